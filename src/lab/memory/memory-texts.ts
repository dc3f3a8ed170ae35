/** What is said of the memory experiment, at the terminal and in its charts, in each language. */
import { count } from '../../amounts.ts';
import { cellTitle } from '../../inspect/cells/cell-texts.ts';
import { durationIn, type Language } from '../../inspect/language.ts';
import { CELLS, type CellName } from '../../ops/cells.ts';
import type { TaskName } from './memory-tasks.ts';
import { type NetworkName, WINDOW } from './networks.ts';

type OtherNetwork = Exclude<NetworkName, CellName>;

/** How far an experiment is, its names and figures already as text. */
interface Progress {
  readonly run: number;
  readonly runs: number;
  readonly secondsLeft: number;
  readonly task: string;
  readonly lag: number;
  readonly network: string;
  readonly measure: 'accuracy' | 'error';
  readonly figure: string;
  readonly sequences: number;
}

const ENGLISH = {
  tasks: {
    order: 'temporal order',
    adding: 'adding',
    recall: 'first symbol',
    latest: 'latest number',
  } satisfies Record<TaskName, string>,
  networks: {
    window: `feed-forward, last ${WINDOW} steps`,
    'lstm-no-forget': 'LSTM without forget gate',
    'lstm-no-input': 'LSTM without input gate',
    'lstm-no-output': 'LSTM without output gate',
    'lstm-bias-0': 'LSTM, forget bias 0',
  } satisfies Record<OtherNetwork, string>,
  measures: {
    accuracy: { name: 'accuracy', better: 'higher is better', chance: 'guessing gets', level: 'guessing' },
    error: {
      name: 'mean squared error',
      better: 'lower is better',
      chance: 'always saying the mean gets',
      level: 'always the mean',
    },
  },
  plan: (runs: number, kernels: string, secondsAtMost: number) =>
    `${count(runs)} runs on ${kernels} kernels, ${durationIn('en', secondsAtMost)} at most: a network that has solved its task stops`,
  progress: ({ run, runs, secondsLeft, task, lag, network, measure, figure, sequences }: Progress) =>
    `run ${run}/${runs}  at most ${durationIn('en', secondsLeft)} left  ${task}, lag ${lag}, ${network}:  ${measure} ${figure} after ${count(sequences)} sequences`,
  lag: (lag: number) => `lag ${lag}`,
  medians: (repeats: number) => `; medians of ${repeats} runs, and how many of them solved it`,
  figures: {
    title: (task: string, measure: string) => `${task}: ${measure} against lag`,
    median: (repeats: number) => `, median of ${repeats}`,
    across: 'lag (steps)',
  },
  gradient: {
    title: 'What reaches back of the gradient: ‖∂loss/∂h‖ so many steps before the last one',
    norm: '‖∂loss/∂h‖',
    across: 'steps before the last one',
    when: { before: 'before', after: 'after' },
    chartTitle: (when: 'before' | 'after') => `What reaches back of the gradient, ${when} training`,
    edge: (floor: string) => `what lies below ${floor} stands on the edge`,
  },
  /** The sentence that the experiment is for; `null` for less than Float32 can hold. */
  comparison: (lag: number, lstm: string, rnn: string | null) =>
    `After training, ${lstm} reaches ${lag} steps back in the LSTM, ${rnn ?? 'nothing that Float32 can hold'} in the plain RNN.`,
};

type MemoryTexts = typeof ENGLISH;

const KOREAN: MemoryTexts = {
  tasks: {
    order: '두 기호의 순서',
    adding: '두 숫자의 합',
    recall: '첫 기호',
    latest: '마지막으로 표시된 숫자',
  },
  networks: {
    window: `순방향 신경망, 마지막 ${WINDOW}단계`,
    'lstm-no-forget': '망각 게이트가 없는 LSTM',
    'lstm-no-input': '입력 게이트가 없는 LSTM',
    'lstm-no-output': '출력 게이트가 없는 LSTM',
    'lstm-bias-0': 'LSTM, 망각 게이트 편향 0',
  },
  measures: {
    accuracy: { name: '정확도', better: '높을수록 좋음', chance: '찍으면', level: '찍었을 때' },
    error: {
      name: '평균 제곱 오차',
      better: '낮을수록 좋음',
      chance: '늘 평균만 답하면',
      level: '늘 평균만 답할 때',
    },
  },
  plan: (runs, kernels, secondsAtMost) =>
    `${kernels} 커널로 ${count(runs)}번 실행합니다. 길어야 ${durationIn('ko', secondsAtMost)} 걸립니다. 과제를 푼 신경망은 먼저 멈춥니다.`,
  progress: ({ run, runs, secondsLeft, task, lag, network, measure, figure, sequences }) =>
    `실행 ${run}/${runs}  길어야 ${durationIn('ko', secondsLeft)} 남음  ${task}, 간격 ${lag}, ${network}:  시퀀스 ${count(sequences)}개를 본 뒤 ${KOREAN.measures[measure].name} ${figure}`,
  lag: (lag) => `간격 ${lag}`,
  medians: (repeats) => `; ${repeats}번 실행한 결과의 중앙값과, 과제를 푼 횟수`,
  figures: {
    title: (task, measure) => `${task}: 간격에 따른 ${measure}`,
    median: (repeats) => `, ${repeats}번 실행한 결과의 중앙값`,
    across: '간격(단계)',
  },
  gradient: {
    title: '앞 단계까지 닿는 기울기: 마지막에서 몇 단계 앞인지에 따른 ‖∂손실/∂h‖',
    norm: '‖∂손실/∂h‖',
    across: '마지막 단계에서 거슬러 간 단계 수',
    when: { before: '학습 전', after: '학습 후' },
    chartTitle: (when) => `앞 단계까지 닿는 기울기, ${KOREAN.gradient.when[when]}`,
    edge: (floor) => `${floor}보다 작은 값은 맨 아래에 그렸습니다`,
  },
  comparison: (lag, lstm, rnn) =>
    `학습한 뒤 ${lag}단계 앞까지 닿는 기울기는 LSTM에서 ${lstm}, 단순한 RNN에서 ${rnn ?? 'Float32로 나타낼 수 없을 만큼 작은 값'}입니다.`,
};

export const MEMORY_TEXTS: Readonly<Record<Language, MemoryTexts>> = { en: ENGLISH, ko: KOREAN };

/** The translator's cells are called as everywhere. */
export function networkTitle(name: NetworkName, language: Language): string {
  return isCell(name) ? cellTitle(CELLS[name], language) : MEMORY_TEXTS[language].networks[name];
}

function isCell(name: NetworkName): name is CellName {
  return name in CELLS;
}
