/** The shared memory that the SIMD kernels work on, and whether this engine can run them. */
import { memoryProblem } from '../errors.ts';
import { f32, f32x4, v128 } from './expressions.ts';
import { ModuleBuilder } from './module-builder.ts';

const PAGE = 65536;

/** True when the engine knows 128-bit vectors and shared memory. */
export function simdAvailable(): boolean {
  const probe = new ModuleBuilder();
  probe.function('probe', { parameters: ['i32'] }, (f, at) => {
    f.store(at, f32x4.add(v128.load(at), f32x4.splat(f32.const(1))));
  });
  return typeof SharedArrayBuffer !== 'undefined' && WebAssembly.validate(probe.finish());
}

/**
 * Shared memory of `bytes`, rounded up to whole pages; it never grows. The system provides pages when they are first used.
 *
 * @throws NmtError E_MEMORY when the system refuses it
 */
export function createMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.max(1, Math.ceil(bytes / PAGE));
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    throw memoryProblem(error);
  }
}
