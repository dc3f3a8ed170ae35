import { describe, expect, it } from 'vitest';
import { imparfait, type PersonIndex, pastParticiple, present } from '../../corpora/grammar/french/conjugation.ts';
import { rows } from '../../corpora/grammar/lexicon/entry.ts';
import { VERBS } from '../../corpora/grammar/lexicon/verbs.ts';

/** Written from the grammar of the language: infinitive | je, il, nous, vous, ils | participle | imparfait of il. */
const CONJUGATED = rows(`
être | suis, est, sommes, êtes, sont | été | était
avoir | ai, a, avons, avez, ont | eu | avait
aller | vais, va, allons, allez, vont | allé | allait
faire | fais, fait, faisons, faites, font | fait | faisait
manger | mange, mange, mangeons, mangez, mangent | mangé | mangeait
commencer | commence, commence, commençons, commencez, commencent | commencé | commençait
acheter | achète, achète, achetons, achetez, achètent | acheté | achetait
appeler | appelle, appelle, appelons, appelez, appellent | appelé | appelait
lever | lève, lève, levons, levez, lèvent | levé | levait
promener | promène, promène, promenons, promenez, promènent | promené | promenait
nettoyer | nettoie, nettoie, nettoyons, nettoyez, nettoient | nettoyé | nettoyait
envoyer | envoie, envoie, envoyons, envoyez, envoient | envoyé | envoyait
étudier | étudie, étudie, étudions, étudiez, étudient | étudié | étudiait
aimer | aime, aime, aimons, aimez, aiment | aimé | aimait
finir | finis, finit, finissons, finissez, finissent | fini | finissait
choisir | choisis, choisit, choisissons, choisissez, choisissent | choisi | choisissait
attendre | attends, attend, attendons, attendez, attendent | attendu | attendait
perdre | perds, perd, perdons, perdez, perdent | perdu | perdait
entendre | entends, entend, entendons, entendez, entendent | entendu | entendait
prendre | prends, prend, prenons, prenez, prennent | pris | prenait
apprendre | apprends, apprend, apprenons, apprenez, apprennent | appris | apprenait
boire | bois, boit, buvons, buvez, boivent | bu | buvait
lire | lis, lit, lisons, lisez, lisent | lu | lisait
écrire | écris, écrit, écrivons, écrivez, écrivent | écrit | écrivait
voir | vois, voit, voyons, voyez, voient | vu | voyait
vouloir | veux, veut, voulons, voulez, veulent | voulu | voulait
pouvoir | peux, peut, pouvons, pouvez, peuvent | pu | pouvait
devoir | dois, doit, devons, devez, doivent | dû | devait
connaître | connais, connaît, connaissons, connaissez, connaissent | connu | connaissait
dormir | dors, dort, dormons, dormez, dorment | dormi | dormait
partir | pars, part, partons, partez, partent | parti | partait
venir | viens, vient, venons, venez, viennent | venu | venait
ouvrir | ouvre, ouvre, ouvrons, ouvrez, ouvrent | ouvert | ouvrait
courir | cours, court, courons, courez, courent | couru | courait
conduire | conduis, conduit, conduisons, conduisez, conduisent | conduit | conduisait
peindre | peins, peint, peignons, peignez, peignent | peint | peignait
rire | ris, rit, rions, riez, rient | ri | riait
`);

const PERSONS: readonly PersonIndex[] = [0, 1, 2, 3, 4];

describe('French conjugation', () => {
  it.each(CONJUGATED)(
    'when %s is conjugated, then it is %s, %s, %s',
    (infinitive = '', forms = '', participle, past) => {
      expect(PERSONS.map((person) => present(infinitive, person)).join(', ')).toBe(forms);
      expect(pastParticiple(infinitive)).toBe(participle);
      expect(imparfait(infinitive, 1)).toBe(past);
    },
  );

  it('when nous and vous eat in the imparfait, then the e that softened the g goes', () => {
    expect(PERSONS.map((person) => imparfait('manger', person))).toEqual([
      'mangeais',
      'mangeait',
      'mangions',
      'mangiez',
      'mangeaient',
    ]);
  });

  it('when any verb of the lexicon is conjugated, then every person has a form', () => {
    for (const { fr } of VERBS) {
      const [, head = ''] = /^(?:se |s'|y )?(\S+)/.exec(fr) ?? [];
      for (const person of PERSONS) expect(present(head, person), fr).toMatch(/^\p{L}+$/u);
      expect(pastParticiple(head), fr).toMatch(/^\p{L}+$/u);
    }
  });
});
