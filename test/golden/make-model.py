#!/usr/bin/env python3
"""Writes model.json: what PyTorch computes, in Float64, for the cells, attentions, loss and training of test/model.

    /usr/bin/python3 test/golden/make-model.py        (Debian: python3-torch, python3-numpy)

Weights are stored as this project lays them out: [inputs, outputs], gates side by side in PyTorch's order.
Sentences go through PyTorch one at a time, so that nothing here knows of padding or of sorting.
"""
import json, os, sys
import torch
import torch.nn.functional as F

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
PAD, UNK, BOS, EOS = 0, 1, 2, 3
values = lambda x: x.detach().tolist()


def cell_case(name):
    """One layer of three sentences of lengths 4, 3, 1: outputs, last states, and every gradient of sum(outputs * weights)."""
    I, H, lengths = 3, 4, [4, 3, 1]
    layer = {'rnn': torch.nn.RNN, 'gru': torch.nn.GRU, 'lstm': torch.nn.LSTM}[name](I, H)
    if name != 'gru':
        torch.nn.init.zeros_(layer.bias_hh_l0)
        layer.bias_hh_l0.requires_grad = False
    sentences, total = [], 0
    for length in lengths:
        x = torch.randn(length, I, requires_grad=True)
        h0 = torch.randn(1, H, requires_grad=True)
        c0 = torch.randn(1, H, requires_grad=True)
        outputs, last = layer(x, (h0, c0) if name == 'lstm' else h0)
        pull = torch.randn(length, H)
        total = total + (outputs * pull).sum()
        sentences.append((x, h0, c0, outputs, last[1] if name == 'lstm' else None, pull))
    total.backward()
    case = {'lengths': lengths,
            'input': values(layer.weight_ih_l0.T), 'hidden': values(layer.weight_hh_l0.T), 'bias': values(layer.bias_ih_l0),
            'dInput': values(layer.weight_ih_l0.grad.T), 'dHidden': values(layer.weight_hh_l0.grad.T), 'dBias': values(layer.bias_ih_l0.grad)}
    if name == 'gru':
        case.update(hiddenBias=values(layer.bias_hh_l0), dHiddenBias=values(layer.bias_hh_l0.grad))
    case['sentences'] = [{
        'x': values(x), 'dX': values(x.grad), 'h0': values(h0)[0], 'dH0': values(h0.grad)[0], 'outputs': values(outputs), 'pull': values(pull),
        **({'c0': values(c0)[0], 'dC0': values(c0.grad)[0], 'lastCell': values(cell)[0]} if cell is not None else {}),
    } for x, h0, c0, outputs, cell, pull in sentences]
    return case


def attend(kind, query, memory, p):
    """query [H], memory [S, M] -> weights [S], context [M]."""
    if kind == 'dot': scores = memory @ query
    elif kind == 'general': scores = (memory @ p['attention.keys']) @ query
    else: scores = torch.tanh(query @ p['attention.query'] + memory @ p['attention.keys']) @ p['attention.v'][0]
    weights = torch.softmax(scores, 0)
    return weights, weights @ memory


def attention_case(kind):
    """Two decoder rows over each of two source sentences of lengths 3 and 2."""
    H = M = 4
    D = 3
    p = {}
    if kind == 'general': p = {'attention.keys': torch.randn(M, H)}
    if kind == 'additive': p = {'attention.keys': torch.randn(M, D), 'attention.query': torch.randn(H, D), 'attention.v': torch.randn(1, D)}
    for w in p.values(): w.requires_grad = True
    sentences, total = [], 0
    for length in (3, 2):
        memory = torch.randn(length, M, requires_grad=True)
        queries = torch.randn(2, H, requires_grad=True)
        pull = torch.randn(2, M)
        pairs = [attend(kind, query, memory, p) for query in queries]
        weights, contexts = torch.stack([w for w, _ in pairs]), torch.stack([c for _, c in pairs])
        total = total + (contexts * pull).sum()
        sentences.append((memory, queries, pull, weights, contexts))
    total.backward()
    return {'kind': kind, 'parameters': {name: values(w) for name, w in p.items()}, 'gradients': {name: values(w.grad) for name, w in p.items()},
            'sentences': [{'memory': values(m), 'dMemory': values(m.grad), 'queries': values(q), 'dQueries': values(q.grad), 'pull': values(pull),
                           'weights': values(w), 'contexts': values(c)} for m, q, pull, w, c in sentences]}


