/** Several hosts on one machine: network namespaces on a bridge, each with a name of its own. Linux, as root. */
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NmtError } from '../../../src/errors.ts';

const NAME = 'nmthost';
export const NETWORK = '10.77.0';

export class Hosts {
  /** A program in the place of ssh: `agent [-options] 10.77.0.K command …`. */
  readonly agent: string;
  /** Addresses, one a line, for Open MPI and MPICH alike. */
  readonly file: string;
  private readonly count: number;

  /** @throws NmtError E_FILE when this machine does not let us */
  constructor(count: number, folder: string) {
    this.count = count;
    this.agent = join(folder, 'agent.sh');
    this.file = join(folder, 'hosts');
    const enter = `exec ip netns exec ${NAME}$k unshare --uts sh -c "hostname ${NAME}$k; $*"`;
    writeFileSync(this.agent, `#!/bin/sh\nwhile [ "\${1#-}" != "$1" ]; do shift; done\nk=\${1##*.}; shift\n${enter}\n`);
    chmodSync(this.agent, 0o755);
    writeFileSync(this.file, this.numbers.map((k) => `${NETWORK}.${k}\n`).join(''));
    this.down();
    ip('netns', 'add', `${NAME}0`);
    ip('-n', `${NAME}0`, 'link', 'add', 'name', 'switch', 'type', 'bridge');
    ip('-n', `${NAME}0`, 'link', 'set', 'switch', 'up');
    for (const k of this.numbers) {
      const host = `${NAME}${k}`;
      ip('netns', 'add', host);
      ip('-n', host, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', `port${k}`, 'netns', `${NAME}0`);
      ip('-n', `${NAME}0`, 'link', 'set', `port${k}`, 'master', 'switch', 'up');
      ip('-n', host, 'addr', 'add', `${NETWORK}.${k}/24`, 'dev', 'eth0');
      for (const link of ['lo', 'eth0']) ip('-n', host, 'link', 'set', link, 'up');
    }
  }

  /** Shapes what goes out of each host and into it. */
  rate(gigabits: number): void {
    const shape = ['root', 'tbf', 'rate', `${gigabits}gbit`, 'burst', '256kb', 'latency', '20ms'];
    for (const k of this.numbers) {
      run('tc', '-n', `${NAME}${k}`, 'qdisc', 'replace', 'dev', 'eth0', ...shape);
      run('tc', '-n', `${NAME}0`, 'qdisc', 'replace', 'dev', `port${k}`, ...shape);
    }
  }

  /** Cuts the cable of a host, or mends it. */
  link(k: number, state: 'up' | 'down'): void {
    ip('-n', `${NAME}0`, 'link', 'set', `port${k}`, state);
  }

  /** The words that run a command on the first host. */
  onFirst(words: readonly string[]): string[] {
    const enter = `hostname ${NAME}1; exec "$@"`;
    return ['ip', 'netns', 'exec', `${NAME}1`, 'unshare', '--uts', 'sh', '-c', enter, 'sh', ...words];
  }

  down(): void {
    for (const k of [0, ...this.numbers]) spawnSync('ip', ['netns', 'del', `${NAME}${k}`]);
  }

  private get numbers(): number[] {
    return Array.from({ length: this.count }, (_, i) => i + 1);
  }
}

function ip(...words: string[]): void {
  run('ip', ...words);
}

function run(command: string, ...words: string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status === 0) return;
  const problem = `${command} ${words.join(' ')}: ${error?.message ?? stderr.trim()}`;
  throw new NmtError({
    code: 'E_FILE',
    problem,
    hint: 'hosts in network namespaces take root, iproute2 and a kernel with tbf',
  });
}
