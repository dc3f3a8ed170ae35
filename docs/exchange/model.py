"""A translator trained by nmt, in PyTorch: `pip install torch safetensors numpy regex`.

    echo 'I am hungry.' | python model.py model.safetensors      translates lines, greedily

In a program: `model = load(FILE)`, `model.loss(source_ids, target_ids).backward()` to train on, `save(model, FILE)` for
`nmt import`. The network is written for one sentence at a time, to be read; text.py beside it cuts and joins words.
"""
import json, sys
import torch, torch.nn as nn, torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file
from text import Text

PAD, UNK, BOS, EOS = range(4)


class Attention(nn.Module):
    def __init__(self, kind, memory, hidden, size):
        super().__init__()
        self.kind = kind
        if kind == 'general': self.keys = nn.Linear(memory, hidden, bias=False)
        if kind == 'additive':
            self.keys, self.query = nn.Linear(memory, size, bias=False), nn.Linear(hidden, size, bias=False)
            self.v = nn.Linear(size, 1, bias=False)

    def forward(self, state, memory):                                       # [H], [S, M] → context [M], weights [S]
        keys = memory if self.kind == 'dot' else self.keys(memory)
        scores = self.v(torch.tanh(keys + self.query(state))).squeeze(1) if self.kind == 'additive' else keys @ state
        weights = torch.softmax(scores, 0)
        return weights @ memory, weights


class Recurrent(nn.Module):
    """nn.LSTM, nn.GRU or nn.RNN under the name `rnn`. nmt has one bias a gate where PyTorch has two: the second stays 0."""
    def __init__(self, c, inputs, hidden, **options):
        super().__init__()
        self.rnn = getattr(nn, c['cell'].upper())(inputs, hidden, c['layers'], **options)
        for name, weights in self.rnn.named_parameters():
            if 'bias_hh' in name and c['cell'] != 'gru': weights.requires_grad = False

    def forward(self, x, state=None): return self.rnn(x, state)


