"""Holds PyTorch's model of an export against what nmt computed: python compare_torch.py EXPORT EXPECTED SENTENCES.
Prints JSON: the greatest differences of logits and gradients, the translations, and the loss before and after training on."""
import json, os, sys

export, expected, sentences = sys.argv[1:4]
sys.path.insert(0, os.path.dirname(os.path.abspath(export)))
import torch
import model as exported
from safetensors.torch import load_file

torch.set_num_threads(1)
model, wanted = exported.load(export), load_file(expected)
count = sum(name.startswith('logits/') for name in wanted)
ids = lambda name: [int(id) for id in wanted[name]]
translations = []
for line in open(sentences, encoding='utf8').read().splitlines():
    tokens, source = model.text.encode(line)
    translations.append(model.text.decode(model.translate(source, model.attends and exported.UNK in source), tokens))

model.double()
logits, total = 0.0, 0.0
pairs = [(ids(f'source/{i}'), ids(f'target/{i}')) for i in range(count)]
model.c['labelSmoothing'] = 0
for i, (source, target) in enumerate(pairs):
    logits = max(logits, float((model.logits(source, target) - wanted[f'logits/{i}']).abs().max()))
    total = total + model.loss(source, target)
total.backward()
gradients, parameters = 0.0, dict(model.named_parameters())
compared = 0
for name, tensor in wanted.items():
    if not name.startswith('gradient/'): continue
    found = parameters[name.removeprefix('gradient/')].grad
    found = torch.zeros_like(tensor) if found is None else found
    gradients = max(gradients, float((found - tensor).abs().max() / max(1.0, float(tensor.abs().max()))))
    compared += 1
model.float()
optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], 1e-3)
losses = []
for _ in range(6):
    optimizer.zero_grad()
    loss = sum(model.loss(*pair) for pair in pairs) / count
    loss.backward()
    optimizer.step()
    losses.append(float(loss))
exported.save(model, export.replace('.safetensors', '.trained.safetensors'))
print(json.dumps({'logits': logits, 'gradients': gradients, 'compared': compared, 'translations': translations,
                  'losses': [losses[0], losses[-1]], 'torch': torch.__version__}))
