/** Looks at a run as an experienced person would: what is off, and one sentence of advice. Each is said once a run. */

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

interface HealthFacts {
  readonly history: readonly EpochRecord[];
  readonly dev: DevResult;
  /** Gradient norms of the updates since the last validation. */
  readonly norms: readonly number[];
  readonly clipNorm: number | null;
  /** After it the run has had all its epochs. */
  readonly isLast: boolean;
}

type Check = (facts: HealthFacts) => string | null;

const CHECKS: Readonly<Record<string, Check>> = {
  sameAnswer({ history, dev }) {
    const answers = new Set(dev.hypotheses);
    if (history.length <= PATIENCE || dev.hypotheses.length < 2 || answers.size > 1) return null;
    return `every dev sentence is translated as "${dev.hypotheses[0]}": the model does not look at its source yet; try more epochs, a higher --learning-rate or --attention general`;
  },
  repetition({ history, dev }) {
    const share = dev.hypotheses.filter(repeats).length / Math.max(1, dev.hypotheses.length);
    if (history.length <= PATIENCE || share < MANY_REPEAT || new Set(dev.hypotheses).size === 1) return null;
    return `${Math.round(100 * share)} % of the dev translations repeat a word over and over: more training usually heals it, else --attention general with input feeding`;
  },
  longGradients({ norms, clipNorm }) {
    const usual = median(norms);
    if (clipNorm === null || norms.length === 0 || usual < FAR_TOO_LONG * clipNorm) return null;
    return `half of the gradients are more than ${FAR_TOO_LONG} times longer than --clip-norm ${clipNorm} allows (median ${usual.toPrecision(3)}): lower --learning-rate, or check the corpus for pairs that do not match`;
  },
  overfitting({ history }) {
    const last = history.slice(-RISES - 1);
    if (last.length <= RISES) return null;
    const rises = last.every((record, i) => i === 0 || record.devLoss > last[i - 1]!.devLoss);
    if (!rises || last.at(-1)!.trainLoss >= last[0]!.trainLoss) return null;
    const best = history.findLast((record) => record.best);
    return `dev loss has risen ${RISES} times while train loss fell: the model learns the corpus by heart; raise --dropout or stop (${best ? `the best checkpoint is of epoch ${best.epoch}` : 'no checkpoint is best yet'})`;
  },
  deadGates({ history, dev }) {
    const dead = dev.gates.find(({ share }) => share > MOSTLY_SATURATED);
    if (history.length === 0 || dead === undefined) return null;
    const { gate, layer, direction, share } = dead;
    return `the ${gate} gate of encoder.${layer}.${direction} is shut or wide open for ${Math.round(100 * share)} % of the words: it no longer learns; lower --learning-rate`;
  },
  fewUpdates({ history, isLast }) {
    const [best, step] = [history.findLast((record) => record.best), history.at(-1)?.step ?? 0];
    if (!isLast || best === undefined || best.devBleu >= LOW_BLEU || step >= FEW_UPDATES) return null;
    return `dev BLEU is ${best.devBleu.toFixed(1)} after all epochs, which were only ${counted(step, 'update')}: raise --epochs, or give --minutes 10`;
  },
};

export class HealthWatch {
  private readonly said = new Set<string>();

  /** What has not been said yet. */
  examine(facts: HealthFacts): string[] {
    return Object.entries(CHECKS).flatMap(([name, check]) => {
      const message = this.said.has(name) ? null : check(facts);
      if (message === null) return [];
      this.said.add(name);
      return [message];
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
