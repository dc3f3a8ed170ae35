#!/usr/bin/env python3
"""Writes exchange.safetensors and exchange.json: an export of nmt's after some updates in PyTorch, saved by the safetensors
library, and the logits that PyTorch computes with it.

    node bin/nmt.js train --corpus corpora/en-ko --tokenizer char --jamo --cell gru --attention additive --readout deep \
      --layers 2 --embedding-size 3 --hidden-size 4 --encoder-hidden-size 3 --attention-size 5 --epochs 1 --threads 1 \
      --checkpoint golden.json
    node bin/nmt.js export golden.json --format safetensors --out golden/model.safetensors
    python test/golden/make-exchange.py golden/model.safetensors       (pip: torch, safetensors, numpy, regex)
"""
import json, os, sys

export = os.path.abspath(sys.argv[1])
sys.path.insert(0, os.path.dirname(export))
import safetensors, torch
import model as exported

here = os.path.dirname(os.path.abspath(__file__))
lines = [('I am hungry.', '배가 고파요.'), ('Where is the station?', '역이 어디예요?'), ('no', '')]
model = exported.load(export)
pairs = [(model.text.encode(source)[1], [model.text.target.ids[t] for t in model.text.target.tokens(target)])
         for source, target in lines]
optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], 0.01)
for _ in range(3):
    optimizer.zero_grad()
    sum(model.loss(*pair) for pair in pairs).backward()
    optimizer.step()
corpus, config = (json.loads(model.metadata[key]) for key in ('corpus', 'config'))     # no paths of one machine
corpus['files'], config['corpus'], config['checkpoint'] = {}, None, None
model.metadata |= {'corpus': json.dumps(corpus), 'config': json.dumps(config)}
exported.save(model, os.path.join(here, 'exchange.safetensors'))
with open(os.path.join(here, 'exchange.json'), 'w', encoding='utf8') as file:
    json.dump({'madeBy': {'script': 'test/golden/make-exchange.py', 'torch': torch.__version__,
                          'safetensors': safetensors.__version__, 'python': sys.version.split()[0]},
               'pairs': [{'source': source, 'target': target, 'logits': [[round(x, 7) for x in row] for row in model.logits(*ids).tolist()]}
                         for (source, target), ids in zip(lines, pairs)]}, file, ensure_ascii=False)
    file.write('\n')
