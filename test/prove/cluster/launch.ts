/** `mpirun` with its words, for processes on this machine or on several hosts. */
import { spawn } from 'node:child_process';
import { type Launcher, mpiEnvironment } from '../../support/mpi.ts';
import { type Hosts, NETWORK } from './hosts.ts';

export interface Launch {
  readonly launcher: Launcher;
  readonly size: number;
  /** `null` for this machine alone. */
  readonly hosts: Hosts | null;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

/** Starts `node <words>` as so many processes, spread over the hosts. */
export function launch({ launcher, size, hosts }: Launch, words: readonly string[], folder: string) {
  const isOpen = launcher.name === 'Open MPI';
  const network = isOpen
    ? [
        '--mca',
        'btl',
        'tcp,self',
        '--mca',
        'btl_tcp_if_include',
        `${NETWORK}.0/24`,
        '--mca',
        'oob_tcp_if_include',
        `${NETWORK}.0/24`,
      ]
    : ['-iface', 'eth0'];
  const spread = (all: Hosts) =>
    isOpen
      ? ['--hostfile', all.file, '--map-by', 'node', '--mca', 'plm_rsh_agent', all.agent, ...network, ...exported()]
      : ['-f', all.file, '-launcher', 'ssh', '-launcher-exec', all.agent, ...network];
  const flags = [...launcher.flags, ...(hosts === null ? [] : spread(hosts))];
  const command = [launcher.command, ...flags, '-n', `${size}`, process.execPath, ...words];
  const [program, ...rest] = hosts === null ? command : hosts.onFirst(command);
  return spawn(program!, rest, { cwd: folder, env: mpiEnvironment() });
}

/** What Open MPI has to hand on by name; MPICH hands on everything. */
function exported(): string[] {
  return Object.keys(mpiEnvironment())
    .filter((name) => mpiEnvironment()[name] !== undefined)
    .flatMap((name) => ['-x', name]);
}

export function ended(child: ReturnType<typeof launch>): Promise<Ended> {
  let [out, talk] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    talk += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, talk })));
}
