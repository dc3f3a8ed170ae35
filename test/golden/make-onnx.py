#!/usr/bin/env python3
"""Writes onnx.json: that onnx.checker takes an export of the model in exchange.safetensors, the SHA-256 of its files, and the
logits that ONNX Runtime computes with them. Files of the same bytes give the same.

    nmt import test/golden/exchange.safetensors --out golden.json
    nmt export golden.json --format onnx --out golden
    python test/golden/make-onnx.py golden       (pip: onnx, onnxruntime)
"""
import hashlib, json, os, sys
import numpy as np, onnx, onnxruntime

BOS, EOS = 2, 3
files = {name: os.path.join(sys.argv[1], f'{name}.onnx') for name in ('encoder', 'decoder')}
for file in files.values(): onnx.checker.check_model(onnx.load(file), full_check=True)
sessions = {name: onnxruntime.InferenceSession(file) for name, file in files.items()}


def run(name, given):
    session = sessions[name]
    inputs = {value.name: given[value.name] for value in session.get_inputs()}
    return dict(zip([out.name for out in session.get_outputs()], session.run(None, inputs)))


def logits(source, target):
    state, rows = run('encoder', {'source': np.array(source + [EOS], np.int64)}), []
    for word in [BOS] + target:
        found = run('decoder', {**state, 'word': np.array([word], np.int64)})
        state |= {name.removeprefix('next_'): value for name, value in found.items() if name.startswith('next_')}
        rows.append([round(float(x), 7) for x in found['logits'][0]])
    return rows


pairs = [([4, 9, 12, 7], [5, 6, 7]), ([8], [11, 10, 9, 8]), ([4, 5, 6, 7, 8, 9, 10], [])]
golden = {
    'madeBy': {'script': 'test/golden/make-onnx.py', 'onnx': onnx.__version__, 'onnxruntime': onnxruntime.__version__, 'python': sys.version.split()[0]},
    'sha256': {name: hashlib.sha256(open(file, 'rb').read()).hexdigest() for name, file in files.items()},
    'pairs': [{'source': s, 'target': t, 'logits': logits(s, t)} for s, t in pairs],
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'onnx.json'), 'w', encoding='utf8') as file:
    json.dump(golden, file)
    file.write('\n')
