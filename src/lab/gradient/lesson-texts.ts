/** What the gradient lesson says beside its equations, in each language. */
import type { Language } from '../../inspect/language.ts';

const ENGLISH = {
  title: (x: string, previousHidden: string, previousCell: string, target: string) =>
    `One LSTM step, one unit: x = ${x}, h′ = ${previousHidden}, c′ = ${previousCell}; h should be y = ${target}`,
  forward: 'Forward',
  gates: {
    i: 'input gate: how much of g goes in',
    f: 'forget gate: how much of c′ stays',
    g: 'candidate: what could go in',
    o: 'output gate: how much of c shows',
  },
  cell: 'cell state',
  hidden: 'hidden state',
  loss: 'loss',
  backward: 'Backward: each line uses only what stands above it',
  twice: 'Every partial derivative twice: from the backward pass, and as (L(w + ε) − L(w − ε)) / 2ε',
  gate: 'gate',
  inputs: 'inputs',
  differ: (largestError: string) => `They differ by at most ${largestError} of their size.`,
  why: (forget: string, left: string, open: { forget: number; left: string }) => [
    `Why it remembers: ∂c/∂c′ = f = ${forget}. Over 100 such steps f¹⁰⁰ is left, ${left};`,
    `with f at ${open.forget} it is ${open.left}. A plain RNN multiplies by w·(1 − h²) instead, and learns no gate to open.`,
  ],
};

export type LessonTexts = typeof ENGLISH;

const KOREAN: LessonTexts = {
  title: (x, previousHidden, previousCell, target) =>
    `LSTM 한 단계, 유닛 하나: x = ${x}, h′ = ${previousHidden}, c′ = ${previousCell}; h가 되어야 할 값은 y = ${target}`,
  forward: '정방향',
  gates: {
    i: '입력 게이트: g를 얼마나 들일지',
    f: '망각 게이트: c′을 얼마나 남길지',
    g: '후보: 무엇을 들일지',
    o: '출력 게이트: c를 얼마나 내보일지',
  },
  cell: '셀 상태',
  hidden: '은닉 상태',
  loss: '손실',
  backward: '역방향: 줄마다 그 위에 적힌 값만 씁니다',
  twice: '모든 편미분을 두 번씩: 역전파로 구한 값과, (L(w + ε) − L(w − ε)) / 2ε로 구한 값',
  gate: '게이트',
  inputs: '입력',
  differ: (largestError) => `두 값의 차이는 커야 그 크기의 ${largestError}배입니다.`,
  why: (forget, left, open) => [
    `기억하는 까닭: ∂c/∂c′ = f = ${forget}입니다. 이런 단계를 100번 거슬러 가면 기울기는 f¹⁰⁰ = ${left}배가 됩니다.`,
    `f가 ${open.forget}라면 ${open.left}배입니다. 단순한 RNN에서는 그 대신 w·(1 − h²)이 곱해지고, 열어 둘 게이트가 없습니다.`,
  ],
};

export const LESSON_TEXTS: Readonly<Record<Language, LessonTexts>> = { en: ENGLISH, ko: KOREAN };
