import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './command-line.ts';
import { isQuotedRightly, requote } from './quotes.ts';

const OUTPUT = ['epoch  loss', '    1  5.25  0.9', '    2  4.75  0.8', 'weights 0123abcd', ''];

describe('quoted output', () => {
  it('when the lines stand in the output in their order, then they are quoted rightly, else not', () => {
    expect(isQuotedRightly(['epoch  loss', '…', 'weights 0123abcd'], OUTPUT)).toBe(true);
    expect(isQuotedRightly(['    1  5.25  …', '    2  4.75  …'], OUTPUT)).toBe(true);
    expect(isQuotedRightly([], OUTPUT)).toBe(true);
    expect(isQuotedRightly(['epoch  loss', 'weights 0123abcd'], OUTPUT)).toBe(false);
    expect(isQuotedRightly(['weights 0123abcd', '…', 'epoch  loss'], OUTPUT)).toBe(false);
    expect(isQuotedRightly(['    1  5.26  …'], OUTPUT)).toBe(false);
  });

  it('when figures have changed, then the lines are found by their form and quoted anew', () => {
    const old = ['epoch loss', '    1  9.99  …', '…', 'weights ffffffff'];
    expect(requote(old, OUTPUT)).toEqual(['epoch  loss', '    1  5.25  …', '…', 'weights 0123abcd']);
    expect(requote(['nothing like it'], OUTPUT)).toBeNull();
  });

  it('when words between known lines have changed, then the stretch moves as a whole', () => {
    expect(requote(['epoch  loss', 'other words'], OUTPUT)).toEqual(['epoch  loss', '    1  5.25  0.9']);
  });
});

describe('command lines of the guide', () => {
  it('when there are quotes, pipes and files, then they are told apart', () => {
    expect(parseCommandLine("echo 'a | b' | npx nmt tokenize --x < in > out")).toEqual([
      { words: ['echo', 'a | b'], from: null, to: null },
      { words: ['npx', 'nmt', 'tokenize', '--x'], from: 'in', to: 'out' },
    ]);
  });
});
