/** Times and how often. Each phrase is whole in every language; only numbers are composed. */

import { type Phrase, phrases, rows } from './entry.ts';

export const PAST_TIMES = phrases(`
yesterday | 어제 | hier
last night | 어젯밤에 | hier soir
last week | 지난주에 | la semaine dernière
last month | 지난달에 | le mois dernier
last year | 작년에 | l'année dernière
this morning | 오늘 아침에 | ce matin
yesterday morning | 어제 아침에 | hier matin
last weekend | 지난 주말에 | le week-end dernier
two days ago | 이틀 전에 | il y a deux jours
a week ago | 일주일 전에 | il y a une semaine
`);

export const FUTURE_TIMES = phrases(`
tomorrow | 내일 | demain
tonight | 오늘 밤에 | cette nuit
this evening | 오늘 저녁에 | ce soir
this afternoon | 오늘 오후에 | cet après-midi
tomorrow morning | 내일 아침에 | demain matin
tomorrow evening | 내일 저녁에 | demain soir
next week | 다음 주에 | la semaine prochaine
this weekend | 이번 주말에 | ce week-end
later | 나중에 | plus tard
soon | 곧 | bientôt
`);

/** Far enough away for trips and moves. */
export const FAR_FUTURE_TIMES = phrases(`
next week | 다음 주에 | la semaine prochaine
next month | 다음 달에 | le mois prochain
next year | 내년에 | l'année prochaine
this summer | 올여름에 | cet été
this winter | 올겨울에 | cet hiver
soon | 곧 | bientôt
`);

export const HABITUAL_TIMES = phrases(`
every day | 매일 | tous les jours
every morning | 매일 아침 | tous les matins
every evening | 매일 저녁 | tous les soirs
every week | 매주 | toutes les semaines
in the morning | 아침에 | le matin
in the afternoon | 오후에 | l'après-midi
in the evening | 저녁에 | le soir
at night | 밤에 | la nuit
on the weekend | 주말에 | le week-end
after school | 방과 후에 | après l'école
after work | 퇴근 후에 | après le travail
before dinner | 저녁 식사 전에 | avant le dîner
after lunch | 점심 식사 후에 | après le déjeuner
`);

export const SEASONS = phrases(`
in spring | 봄에 | au printemps
in summer | 여름에 | en été
in autumn | 가을에 | en automne
in winter | 겨울에 | en hiver
`);

export const MONTHS = phrases(`
in January | 일월에 | en janvier
in February | 이월에 | en février
in March | 삼월에 | en mars
in April | 사월에 | en avril
in May | 오월에 | en mai
in June | 유월에 | en juin
in July | 칠월에 | en juillet
in August | 팔월에 | en août
in September | 구월에 | en septembre
in October | 시월에 | en octobre
in November | 십일월에 | en novembre
in December | 십이월에 | en décembre
`);

/** Days of the week, bare. */
export const DAYS = phrases(`
Monday | 월요일 | lundi
Tuesday | 화요일 | mardi
Wednesday | 수요일 | mercredi
Thursday | 목요일 | jeudi
Friday | 금요일 | vendredi
Saturday | 토요일 | samedi
Sunday | 일요일 | dimanche
`);

export const FREQUENCIES = phrases(`
often | 자주 | souvent
always | 항상 | toujours
sometimes | 가끔 | parfois
usually | 보통 | généralement
never | 절대 | jamais
`);

/** How well, how fast and how much something is done. */
export const MANNERS = phrases(`
well | 잘 | bien
fast | 빨리 | vite
slowly | 천천히 | lentement
a lot | 많이 | beaucoup
`);

export const TRANSPORT_MEANS = phrases(`
by bus | 버스로 | en bus
by train | 기차로 | en train
by car | 자동차로 | en voiture
by subway | 지하철로 | en métro
by taxi | 택시로 | en taxi
by bicycle | 자전거로 | à vélo
on foot | 걸어서 | à pied
`);

export const LONG_DISTANCE_MEANS = phrases(`
by plane | 비행기로 | en avion
by train | 기차로 | en train
by boat | 배로 | en bateau
by car | 자동차로 | en voiture
`);

/** Numbers as said in counting: English | native Korean before a counter | Sino-Korean | French. */
export const NUMBERS = rows(`
one | 한 | 일 | un
two | 두 | 이 | deux
three | 세 | 삼 | trois
four | 네 | 사 | quatre
five | 다섯 | 오 | cinq
six | 여섯 | 육 | six
seven | 일곱 | 칠 | sept
eight | 여덟 | 팔 | huit
nine | 아홉 | 구 | neuf
ten | 열 | 십 | dix
eleven | 열한 | 십일 | onze
twelve | 열두 | 십이 | douze
`).map(([en = '', native = '', sino = '', fr = '']) => ({ en, native, sino, fr }));

export const AGES: readonly Phrase[] = phrases(`
five | 다섯 | cinq
six | 여섯 | six
seven | 일곱 | sept
eight | 여덟 | huit
nine | 아홉 | neuf
ten | 열 | dix
twelve | 열두 | douze
fifteen | 열다섯 | quinze
eighteen | 열여덟 | dix-huit
twenty | 스무 | vingt
thirty | 서른 | trente
forty | 마흔 | quarante
fifty | 쉰 | cinquante
sixty | 예순 | soixante
seventy | 일흔 | soixante-dix
eighty | 여든 | quatre-vingts
`);

export const PRICES: readonly Phrase[] = phrases(`
one thousand won | 천 원 | mille wons
two thousand won | 이천 원 | deux mille wons
three thousand won | 삼천 원 | trois mille wons
five thousand won | 오천 원 | cinq mille wons
eight thousand won | 팔천 원 | huit mille wons
ten thousand won | 만 원 | dix mille wons
twenty thousand won | 이만 원 | vingt mille wons
thirty thousand won | 삼만 원 | trente mille wons
fifty thousand won | 오만 원 | cinquante mille wons
two euros | 이 유로 | deux euros
three euros | 삼 유로 | trois euros
five euros | 오 유로 | cinq euros
ten euros | 십 유로 | dix euros
twenty euros | 이십 유로 | vingt euros
fifty euros | 오십 유로 | cinquante euros
`);

export const DURATIONS: readonly Phrase[] = phrases(`
for an hour | 한 시간 동안 | pendant une heure
for two hours | 두 시간 동안 | pendant deux heures
for three hours | 세 시간 동안 | pendant trois heures
for thirty minutes | 삼십 분 동안 | pendant trente minutes
all day | 하루 종일 | toute la journée
for a long time | 오랫동안 | pendant longtemps
`);
