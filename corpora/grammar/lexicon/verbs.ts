/** Verbs. Columns: English [(past)] | Korean [irregular class] | French | options, parted by semicolons. */

import { type Verb, verbs } from './entry.ts';

const TRANSITIVE = verbs(`
eat (ate) | 먹다 | manger | honorific:드시다
drink (drank) | 마시다 | boire | honorific:드시다
cook | 요리하다 | cuisiner
buy (bought) | 사다 | acheter
sell (sold) | 팔다 | vendre
read (read) | 읽다 | lire
write (wrote) | 쓰다 | écrire
watch | 보다 | regarder
see (saw) | 보다 | voir
hear (heard) | 듣다 ㄷ | entendre
listen to | 듣다 ㄷ | écouter
learn | 배우다 | apprendre
study | 공부하다 | étudier
teach (taught) | 가르치다 | enseigner
speak (spoke) | 하다 | parler
understand (understood) | 이해하다 | comprendre
meet (met) | 만나다 | rencontrer
help | 돕다 ㅂ | aider
wait for | 기다리다 | attendre
invite | 초대하다 | inviter
visit | 방문하다 | visiter
call | 전화하다 | appeler | ko:에게
thank | 감사하다 | remercier | ko:에게
love | 사랑하다 | aimer | stative
like | 좋아하다 | aimer | stative
hate | 싫어하다 | détester | stative
know (knew) | 알다 | connaître | stative; negative:모르다 르
want | 원하다 | vouloir | stative
need | 필요하다 | avoir besoin | stative; descriptive; ko:이; fr:de
have (had) | 있다 | avoir | stative; descriptive; ko:이; negative:없다
be afraid of | 무서워하다 | avoir peur | stative; fr:de
look for | 찾아보다 | chercher
find (found) | 찾다 | trouver
lose (lost) | 잃어버리다 | perdre
forget (forgot) | 잊다 | oublier
open | 열다 | ouvrir
close | 닫다 | fermer
wash | 씻다 | laver
clean | 청소하다 | nettoyer
repair | 고치다 | réparer
use | 사용하다 | utiliser
make (made) | 만들다 | faire
draw (drew) | 그리다 | dessiner
break (broke) | 깨뜨리다 | casser
carry | 나르다 르 | porter
bring (brought) | 가져오다 | apporter
wear (wore) | 입다 | porter
choose (chose) | 고르다 르 | choisir
play | 연주하다 | jouer | fr:de
take (took) | 타다 | prendre
drive (drove) | 운전하다 | conduire
give (gave) | 주다 | donner
send (sent) | 보내다 | envoyer
show (showed) | 보여 주다 | montrer
lend (lent) | 빌려주다 | prêter
start | 시작하다 | commencer
finish | 끝내다 | finir
paint | 칠하다 | peindre
`);

const INTRANSITIVE = verbs(`
sleep (slept) | 자다 | dormir | honorific:주무시다
work | 일하다 | travailler
swim (swam) | 수영하다 | nager
run (ran) | 달리다 | courir
walk | 걷다 ㄷ | marcher
dance | 춤을 추다 | danser
sing (sang) | 노래하다 | chanter
cry | 울다 | pleurer
laugh | 웃다 | rire
smile | 미소를 짓다 ㅅ | sourire
wait | 기다리다 | attendre
rest | 쉬다 | se reposer
exercise | 운동하다 | faire du sport
smoke | 담배를 피우다 | fumer
travel | 여행하다 | voyager
live | 살다 | habiter
go (went) | 가다 | aller | être
come (came) | 오다 | venir | être
arrive | 도착하다 | arriver | être
leave (left) | 떠나다 | partir | être
go out (went out) | 나가다 | sortir | être
come back (came back) | 돌아오다 | revenir | être
go home (went home) | 집에 가다 | rentrer à la maison | être
get up (got up) | 일어나다 | se lever | être
go to bed (went to bed) | 잠자리에 들다 | se coucher | être
take a walk (took a walk) | 산책하다 | se promener | être
take a shower (took a shower) | 샤워하다 | prendre une douche
have breakfast (had breakfast) | 아침을 먹다 | prendre le petit-déjeuner | honorific:아침을 드시다
have lunch (had lunch) | 점심을 먹다 | déjeuner | honorific:점심을 드시다
have dinner (had dinner) | 저녁을 먹다 | dîner | honorific:저녁을 드시다
do the dishes (did the dishes) | 설거지하다 | faire la vaisselle
do the laundry (did the laundry) | 빨래하다 | faire la lessive
go shopping (went shopping) | 쇼핑하다 | faire des courses
go fishing (went fishing) | 낚시하다 | pêcher
play soccer | 축구를 하다 | jouer au football
play tennis | 테니스를 치다 | jouer au tennis
play basketball | 농구를 하다 | jouer au basket
take pictures (took pictures) | 사진을 찍다 | prendre des photos
move | 이사하다 | déménager
ride a bicycle (rode a bicycle) | 자전거를 타다 | faire du vélo
hurry | 서두르다 르 | se dépêcher
relax | 쉬다 | se détendre
be (was) | 있다 | être | stative; descriptive; negative:없다; honorific:계시다
stay | 머무르다 르 | rester | être
drive carefully (drove carefully) | 조심해서 운전하다 | conduire prudemment
speak slowly (spoke slowly) | 천천히 말하다 | parler lentement
come in (came in) | 들어오다 | entrer | être
sit down (sat down) | 앉다 | s'asseoir | être
play outside | 밖에서 놀다 | jouer dehors
`);

