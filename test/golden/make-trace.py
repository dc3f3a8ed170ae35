"""Writes trace.json: gates, states, attention and probabilities of a small encoder-decoder, computed by PyTorch.

    python3 test/golden/make-trace.py

Encoder and decoder are torch.nn.LSTM and torch.nn.LSTMCell; the gates, which those keep to themselves, are computed
beside them from the same weights, and the script stops if the states that follow from them are not the modules' own.
"""

import json
import pathlib
import platform

import torch
from torch.nn.functional import linear

SEED = 5
LAYERS, EMBEDDING, HIDDEN = 2, 3, 6
ENCODER = HIDDEN // 2
SOURCE_WORDS, TARGET_WORDS = 9, 8
BOS, EOS = 2, 3
SOURCE, TARGET = [4, 7, 5, 8], [6, 4, 7]
DIRECTIONS = ("forward", "backward")

torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)
weights = {}


def draw(name, rows, columns):
    """Rows × columns in [-1, 1], with four decimals: the same numbers in Float32 and Float64, nearly."""
    weights[name] = torch.round((torch.rand(rows, columns) * 2 - 1) * 1e4) / 1e4


draw("source.embedding", SOURCE_WORDS, EMBEDDING)
draw("target.embedding", TARGET_WORDS, EMBEDDING)
for layer in range(LAYERS):
    for direction in DIRECTIONS:
        draw(f"encoder.{layer}.{direction}.input", EMBEDDING if layer == 0 else HIDDEN, 4 * ENCODER)
        draw(f"encoder.{layer}.{direction}.hidden", ENCODER, 4 * ENCODER)
        draw(f"encoder.{layer}.{direction}.bias", 1, 4 * ENCODER)
    for part in ("hidden", "cell"):
        draw(f"bridge.{layer}.{part}", HIDDEN, HIDDEN)
        draw(f"bridge.{layer}.{part}Bias", 1, HIDDEN)
    if layer == 0:
        draw("decoder.0.input", EMBEDDING, 4 * HIDDEN)
    draw(f"decoder.{layer}.stepInput", HIDDEN, 4 * HIDDEN)
    draw(f"decoder.{layer}.hidden", HIDDEN, 4 * HIDDEN)
    draw(f"decoder.{layer}.bias", 1, 4 * HIDDEN)
draw("attention.keys", HIDDEN, HIDDEN)
draw("readout.state", HIDDEN, HIDDEN)
draw("readout.context", HIDDEN, HIDDEN)
draw("output.weights", HIDDEN, TARGET_WORDS)
draw("output.bias", 1, TARGET_WORDS)


def step(sums, cell):
    """The gates i, f, g, o from their sums, and the state that follows from them."""
    i, f, g, o = sums.chunk(4)
    i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
    cell = f * cell + i * g
    return {"input": i, "forget": f, "candidate": g, "output": o, "cell": cell, "hidden": o * cell.tanh()}


def set_lstm(module, suffix, name, input_weights):
    with torch.no_grad():
        getattr(module, f"weight_ih{suffix}").copy_(input_weights.T)
        getattr(module, f"weight_hh{suffix}").copy_(weights[f"{name}.hidden"].T)
        getattr(module, f"bias_ih{suffix}").copy_(weights[f"{name}.bias"][0])
        getattr(module, f"bias_hh{suffix}").zero_()


def same(a, b):
    assert torch.allclose(a, b, rtol=0, atol=1e-12), (a, b)


encoder = torch.nn.LSTM(EMBEDDING, ENCODER, num_layers=LAYERS, bidirectional=True)
for layer in range(LAYERS):
    for direction in DIRECTIONS:
        name = f"encoder.{layer}.{direction}"
        suffix = f"_l{layer}" + ("_reverse" if direction == "backward" else "")
        set_lstm(encoder, suffix, name, weights[f"{name}.input"])
embedded = weights["source.embedding"][SOURCE + [EOS]]
memory, (last_hidden, last_cell) = encoder(embedded.unsqueeze(1))
memory = memory[:, 0]

