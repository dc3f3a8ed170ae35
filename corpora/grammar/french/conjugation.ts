/** French conjugation: present, imparfait, participle and imperative of the verbs in the lexicon. */

/** je, il, nous, vous, ils. */
export type PersonIndex = 0 | 1 | 2 | 3 | 4;

/** Present forms in the order of PersonIndex, then the past participle. */
const IRREGULAR: Readonly<Record<string, string>> = {
  être: 'suis est sommes êtes sont été',
  avoir: 'ai a avons avez ont eu',
  aller: 'vais va allons allez vont allé',
  faire: 'fais fait faisons faites font fait',
  prendre: 'prends prend prenons prenez prennent pris',
  apprendre: 'apprends apprend apprenons apprenez apprennent appris',
  comprendre: 'comprends comprend comprenons comprenez comprennent compris',
  boire: 'bois boit buvons buvez boivent bu',
  lire: 'lis lit lisons lisez lisent lu',
  écrire: 'écris écrit écrivons écrivez écrivent écrit',
  voir: 'vois voit voyons voyez voient vu',
  vouloir: 'veux veut voulons voulez veulent voulu',
  pouvoir: 'peux peut pouvons pouvez peuvent pu',
  savoir: 'sais sait savons savez savent su',
  devoir: 'dois doit devons devez doivent dû',
  connaître: 'connais connaît connaissons connaissez connaissent connu',
  dormir: 'dors dort dormons dormez dorment dormi',
  partir: 'pars part partons partez partent parti',
  sortir: 'sors sort sortons sortez sortent sorti',
  venir: 'viens vient venons venez viennent venu',
  revenir: 'reviens revient revenons revenez reviennent revenu',
  ouvrir: 'ouvre ouvre ouvrons ouvrez ouvrent ouvert',
  courir: 'cours court courons courez courent couru',
  conduire: 'conduis conduit conduisons conduisez conduisent conduit',
  peindre: 'peins peint peignons peignez peignent peint',
  rire: 'ris rit rions riez rient ri',
  sourire: 'souris sourit sourions souriez sourient souri',
  pleuvoir: 'pleus pleut pleuvons pleuvez pleuvent plu',
  asseoir: 'assieds assied asseyons asseyez asseyent assis',
};

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  er: ['e', 'e', 'ons', 'ez', 'ent', 'é'],
  ir: ['is', 'it', 'issons', 'issez', 'issent', 'i'],
  re: ['s', '', 'ons', 'ez', 'ent', 'u'],
};

/** The present of a one-word infinitive: manger, 2 → mangeons; acheter, 1 → achète. */
export function present(infinitive: string, person: PersonIndex): string {
  return form(infinitive, person);
}

/** The past participle, masculine singular: attendre → attendu. */
export function pastParticiple(infinitive: string): string {
  return form(infinitive, 5);
}

/** The imparfait: the "nous" stem (ét- of être) with -ais, -ait, -ions, -iez, -aient. */
export function imparfait(infinitive: string, person: PersonIndex): string {
  const stem = infinitive === 'être' ? 'ét' : infinitive === 'neiger' ? 'neige' : form(infinitive, 2).slice(0, -3);
  const ending = ['ais', 'ait', 'ions', 'iez', 'aient'][person]!;
  return (/^i/.test(ending) ? stem.replace(/ge$/, 'g').replace(/ç$/, 'c') : stem) + ending;
}

function form(infinitive: string, index: number): string {
  const irregular = IRREGULAR[infinitive];
  if (irregular !== undefined) return irregular.split(' ')[index]!;
  const stem = infinitive.slice(0, -2);
  const ending = ENDINGS[infinitive.slice(-2)]![index]!;
  return (infinitive.endsWith('er') ? spelt(stem, ending) : stem) + ending;
}

/** Spelling changes of -er verbs: mange+ons, commenç+ons, achèt+e, appell+e, nettoi+e. */
function spelt(stem: string, ending: string): string {
  if (ending === 'ons') return stem.replace(/g$/, 'ge').replace(/c$/, 'ç');
  if (!['e', 'ent'].includes(ending)) return stem;
  if (/^appel$|^appell/.test(stem)) return 'appell';
  if (/[ou]y$/.test(stem)) return `${stem.slice(0, -1)}i`;
  return stem.replace(/[eé]([tvnmr]|ch)$/, 'è$1');
}
