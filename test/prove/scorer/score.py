"""Scores cases of JSON lines with sacreBLEU: a line in, a line out. First, what this Python knows of every code point."""
import json
import logging
import sys
import unicodedata

import regex
import sacrebleu
from sacrebleu.metrics import BLEU, CHRF, TER

logging.disable(logging.CRITICAL)
METRICS = {"bleu": BLEU, "chrf": CHRF, "ter": TER}
CLASSES = [("P", regex.compile(r"\p{P}")), ("S", regex.compile(r"\p{S}")), ("N", regex.compile(r"\p{N}"))]


def class_of(character):
    return next((name for name, pattern in CLASSES if pattern.match(character)), "")


def facts():
    characters = [chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000]
    return {
        "version": sacrebleu.__version__,
        "unicode": unicodedata.unidata_version,
        "regex": regex.__version__,
        "classes": {c: class_of(c) for c in characters if class_of(c)},
        "lower": {c: c.lower() for c in characters if c.lower() != c},
    }


def scores(case, wanted):
    metric = METRICS[wanted["kind"]]
    hypotheses, references = case["hypotheses"], case["references"]
    corpus = metric(**wanted["options"])
    score = corpus.corpus_score(hypotheses, references).score
    single = metric(**{**wanted["options"], **wanted["sentenceOptions"]})
    sentences = [
        single.sentence_score(line, [file[i] for file in references]).score for i, line in enumerate(hypotheses)
    ]
    return {"score": score, "signature": corpus.get_signature().format(), "sentences": sentences}


print(json.dumps(facts()))
for line in sys.stdin:
    case = json.loads(line)
    print(json.dumps([scores(case, wanted) for wanted in case["metrics"]]))