def loss_case(smoothing):
    logits = (3 * torch.randn(4, 7)).requires_grad_()
    targets = torch.tensor([0, 3, 6, 3])
    losses = F.cross_entropy(logits, targets, label_smoothing=smoothing, reduction='none')
    losses.sum().backward()
    return {'smoothing': smoothing, 'logits': values(logits), 'targets': targets.tolist(), 'losses': values(losses), 'gradient': values(logits.grad)}


class Translator:
    """The whole model of one configuration, its parameters named and laid out as in this project."""

    def __init__(self, config, V=9, E=3, H=4):
        self.config, self.H = config, H
        cell, attention = config['cell'], config['attention']
        G = {'rnn': 1, 'gru': 3, 'lstm': 4}[cell]
        half = H // 2
        p = self.p = {}

        def layer(name, inputs, hidden, fed):
            if inputs: p[f'{name}.input'] = torch.randn(inputs, G * hidden)
            if fed: p[f'{name}.stepInput'] = torch.randn(fed, G * hidden)
            p[f'{name}.hidden'] = torch.randn(hidden, G * hidden)
            p[f'{name}.bias'] = torch.randn(1, G * hidden)
            if cell == 'gru': p[f'{name}.hiddenBias'] = torch.randn(1, G * hidden)

        p['source.embedding'], p['target.embedding'] = torch.randn(V, E), torch.randn(V, E)
        for direction in ('forward', 'backward'): layer(f'encoder.0.{direction}', E, half, 0)
        if config['bridge'] == 'dense':
            for part in ['hidden', 'cell'] if cell == 'lstm' else ['hidden']:
                p[f'bridge.0.{part}'], p[f'bridge.0.{part}Bias'] = torch.randn(H, H), torch.randn(1, H)
        if attention == 'general': p['attention.keys'] = torch.randn(H, H)
        if attention == 'additive': p['attention.keys'], p['attention.query'], p['attention.v'] = torch.randn(H, 3), torch.randn(H, 3), torch.randn(1, 3)
        layer('decoder.0', E, H, H if config['inputFeeding'] else 0)
        p['readout.state'], p['readout.context'] = torch.randn(H, H), torch.randn(H, H)
        if config['readout'] == 'deep': p['readout.word'] = torch.randn(E, H)
        p['output.weights'], p['output.bias'] = torch.randn(H, V), torch.randn(1, V)
        for name in p: p[name] = (0.5 * p[name]).requires_grad_()

    def step(self, name, x, fed, state):
        """PyTorch's own cells; the state is [h] or [h, c], each [1, H]."""
        p, cell = self.p, self.config['cell']
        w_in, inputs = p[f'{name}.input'], x
        if fed is not None: w_in, inputs = torch.cat([w_in, p[f'{name}.stepInput']]), torch.cat([x, fed], 1)
        w_h, b_in = p[f'{name}.hidden'], p[f'{name}.bias'][0]
        b_h = p[f'{name}.hiddenBias'][0] if cell == 'gru' else torch.zeros_like(b_in)
        if cell == 'lstm': return list(torch.lstm_cell(inputs, state, w_in.T, w_h.T, b_in, b_h))
        return [(torch.gru_cell if cell == 'gru' else torch.rnn_tanh_cell)(inputs, state[0], w_in.T, w_h.T, b_in, b_h)]

    def losses(self, source, target, smoothing):
        p, config, H = self.p, self.config, self.H
        parts = 2 if config['cell'] == 'lstm' else 1
        vectors = p['source.embedding'][source + [EOS]]
        ends, sides = [], []
        for direction in ('forward', 'backward'):
            state, hidden = [torch.zeros(1, H // 2)] * parts, []
            order = range(len(vectors)) if direction == 'forward' else range(len(vectors) - 1, -1, -1)
            for i in order:
                state = self.step(f'encoder.0.{direction}', vectors[i:i + 1], None, state)
                hidden.append(state[0])
            sides.append(torch.cat(hidden if direction == 'forward' else hidden[::-1]))
            ends.append(state)
        memory = torch.cat(sides, 1)
        state = [torch.cat([ends[0][i], ends[1][i]], 1) for i in range(parts)]
        if config['bridge'] == 'dense':
            state = [state[i] @ p[f'bridge.0.{part}'] + p[f'bridge.0.{part}Bias'] for i, part in enumerate(['hidden', 'cell'][:parts])]
            state[0] = torch.tanh(state[0])
        fed, rows = torch.zeros(1, H), []
        for word in [BOS] + target:
            y = p['target.embedding'][word:word + 1]
            state = self.step('decoder.0', y, fed if config['inputFeeding'] else None, state)
            _, context = attend(config['attention'], state[0][0], memory, p)
            a = context @ p['readout.context'] + state[0] @ p['readout.state']
            if config['readout'] == 'deep': a = a + y @ p['readout.word']
            fed = torch.tanh(a)
            rows.append(fed)
        logits = torch.cat(rows) @ p['output.weights'] + p['output.bias']
        return F.cross_entropy(logits, torch.tensor(target + [EOS]), label_smoothing=smoothing, reduction='none')


PAIRS = [([4, 5, 6, 7], [4, 5]), ([5], [6, 7, 5, 4]), ([6, 7], [7]), ([8, 4, 4], [8, 8, 6])]


def training_case(config, steps=10, smoothing=0.1, rate=0.02, clip=0.35):
    """Adam's first steps: mean losses, gradient norms before clipping, and the weights at both ends."""
    model = Translator(config)
    p = model.p
    start = {name: values(w) for name, w in p.items()}
    adam = torch.optim.Adam(p.values(), rate, betas=(0.9, 0.98), eps=1e-8)
    losses, norms = [], []
    for _ in range(steps):
        each = torch.cat([model.losses(source, target, smoothing) for source, target in PAIRS])
        loss = each.mean()
        adam.zero_grad()
        loss.backward()
        norm = torch.sqrt(sum((w.grad ** 2).sum() for w in p.values()))
        if norm > clip:        # clip_grad_norm_ divides by norm + 1e-6; the paper and we by the norm
            for w in p.values(): w.grad *= clip / norm
        adam.step()
        losses.append(loss.item()); norms.append(norm.item())
    return {'config': config, 'pairs': PAIRS, 'smoothing': smoothing, 'learningRate': rate, 'beta2': 0.98, 'clipNorm': clip,
            'losses': losses, 'gradientNorms': norms, 'start': start, 'end': {name: values(w) for name, w in p.items()}}


golden = {
    'madeBy': {'script': 'test/golden/make-model.py', 'torch': torch.__version__, 'python': sys.version.split()[0]},
    'cells': {name: cell_case(name) for name in ('rnn', 'gru', 'lstm')},
    'attentions': {kind: attention_case(kind) for kind in ('dot', 'general', 'additive')},
    'losses': [loss_case(0), loss_case(0.1)],
    'training': [
        training_case({'cell': 'lstm', 'attention': 'general', 'inputFeeding': True, 'bridge': 'dense', 'readout': 'plain'}),
        training_case({'cell': 'gru', 'attention': 'additive', 'inputFeeding': True, 'bridge': 'dense', 'readout': 'deep'}),
        training_case({'cell': 'rnn', 'attention': 'dot', 'inputFeeding': False, 'bridge': 'copy', 'readout': 'plain'}),
    ],
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'model.json'), 'w', encoding='utf8') as file:
    file.write('{\n' + ',\n'.join(f'{json.dumps(k)}: {json.dumps(v)}' for k, v in golden.items()) + '\n}\n')
