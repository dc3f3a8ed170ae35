"""Holds PyTorch's model of an export against what nmt computed in double and in single precision:
python compare_torch.py EXPORT EXPECTED EXPECTED_IN_SINGLE SENTENCES. Prints JSON: the greatest differences of logits and
gradients in either precision, the translations, and the loss before and after training on."""
import json, os, sys

export, expected, in_single, sentences = sys.argv[1:5]
sys.path.insert(0, os.path.dirname(os.path.abspath(export)))
import torch
import model as exported
from safetensors.torch import load_file

torch.set_num_threads(1)
model, wanted = exported.load(export), {'double': load_file(expected), 'single': load_file(in_single)}
count = sum(name.startswith('logits/') for name in wanted['double'])
ids = lambda name: [int(id) for id in wanted['double'][name]]
pairs = [(ids(f'source/{i}'), ids(f'target/{i}')) for i in range(count)]
translations = []
for line in open(sentences, encoding='utf8').read().splitlines():
    tokens, source = model.text.encode(line)
    translations.append(model.text.decode(model.translate(source), tokens))


def computed():
    """Logits of each pair and gradients of the sum of their mean losses, under the names of `wanted`, in the model's precision."""
    model.zero_grad()
    sum(model.loss(*pair) for pair in pairs).backward()
    parameters = {f'gradient/{name}': p.grad if p.grad is not None else torch.zeros_like(p) for name, p in model.named_parameters()}
    rows = {f'logits/{i}': model.logits(*pair).detach() for i, pair in enumerate(pairs)}
    return {name: tensor.double() for name, tensor in {**rows, **parameters}.items()}


def difference(kind, a, b):
    """Greatest absolute difference of any number."""
    return max(float((a[name] - b[name]).abs().max()) for name in wanted['double'] if name.startswith(kind))


model.c['labelSmoothing'] = 0
single, double = computed(), (model.double(), computed())[1]
figures = {kind: {'double': difference(kind, double, wanted['double']), 'single': difference(kind, single, wanted['single']),
                  'theirRounding': difference(kind, single, double), 'ourRounding': difference(kind, wanted['single'], double),
                  'greatest': max(float(tensor.abs().max()) for name, tensor in double.items() if name.startswith(kind))}
           for kind in ('logits', 'gradient')}
model.float()
optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], 1e-4)  # small: each step has to go down
losses = []
for _ in range(6):
    optimizer.zero_grad()
    loss = sum(model.loss(*pair) for pair in pairs) / count
    loss.backward()
    optimizer.step()
    losses.append(float(loss))
exported.save(model, export.replace('.safetensors', '.trained.safetensors'))
print(json.dumps({'logits': figures['logits'], 'gradients': figures['gradient'], 'translations': translations,
                  'losses': [losses[0], losses[-1]], 'torch': torch.__version__}))
