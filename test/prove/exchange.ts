/**
 * `npm run prove:exchange [-- --venv FOLDER --sentences 500]`
 * Every way out of nmt, held against the programs that it leads to: PyTorch, ONNX Runtime, TensorBoard and Hugging Face's
 * tokenizers. They are installed by pip in a virtual environment, in FOLDER or for once. The figures go into docs/exchange.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './failures.ts';
import { CONFIGURATIONS, nameOf } from './exchange/configurations.ts';
import { type ConfigurationFigures, isHeld, measured } from './exchange/figures.ts';
import { preparePeers } from './exchange/peers.ts';
import { proveTensorboard } from './exchange/tensorboard-proof.ts';
import { proveTokenizers } from './exchange/tokenizer-proof.ts';
import { proveTorch } from './exchange/torch-proof.ts';
import { writeMeasured } from './measured-page.ts';

const { values: flags } = parseArgs({
  options: { venv: { type: 'string' }, sentences: { type: 'string', default: '500' } },
});
const sentences = Number(flags.sentences);
const folder = mkdtempSync(join(tmpdir(), 'nmt-exchange-'));
try {
  console.log('installing the peers …');
  const python = preparePeers(flags.venv ?? join(folder, 'venv'));
  const tokenizers = proveTokenizers(join(folder, 'tokenizers'), python);
  console.log(`tokenizers: ${tokenizers.lines} lines, ${tokenizers.different.length} cut otherwise`);
  const rows: ConfigurationFigures[] = [];
  for (const [i, config] of CONFIGURATIONS.entries()) {
    const work = { folder: join(folder, `${i}`), python, config, sentences };
    rows.push({ name: nameOf(config), ...(await proveTorch(work)) });
    console.log(rows.at(-1));
  }
  const tensorboard = await proveTensorboard(join(folder, 'tensorboard'), python);
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, Node ${process.version}`;
  writeMeasured('exchange.md', 'prove:exchange', measured(rows, { machine, sentences, tensorboard, tokenizers }));
  const lost = tensorboard.lost.length + tokenizers.different.length;
  process.exitCode = rows.every(isHeld) && lost === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
