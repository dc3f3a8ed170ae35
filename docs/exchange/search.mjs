/**
 * Greedy and beam search around an ONNX export of nmt's, for onnxruntime-node and onnxruntime-web alike. Made to be read.
 *
 *   nmt tokenize --checkpoint CHECKPOINT.json < lines.txt | node FOLDER/search.mjs FOLDER [BEAM]
 *
 * FOLDER holds the export, and onnxruntime-node: npm install --prefix FOLDER onnxruntime-node.
 *
 * Tokens in, with spaces between them; text out. In a page: import * as ort from onnxruntime-web, `load(ort, read)`.
 */
const [PAD, UNK, BOS, EOS] = [0, 1, 2, 3];

/** @param read gives the bytes of a file of the export, by its name */
export async function load(ort, read) {
  const model = JSON.parse(new TextDecoder().decode(await read('model.json')));
  const [encoder, decoder] = await Promise.all(
    ['encoder.onnx', 'decoder.onnx'].map(async (name) => ort.InferenceSession.create(await read(name))),
  );
  return { ort, encoder, decoder, ...model };
}

/** Ids of a source sentence → the best hypothesis: { ids, looked, score }, `looked` the source token of most attention. */
export async function search(model, source, { beam = 1, lengthPenalty = 1, mayCopy = false } = {}) {
  const { ort, encoder, decoder, config } = model;
  const integers = (values) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);
  const { memory, keys, ...start } = await encoder.run({
    source: integers([...(config.reverseSource ? [...source].reverse() : source), EOS]),
  });
  const finished = [];
  let state = start; // of the living hypotheses, one a row
  let living = [{ ids: [], looked: [], logProbability: 0 }];
  for (let length = 1; living.length > 0 && length <= 2 * source.length + 10; length++) {
    const given = { word: integers(living.map(({ ids }) => ids.at(-1) ?? BOS)), ...state, memory, keys };
    const step = await decoder.run(Object.fromEntries(decoder.inputNames.map((name) => [name, given[name]])));
    const candidates = living.flatMap((hypothesis, row) =>
      likeliest(rowOf(step.logits, row), beam, mayCopy ? [PAD, BOS] : [PAD, BOS, UNK]).map(([id, logProbability]) => {
        const looked = step.attention && mostLookedAt(rowOf(step.attention, row), config.reverseSource);
        return { hypothesis, row, id, looked, logProbability: hypothesis.logProbability + logProbability };
      }),
    );
    const best = candidates.sort((a, b) => b.logProbability - a.logProbability).slice(0, beam - finished.length);
    for (const { hypothesis, id, logProbability } of best)
      if (id === EOS) finished.push({ ...hypothesis, score: logProbability / length ** lengthPenalty });
    const going = best.filter(({ id }) => id !== EOS);
    living = going.map(({ hypothesis, id, looked, logProbability }) => ({
      ids: [...hypothesis.ids, id],
      looked: [...hypothesis.looked, looked],
      logProbability,
    }));
    if (living.length === 0) break;
    const rows = going.map(({ row }) => row);
    const next = Object.keys(start).map((name) => [name, gather(ort, step[`next_${name}`], rows)]);
    state = Object.fromEntries(next);
  }
  const cut = living.map((one) => ({ ...one, score: one.logProbability / one.ids.length ** lengthPenalty }));
  return [...finished, ...(finished.length > 0 ? [] : cut)].sort((a, b) => b.score - a.score)[0];
}

/** Tokens → text, for models that were trained on words, on characters, or on BPE of raw text. */
export async function translate(model, tokens, options = {}) {
  const { vocabularies, tokenizers, config } = model;
  const known = new Map(vocabularies.source.map((token, id) => [token, id]).slice(EOS + 1));
  const form = (token) => (tokenizers.source.fold ? token.toLowerCase().normalize('NFC') : token);
  const ids = tokens.map((token) => known.get(form(token)) ?? UNK);
  const mayCopy = config.attention !== 'none' && ids.includes(UNK);
  const found = await search(model, ids, { ...options, mayCopy });
  const words = found.ids.map((id, i) => (id === UNK ? tokens[found.looked[i]] : vocabularies.target[id]));
  if (tokenizers.target.tokenizer === 'char') return words.join('').replaceAll('▁', ' ').normalize('NFC');
  return words.join(' ').replace(/ ?￭ ?/gu, '');
}

/** A row of a matrix [N, M]. */
const rowOf = ({ data, dims }, row) => data.subarray(row * dims[1], (row + 1) * dims[1]);

/** The k words of the greatest log-probability. */
function likeliest(logits, k, barred) {
  const greatest = logits.reduce((a, b) => Math.max(a, b));
  const logSum = greatest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - greatest), 0));
  const ids = Array.from(logits.keys()).filter((id) => !barred.includes(id));
  const order =
    k === 1 ? [ids.reduce((a, b) => (logits[b] > logits[a] ? b : a))] : ids.sort((a, b) => logits[b] - logits[a]);
  return order.slice(0, k).map((id) => [id, logits[id] - logSum]);
}

/** The source token of most attention, the end of the sentence aside. */
function mostLookedAt(weights, isReversed) {
  const own = weights.subarray(0, weights.length - 1);
  const best = own.indexOf(own.reduce((a, b) => Math.max(a, b), 0));
  return isReversed ? own.length - 1 - best : best;
}

/** The rows of states [L, N, H] or [N, F] that live on, in their order. */
function gather(ort, { data, dims }, rows) {
  const [layers, count, size] = dims.length === 3 ? dims : [1, ...dims];
  const kept = new Float32Array(layers * rows.length * size);
  for (let layer = 0; layer < layers; layer++)
    rows.forEach((row, i) => {
      const from = (layer * count + row) * size;
      kept.set(data.subarray(from, from + size), (layer * rows.length + i) * size);
    });
  return new ort.Tensor('float32', kept, dims.length === 3 ? [layers, rows.length, size] : [rows.length, size]);
}

if (globalThis.process?.argv[1]?.endsWith('search.mjs')) {
  const [ort, { readFile }, { createInterface }] = await Promise.all(
    ['onnxruntime-node', 'node:fs/promises', 'node:readline'].map((name) => import(name)),
  );
  const [folder, beam = '1'] = process.argv.slice(2);
  const model = await load(ort.default, (name) => readFile(`${folder}/${name}`));
  for await (const line of createInterface({ input: process.stdin })) {
    const tokens = line.split(' ').filter((token) => token !== '');
    console.log(tokens.length === 0 ? '' : await translate(model, tokens, { beam: Number(beam) }));
  }
}
