/**
 * The strongest peer in JavaScript, jax-js: one LSTM layer, forward and backward, as `job.js layer` measures ours.
 *
 *   npm install --prefix FOLDER @jax-js/jax@0.1.25      # a folder outside the project
 *   node test/bench/jax-layer.mjs FOLDER [H]            # Node 24: milliseconds, best of 20
 *   node .bench/test/bench/job.js layer [H]             # ours
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder = '.', hidden = '256'] = process.argv.slice(2);
const library = pathToFileURL(resolve(folder, 'node_modules/@jax-js/jax/dist/index.js'));
const { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy, random } = await import(library.href);
await init('wasm');
defaultDevice('wasm');

const [T, B, E, H] = [20, 64, 256, Number(hidden)];
const [WARM_UPS, ROUNDS] = [3, 20];

/** Sum of all hidden states. Arrays are counted by their users: `.ref` before every use but the last. */
function loss({ x, input, recurrent, bias }) {
  const gates = numpy
    .matmul(x, input)
    .add(bias)
    .reshape([T, B, 4 * H]);
  let [h, c, sum] = [numpy.zeros([B, H]), numpy.zeros([B, H]), numpy.zeros([])];
  for (let t = 0; t < T; t++) {
    const z = gates.ref.slice(t).add(numpy.matmul(h, recurrent.ref));
    const gate = (k) => z.ref.slice([], [k * H, (k + 1) * H]);
    c = nn
      .sigmoid(gate(1))
      .mul(c)
      .add(nn.sigmoid(gate(0)).mul(numpy.tanh(gate(2))));
    h = nn.sigmoid(gate(3)).mul(numpy.tanh(c.ref));
    z.dispose();
    sum = sum.add(h.ref.sum());
  }
  for (const array of [gates, recurrent, h, c]) array.dispose();
  return sum;
}

const uniform = (key, shape) => random.uniform(random.key(key), shape).sub(0.5).mul(0.1);
const weights = { input: uniform(2, [E, 4 * H]), recurrent: uniform(3, [H, 4 * H]), bias: uniform(4, [4 * H]) };
const all = { x: uniform(1, [T * B, E]), ...weights };
const step = jit(grad(loss));
let bestMs = Number.POSITIVE_INFINITY;
for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
  const start = performance.now();
  const gradients = step(Object.fromEntries(Object.entries(all).map(([name, array]) => [name, array.ref])));
  await blockUntilReady(gradients);
  if (round >= WARM_UPS) bestMs = Math.min(bestMs, performance.now() - start);
  for (const gradient of Object.values(gradients)) gradient.dispose();
}
const gflops = (6 * (E + H) * 4 * H * B * T) / bestMs / 1e6;
console.log(JSON.stringify({ bestMs: Number(bestMs.toFixed(1)), gflops: Number(gflops.toFixed(1)), H }));
