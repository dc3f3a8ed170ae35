/** What the terminal, pages and pictures of an explanation say, in each language. */
import type { Language } from '../language.ts';

const ENGLISH = {
  attention: 'Attention: each word that was written, and the words that it looked at',
  encoderLayer: (layer: number, direction: 'forward' | 'backward') => `Encoder, layer ${layer}, ${direction}`,
  decoderLayer: (layer: number) => `Decoder, layer ${layer}`,
  asItWrote: 'as it wrote each word',
  unit: (unit: number) => `unit ${unit}`,
  saturated: 'saturated',
  cell: 'cell',
  hidden: 'hidden',
  keeping: (kept: string, memory: string) =>
    `keeps ${kept} from word to word; at this rate 1/e of it would be left after ${memory}`,
  memory: (words: string | null) => (words === null ? 'more than 1,000 words' : `${words} words`),
  remembers: (memory: string) => `1/e left after ${memory}`,
  marks: (mark: string) => `${mark} stands where there is no space in the text.`,
  likeliest: 'The likeliest words at each step',
  figures: 'Gates, shares, weights and probabilities lie between 0 and 1.',
  shades: (shades: string, negative: string) =>
    `Shades begin at  ${shades}  of the full value;  ${negative} is below 0.`,
  fullValue: 'The full value is 1, or what stands behind ÷.',
  legend: 'Size of a value',
  negative: 'below 0',
  noAttention: 'This model has no attention: all it knows of the source is the encoder’s last state.',
  inside: 'Inside one unit',
  lines:
    'A coloured line is as thick as what flows through it, orange where that is negative; grey ones carry the whole word and the whole hidden state, which are more than one number.',
  unitList: 'unit',
  word: 'word',
  back: 'one word back',
  on: 'one word on',
  now: { encoder: (token: string) => `reads  ${token}`, decoder: (token: string) => `writes  ${token}` },
  below: (layer: number, word: string) => `layer ${layer} at ${word}`,
  stateOver: { cell: 'Its cell state over the sentence:', hidden: 'Its hidden state over the sentence:' },
  curve: 'the unit’s state over the sentence',
  attentionHelp:
    'The wider a line, the more weight. A click on a word takes the slider there, and what concerns the slider’s word stands out in every view.',
  lineSides: { source: 'read', target: 'written' },
  layersTitle: 'Gates and states, word by word',
  layersHelp:
    'Means over all units of a layer. Saturated: the share of gates below 0.1 or above 0.9 (in a plain RNN, of hidden states beyond ±0.9).',
  reading: 'Point at a shaded cell to read its value; arrow keys go from cell to cell.',
  showAll: 'show all',
};

export type ExplainTexts = typeof ENGLISH;

const KOREAN: ExplainTexts = {
  attention: '어텐션: 쓴 단어마다 원문에서 본 단어',
  encoderLayer: (layer, direction) => `인코더 ${layer}층, ${direction === 'forward' ? '정방향' : '역방향'}`,
  decoderLayer: (layer) => `디코더 ${layer}층`,
  asItWrote: '단어를 쓸 때마다',
  unit: (unit) => `유닛 ${unit}`,
  saturated: '포화',
  cell: '셀',
  hidden: '은닉',
  keeping: (kept, memory) => `단어마다 ${kept}만큼 남깁니다. 이대로라면 ${memory} 뒤에 1/e이 남습니다.`,
  memory: (words) => (words === null ? '단어 1,000개 넘게 지난' : `단어 ${words}개`),
  remembers: (memory) => `${memory} 뒤에 1/e`,
  marks: (mark) => `${mark} 표시는 글에서 띄어 쓰지 않은 자리입니다.`,
  likeliest: '단계마다 가장 그럴듯한 단어',
  figures: '게이트, 비율, 어텐션, 확률은 0과 1 사이의 값입니다.',
  shades: (shades, negative) => `무늬마다 시작하는 값(기준값에 대한 비율):  ${shades}    ${negative} 0보다 작음`,
  fullValue: '기준값은 1이고, ÷가 붙은 줄에서는 그 뒤의 수입니다.',
  legend: '값의 크기',
  negative: '0보다 작음',
  noAttention: '이 모델에는 어텐션이 없습니다. 원문에 대해 아는 것은 인코더의 마지막 상태뿐입니다.',
  inside: '유닛 하나의 안쪽',
  lines:
    '색이 있는 선의 굵기는 흐르는 값의 크기이고, 음수는 주황색입니다. 회색 선에는 단어 전체와 은닉 상태 전체가 흐르는데, 이것은 숫자 하나가 아닙니다.',
  unitList: '유닛',
  word: '단어',
  back: '이전 단어',
  on: '다음 단어',
  now: { encoder: (token) => `${token}  읽기`, decoder: (token) => `${token}  쓰기` },
  below: (layer, word) => `${word}의 ${layer}층`,
  stateOver: { cell: '문장을 따라 움직이는 셀 상태', hidden: '문장을 따라 움직이는 은닉 상태' },
  curve: '문장을 따라 움직이는 유닛의 상태',
  attentionHelp:
    '선이 굵을수록 어텐션이 큽니다. 단어를 누르면 슬라이더가 그리로 가고, 슬라이더의 단어에 관한 것은 어디서나 도드라집니다.',
  lineSides: { source: '읽은 단어', target: '쓴 단어' },
  layersTitle: '단어마다 본 게이트와 상태',
  layersHelp:
    '층의 모든 유닛을 평균한 값입니다. 포화는 0.1보다 작거나 0.9보다 큰 게이트의 비율입니다(단순한 RNN에서는 ±0.9를 넘는 은닉 상태의 비율).',
  reading: '칸을 가리키면 값을 읽을 수 있습니다. 화살표 키로 옮겨 다닐 수 있습니다.',
  showAll: '모두 보기',
};

export const EXPLAIN_TEXTS: Readonly<Record<Language, ExplainTexts>> = { en: ENGLISH, ko: KOREAN };

/** Example 0.74 and 3.32 → "keeps 0.74 from word to word; at this rate 1/e of it would be left after 3.3 words" */
export function keepingText({ keeping, memory: said }: ExplainTexts, kept: number, memory: number): string {
  return keeping(kept.toFixed(2), said(wordsText(memory)));
}

/** Example 3.25 → "3.3"; `null` for more than anybody can tell from a sentence. */
export function wordsText(memory: number): string | null {
  return memory < 1000 ? memory.toFixed(1) : null;
}
