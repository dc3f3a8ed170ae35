"""Holds an ONNX export against what nmt computed, with ONNX Runtime: FOLDER EXPORT EXPECTED SENTENCES.
EXPORT is the same model as safetensors, whose text.py cuts the sentences. Prints JSON: the greatest difference of logits, the
translations, and the milliseconds that a sentence took."""
import json, os, sys, time

folder, export, expected, sentences = sys.argv[1:5]
sys.path.insert(0, os.path.dirname(os.path.abspath(export)))
import numpy as np, onnx, onnxruntime
from safetensors.numpy import load_file
from text import Text

PAD, UNK, BOS, EOS = range(4)
files = [os.path.join(folder, name) for name in ('encoder.onnx', 'decoder.onnx')]
for file in files: onnx.checker.check_model(onnx.load(file), full_check=True)
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
encoder, decoder = (onnxruntime.InferenceSession(file, options) for file in files)
names = {session: [out.name for out in session.get_outputs()] for session in (encoder, decoder)}
inputs = [value.name for value in decoder.get_inputs()]
said = json.load(open(os.path.join(folder, 'model.json'), encoding='utf8'))
config, words = said['config'], said['vocabularies']
text = Text(said['tokenizers'], words['source'], words['target'])


def encode(source):
    source = (source[::-1] if config['reverseSource'] else source) + [EOS]
    return dict(zip(names[encoder], encoder.run(None, {'source': np.array(source, np.int64)})))


def step(word, given):
    given = {**given, 'word': np.array([word], np.int64)}
    found = dict(zip(names[decoder], decoder.run(None, {name: given[name] for name in inputs})))
    return found, {**given, **{name.removeprefix('next_'): value for name, value in found.items() if name.startswith('next_')}}


def translate(source, may_copy):
    state, word, written = encode(source), BOS, []
    while len(written) < 2 * len(source) + 10:
        found, state = step(word, state)
        logits = found['logits'][0]
        logits[[PAD, BOS] + ([] if may_copy else [UNK])] = -np.inf
        word = int(logits.argmax())
        if word == EOS: break
        looked = int(found['attention'][0][:-1].argmax()) if 'attention' in found else None
        written.append((word, len(source) - 1 - looked if looked is not None and config['reverseSource'] else looked))
    return written


logits, wanted = 0.0, load_file(expected)
for i in range(sum(name.startswith('logits/') for name in wanted)):
    ids = lambda name: [int(id) for id in wanted[f'{name}/{i}']]
    state = encode(ids('source'))
    for word, row in zip([BOS] + ids('target'), wanted[f'logits/{i}']):
        found, state = step(word, state)
        logits = max(logits, float(np.abs(found['logits'][0] - row).max()))
cut = [text.encode(line) for line in open(sentences, encoding='utf8').read().splitlines()]
start = time.perf_counter()
written = [translate(ids, config['attention'] != 'none' and UNK in ids) for _, ids in cut]
seconds = time.perf_counter() - start
print(json.dumps({'logits': logits, 'translations': [text.decode(w, tokens) for w, (tokens, _) in zip(written, cut)],
                  'milliseconds': 1000 * seconds / len(cut), 'onnxruntime': onnxruntime.__version__, 'onnx': onnx.__version__}))
