"""Holds every tokenizer.json of a list against what nmt made of the same lines: python compare_tokenizers.py LIST.
Prints JSON: how many lines were cut, and those that were cut otherwise."""
import json, sys
import tokenizers

different, lines = [], 0
for case in json.load(open(sys.argv[1], encoding='utf8')):
    tokenizer = tokenizers.Tokenizer.from_str(case['tokenizer'])
    for line, ids in zip(case['lines'], case['ids']):
        lines += 1
        found = tokenizer.encode(line).ids
        if found != ids: different.append([case['name'], line, ids, found])
print(json.dumps({'lines': lines, 'different': different, 'tokenizers': tokenizers.__version__}))
