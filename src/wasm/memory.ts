/** The memory that kernels work on, shared where the engine lets threads share it, and whether SIMD kernels can run here. */
import { memoryProblem } from '../errors.ts';
import { f32, f32x4, v128 } from './expressions.ts';
import { ModuleBuilder, SHARES_MEMORY } from './module-builder.ts';

const PAGE = 65536;

/** True when the engine knows 128-bit vectors. */
export function simdAvailable(): boolean {
  const probe = new ModuleBuilder();
  probe.function('probe', { parameters: ['i32'] }, (f, at) => {
    f.store(at, f32x4.add(v128.load(at), f32x4.splat(f32.const(1))));
  });
  return WebAssembly.validate(probe.finish());
}

/**
 * Memory of `bytes`, rounded up to whole pages; it never grows. The system provides pages when they are first used.
 *
 * @throws NmtError E_MEMORY when the system refuses it
 */
export function createMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.max(1, Math.ceil(bytes / PAGE));
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: SHARES_MEMORY });
  } catch (error) {
    throw memoryProblem(error);
  }
}

/**
 * A buffer of `bytes`, for kernels that need no WebAssembly.
 *
 * @throws NmtError E_MEMORY when the system refuses it
 */
export function createBuffer(bytes: number): ArrayBufferLike {
  try {
    return SHARES_MEMORY ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  } catch (error) {
    throw memoryProblem(error);
  }
}
