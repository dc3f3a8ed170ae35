import { describe, expect, it } from 'vitest';
import { openTranslator, trainInMemory } from '../src/core.ts';
import { NmtError } from '../src/errors.ts';

const WRONG: readonly unknown[] = [undefined, null, 0, NaN, '', 'x', true, {}, [1], [null], Symbol('s'), () => 1, 10n];

/** Calls a function as a program without types may. */
const codeOf = async (attempt: () => Promise<unknown>): Promise<string> => {
  try {
    await attempt();
  } catch (error) {
    return error instanceof NmtError ? error.facts.code : String(error);
  }
  return 'done';
};

describe('what the core is handed', () => {
  it('when it is of a wrong type, then the error is an NmtError that says what is expected', async () => {
    const wrong: string[] = [];
    for (const first of WRONG) {
      for (const second of [undefined, ...WRONG]) {
        for (const call of [openTranslator, trainInMemory] as unknown as ((
          ...given: unknown[]
        ) => Promise<unknown>)[]) {
          const code = await codeOf(() => call(first, second));
          if (!/^E_(USAGE|CONFIG|CORPUS|CHECKPOINT)$/.test(code)) wrong.push(`${call.name}: ${code}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    await expect(openTranslator('en-ko.json' as never)).rejects.toThrow(
      /^source cannot be "en-ko.json" \(expected the bytes/,
    );
    await expect(trainInMemory({}, null as never)).rejects.toThrow(/^training cannot be null \(expected an object/);
  });
});
