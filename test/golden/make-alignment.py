#!/usr/bin/env python3
"""Writes alignment.json: what five rounds of IBM model 1 make of sentence pairs, in both directions: by NLTK, and where a
word stands twice in a sentence, for which NLTK counts it twice over, by adding up every possible alignment.

    python test/golden/make-alignment.py       (pip: nltk)
"""
import itertools, json, os, random
from collections import defaultdict
import nltk
from nltk.translate import AlignedSent, IBMModel1

EOS, ROUNDS = 3, 5
random.seed(5)


def drawn(draw):
    source = draw(range(4, 11), random.randrange(1, 6))
    target = [14 - word for word in source if random.random() < 0.9] or [10]
    return [source, target[::-1] if random.random() < 0.5 else target]


def by_nltk(pairs):
    return IBMModel1([AlignedSent(target, source) for source, target in pairs], ROUNDS).translation_table


def by_enumeration(pairs):
    t = defaultdict(lambda: defaultdict(lambda: 1.0))
    for _ in range(ROUNDS):
        counts = defaultdict(lambda: defaultdict(float))
        for source, target in pairs:
            alignments = list(itertools.product([None, *source], repeat=len(target)))
            weights = []
            for a in alignments:
                p = 1.0
                for word, origin in zip(target, a): p *= t[word][origin]
                weights.append(p)
            for a, p in zip(alignments, weights):
                for word, origin in zip(target, a): counts[word][origin] += p / sum(weights)
        totals = defaultdict(float)
        for row in counts.values():
            for origin, count in row.items(): totals[origin] += count
        t = {word: {origin: count / totals[origin] for origin, count in row.items()} for word, row in counts.items()}
    return t


def table(pairs, learn):
    """[target word, source word or 0 for NULL, p(target | source)] of all words that met."""
    ended = [[source + [EOS], target + [EOS]] for source, target in pairs]
    t = learn(ended)
    met = {(word, origin) for source, target in ended for word in target for origin in [None, *source]}
    return sorted([word, origin or 0, t[word][origin]] for word, origin in met)


def both(pairs, learn):
    return {'pairs': pairs, 'forward': table(pairs, learn), 'backward': table([[t, s] for s, t in pairs], learn)}


golden = {'made_by': f'nltk {nltk.__version__}',
          'nltk': both([drawn(random.sample) for _ in range(12)], by_nltk),
          'enumerated': both([drawn(lambda words, k: random.choices(words, k=min(k, 3))) for _ in range(6)] + [[[4, 4, 5], [9, 9]]], by_enumeration)}
with open(os.path.join(os.path.dirname(__file__), 'alignment.json'), 'w') as file:
    json.dump(golden, file)
    file.write('\n')
