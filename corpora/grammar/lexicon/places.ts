/** Places, countries and cities, and where things stand. Columns: English | Korean | French, gender | options. */

import { type Noun, nouns, phrases, rows } from './entry.ts';

/** A place and the prepositions that lead into it; `bare` when English says "at school". */
export interface Place {
  readonly noun: Noun;
  readonly en: 'at' | 'in' | 'on';
  readonly bare: boolean;
  readonly fr: 'à' | 'dans' | 'sur';
}

/** Reads `en | ko | fr | English preposition | French preposition` rows. */
function places(table: string): Place[] {
  return rows(table).map(([en, ko, fr, at = 'at', frAt = 'à', options = '']) => ({
    noun: nouns(`${en} | ${ko} | ${fr} | ${options}`)[0]!,
    en: at as Place['en'],
    bare: options.includes('bare'),
    fr: frAt as Place['fr'],
  }));
}

/** Where one buys. */
export const SHOPS = places(`
market | 시장 | marché m | at | à
supermarket | 슈퍼마켓 | supermarché m | at | à
store | 가게 | magasin m | at | à
bakery | 빵집 | boulangerie f | at | à
bookstore | 서점 | librairie f | at | à
pharmacy | 약국 | pharmacie f | at | à
department store | 백화점 | grand magasin m | at | à
`);

/** Where one eats. */
export const EATERIES = places(`
restaurant | 식당 | restaurant m | at | à
café | 카페 | café m | at | à
hotel | 호텔 | hôtel m | at | à
`);

export const ROOMS = places(`
kitchen | 부엌 | cuisine f | in | dans
living room | 거실 | salon m | in | dans
bedroom | 침실 | chambre f | in | dans
classroom | 교실 | salle de classe, salles de classe f | in | dans
garden | 정원 | jardin m | in | dans
`);

/** Where one studies and works. */
export const INSTITUTIONS = places(`
school | 학교 | école f | at | à | bare
library | 도서관 | bibliothèque f | at | à
university | 대학교 | université f | at | à
office | 사무실 | bureau, bureaux m | at | à
hospital | 병원 | hôpital, hôpitaux m | at | à
bank | 은행 | banque f | at | à
post office | 우체국 | poste f | at | à
museum | 박물관 | musée m | at | à
police station | 경찰서 | commissariat m | at | à
church | 교회 | église f | at | à
factory | 공장 | usine f | at | à
`);

/** Where one spends free time. */
export const OUTINGS = places(`
park | 공원 | parc m | in | dans
beach | 해변 | plage f | at | à
swimming pool | 수영장 | piscine f | at | à
movie theater | 영화관 | cinéma m | at | à
theater | 극장 | théâtre m | at | à
zoo | 동물원 | zoo m | at | à
gym | 체육관 | salle de sport, salles de sport f | at | à
sea | 바다 | mer f | at | à
mountains, mountains | 산 | montagne f | in | à
`);

export const STOPS = places(`
station | 역 | gare f | at | à
airport | 공항 | aéroport m | at | à
bus stop | 버스 정류장 | arrêt de bus, arrêts de bus m | at | à
subway station | 지하철역 | station de métro, stations de métro f | at | à
parking lot | 주차장 | parking m | in | dans
`);

/** Asked for, walked to, but nothing special is done there. */
export const SIGHTS = places(`
restroom | 화장실 | toilettes, toilettes f | in | à | fr-plural
bridge | 다리 | pont m | on | sur
river | 강 | rivière f | at | à
tower | 탑 | tour f | at | à
city hall | 시청 | mairie f | at | à
`);

/** Places of a town: asked for, stood before, gone to. */
export const TOWN = [...SHOPS, ...EATERIES, ...INSTITUTIONS.filter((p) => !p.bare), ...STOPS];

/** Places that one goes to. */
export const GOALS = [
  ...SHOPS,
  ...EATERIES,
  ...INSTITUTIONS,
  // One is in the park (dans), but goes to it (au).
  ...OUTINGS.map((place): Place => (place.noun.en === 'park' ? { ...place, fr: 'à' } : place)),
  ...STOPS.slice(0, 2),
];

/** Countries and cities, with "in" and "to" already said: Korean adds 에 or 에서. */
export const LANDS = phrases(`
Korea | 한국 | en Corée
France | 프랑스 | en France
Japan | 일본 | au Japon
China | 중국 | en Chine
Germany | 독일 | en Allemagne
Spain | 스페인 | en Espagne
Italy | 이탈리아 | en Italie
Canada | 캐나다 | au Canada
England | 영국 | en Angleterre
Seoul | 서울 | à Séoul
Busan | 부산 | à Busan
Paris | 파리 | à Paris
London | 런던 | à Londres
Tokyo | 도쿄 | à Tokyo
Rome | 로마 | à Rome
Berlin | 베를린 | à Berlin
New York | 뉴욕 | à New York
`);

/** The same lands as what is spoken of: French says them with an article, but cities without. */
export const COUNTRIES = nouns(`
Korea | 한국 | Corée f
France | 프랑스 | France f
Japan | 일본 | Japon m
China | 중국 | Chine f
Germany | 독일 | Allemagne f
Spain | 스페인 | Espagne f
Italy | 이탈리아 | Italie f
Canada | 캐나다 | Canada m
England | 영국 | Angleterre f
`);

export const CITIES = nouns(`
Seoul | 서울 | Séoul f
Busan | 부산 | Busan f
Paris | 파리 | Paris f
London | 런던 | Londres f
Tokyo | 도쿄 | Tokyo f
Rome | 로마 | Rome f
Berlin | 베를린 | Berlin f
New York | 뉴욕 | New York f
`);

/** Where a thing stands relative to another; the French ones in "de" contract with the article. */
export const RELATIONS = phrases(`
next to | 옆에 | à côté de
in front of | 앞에 | devant
behind | 뒤에 | derrière
near | 근처에 | près de
across from | 맞은편에 | en face de
`);

export const SURFACES = phrases(`
on | 위에 | sur
under | 아래에 | sous
next to | 옆에 | à côté de
in front of | 앞에 | devant
behind | 뒤에 | derrière
`);
