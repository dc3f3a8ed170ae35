/**
 * MPI's C library, found and opened: the one that belongs to the launcher of this process. Nothing is compiled; koffi
 * calls it. The two libraries that there are differ in the C type of handles and in the values of constants.
 */
import { createRequire } from 'node:module';
import { NmtError } from '../errors.ts';
import type { ClusterPlace } from './cluster-place.ts';

type NativeCall = (...values: unknown[]) => number;

interface NativeLibrary {
  func(prototype: string): NativeCall;
  symbol(name: string): bigint;
}

interface Koffi {
  load(file: string, options: { global: boolean }): NativeLibrary;
}

/** What the library's header says, as far as it is needed. */
interface Dialect {
  /** C type of a communicator or data type. */
  readonly handle: 'void *' | 'int';
  readonly world: bigint | number;
  readonly float: bigint | number;
  readonly byte: bigint | number;
  readonly inPlace: bigint;
  /** Where a status is asked for that nobody wants. */
  readonly ignoreStatus: bigint;
}

export interface OpenLibrary {
  readonly native: NativeLibrary;
  readonly dialect: Dialect;
}

/** Names by which the dynamic linker knows them, Linux first, then macOS. */
const FILES = {
  'Open MPI': ['libmpi.so.40', 'libmpi.40.dylib'],
  MPICH: ['libmpich.so.12', 'libmpi.so.12', 'libmpi.12.dylib'],
} as const;

/** @throws NmtError E_CONFIG when koffi is not installed, or no library is found */
export function openLibrary({ launcher }: Pick<ClusterPlace, 'launcher'>): OpenLibrary {
  const koffi = loadKoffi();
  for (const file of FILES[launcher]) {
    try {
      const native = koffi.load(file, { global: true });
      return { native, dialect: launcher === 'Open MPI' ? openMpi(native) : MPICH };
    } catch {
      // The next name may be the one.
    }
  }
  throw new NmtError({
    code: 'E_CONFIG',
    problem: `${launcher} has started this process, and its library is not found: ${FILES[launcher].join(', ')}`,
    hint: 'put its folder into LD_LIBRARY_PATH',
  });
}

function loadKoffi(): Koffi {
  try {
    return createRequire(import.meta.url)('koffi') as Koffi;
  } catch (cause) {
    const problem = '--mpi calls MPI through the package koffi, which is not installed';
    throw new NmtError({ code: 'E_CONFIG', problem, hint: 'npm install koffi', cause });
  }
}

/** Handles are addresses of the library's variables. */
function openMpi(native: NativeLibrary): Dialect {
  const handle = (name: string) => native.symbol(`ompi_mpi_${name}`);
  const constants = { inPlace: 1n, ignoreStatus: 0n };
  return { handle: 'void *', world: handle('comm_world'), float: handle('float'), byte: handle('byte'), ...constants };
}

/** As in the mpi.h of MPICH and of those that share its binary interface. */
const MPICH: Dialect = {
  handle: 'int',
  world: 0x44000000,
  float: 0x4c00040a,
  byte: 0x4c00010d,
  inPlace: 0xffff_ffff_ffff_ffffn,
  ignoreStatus: 1n,
};
