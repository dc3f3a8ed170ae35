/** Long work in turns with everything else, so that signals are heard and progress is drawn meanwhile. */

/** Work of so many milliseconds is hardly noticed. */
const TURN_MS = 40;
/** Sentences between two pauses: some milliseconds. */
const SLICE = 500;

/** What engines wait with: Node has both, a page the second, a bare engine none. */
interface Waiting {
  readonly setImmediate?: (call: () => void) => unknown;
  readonly setTimeout?: (call: () => void, ms: number) => unknown;
}

/** Resolves when the event loop has had a turn; at once where the engine has nothing to wait with. */
export function nextTurn(): Promise<void> {
  const { setImmediate: soon, setTimeout: later } = globalThis as Waiting;
  return new Promise((resolve) => {
    if (soon !== undefined) soon(resolve);
    else if (later !== undefined) later(resolve, 0);
    else resolve();
  });
}

/** The result of work that pauses, for whoever has nothing else to do. */
export function inOneGo<Result>(work: Generator<unknown, Result>): Result {
  let next = work.next();
  while (next.done !== true) next = work.next();
  return next.value;
}

/** The result of work that pauses, in turns with everything else. */
export async function inTurns<Result>(work: Generator<unknown, Result>): Promise<Result> {
  const turn = takeTurns();
  let next = work.next();
  while (next.done !== true) {
    await turn();
    next = work.next();
  }
  return next.value;
}

/** Calls back for each item, and pauses after so many that it is not long until then. */
export function* eachInSlices<Item>(
  items: readonly Item[],
  each: (item: Item, index: number) => void,
): Generator<void> {
  for (let index = 0; index < items.length; index++) {
    each(items[index]!, index);
    if (index % SLICE === SLICE - 1) yield;
  }
}

/** Does work that takes turns when all that was asked for before is done. */
export type OneByOne = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** For work that shares the same room to compute in. */
export function oneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

/** Each call waits for the event loop to turn, where it has not for some time, and else for nothing. */
export function takeTurns(): () => Promise<void> | undefined {
  let lastMs = performance.now();
  return () => {
    if (performance.now() - lastMs < TURN_MS) return undefined;
    return nextTurn().then(() => {
      lastMs = performance.now();
    });
  };
}
