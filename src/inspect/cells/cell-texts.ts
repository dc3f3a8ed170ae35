/** What is said of cells: the names of their gates, and what these do. */
import type { Cell } from '../../ops/cell.ts';
import type { Language } from '../language.ts';

/** By the gate's name in the code: as a row of a table is called, and as it stands in the picture's box. */
const GATES: Readonly<Record<Language, Readonly<Record<string, readonly [row: string, box: string]>>>> = {
  en: {
    forget: ['forget gate', 'forget'],
    input: ['input gate', 'input'],
    candidate: ['candidate', 'candidate'],
    output: ['output gate', 'output'],
    reset: ['reset gate', 'reset'],
    update: ['update gate', 'update'],
    new: ['new state', 'new'],
    hidden: ['hidden', 'hidden'],
  },
  ko: {
    forget: ['망각 게이트', '망각'],
    input: ['입력 게이트', '입력'],
    candidate: ['후보', '후보'],
    output: ['출력 게이트', '출력'],
    reset: ['리셋 게이트', '리셋'],
    update: ['업데이트 게이트', '업데이트'],
    new: ['새 상태', '새 상태'],
    hidden: ['은닉 상태', '은닉'],
  },
};

/** A gate that nobody has named is called as in the code. */
export function gateRow({ candidate }: Cell, gate: string, language: Language): string {
  const noun = { en: 'gate', ko: '게이트' }[language];
  return GATES[language][gate]?.[0] ?? (gate === candidate ? gate : `${gate} ${noun}`);
}

export function gateBox(gate: string, language: Language): string {
  return GATES[language][gate]?.[1] ?? gate;
}

/** As readers of a language call the cell; a name such as LSTM is the same in all. */
export function cellTitle({ name, title }: Cell, language: Language): string {
  return language === 'ko' && name === 'rnn' ? '단순한 RNN' : title;
}

interface CellTexts {
  readonly name: string;
  readonly introduction: string;
}

export const CELL_TEXTS: Readonly<Record<'lstm' | 'gru' | 'rnn', Readonly<Record<Language, CellTexts>>>> = {
  lstm: {
    en: {
      name: 'An LSTM cell',
      introduction:
        'The line of c is the cell state. The forget gate f decides how much of it goes on, the input gate i how much of the candidate g is added, the output gate o how much of it is shown as the hidden state h.',
    },
    ko: {
      name: 'LSTM 셀',
      introduction:
        'c의 선이 셀 상태입니다. 망각 게이트 f는 그중 얼마를 남길지, 입력 게이트 i는 후보 g를 얼마나 더할지, 출력 게이트 o는 얼마를 은닉 상태 h로 내보일지 정합니다.',
    },
  },
  gru: {
    en: {
      name: 'A GRU cell',
      introduction:
        'The line from h′ to h is the hidden state. The update gate z decides how much of it goes on and how much of the new state n takes its place; the reset gate r how much of the old one the new one sees.',
    },
    ko: {
      name: 'GRU 셀',
      introduction:
        'h′에서 h로 가는 선이 은닉 상태입니다. 업데이트 게이트 z는 그중 얼마를 남기고 새 상태 n을 얼마나 넣을지, 리셋 게이트 r은 새 상태가 이전 상태를 얼마나 볼지 정합니다.',
    },
  },
  rnn: {
    en: {
      name: 'A cell of a plain recurrent network',
      introduction: 'There is no gate: at every word the hidden state is made anew from the word and from what it was.',
    },
    ko: {
      name: '단순한 순환 신경망의 셀',
      introduction: '게이트가 없습니다. 단어마다 그 단어와 이전 은닉 상태로 은닉 상태를 새로 만듭니다.',
    },
  },
};

export function introductionOf(texts: (typeof CELL_TEXTS)['lstm']): Readonly<Record<Language, string>> {
  return { en: texts.en.introduction, ko: texts.ko.introduction };
}
