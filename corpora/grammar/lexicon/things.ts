/** Things that one owns, buys, loses, wears and sees; animals. Columns: English | Korean | French, gender | options. */

import { nouns } from './entry.ts';

/** Small things that are carried, lost and found. */
export const BELONGINGS = nouns(`
bag | 가방 | sac m
key | 열쇠 | clé f
wallet | 지갑 | portefeuille m
phone | 휴대폰 | téléphone m
umbrella | 우산 | parapluie m
watch | 시계 | montre f
camera | 카메라 | appareil photo, appareils photo m | counter:대
ticket | 표 | billet m | counter:장
passport | 여권 | passeport m
ring | 반지 | bague f
pen | 펜 | stylo m | counter:자루
pencil | 연필 | crayon m | counter:자루
notebook | 공책 | cahier m | counter:권
suitcase | 여행 가방 | valise f
card | 카드 | carte f | counter:장
towel | 수건 | serviette f | counter:장
`);

export const CLOTHES = nouns(
  `
hat | 모자 | chapeau, chapeaux m | counter:개
coat | 코트 | manteau, manteaux m
shirt | 셔츠 | chemise f
dress | 원피스 | robe f
skirt | 치마 | jupe f
sweater | 스웨터 | pull m
jacket | 재킷 | veste f
scarf, scarves | 목도리 | écharpe f | counter:개
`,
  { counter: '벌' },
);

export const READING = nouns(
  `
book | 책 | livre m
magazine | 잡지 | magazine m
newspaper | 신문 | journal, journaux m | counter:부
novel | 소설 | roman m
comic book | 만화책 | bande dessinée, bandes dessinées f
dictionary | 사전 | dictionnaire m
`,
  { counter: '권' },
);

export const WRITINGS = nouns(`
letter | 편지 | lettre f
email | 이메일 | e-mail m
poem | 시 | poème m
report | 보고서 | rapport m
`);

export const GIFTS = nouns(`
gift | 선물 | cadeau, cadeaux m
flower | 꽃 | fleur f | counter:송이
toy | 장난감 | jouet m
ball | 공 | ballon m
doll | 인형 | poupée f
present | 선물 | cadeau, cadeaux m
`);

export const FURNITURE = nouns(`
table | 식탁 | table f
chair | 의자 | chaise f
desk | 책상 | bureau, bureaux m
bed | 침대 | lit m
sofa | 소파 | canapé m
lamp | 램프 | lampe f
mirror | 거울 | miroir m
refrigerator | 냉장고 | réfrigérateur m
computer | 컴퓨터 | ordinateur m
television | 텔레비전 | télévision f
box | 상자 | boîte f
`);

export const TABLEWARE = nouns(`
cup | 컵 | tasse f
plate | 접시 | assiette f
knife, knives | 칼 | couteau, couteaux m
spoon | 숟가락 | cuillère f
fork | 포크 | fourchette f
bowl | 그릇 | bol m
bottle | 병 | bouteille f
`);

export const OPENINGS = nouns(`
window | 창문 | fenêtre f
door | 문 | porte f
`);

/** Where one lives. */
export const DWELLINGS = nouns(`
house | 집 | maison f
apartment | 아파트 | appartement m
room | 방 | chambre f
`);

/** Where many live. */
export const SETTLEMENTS = nouns(`
town | 마을 | ville f
village | 마을 | village m
city | 도시 | ville f
`);

export const VEHICLES = nouns(
  `
car | 자동차 | voiture f
bicycle | 자전거 | vélo m
`,
  { counter: '대' },
);

export const TRANSPORT = nouns(
  `
bus | 버스 | bus m
train | 기차 | train m
taxi | 택시 | taxi m
subway | 지하철 | métro m
plane | 비행기 | avion m
`,
  { counter: '대' },
);

export const INSTRUMENTS = nouns(`
piano | 피아노 | piano m
guitar | 기타 | guitare f
violin | 바이올린 | violon m
`);

export const ANIMALS = nouns(
  `
dog | 개 | chien m
cat | 고양이 | chat m
bird | 새 | oiseau, oiseaux m
rabbit | 토끼 | lapin m
horse | 말 | cheval, chevaux m
cow | 소 | vache f
pig | 돼지 | cochon m
duck | 오리 | canard m
`,
  { counter: '마리' },
);

export const WILD_ANIMALS = nouns(
  `
tiger | 호랑이 | tigre m
lion | 사자 | lion m
bear | 곰 | ours m
monkey | 원숭이 | singe m
elephant | 코끼리 | éléphant m
snake | 뱀 | serpent m
spider | 거미 | araignée f
`,
  { counter: '마리' },
);

/** Watched at home: no article in English. */
export const BROADCASTS = nouns('television | 텔레비전 | télévision f', { mass: true });

/** Heard, seen, liked. */
export const CULTURE = nouns(
  `
music | 음악 | musique f
jazz | 재즈 | jazz m
classical music | 클래식 음악 | musique classique f
art | 미술 | art m
`,
  { mass: true },
);

export const SHOWS = nouns(
  `
movie | 영화 | film m
concert | 콘서트 | concert m
play | 연극 | pièce de théâtre, pièces de théâtre f
soccer game | 축구 경기 | match de football, matchs de football m
`,
  { counter: '편' },
);

export const SUBJECTS = nouns(
  `
math | 수학 | mathématiques f | fr-plural
history | 역사 | histoire f
science | 과학 | science f
music | 음악 | musique f
Korean | 한국어 | coréen m
French | 프랑스어 | français m
English | 영어 | anglais m
Japanese | 일본어 | japonais m
Chinese | 중국어 | chinois m
Spanish | 스페인어 | espagnol m
German | 독일어 | allemand m
`,
  { mass: true },
);

export const LANGUAGES = SUBJECTS.filter((noun) => /^[A-Z]/.test(noun.en));

export const EVENTS = nouns(`
class | 수업 | cours m
meeting | 회의 | réunion f
exam | 시험 | examen m
party | 파티 | fête f
lesson | 수업 | leçon f
vacation | 방학 | vacances f | fr-plural
trip | 여행 | voyage m
wedding | 결혼식 | mariage m
`);
