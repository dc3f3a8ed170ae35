/** What is said of the bottleneck experiment, at the terminal and in its chart, in each language. */
import { count } from '../../amounts.ts';
import { durationIn, type Language } from '../../inspect/language.ts';
import type { BottleneckModel } from './experiment.ts';

const ENGLISH = {
  models: { 'fixed vector': 'fixed vector', attention: 'attention' } satisfies Record<BottleneckModel, string>,
  left: (seconds: number) => `${durationIn('en', seconds)} left`,
  progress: (update: number, updates: number, loss: string) =>
    `update ${count(update)}/${count(updates)}  loss ${loss}`,
  title: 'Reversing a sequence of random symbols: share of answers without any mistake',
  length: 'length',
  parameters: 'parameters',
  chart: {
    title: 'Reversing a sequence: exact answers against its length',
    subtitle: 'the same encoder and decoder, with and without attention',
    across: 'length (symbols)',
    up: 'exact answers',
  },
};

type BottleneckTexts = typeof ENGLISH;

const KOREAN: BottleneckTexts = {
  models: { 'fixed vector': '고정된 벡터', attention: '어텐션' },
  left: (seconds) => `${durationIn('ko', seconds)} 남음`,
  progress: (update, updates, loss) => `갱신 ${count(update)}/${count(updates)}  손실 ${loss}`,
  title: '아무 기호나 읽고 거꾸로 쓰기: 하나도 틀리지 않은 답의 비율',
  length: '길이',
  parameters: '가중치 수',
  chart: {
    title: '거꾸로 쓰기: 길이에 따른, 하나도 틀리지 않은 답의 비율',
    subtitle: '같은 인코더와 디코더, 어텐션이 있을 때와 없을 때',
    across: '길이(기호 수)',
    up: '하나도 틀리지 않은 답',
  },
};

export const BOTTLENECK_TEXTS: Readonly<Record<Language, BottleneckTexts>> = { en: ENGLISH, ko: KOREAN };
