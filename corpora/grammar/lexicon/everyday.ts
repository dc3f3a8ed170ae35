/** What is named at home: what is liked best, meals, portions, seats, the sky, how one looks. Columns as in the tables beside it. */

import { type Adjective, adjectives, type Noun, nouns, phrases, verbs } from './entry.ts';
import { FURNITURE } from './things.ts';

/** French and English say whose favourite it is; Korean, who likes it best. */
export const FAVORITE = adjectives('favorite | 가장 좋아하다 | préféré')[0]!;

export const FAVORITE_KINDS = nouns(`
color | 색 | couleur f
food | 음식 | plat m
drink | 음료 | boisson f
animal | 동물 | animal, animaux m
season | 계절 | saison f
subject | 과목 | matière f
song | 노래 | chanson f
movie | 영화 | film m
book | 책 | livre m
sport | 운동 | sport m
`);

export const FAVORITE_COLORS = phrases(`
red | 빨간색 | le rouge
blue | 파란색 | le bleu
yellow | 노란색 | le jaune
green | 초록색 | le vert
black | 까만색 | le noir
white | 하얀색 | le blanc
`);

export const FAVORITE_SEASONS = phrases(`
spring | 봄 | le printemps
summer | 여름 | l'été
fall | 가을 | l'automne
winter | 겨울 | l'hiver
`);

export const MEALS = phrases(`
for breakfast | 아침으로 | au petit-déjeuner
for lunch | 점심으로 | au déjeuner
for dinner | 저녁으로 | au dîner
`);

/** One portion of what is not counted. */
export const PORTIONS = nouns(`
cup of coffee, cups of coffee | 커피 한 잔 | tasse de café, tasses de café f
cup of tea, cups of tea | 차 한 잔 | tasse de thé, tasses de thé f
glass of water, glasses of water | 물 한 잔 | verre d'eau, verres d'eau m
glass of milk, glasses of milk | 우유 한 잔 | verre de lait, verres de lait m
glass of juice, glasses of juice | 주스 한 잔 | verre de jus, verres de jus m
bottle of water, bottles of water | 물 한 병 | bouteille d'eau, bouteilles d'eau f
bottle of beer, bottles of beer | 맥주 한 병 | bouteille de bière, bouteilles de bière f
piece of cake, pieces of cake | 케이크 한 조각 | part de gâteau, parts de gâteau f
slice of bread, slices of bread | 빵 한 조각 | tranche de pain, tranches de pain f
bowl of rice, bowls of rice | 밥 한 그릇 | bol de riz, bols de riz m
bowl of soup, bowls of soup | 수프 한 그릇 | bol de soupe, bols de soupe m
`);

export const SEATS: readonly Noun[] = [
  ...FURNITURE.filter(({ en }) => /^(chair|bed|sofa)$/.test(en)),
  ...nouns(`
bench | 벤치 | banc m
floor | 바닥 | sol m
grass, grass | 풀밭 | herbe f
`),
];

/** Hair and eyes: Korean says what they are like. No brown ones: that is a name as well. */
export const LOOKS = verbs(`
have long hair (had long hair) | 머리가 길다 | avoir les cheveux longs | stative; descriptive
have short hair (had short hair) | 머리가 짧다 | avoir les cheveux courts | stative; descriptive
have black hair (had black hair) | 머리가 까만색이다 이 | avoir les cheveux noirs | stative; descriptive
have blond hair (had blond hair) | 머리가 금발이다 이 | avoir les cheveux blonds | stative; descriptive
have blue eyes (had blue eyes) | 눈이 파란색이다 이 | avoir les yeux bleus | stative; descriptive
have green eyes (had green eyes) | 눈이 초록색이다 이 | avoir les yeux verts | stative; descriptive
have big eyes (had big eyes) | 눈이 크다 | avoir les yeux ronds | stative; descriptive
`);

const [sun, moon, sky, sea] = nouns(`
sun | 해 | soleil m
moon | 달 | lune f
sky | 하늘 | ciel m
sea | 바다 | mer f
`) as [Noun, Noun, Noun, Noun];

const [bright, beautiful, big, hot, blue, dark] = adjectives(`
bright | 밝다 | brillant
beautiful | 아름답다 ㅂ | beau, belle, bel | before
big | 크다 | grand | before
hot | 뜨겁다 ㅂ | chaud
blue | 파랗다 ㅎ, 파란색이다 이 | bleu
dark | 어둡다 ㅂ | sombre
`) as [Adjective, Adjective, Adjective, Adjective, Adjective, Adjective];

/** What is above us, and what can be said of it. */
export const HEAVENLY: readonly { noun: Noun; qualities: readonly Adjective[] }[] = [
  { noun: sun, qualities: [bright, hot, big] },
  { noun: moon, qualities: [bright, beautiful, big] },
  { noun: sky, qualities: [blue, dark, beautiful] },
  { noun: sea, qualities: [blue, beautiful, big] },
];
