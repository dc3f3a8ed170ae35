/** Looks at a run as an experienced person would: what is off, and one sentence of advice. Each is found once a run. */
import { counted } from '../amounts.ts';
import type { EpochRecord } from '../checkpoint/records.ts';
import { median } from '../median.ts';
import type { DevResult } from './dev-set.ts';

/** Share of hypotheses that repeat themselves, or of gate values at an end, from which it is worth a word. */
const MANY_REPEAT = 0.2;
const MOSTLY_SATURATED = 0.9;
/** A median gradient so many times longer than allowed is cut all the time. */
const FAR_TOO_LONG = 10;
/** Early on every model stammers. */
const PATIENCE = 2;
const RISES = 3;
/** A run that ends below both wanted more time. */
const FEW_UPDATES = 2000;
const LOW_BLEU = 20;

/** The option that a run of so much ends by. */
type Length = 'epochs' | 'updates';

interface HealthFacts {
  readonly history: readonly EpochRecord[];
  readonly dev: DevResult;
  /** Gradient norms of the updates since the last validation. */
  readonly norms: readonly number[];
  readonly clipNorm: number | null;
  /** After it the run has had all its epochs, or updates, by the option that says how many. */
  readonly isLast: boolean;
  readonly option: Length;
}

/** What is off, and the figures that show it. */
export type Finding =
  | { readonly kind: 'sameAnswer'; readonly answer: string }
  | { readonly kind: 'repetition'; readonly percent: number }
  | { readonly kind: 'longGradients'; readonly times: number; readonly clipNorm: number; readonly median: string }
  | { readonly kind: 'overfitting'; readonly rises: number; readonly bestEpoch: number | null }
  | { readonly kind: 'deadGate'; readonly gate: string; readonly place: string; readonly percent: number }
  | { readonly kind: 'fewUpdates'; readonly bleu: string; readonly updates: number; readonly option: Length };

type FindingOf<K extends Finding['kind']> = Extract<Finding, { kind: K }>;
/** One sentence for each kind of finding. */
export type AdviceTexts = { readonly [K in Finding['kind']]: (finding: FindingOf<K>) => string };

const ADVICE: AdviceTexts = {
  sameAnswer: ({ answer }) =>
    `every dev sentence is translated as "${answer}": the model does not look at its source yet; try more epochs, a higher --learning-rate or --attention general`,
  repetition: ({ percent }) =>
    `${percent} % of the dev translations repeat a word over and over: more training usually heals it, else --attention general with input feeding`,
  longGradients: ({ times, clipNorm, median }) =>
    `half of the gradients are more than ${times} times longer than --clip-norm ${clipNorm} allows (median ${median}): lower --learning-rate, or check the corpus for pairs that do not match`,
  overfitting: ({ rises, bestEpoch }) =>
    `dev loss has risen ${rises} times while train loss fell: the model learns the corpus by heart; raise --dropout or stop (${bestEpoch === null ? 'no checkpoint is best yet' : `the best checkpoint is of epoch ${bestEpoch}`})`,
  deadGate: ({ gate, place, percent }) =>
    `the ${gate} gate of ${place} is shut or wide open for ${percent} % of the words: it no longer learns; lower --learning-rate`,
  fewUpdates: ({ bleu, updates, option }) =>
    `dev BLEU is ${bleu} at the end, after only ${counted(updates, 'update')}: raise --${option}, or give --minutes 10`,
};

/** The sentence that the texts have for it. */
export function adviceOn<K extends Finding['kind']>(finding: FindingOf<K>, texts: AdviceTexts = ADVICE): string {
  return texts[finding.kind as K](finding);
}

type Check<K extends Finding['kind']> = (facts: HealthFacts) => Omit<FindingOf<K>, 'kind'> | null;

const CHECKS: { readonly [K in Finding['kind']]: Check<K> } = {
  sameAnswer({ history, dev }) {
    const answers = new Set(dev.hypotheses);
    if (history.length <= PATIENCE || dev.hypotheses.length < 2 || answers.size > 1) return null;
    return { answer: dev.hypotheses[0]! };
  },
  repetition({ history, dev }) {
    const share = dev.hypotheses.filter(repeats).length / Math.max(1, dev.hypotheses.length);
    if (history.length <= PATIENCE || share < MANY_REPEAT || new Set(dev.hypotheses).size === 1) return null;
    return { percent: Math.round(100 * share) };
  },
  longGradients({ norms, clipNorm }) {
    const usual = median(norms);
    if (clipNorm === null || norms.length === 0 || usual < FAR_TOO_LONG * clipNorm) return null;
    return { times: FAR_TOO_LONG, clipNorm, median: usual.toPrecision(3) };
  },
  overfitting({ history }) {
    const last = history.slice(-RISES - 1);
    if (last.length <= RISES) return null;
    const rises = last.every((record, i) => i === 0 || record.devLoss > last[i - 1]!.devLoss);
    if (!rises || last.at(-1)!.trainLoss >= last[0]!.trainLoss) return null;
    return { rises: RISES, bestEpoch: history.findLast((record) => record.best)?.epoch ?? null };
  },
  deadGate({ history, dev }) {
    const dead = dev.gates.find(({ share }) => share > MOSTLY_SATURATED);
    if (history.length === 0 || dead === undefined) return null;
    const { gate, layer, direction, share } = dead;
    return { gate, place: `encoder.${layer}.${direction}`, percent: Math.round(100 * share) };
  },
  fewUpdates({ history, isLast, option }) {
    const [best, step] = [history.findLast((record) => record.best), history.at(-1)?.step ?? 0];
    if (!isLast || best === undefined || best.devBleu >= LOW_BLEU || step >= FEW_UPDATES) return null;
    return { bleu: best.devBleu.toFixed(1), updates: step, option };
  },
};

export class HealthWatch {
  private readonly said = new Set<string>();

  /** What has not been said yet. */
  examine(facts: HealthFacts): Finding[] {
    return Object.entries(CHECKS).flatMap(([kind, check]) => {
      const found = this.said.has(kind) ? null : check(facts);
      if (found === null) return [];
      this.said.add(kind);
      return [{ kind, ...found } as Finding];
    });
  }
}

/** True when a word stands four times in a row, or two words three times. */
function repeats(text: string): boolean {
  const words = text.split(' ');
  const period = (width: number, times: number) =>
    words.some(
      (_, start) =>
        start + width * times <= words.length &&
        Array.from({ length: width * (times - 1) }, (_, i) => start + i).every((i) => words[i] === words[i + width]),
    );
  return period(1, 4) || period(2, 3);
}
