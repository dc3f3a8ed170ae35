/** Adjectives by what they can describe. Columns: English | Korean [irregular class] | French m[, f[, before a vowel]] | options. */

import { adjectives } from './entry.ts';

/** Of things one can hold or own. */
export const SIZES = adjectives(`
big | 크다 | grand | before
small | 작다 | petit | before
heavy | 무겁다 ㅂ | lourd
light | 가볍다 ㅂ | léger, légère
`);

export const THING_QUALITIES = adjectives(`
expensive | 비싸다 | cher, chère
cheap | 싸다 | bon marché | invariable
pretty | 예쁘다 | joli | before
dirty | 더럽다 ㅂ | sale
clean | 깨끗하다 | propre
useful | 유용하다 | utile
strange | 이상하다 | bizarre
`);

export const COLORS = adjectives(`
red | 빨갛다 ㅎ, 빨간색이다 이 | rouge
blue | 파랗다 ㅎ, 파란색이다 이 | bleu
yellow | 노랗다 ㅎ, 노란색이다 이 | jaune
black | 까맣다 ㅎ, 까만색이다 이 | noir
white | 하얗다 ㅎ, 하얀색이다 이 | blanc, blanche
`);

/** Only before a noun: Korean says 새 and 오래된 there. */
export const NEW = adjectives('new | 새다 | nouveau, nouvelle, nouvel | before')[0]!;

export const READING_QUALITIES = adjectives(`
interesting | 재미있다 | intéressant
boring | 지루하다 | ennuyeux, ennuyeuse
difficult | 어렵다 ㅂ | difficile
easy | 쉽다 ㅂ | facile
long | 길다 | long, longue
short | 짧다 | court
useful | 유용하다 | utile
`);

export const EVENT_QUALITIES = adjectives(`
important | 중요하다 | important
interesting | 재미있다 | intéressant
difficult | 어렵다 ㅂ | difficile
easy | 쉽다 ㅂ | facile
long | 길다 | long, longue
short | 짧다 | court
`);

export const TASTES = adjectives(`
delicious | 맛있다 | délicieux, délicieuse
sweet | 달다 | sucré
salty | 짜다 | salé
spicy | 맵다 ㅂ | épicé
fresh | 신선하다 | frais, fraîche
hot | 뜨겁다 ㅂ | chaud
cold | 차갑다 ㅂ | froid
`);

export const PERSON_QUALITIES = adjectives(`
tall | 키가 크다 | grand | before
kind | 친절하다 | gentil, gentille
young | 젊다 | jeune | before
smart | 똑똑하다 | intelligent
funny | 웃기다 | drôle
lazy | 게으르다 르 | paresseux, paresseuse
diligent | 부지런하다 | travailleur, travailleuse
famous | 유명하다 | célèbre
rich | 부유하다 | riche
poor | 가난하다 | pauvre
quiet | 조용하다 | calme
brave | 용감하다 | courageux, courageuse
honest | 정직하다 | honnête
polite | 예의가 바르다 르 | poli
strong | 힘이 세다 | fort
shy | 수줍음이 많다 | timide
`);

export const PLACE_QUALITIES = adjectives(`
big | 크다 | grand | before
small | 작다 | petit | before
quiet | 조용하다 | calme
noisy | 시끄럽다 ㅂ | bruyant
clean | 깨끗하다 | propre
beautiful | 아름답다 ㅂ | beau, belle, bel | before
far | 멀다 | loin | invariable
close | 가깝다 ㅂ | proche
old | 오래되다 | vieux, vieille, vieil | before
modern | 현대적이다 이 | moderne
comfortable | 편안하다 | confortable
dangerous | 위험하다 | dangereux, dangereuse
safe | 안전하다 | sûr
famous | 유명하다 | célèbre
`);

export const ANIMAL_QUALITIES = adjectives(`
big | 크다 | grand | before
small | 작다 | petit | before
cute | 귀엽다 ㅂ | mignon, mignonne
fast | 빠르다 르 | rapide
slow | 느리다 | lent
strong | 힘이 세다 | fort
dangerous | 위험하다 | dangereux, dangereuse
smart | 똑똑하다 | intelligent
`);

/** How one feels or fares; French says them with être, or as verbs (see FEELINGS in states.ts). */
export const MOODS = adjectives(`
happy | 행복하다 | heureux, heureuse
sad | 슬프다 | triste | outward:슬퍼하다
tired | 피곤하다 | fatigué
busy | 바쁘다 | occupé
sick | 아프다 | malade
healthy | 건강하다 | en bonne santé | invariable
lonely | 외롭다 ㅂ | seul | outward:외로워하다
worried | 걱정되다 | inquiet, inquiète | outward:걱정하다
nervous | 긴장되다 | nerveux, nerveuse | outward:긴장하다
`);