/** Weather: the subject is the impersonal "it", which Korean does not say. */
export const WEATHER_EVENTS = verbs(`
rain | 비가 오다 | pleuvoir | progressive
snow | 눈이 오다 | neiger | progressive
`);

/** Weather that lasts: "it is cold". */
export const WEATHER_STATES = verbs(`
be cold | 춥다 ㅂ | faire froid | stative; descriptive
be hot | 덥다 ㅂ | faire chaud | stative; descriptive
be warm | 따뜻하다 | faire bon | stative; descriptive
be cool | 시원하다 | faire frais | stative; descriptive
be windy | 바람이 불다 | y avoir du vent | stative
be cloudy | 흐리다 | faire gris | stative; descriptive
be sunny | 화창하다 | y avoir du soleil | stative; descriptive
be humid | 습하다 | faire humide | stative; descriptive
be dark | 어둡다 ㅂ | faire nuit | stative; descriptive
`);

/** Sensations that French says with "avoir". */
export const SENSATIONS = verbs(`
be hungry | 배가 고프다 | avoir faim | stative; descriptive; sensation; outward:배고파하다
be thirsty | 목이 마르다 르 | avoir soif | stative; descriptive; sensation; outward:목말라하다
be sleepy | 졸리다 | avoir sommeil | stative; descriptive; sensation; outward:졸려하다
be cold | 춥다 ㅂ | avoir froid | stative; descriptive; sensation; outward:추워하다
be hot | 덥다 ㅂ | avoir chaud | stative; descriptive; sensation; outward:더워하다
`);

/** States that Korean says as things that have happened: "화가 났어요". */
export const OUTCOMES = verbs(`
be angry | 화가 났다 | être en colère | stative; honorific:화가 나셨다
be late | 늦었다 | être en retard | stative; honorific:늦으셨다
`);

/** "My head hurts." */
export const PAINS = verbs(`
have a headache (had a headache) | 머리가 아프다 | avoir mal à la tête | stative; descriptive; sensation
have a stomachache (had a stomachache) | 배가 아프다 | avoir mal au ventre | stative; descriptive; sensation
have a toothache (had a toothache) | 이가 아프다 | avoir mal aux dents | stative; descriptive; sensation
have a sore throat (had a sore throat) | 목이 아프다 | avoir mal à la gorge | stative; descriptive; sensation
have a backache (had a backache) | 허리가 아프다 | avoir mal au dos | stative; descriptive; sensation
have a cold (had a cold) | 감기에 걸렸다 | avoir un rhume | stative; sensation; honorific:감기에 걸리셨다
have a fever (had a fever) | 열이 있다 | avoir de la fièvre | stative; descriptive; sensation; negative:열이 없다
`);

export const VERBS: readonly Verb[] = [...TRANSITIVE, ...INTRANSITIVE];

const BY_NAME = new Map(VERBS.map((entry) => [entry.en, entry]));

/** The verb of this English name; a misspelt name is a bug in a pattern. */
export function verb(name: string): Verb {
  const entry = BY_NAME.get(name);
  if (entry === undefined) throw new Error(`no verb named "${name}"`);
  return entry;
}
