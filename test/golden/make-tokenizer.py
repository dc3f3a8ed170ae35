#!/usr/bin/env python3
"""Writes tokenizer.json: an exported tokenizer, and the ids that Hugging Face's tokenizers give to some texts with it.

    nmt export MODEL --format tokenizer --out exported.json     (the test makes the same from test/support's sentences)
    python test/golden/make-tokenizer.py exported.json          (pip: tokenizers)
"""
import json, os, sys
import tokenizers

TEXTS = ['one two three.', 'ten ten', 'tense ninety onetwo', 'vier@@ fünf', '@@', 'a@@ b', 'x％0040', '％0040 @@@@ @@ x', '  two  spaces ', '<s> </s> <unk> <pad>',
         'Ωmega ß e\u0301', 'tab\there', '中文 字', '', 'x</w> y', '</w>', 'one\r\n', '👩‍👩‍👧 one', 'ONE Two']
here = os.path.dirname(os.path.abspath(__file__))
exported = open(sys.argv[1], encoding='utf8').read()
tokenizer = tokenizers.Tokenizer.from_str(exported)
with open(os.path.join(here, 'tokenizer.json'), 'w', encoding='utf8') as file:
    json.dump({'madeBy': {'script': 'test/golden/make-tokenizer.py', 'tokenizers': tokenizers.__version__, 'python': sys.version.split()[0]},
               'tokenizer': json.loads(exported), 'rows': [{'text': text, 'ids': tokenizer.encode(text).ids} for text in TEXTS]},
              file, ensure_ascii=False)
    file.write('\n')
