#!/usr/bin/env python3
"""Writes tokenizer.json: exported tokenizers, and the ids that Hugging Face's tokenizers give to some texts with each.

    nmt export MODEL --format tokenizer --out exported.json     (the test makes the same three from test/support's sentences)
    python test/golden/make-tokenizer.py bpe.json lower-case.json words.json          (pip: tokenizers)
"""
import json, os, sys
import tokenizers

TEXTS = ['one two three.', 'ten ten', 'tense ninety onetwo', 'vier@@ fünf', '@@', 'a@@ b', 'x％0040', '％0040 @@@@ @@ x', '  two  spaces ', '<s> </s> <unk> <pad>',
         'Ωmega ß e\u0301', 'tab\there', '中文 字', '', 'x</w> y', '</w>', 'one\r\n', '👩‍👩‍👧 one', 'ONE Two', ' \r\n one \n ', 'TEN. İ ΟΔΟΣ', 'one\ntwo@@\nten', 'one\u00a0two']
here = os.path.dirname(os.path.abspath(__file__))


def case(file):
    exported = open(file, encoding='utf8').read()
    tokenizer = tokenizers.Tokenizer.from_str(exported)
    return {'tokenizer': json.loads(exported), 'rows': [{'text': text, 'ids': tokenizer.encode(text).ids} for text in TEXTS]}


with open(os.path.join(here, 'tokenizer.json'), 'w', encoding='utf8') as file:
    json.dump({'madeBy': {'script': 'test/golden/make-tokenizer.py', 'tokenizers': tokenizers.__version__, 'python': sys.version.split()[0]},
               'cases': [case(export) for export in sys.argv[1:]]}, file, ensure_ascii=False)
    file.write('\n')