class Seq2Seq(nn.Module):
    def __init__(self, config, source_words, target_words):
        super().__init__()
        c = self.c = config
        E, H, tied = c['embeddingSize'], c['hiddenSize'], c['tiedEmbeddings']
        encoder = c['encoderHiddenSize'] or ((H + 1) // 2 if c['bidirectional'] else H)
        M, out = encoder * (2 if c['bidirectional'] else 1), H if tied == 'none' else E
        self.attends, self.deep = c['attention'] != 'none', c['readout'] == 'deep'
        self.feeds = c['inputFeeding'] and self.attends
        self.target_embedding = nn.Embedding(target_words, E)
        self.source_embedding = self.target_embedding if tied == 'three-way' else nn.Embedding(source_words, E)
        self.encoder = Recurrent(c, E, encoder, bidirectional=c['bidirectional'])
        parts = ['hidden', 'cell'] if c['cell'] == 'lstm' else ['hidden']
        if c['bridge'] == 'dense':
            self.bridge = nn.ModuleDict({p: nn.ModuleList(nn.Linear(M, H) for _ in range(c['layers'])) for p in parts})
        if self.attends: self.attention = Attention(c['attention'], M, H, c['attentionSize'] or H)
        self.decoder = Recurrent(c, E + (out if self.feeds else 0), H)
        self.readout = nn.ModuleDict()
        if self.attends or tied != 'none' or self.deep: self.readout['state'] = nn.Linear(H, out, bias=False)
        if self.attends: self.readout['context'] = nn.Linear(M, out, bias=False)
        if self.deep: self.readout['word'] = nn.Linear(E, out, bias=False)
        self.output = nn.Linear(out, target_words)
        if tied != 'none': self.output.weight = self.target_embedding.weight
        self.drop, self.drop_words = nn.Dropout(c['dropout']), nn.Dropout(c['embeddingDropout'])

    def encode(self, source):                              # ids → memory [S, M], the decoder's state, what is fed first
        ids = torch.tensor((source[::-1] if self.c['reverseSource'] else source) + [EOS])
        memory, ends = self.encoder(self.drop_words(self.source_embedding(ids)))
        ends = ends if self.c['cell'] == 'lstm' else (ends,)
        sides = 2 if self.c['bidirectional'] else 1
        ends = [end.view(self.c['layers'], -1) for end in ends]             # [L, M], both directions side by side
        if self.c['bridge'] == 'zero': state = [end.new_zeros(self.c['layers'], self.c['hiddenSize']) for end in ends]
        elif self.c['bridge'] == 'copy': state = ends
        else:
            state = [torch.stack([layer(end[i]) for i, layer in enumerate(self.bridge[part])])
                     for part, end in zip(['hidden', 'cell'], ends)]
            state[0] = torch.tanh(state[0])
        return self.drop(memory), state, memory.new_zeros(self.output.in_features)

    def step(self, word, state, fed, memory):              # → logits [V], state, what is fed next, attention [S]
        y = self.drop_words(self.target_embedding(torch.tensor(word)))
        x = torch.cat([y, fed]) if self.feeds else y
        top, state = self.decoder(x[None], tuple(state) if self.c['cell'] == 'lstm' else state[0])
        h, weights = top[0], None
        if 'state' in self.readout:
            a = self.readout['state'](h)
            if self.attends:
                context, weights = self.attention(h, memory)
                a = a + self.readout['context'](context)
            if self.deep: a = a + self.readout['word'](y)
            h = torch.tanh(a)
        fed = self.drop(h)
        return self.output(fed), state if self.c['cell'] == 'lstm' else (state,), fed, weights

    def logits(self, source, target):                      # ids → [T + 1, V], as each word of the target is known
        memory, state, fed = self.encode(source)
        rows = []
        for word in [BOS] + target:
            logits, state, fed, _ = self.step(word, state, fed, memory)
            rows.append(logits)
        return torch.stack(rows)

    def loss(self, source, target):                        # nats per token, to call backward() on
        return F.cross_entropy(self.logits(source, target), torch.tensor(target + [EOS]),
                               label_smoothing=self.c['labelSmoothing'])

    @torch.no_grad()
    def translate(self, source, may_copy=False):           # ids → [(id, source token looked at most)]
        memory, state, fed = self.encode(source)
        barred, word, written = [PAD, BOS] + ([] if may_copy else [UNK]), BOS, []
        while len(written) < 2 * len(source) + 10:
            logits, state, fed, weights = self.step(word, state, fed, memory)
            logits[barred] = -torch.inf
            word = int(logits.argmax())
            if word == EOS: break
            looked = None if weights is None else int(weights[:-1].argmax())
            written.append((word, looked if looked is None or not self.c['reverseSource'] else len(source) - 1 - looked))
        return written


def load(file):
    with safe_open(file, 'pt') as kept:
        metadata, tensors = kept.metadata(), {name: kept.get_tensor(name) for name in kept.keys()}
    said = {key: json.loads(value) for key, value in metadata.items() if key != 'format'}
    source, target = (said['vocabularies'][side] or said['vocabularies']['source'] for side in ('source', 'target'))
    model = Seq2Seq(said['config'], len(source), len(target))
    for shared in ('output.weight', 'source_embedding.weight'): tensors.setdefault(shared, tensors['target_embedding.weight'])
    model.load_state_dict(tensors)
    model.metadata, model.text = metadata, Text(said['tokenizers'], source, target)
    return model.eval()


def save(model, file):
    """What `nmt import` reads: shared weights once, and all that the model was exported with."""
    tensors, seen = {}, set()
    for name, tensor in model.state_dict().items():
        name = name if tensor.data_ptr() not in seen else None
        seen.add(tensor.data_ptr())
        if name is not None: tensors[name] = tensor.contiguous()
    save_file(tensors, file, metadata=model.metadata)


if __name__ == '__main__':
    model = load(sys.argv[1])
    for line in sys.stdin:
        tokens, ids = model.text.encode(line)
        written = model.translate(ids, may_copy=model.attends and UNK in ids) if ids else []
        print(model.text.decode(written, tokens), flush=True)
