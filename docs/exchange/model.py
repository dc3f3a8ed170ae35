"""A translator trained by nmt, in PyTorch: `pip install torch safetensors numpy regex`.

    echo 'I am hungry.' | python model.py model.safetensors      translates lines, greedily
In a program: `load(FILE)`, `model.loss(source_ids, target_ids).backward()` to train on, `save(model, FILE)` for `nmt import`.
It computes one sentence at a time, to be read; text.py beside it cuts and joins words."""
import functools, json, sys
import torch, torch.nn as nn, torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file
from text import Text

PAD, UNK, BOS, EOS = range(4)
linear = functools.partial(nn.Linear, bias=False)


def recurrent(c, inputs, hidden, **options):
    """nn.LSTM, nn.GRU or nn.RNN under the name `rnn`. nmt has one bias a gate where PyTorch has two: the second stays 0."""
    rnn = getattr(nn, c['cell'].upper())(inputs, hidden, c['layers'], **options)
    for name, weights in rnn.named_parameters(): weights.requires_grad = 'bias_hh' not in name or c['cell'] == 'gru'
    return nn.ModuleDict({'rnn': rnn})


class Seq2Seq(nn.Module):
    def __init__(self, config, source_words, target_words):
        super().__init__()
        c = self.c = config
        E, H, L, tied, kind = (c[k] for k in ('embeddingSize', 'hiddenSize', 'layers', 'tiedEmbeddings', 'attention'))
        attends, deep, sides = kind != 'none', c['readout'] == 'deep', 1 + c['bidirectional']
        side, size = c['encoderHiddenSize'] or -(-H // sides), c['attentionSize'] or H
        M, out = side * sides, H if tied == 'none' else E      # memory: both directions side by side; what the output sees
        self.attends, self.feeds = attends, attends and c['inputFeeding']
        self.target_embedding = nn.Embedding(target_words, E)
        self.source_embedding = self.target_embedding if tied == 'three-way' else nn.Embedding(source_words, E)
        self.encoder = recurrent(c, E, side, bidirectional=c['bidirectional'])
        self.parts = ['hidden', 'cell'] if c['cell'] == 'lstm' else ['hidden']
        if c['bridge'] == 'dense':
            self.bridge = nn.ModuleDict({p: nn.ModuleList(nn.Linear(M, H) for _ in range(L)) for p in self.parts})
        shapes = {'general': {'keys': (M, H)}, 'additive': {'keys': (M, size), 'query': (H, size), 'v': (size, 1)}}
        self.attention = nn.Module()
        for name, shape in shapes.get(kind, {}).items(): self.attention.add_module(name, linear(*shape))
        self.decoder = recurrent(c, E + (out if self.feeds else 0), H)
        inputs = {'state': (attends or deep or tied != 'none') * H, 'context': attends * M, 'word': deep * E}     # 0: none
        self.readout = nn.ModuleDict({name: linear(size, out) for name, size in inputs.items() if size})
        self.output = nn.Linear(out, target_words)
        if tied != 'none': self.output.weight = self.target_embedding.weight
        rate = lambda name, other: c[other] if c.get(name) is None else c[name]
        self.drop, self.drop_words = nn.Dropout(c['dropout']), nn.Dropout(c['embeddingDropout'])
        self.drop_written = nn.Dropout(rate('targetEmbeddingDropout', 'embeddingDropout'))
        self.drop_readout = nn.Dropout(rate('readoutDropout', 'dropout'))

    def encode(self, source):                              # ids → memory [S, M], the decoder's state, what is fed first
        ids = torch.tensor((source[::-1] if self.c['reverseSource'] else source) + [EOS])
        memory, ends = self.encoder['rnn'](self.drop_words(self.source_embedding(ids)))
        ends = [end.view(self.c['layers'], -1) for end in (ends if self.c['cell'] == 'lstm' else [ends])]       # [L, M]
        if self.c['bridge'] == 'zero': ends = [end.new_zeros(len(end), self.c['hiddenSize']) for end in ends]
        if self.c['bridge'] == 'dense':
            ends = [torch.stack([f(x) for f, x in zip(self.bridge[part], end)]) for part, end in zip(self.parts, ends)]
            ends[0] = torch.tanh(ends[0])
        return self.drop(memory), ends, memory.new_zeros(self.output.in_features)

    def attend(self, state, memory):                       # [H], [S, M] → context [M], weights [S]
        a, kind = self.attention, self.c['attention']
        keys = memory if kind == 'dot' else a.keys(memory)
        weights = torch.softmax(a.v(torch.tanh(keys + a.query(state)))[:, 0] if kind == 'additive' else keys @ state, 0)
        return weights @ memory, weights

    def step(self, word, state, fed, memory):              # → logits [V], state, what is fed next, attention [S]
        y = self.drop_written(self.target_embedding(torch.tensor(word)))
        x = torch.cat([y, fed]) if self.feeds else y
        (h,), state = self.decoder['rnn'](x[None], tuple(state) if self.c['cell'] == 'lstm' else state[0])
        inputs, weights = {'state': h, 'word': y}, None
        if self.attends: inputs['context'], weights = self.attend(h, memory)
        if self.readout: h = torch.tanh(sum(layer(inputs[name]) for name, layer in self.readout.items()))
        read = self.drop_readout(h)
        fed = h if self.c.get('cleanFeed') else read
        return self.output(read), state if self.c['cell'] == 'lstm' else (state,), fed, weights

    def loss(self, source, target):                        # nats per token, to call backward() on
        return F.cross_entropy(self.logits(source, target), torch.tensor(target + [EOS]),
                               label_smoothing=self.c['labelSmoothing'])

    def logits(self, source, target):                      # ids → [T + 1, V], as each word of the target is known
        (memory, *state), rows = self.encode(source), []
        for word in [BOS] + target:
            logits, *state, _ = self.step(word, *state, memory)
            rows.append(logits)
        return torch.stack(rows)

    @torch.no_grad()
    def translate(self, source):                           # ids → [(id, source token looked at most)]
        (memory, *state), word, written = self.encode(source), BOS, []
        barred = [PAD, BOS] if self.attends and UNK in source else [PAD, BOS, UNK]       # what is unknown can be copied
        while len(written) < 2 * len(source) + 10:
            logits, *state, weights = self.step(word, *state, memory)
            logits[barred] = -torch.inf
            word = int(logits.argmax())
            if word == EOS: break
            looked = int(weights[:-1].argmax()) if self.attends else None
            written.append((word, len(source) - 1 - looked if self.attends and self.c['reverseSource'] else looked))
        return written


def load(file):
    with safe_open(file, 'pt') as kept: metadata, tensors = kept.metadata(), {k: kept.get_tensor(k) for k in kept.keys()}
    said = {key: json.loads(metadata[key]) for key in ('config', 'tokenizers', 'vocabularies')}
    source, target = (said['vocabularies'][side] or said['vocabularies']['source'] for side in ('source', 'target'))
    model = Seq2Seq(said['config'], len(source), len(target))
    for name in ('output', 'source_embedding'): tensors.setdefault(f'{name}.weight', tensors['target_embedding.weight'])
    model.load_state_dict(tensors)
    model.metadata, model.text = metadata, Text(said['tokenizers'], source, target)
    return model.eval()


def save(model, file):                                     # what `nmt import` reads: shared weights stand once
    save_file({name: p.detach().contiguous() for name, p in model.named_parameters()}, file, model.metadata)


if __name__ == '__main__':
    model = load(sys.argv[1])
    for line in sys.stdin:
        tokens, ids = model.text.encode(line)
        print(model.text.decode(model.translate(ids) if ids else [], tokens), flush=True)
