/** Switches of V8 for what it can do but does not do unasked. They hold for the whole process, its threads included. */
import { setFlagsFromString } from 'node:v8';

/** Switches V8's re-vectoriser for all modules compiled from now on, in all threads; false where there is none. */
export function useRevectorizer(on: boolean): boolean {
  if (!hasRevectorizer()) return false;
  setFlagsFromString(on ? '--experimental-wasm-revectorize' : '--no-experimental-wasm-revectorize');
  return true;
}

/** Float16Array came with the first V8 whose re-vectoriser works (13.5); older ones would warn about the flag. */
export function hasRevectorizer(): boolean {
  return 'Float16Array' in globalThis;
}

/** Lets Node 20 compile what later ones compile unasked: relaxed SIMD, which has the fused multiply-add. */
export function allowRelaxedSimd(): void {
  const isLater = 'fromAsync' in Array; // It came with V8 12.1, relaxed SIMD for all with 11.4.
  if (!isLater) setFlagsFromString('--experimental-wasm-relaxed-simd');
}

/**
 * What is compiled in `first` goes past the baseline compiler, whose code says nothing about speed. To wait until
 * the optimising one has replaced it, in the background, would be a matter of luck on a busy machine.
 */
export function optimisedAtOnce<T>(first: () => T): T {
  setFlagsFromString('--no-liftoff');
  const result = first();
  setFlagsFromString('--liftoff');
  return result;
}
