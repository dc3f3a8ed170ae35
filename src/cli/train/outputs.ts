/** nmt train: that its page and logs do not stand where its checkpoints go. */
import type { Config, PartialConfig } from '../../config.ts';
import { locateCorpus } from '../../corpus/files/locate.ts';
import { runFiles } from '../../training/run-files.ts';
import { refuseShared } from '../output-place.ts';

interface Configured {
  readonly config: Config;
  readonly overrides: PartialConfig;
}

/** @throws NmtError E_USAGE when two are one file; as `locateCorpus`, by whose name checkpoints go that have none */
export async function checkRunOutputs(
  options: { readonly resume?: string },
  { config, overrides }: Configured,
): Promise<void> {
  const { resume = null } = options;
  const corpus = resume === null && config.checkpoint === null ? locateCorpus(config).name : '';
  const { best, last } = runFiles({ config, overrides, resume, corpus });
  const checkpoints = [best, last].map((file) => ['checkpoint', file] as const);
  await refuseShared({ ...options }, checkpoints);
}
