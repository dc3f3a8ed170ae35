/** Times every kernel call in processor time, which a busy machine does not blur, to see where an update goes. */
import type { Kernels } from '../../src/tensor/kernels.ts';

interface Tally {
  calls: number;
  ms: number;
  /** Multiplications and additions, of products. */
  flop: number;
}

const PRODUCTS = new Set(['product', 'addTransposedProducts', 'pack']);

/** Kernels that note how long each call takes, by name and, for products, by shape class. */
export class Stopwatch {
  private readonly tallies = new Map<string, Tally>();

  watch(kernels: Kernels): Kernels {
    const watched = Object.entries(kernels).map(([name, kernel]) => {
      if (typeof kernel !== 'function' || name.startsWith('createPacked') || name === 'packedLength')
        return [name, kernel];
      return [name, (...values: never[]) => this.time(name, kernel as (...values: never[]) => unknown, values)];
    });
    return Object.fromEntries(watched) as Kernels;
  }

  private time(name: string, kernel: (...values: never[]) => unknown, values: never[]): unknown {
    const start = process.cpuUsage();
    const result = kernel(...values);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    const { label, flop } = describeCall(name, values);
    const tally = this.tallies.get(label) ?? { calls: 0, ms: 0, flop: 0 };
    this.tallies.set(label, tally);
    tally.calls++;
    tally.ms += ms;
    tally.flop += flop;
    return result;
  }

  reset(): void {
    this.tallies.clear();
  }

  /** Milliseconds in matrix products, packing included, and in all kernels. */
  totals(): { products: number; kernels: number } {
    let [products, kernels] = [0, 0];
    for (const [label, { ms }] of this.tallies) {
      kernels += ms;
      if (PRODUCTS.has(label.split(' ')[0]!)) products += ms;
    }
    return { products, kernels };
  }

  /** The longest first: milliseconds an update, calls an update, GF/s of products. */
  lines(updates: number): string[] {
    const sorted = [...this.tallies].sort((a, b) => b[1].ms - a[1].ms);
    return sorted.map(([label, { calls, ms, flop }]) => {
      const speed = flop > 0 ? `${(flop / ms / 1e6).toFixed(1).padStart(6)} GF/s` : '';
      return `${(ms / updates).toFixed(2).padStart(9)} ms ${(calls / updates).toFixed(1).padStart(8)} calls ${speed.padEnd(12)} ${label}`;
    });
  }
}

type Shape = { readonly rows: number; readonly columns: number };

function describeCall(name: string, values: readonly unknown[]): { label: string; flop: number } {
  if (name === 'product') {
    const [out, a] = values as [Shape, Shape];
    const rows = out.rows > 64 ? '> 64' : '≤ 64';
    return { label: `product [${rows}, ${a.columns}] → ${out.columns}`, flop: 2 * out.rows * out.columns * a.columns };
  }
  if (name !== 'addTransposedProducts') return { label: name, flop: 0 };
  const [, as, b] = values as [Shape[], Shape[], Shape];
  const inner = as.map(({ columns }) => columns);
  const flop = inner.reduce((sum, columns) => sum + 2 * columns * b.rows * b.columns, 0);
  return { label: `addTransposedProducts [${inner.join(' + ')}] · ${b.columns}`, flop };
}
