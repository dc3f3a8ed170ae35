/** What the page of scores says, in each language. */
import { FINDING_MEANINGS, type FindingKind } from '../../metrics/diagnosis/finding-kinds.ts';
import type { ScriptAdvice } from '../../metrics/diagnosis/script.ts';
import type { Language } from '../language.ts';

const ENGLISH = {
  title: (systems: number, first: string) => (systems > 1 ? `${systems} systems compared` : `Scores of ${first}`),
  sizes: (sentences: number, references: number) =>
    `${sentences} sentences, ${references} reference${references > 1 ? 's' : ''} each`,
  scores: 'Scores',
  where: 'Where it is good and where it is not',
  wrong: 'What went wrong',
  nothingWrong: 'Nothing that shows by form alone: no empty, looping, overlong or copied sentence.',
  sentences: 'Sentences',
  missing: 'missing',
  extra: 'extra',
  marks: ['stands in the reference only,', 'in the output only.'],
  worstShown: (all: number, shown: number) => ` Of ${all} sentences these are the ${shown} that scored worst.`,
  search: 'search in lines, scores and texts',
  searchLabel: 'search the sentences',
  order: 'order',
  shown: '{shown} of {all} sentences',
  asInFile: 'as in the file',
  lowest: '{name}, lowest first',
  highest: '{name}, highest first',
  byLength: (isSource: boolean, unit: 'words' | 'characters') =>
    `by length of the ${isSource ? 'source' : 'reference'} in ${unit}`,
  byRarity: (isSource: boolean) => `by share of rare words in the ${isSource ? 'source' : 'reference'}`,
  chart: (name: string, by: string) => `${name} ${by}`,
  bucket: (label: string) => label,
  bucketSize: (sentences: number) => `${sentences} sent.`,
  lowerIsBetter: '(lower is better)',
  findings: FINDING_MEANINGS,
  line: 'line',
  extremes: (name: string, system: string | null) =>
    `By ${name} the worst lines${system === null ? '' : ` of ${system}`}: `,
  best: '; the best: ',
  metric: 'metric',
  score: 'score',
  ofWhich: 'of which',
  system: 'system',
  tooFew: 'too few sentences to test',
  better: 'better',
  worse: 'worse',
  chance: 'could be chance',
  detail: (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  spread: '± and the range below it: 95 % of the scores on test sets drawn from these sentences.',
  tests: { bootstrap: 'paired bootstrap', randomisation: 'approximate randomisation' },
  tested: (first: string, kind: string, samples: number, seed: number) =>
    `* differs from ${first} with p < 0.05 (${kind}, ${samples} samples, seed ${seed}). The best of each column is bold.`,
  advice: ({ text }: ScriptAdvice) => `${text}.`,
  advised: (metric: string, tokenizer: string) => `${metric} by ${tokenizer}`,
  signatures: 'Signatures, to quote beside the scores',
  texts: 'source, reference and output',
  source: 'source',
  reference: 'reference',
  output: 'output',
  nothing: 'nothing',
  showAll: 'show all',
};

export type ReportTexts = typeof ENGLISH;

const KOREAN_FINDINGS: Readonly<Record<FindingKind, string>> = {
  empty: '정답에는 단어가 있는데 아무것도 쓰지 않음',
  repeated: '정답과 달리 같은 단어가 세 번 이상 이어짐',
  overLong: '가장 긴 정답의 두 배보다 긺',
  underLong: '가장 짧은 정답의 절반보다 짧음',
  sourceCopied: '원문이 번역되지 않고 그대로 나옴',
  unknown: '모르는 단어의 자리표시나 읽을 수 없는 글자',
  subwordMarks: '하위 단어 표시(@@ 또는 ▁)가 남음: 조각을 잇지 않았음',
  tokenized: '마침표 앞을 띄움: 토큰을 다시 붙이지 않았음',
  entities: '그 줄의 정답에 없는 &apos; 같은 HTML 엔티티: 글자로 되돌리지 않았음',
  outOfStep: '앞뒤 줄과 함께 옆줄의 정답에 더 잘 맞음: 두 파일의 줄이 어긋났음',
};

const KOREAN_ADVICE: Readonly<Record<ScriptAdvice['script'], string>> = {
  hangul:
    '한국어 단어에는 조사와 어미가 붙어 있어서, 13a로 자르면 조사나 어미 하나만 틀려도 단어 전체가 틀린 것이 됩니다. chrF나 --tokenize char로 낸 BLEU를 쓰세요.',
  kana: '일본어는 띄어 쓰지 않아서, 13a로 자르면 절 하나가 통째로 단어가 됩니다. chrF나 --tokenize char로 낸 BLEU를 쓰세요.',
  han: '중국어는 띄어 쓰지 않아서, 13a로 자르면 절 하나가 통째로 단어가 됩니다. --tokenize zh로 낸 BLEU와 chrF를 쓰세요.',
};

const KOREAN_DETAILS: Readonly<Record<string, string>> = {
  precisions: '정밀도',
  brevityPenalty: '브레비티 페널티(짧을 때의 벌점)',
  hypothesisLength: '출력 길이',
  referenceLength: '정답 길이',
  edits: '편집',
  precision: '정밀도',
  recall: '재현율',
  matches: '일치',
};

const KOREAN: ReportTexts = {
  title: (systems, first) => (systems > 1 ? `시스템 ${systems}개 비교` : `${first}의 점수`),
  sizes: (sentences, references) => `문장 ${sentences}개, 문장마다 정답 ${references}개`,
  scores: '점수',
  where: '어디서 좋고 어디서 나쁜가',
  wrong: '무엇이 잘못되었나',
  nothingWrong: '겉모습만으로 드러나는 잘못은 없습니다. 비었거나, 되풀이하거나, 너무 길거나, 베낀 문장이 없습니다.',
  sentences: '문장',
  missing: '빠진 것',
  extra: '더 쓴 것',
  marks: ['은 정답에만 있고,', '은 출력에만 있습니다.'],
  worstShown: (all, shown) => ` 문장 ${all}개 가운데 점수가 가장 나쁜 ${shown}개입니다.`,
  search: '줄, 점수, 글에서 찾기',
  searchLabel: '문장 찾기',
  order: '순서',
  shown: '문장 {all}개 중 {shown}개',
  asInFile: '파일에 있는 순서',
  lowest: '{name} 낮은 것부터',
  highest: '{name} 높은 것부터',
  byLength: (isSource, unit) => `${isSource ? '원문' : '정답'}의 길이(${unit === 'words' ? '단어' : '글자'} 수)에 따른`,
  byRarity: (isSource) => `${isSource ? '원문' : '정답'}에서 드문 단어가 차지하는 비율에 따른`,
  chart: (name, by) => `${by} ${name}`,
  bucket: (label) => label.replace(/^none$/, '없음').replace(/^over (.+)$/, '$1 초과'),
  bucketSize: (sentences) => `${sentences}문장`,
  lowerIsBetter: '(낮을수록 좋음)',
  findings: KOREAN_FINDINGS,
  line: '줄',
  extremes: (name, system) => `${name} 점수가 가장 나쁜${system === null ? '' : ` ${system}의`} 줄: `,
  best: ', 가장 좋은 줄: ',
  metric: '지표',
  score: '점수',
  ofWhich: '세부 값',
  system: '시스템',
  tooFew: '검정하기에는 문장이 너무 적음',
  better: '더 좋음',
  worse: '더 나쁨',
  chance: '우연일 수 있음',
  detail: (name) => KOREAN_DETAILS[name] ?? ENGLISH.detail(name),
  spread: '±와 그 아래의 범위: 이 문장들에서 다시 뽑은 테스트 세트라면 점수의 95 %가 여기에 듭니다.',
  tests: { bootstrap: '쌍체 부트스트랩', randomisation: '근사 무작위화' },
  tested: (first, kind, samples, seed) =>
    `* p < 0.05로 ${first}의 점수와 다릅니다(${kind}, 표본 ${samples}개, 시드 ${seed}). 열마다 가장 좋은 것이 굵은 글씨입니다.`,
  advice: ({ script }) => KOREAN_ADVICE[script],
  advised: (metric, tokenizer) => `${metric}(${tokenizer})`,
  signatures: '점수와 함께 밝힐 서명',
  texts: '원문, 정답, 출력',
  source: '원문',
  reference: '정답',
  output: '출력',
  nothing: '없음',
  showAll: '모두 보기',
};

export const REPORT_TEXTS: Readonly<Record<Language, ReportTexts>> = { en: ENGLISH, ko: KOREAN };
