import { describe, expect, it } from 'vitest';
import { createMetric } from '../../src/metrics/metrics.ts';
import { PURPOSE, randomInteger, streamKey } from '../../src/random.ts';
import { corpusScore } from './scores.ts';

const key = streamKey(1, PURPOSE.bootstrap, 0);
const wordAt = (position: number) => `w${randomInteger(key, position, 5000)}`;

describe('large texts', () => {
  it('when 100,000 lines of 20 words are scored, then BLEU and chrF finish', { timeout: 240_000 }, () => {
    const references = Array.from({ length: 100_000 }, (_, line) =>
      Array.from({ length: 20 }, (_, i) => wordAt(20 * line + i)).join(' '),
    );
    const hypotheses = references.map((line) => line.replace(/ w\d+/, ' x'));
    for (const name of ['bleu', 'chrf']) {
      const { score } = corpusScore(createMetric(name), hypotheses, [references]);
      expect(score).toBeGreaterThan(80);
      expect(score).toBeLessThan(100);
    }
  });

  it.each(['bleu', 'bleu:tok=intl', 'bleu:tok=char', 'chrf++', 'ter', 'exact'])(
    'when lines have 100,000 characters, with spaces or without, then %s finishes',
    (name) => {
      const words = Array.from({ length: 17_000 }, (_, i) => wordAt(i))
        .join(' ')
        .slice(0, 100_000);
      const moved = `${words.slice(50_000)} ${words.slice(0, 50_000)}`;
      const solid = '역이어디예요'.repeat(17_000).slice(0, 100_000);
      const metric = createMetric(name);
      const found = corpusScore(
        metric,
        [moved, solid, '('.repeat(100_000)],
        [[words, `${solid.slice(1)}.`, ')'.repeat(100_000)]],
      );
      expect(found.score).toBeGreaterThanOrEqual(0);
    },
  );
});
