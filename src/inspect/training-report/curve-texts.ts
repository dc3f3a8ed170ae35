/** What the curves of a training run are called, and how each is read, in each language. */
import type { Language } from '../language.ts';

/** A usual ratio of update to weights; far from it, the learning rate deserves a look. */
export const USUAL_RATIO = 1e-3;

/** By curve: its title, what its upright axis counts, and how it is read. */
const ENGLISH = {
  loss: {
    title: 'Loss',
    unit: 'nats per target token',
    reading:
      'Train loss counts dropout and label smoothing in, dev loss does not. When dev rises while train falls, the model learns its corpus by heart.',
  },
  bleu: {
    title: 'Dev BLEU',
    unit: 'BLEU',
    reading: 'How much of the reference translations of the dev set the model writes, 0 to 100.',
  },
  stepLoss: {
    title: 'Loss of the updates',
    unit: 'nats per target token',
    reading: 'Every update of this sitting, as means over a few where there are many.',
  },
  stepNorm: {
    title: 'Gradient norm of the updates',
    unit: 'norm',
    reading: 'Before clipping. Single peaks are batches that surprised the model; a line that rises is a warning.',
  },
  norm: {
    title: 'Gradient norm',
    unit: 'norm',
    reading: 'Mean length of the gradient before clipping: how hard the corpus pulls at the weights.',
  },
  ratio: {
    title: 'Update to weights',
    unit: 'ratio',
    reading: `How far the last update moved the weights, for their length. Around ${USUAL_RATIO} is usual; much more is unsteady, much less hardly learns.`,
  },
  gates: {
    title: 'Saturated gates',
    unit: '% of values',
    reading:
      'Share of the encoder’s gates that are as good as shut or open: below 0.1 or above 0.9, candidates and new states beyond ±0.9. Where it is nearly all of them, hardly any gradient passes.',
  },
  rate: {
    title: 'Learning rate',
    unit: 'learning rate',
    reading: 'Of the last update before each validation, as the schedule has it.',
  },
  cut: (clipNorm: number) => ` What is longer than ${clipNorm} is cut to that.`,
  clipNorm: 'clip norm',
  usual: 'usual',
  train: 'train',
  dev: 'dev',
};

export type CurveTexts = typeof ENGLISH;

const KOREAN: CurveTexts = {
  loss: {
    title: '손실',
    unit: '번역문 토큰당 내트',
    reading:
      '학습 손실에는 드롭아웃과 라벨 스무딩의 영향이 들어 있고 개발 손실에는 없습니다. 학습 손실이 내려가는데 개발 손실이 올라가면 모델이 말뭉치를 통째로 외우고 있는 것입니다.',
  },
  bleu: {
    title: '개발 BLEU',
    unit: 'BLEU',
    reading: '모델이 개발 세트의 정답 번역을 얼마나 그대로 쓰는지 0에서 100까지로 나타냅니다.',
  },
  stepLoss: {
    title: '갱신마다 본 손실',
    unit: '번역문 토큰당 내트',
    reading: '이번에 한 모든 갱신입니다. 많으면 몇 개씩 평균을 냅니다.',
  },
  stepNorm: {
    title: '갱신마다 본 기울기 노름',
    unit: '노름',
    reading: '클리핑하기 전의 값입니다. 홀로 솟은 곳은 모델에 뜻밖이었던 배치이고, 계속 올라가는 선은 경고 신호입니다.',
  },
  norm: {
    title: '기울기 노름',
    unit: '노름',
    reading: '클리핑하기 전 기울기의 평균 길이입니다. 말뭉치가 가중치를 얼마나 세게 당기는지 보여 줍니다.',
  },
  ratio: {
    title: '가중치 대비 갱신',
    unit: '비율',
    reading: `마지막 갱신이 가중치를 그 길이의 몇 배만큼 움직였는지 나타냅니다. ${USUAL_RATIO} 안팎이 보통이고, 훨씬 크면 불안정하고 훨씬 작으면 거의 배우지 못합니다.`,
  },
  gates: {
    title: '포화한 게이트',
    unit: '값의 %',
    reading:
      '인코더의 게이트 가운데 거의 닫혔거나 열린 것의 비율입니다. 0.1보다 작거나 0.9보다 큰 값이고, 후보와 새 상태는 ±0.9를 넘는 값입니다. 대부분 그렇다면 기울기가 거의 지나가지 못합니다.',
  },
  rate: {
    title: '학습률',
    unit: '학습률',
    reading: '개발 세트로 재기 바로 전 갱신의 학습률입니다. 학습률 스케줄이 정한 값입니다.',
  },
  cut: (clipNorm) => ` ${clipNorm}보다 길면 그 길이로 자릅니다.`,
  clipNorm: '클리핑 노름',
  usual: '보통',
  train: '학습',
  dev: '개발',
};

export const CURVE_TEXTS: Readonly<Record<Language, CurveTexts>> = { en: ENGLISH, ko: KOREAN };
