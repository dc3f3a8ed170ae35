/**
 * What is said of each number of a cell: its name, the gate that it is, its equation in symbols with the numbers of this
 * moment in braces, and the line of the source that computes it.
 */

export interface NumberLesson {
  /** As it is written. Example "c′" */
  readonly label: string;
  /** The gate that it is, by its name in the cell; a number made of others has none. */
  readonly gate?: string;
  readonly symbols: string;
  /** Names in braces stand for their numbers; none for a gate, whose sum is shown. */
  readonly numbers?: string;
  readonly code: RegExp;
}

type CellLessons = Readonly<Record<string, NumberLesson>>;

const LSTM: CellLessons = {
  f: { label: 'f', gate: 'forget', symbols: 'f = σ(x·W + h′·U + b)', code: /\bf = sigmoid/ },
  i: { label: 'i', gate: 'input', symbols: 'i = σ(x·W + h′·U + b)', code: /\bi = sigmoid/ },
  g: { label: 'g', gate: 'candidate', symbols: 'g = tanh(x·W + h′·U + b)', code: /\bg = tanh/ },
  o: { label: 'o', gate: 'output', symbols: 'o = σ(x·W + h′·U + b)', code: /\bo = sigmoid/ },
  c0: { label: 'c′', symbols: 'c′', numbers: 'c′ = {c0}', code: /\bc = f/ },
  kept: { label: 'f·c′', symbols: 'f · c′', numbers: '{f} · {c0} = {kept}', code: /\bc = f/ },
  taken: { label: 'i·g', symbols: 'i · g', numbers: '{i} · {g} = {taken}', code: /\bc = f/ },
  c: { label: 'c', symbols: 'c = f · c′ + i · g', numbers: '{f} · {c0} + {i} · {g} = {c}', code: /\bc = f/ },
  t: { label: 'tanh c', symbols: 'tanh(c)', numbers: 'tanh({c}) = {t}', code: /o \* tanh/ },
  h: { label: 'h', symbols: 'h = o · tanh(c)', numbers: '{o} · {t} = {h}', code: /o \* tanh/ },
  h0: { label: 'h′', symbols: 'h′', numbers: 'h′ = {h0}', code: /sigmoid/ },
};

const GRU: CellLessons = {
  r: { label: 'r', gate: 'reset', symbols: 'r = σ(x·W + h′·U + b)', code: /\br = sigmoid/ },
  z: { label: 'z', gate: 'update', symbols: 'z = σ(x·W + h′·U + b)', code: /\bz = sigmoid/ },
  n: { label: 'n', gate: 'new', symbols: 'n = tanh(x·W + b + r · (h′·U + b′))', code: /\bn = tanh/ },
  kept: { label: 'z·h′', symbols: 'z · h′', numbers: '{z} · {h0} = {kept}', code: /\(1 - z\)/ },
  taken: { label: '(1−z)·n', symbols: '(1 − z) · n', numbers: '{rest} · {n} = {taken}', code: /\(1 - z\)/ },
  h: {
    label: 'h',
    symbols: 'h = (1 − z) · n + z · h′',
    numbers: '{rest} · {n} + {z} · {h0} = {h}',
    code: /\(1 - z\)/,
  },
  h0: { label: 'h′', symbols: 'h′', numbers: 'h′ = {h0}', code: /\(1 - z\)/ },
};

const RNN: CellLessons = {
  h: { label: 'h', gate: 'hidden', symbols: 'h = tanh(x·W + h′·U + b)', code: /\bh = tanh/ },
  h0: { label: 'h′', symbols: 'h′', numbers: 'h′ = {h0}', code: /\bh = tanh/ },
};

const LESSONS: Readonly<Record<string, CellLessons>> = { lstm: LSTM, gru: GRU, rnn: RNN };

/** A cell that nobody has written a lesson for is shown by its gates. */
export function lessonsOf({ name, gateNames }: { name: string; gateNames: readonly string[] }): CellLessons {
  const plain = (gate: string): NumberLesson => ({
    label: gate,
    gate,
    symbols: gate,
    code: new RegExp(`\\b${gate}\\b`),
  });
  return LESSONS[name] ?? Object.fromEntries(gateNames.map((gate) => [gate, plain(gate)]));
}