encoder_traces = []
read = embedded
for layer in range(LAYERS):
    for direction in DIRECTIONS:
        name = f"encoder.{layer}.{direction}"
        hidden, cell = torch.zeros(ENCODER), torch.zeros(ENCODER)
        steps = [None] * len(read)
        order = range(len(read)) if direction == "forward" else reversed(range(len(read)))
        for t in order:
            sums = read[t] @ weights[f"{name}.input"] + hidden @ weights[f"{name}.hidden"] + weights[f"{name}.bias"][0]
            steps[t] = step(sums, cell)
            hidden, cell = steps[t]["hidden"], steps[t]["cell"]
        encoder_traces.append(steps)
        same(hidden, last_hidden[len(encoder_traces) - 1, 0])
        same(cell, last_cell[len(encoder_traces) - 1, 0])
    forward, backward = encoder_traces[-2:]
    read = torch.stack([torch.cat([a["hidden"], b["hidden"]]) for a, b in zip(forward, backward)])
same(read, memory)

state = []
cells = []
for layer in range(LAYERS):
    ends = [torch.cat([last[2 * layer, 0], last[2 * layer + 1, 0]]) for last in (last_hidden, last_cell)]
    begun = [
        linear(end, weights[f"bridge.{layer}.{part}"].T, weights[f"bridge.{layer}.{part}Bias"][0])
        for end, part in zip(ends, ("hidden", "cell"))
    ]
    state.append((begun[0].tanh(), begun[1]))
    below = EMBEDDING + HIDDEN if layer == 0 else HIDDEN
    module = torch.nn.LSTMCell(below, HIDDEN)
    parts = ["decoder.0.input", "decoder.0.stepInput"] if layer == 0 else [f"decoder.{layer}.stepInput"]
    set_lstm(module, "", f"decoder.{layer}", torch.cat([weights[part] for part in parts]))
    cells.append(module)

keys = memory @ weights["attention.keys"]
feed = torch.zeros(HIDDEN)
decoder_traces = [[] for _ in range(LAYERS)]
attention, probabilities = [], []
for word in [BOS] + TARGET:
    below = torch.cat([weights["target.embedding"][word], feed])
    for layer, module in enumerate(cells):
        hidden, cell = state[layer]
        sums = linear(below, module.weight_ih, module.bias_ih) + linear(hidden, module.weight_hh)
        decoder_traces[layer].append(step(sums, cell))
        new_hidden, new_cell = module(below.unsqueeze(0), (hidden.unsqueeze(0), cell.unsqueeze(0)))
        state[layer] = (new_hidden[0], new_cell[0])
        same(decoder_traces[layer][-1]["hidden"], new_hidden[0])
        same(decoder_traces[layer][-1]["cell"], new_cell[0])
        below = new_hidden[0]
    looked = (keys @ below).softmax(0)
    attention.append(looked)
    feed = (below @ weights["readout.state"] + looked @ memory @ weights["readout.context"]).tanh()
    probabilities.append((feed @ weights["output.weights"] + weights["output.bias"][0]).softmax(0))


def plain(value):
    """Tensors as lists of numbers with eight decimals."""
    if isinstance(value, torch.Tensor):
        return plain(value.tolist())
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return round(value, 8) if isinstance(value, float) else value


golden = {
    "madeBy": {
        "script": "test/golden/make-trace.py",
        "seed": SEED,
        "python": platform.python_version(),
        "torch": torch.__version__,
    },
    "model": {"layers": LAYERS, "embeddingSize": EMBEDDING, "hiddenSize": HIDDEN},
    "source": SOURCE,
    "target": TARGET,
    "weights": plain(weights),
    "encoder": plain(encoder_traces),
    "decoder": plain(decoder_traces),
    "attention": plain(attention),
    "probabilities": plain(probabilities),
}
lines = [f" {json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in golden.items()]
pathlib.Path(__file__).with_name("trace.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
