/** People: kin, company, professions, names. Columns: English | Korean | French, gender | options. */

import { type Adjective, adjectives, nouns } from './entry.ts';

/** Said with "my": the speaker is a man, so 형 and 누나. */
export const KIN = nouns(
  `
mother | 어머니 | mère f | 우리 honorific
father | 아버지 | père m | 우리 honorific
grandmother | 할머니 | grand-mère, grands-mères f | 우리 honorific
grandfather | 할아버지 | grand-père, grands-pères m | 우리 honorific
older brother | 형 | grand frère, grands frères m | 우리
older sister | 누나 | grande sœur, grandes sœurs f | 우리
younger brother | 남동생 | petit frère, petits frères m
younger sister | 여동생 | petite sœur, petites sœurs f
uncle | 삼촌 | oncle m | 우리
aunt | 이모 | tante f | 우리
cousin | 사촌 | cousin m
son | 아들 | fils m
daughter | 딸 | fille f
wife | 아내 | femme f
friend | 친구 | ami m
neighbor | 이웃 | voisin m
colleague | 동료 | collègue m
teacher | 선생님 | professeur m | 우리 honorific
brother | 남동생 | frère m
sister | 여동생 | sœur f
`,
  { person: true, counter: '명' },
);

/** Said with "his" and "her" as well: no word that depends on the owner's sex. */
export const COMPANIONS = KIN.filter((noun) => !/older|wife|uncle|aunt|teacher|neighbor|colleague/.test(noun.en));

export const PEOPLE = nouns(
  `
man, men | 남자 | homme m
woman, women | 여자 | femme f
boy | 소년 | garçon m
girl | 소녀 | fille f
child, children | 아이 | enfant m
baby | 아기 | bébé m
student | 학생 | étudiant m
doctor | 의사 | médecin m
nurse | 간호사 | infirmière f
cook | 요리사 | cuisinier m
police officer | 경찰관 | policier m
guest | 손님 | invité m
tourist | 관광객 | touriste m
`,
  { person: true, counter: '명' },
);

export const NAMES = nouns(
  `
Minsu | 민수 | Minsu m
Jisoo | 지수 | Jisoo f
Minjun | 민준 | Minjun m
Yuna | 유나 | Yuna f
Paul | 폴 | Paul m
Marie | 마리 | Marie f
Tom | 톰 | Tom m
Anna | 안나 | Anna f
Sujin | 수진 | Sujin f
Daniel | 다니엘 | Daniel m
`,
  { person: true, name: true, counter: '명' },
);

/** Predicates of profession: "she is a nurse". The Korean stem is a noun with 이다. */
export const PROFESSIONS: readonly Adjective[] = adjectives(`
doctor | 의사이다 이 | médecin, médecin
nurse | 간호사이다 이 | infirmier, infirmière
student | 학생이다 이 | étudiant
teacher | 선생님이다 이 | professeur
cook | 요리사이다 이 | cuisinier, cuisinière
police officer | 경찰관이다 이 | policier, policière
engineer | 엔지니어이다 이 | ingénieur
lawyer | 변호사이다 이 | avocat
singer | 가수이다 이 | chanteur, chanteuse
actor | 배우이다 이 | acteur, actrice
writer | 작가이다 이 | écrivain
farmer | 농부이다 이 | agriculteur, agricultrice
baker | 제빵사이다 이 | boulanger, boulangère
painter | 화가이다 이 | peintre
dentist | 치과 의사이다 이 | dentiste
pilot | 조종사이다 이 | pilote
journalist | 기자이다 이 | journaliste
scientist | 과학자이다 이 | scientifique
musician | 음악가이다 이 | musicien, musicienne
firefighter | 소방관이다 이 | pompier, pompière
salesperson | 판매원이다 이 | vendeur, vendeuse
bus driver | 버스 기사이다 이 | chauffeur de bus, chauffeuse de bus
`);
