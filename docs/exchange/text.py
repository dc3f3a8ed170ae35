"""Lines ↔ the tokens and ids of a model of nmt's, as its own tokenizers cut them (`pip install regex`)."""
import unicodedata
import regex

JOINER, ESCAPE, SPACE, ESCAPED_SPACE, WHOLE = '￭', '％', '▁', '％2581', '％0040'
UNK, FIRST_WORD = 1, 4

# Words: scripts without spaces a character at a time, Hangul apart from other letters, numbers, runs of one sign.
UNSPACED = r'[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]'
MARKED = r'[\p{M}\u200c\u200d]*'
LETTERS = rf'(?:(?:\p{{sc=Hangul}}{MARKED})+|(?:(?!{UNSPACED}|\p{{sc=Hangul}})\p{{L}}{MARKED})+)'
PRONOUNS = 't|je|tu|il|elle|on|nous|vous|ils|elles|ce|le|la|les|lui|leur|moi|toi|y|en'
PIECES = regex.compile('|'.join([rf'{UNSPACED}\p{{M}}*', rf"{LETTERS}(?:['’]{LETTERS})*", r'\p{N}+(?:[.,]\p{N}+)*',
                                 rf'(?<=\p{{L}})-(?:{PRONOUNS})(?![\p{{L}}\p{{M}}\p{{N}}])', r'([^\p{L}\p{N}])\1*[\p{M}\u200d]*']))
ELISION = regex.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu|quelqu|presqu)['’](?!(?:s|m|d|t|re|ve|ll)$)(?=\p{L})", regex.I)
CLITIC = regex.compile(r"(?<=.)(?:n['’]t|['’](?:s|m|d|re|ve|ll))$", regex.I)
IS_WORD, IS_ELIDED = regex.compile(r"[-'’]?[\p{L}\p{N}]"), regex.compile(r".['’]$")


def words_of(chunk):
    """Tokens of a text without spaces; a joiner marks the side on which no space stood."""
    pieces = []
    for found in PIECES.finditer(chunk):
        rest, elided = found[0], 0
        while elided < 3 and (cut := ELISION.match(rest)):
            pieces.append(cut[0])
            rest, elided = rest[cut.end():], elided + 1
        clitic = CLITIC.search(rest)
        pieces += [rest] if clitic is None else [rest[:clitic.start()], clitic[0]]
    is_word = [bool(IS_WORD.match(piece)) for piece in pieces]
    first = is_word.index(True) if True in is_word else -1
    tokens = [regex.sub('[￭％]', lambda m: ESCAPE + {'￭': 'FFED', '％': 'FF05'}[m[0]], piece) for piece in pieces]
    for i in range(len(pieces) - 1):
        right = (not is_word[i] or IS_ELIDED.search(pieces[i])) if is_word[i + 1] else first < 0 or i + 1 < first
        if right: tokens[i] += JOINER
        else: tokens[i + 1] = JOINER + tokens[i + 1]
    return tokens


def join_marked(tokens):
    text, joined = '', True
    for token in tokens:
        left = token.startswith(JOINER)
        right = len(token) > left and token.endswith(JOINER)
        content = token[left:len(token) - right]
        if not content:
            joined = joined or left or right
            continue
        text += content if joined or left else ' ' + content
        joined = right
    return regex.sub('％(FFED|FF05)', lambda m: JOINER if m[1] == 'FFED' else ESCAPE, text)


class Side:
    """Tokenizer and vocabulary of one language."""
    def __init__(self, record, vocabulary):
        self.record, self.vocabulary = record, vocabulary
        self.ids = {token: FIRST_WORD + i for i, token in enumerate(vocabulary[FIRST_WORD:])}
        self.ranks = {}
        for rank, merge in enumerate(record.get('merges', [])): self.ranks.setdefault(tuple(merge.split(' ')), rank)
        self.parts = {}
        for left, right in self.ranks: self.parts.setdefault(left + right, (left, right))

    def tokens(self, line):
        r, fold = self.record, (lambda text: text.lower() if self.record['lowercase'] else text)
        if r['pretokenized'] and r['tokenizer'] != 'char': words = fold(line.strip(' \r\n')).split(' ')
        else:
            text = unicodedata.normalize('NFC', regex.sub(r'[\s\u0085\ufeff]+', ' ', line).strip())
            text = unicodedata.normalize('NFC', fold(text))
            if r['tokenizer'] == 'char':
                if r['jamo']: text = regex.sub('[\uac00-\ud7a3]', lambda m: unicodedata.normalize('NFD', m[0]), text)
                return [SPACE if c == ' ' else ESCAPED_SPACE if c == SPACE else c for c in text]
            words = [token for chunk in text.split(' ') for token in words_of(chunk)]
        words = [word for word in words if word]
        return words if r['tokenizer'] != 'bpe' else [piece for word in words for piece in self.cut(word)]

    def cut(self, word):
        """BPE: of all pairs the earliest learnt is merged, until none is left; unknown pieces are cut again."""
        at = self.record['pretokenized']
        if at and word.endswith(('@@', WHOLE)): word += WHOLE
        left = '' if at or not word.startswith(JOINER) else JOINER
        right = '' if at or len(word) <= len(left) or not word.endswith(JOINER) else JOINER
        content = word[len(left):len(word) - len(right)]
        if not content: return [word]
        symbols = [*content[:-1], content[-1] + '</w>']
        while len(symbols) > 1:
            pair = min(zip(symbols, symbols[1:]), key=lambda pair: self.ranks.get(pair, len(self.ranks)))
            if pair not in self.ranks: break
            merged = []
            for symbol in symbols:
                if merged and (merged[-1], symbol) == pair: merged[-1] = ('', merged[-1] + symbol)
                else: merged.append(symbol)
            symbols = [symbol[1] if isinstance(symbol, tuple) else symbol for symbol in merged]
        more, tokens = '@@' if at else JOINER, []

        def add(symbol, first, last):
            text = symbol[:-4] if last and symbol.endswith('</w>') else symbol
            token = (left if first else '') + text + (right if last else more)
            parts = None if token in self.ids else self.parts.get(symbol)
            if parts is None or last and not parts[1].endswith('</w>'): return tokens.append(token)
            add(parts[0], first, False)
            add(parts[1], False, last)
        for i, symbol in enumerate(symbols): add(symbol, i == 0, i == len(symbols) - 1)
        return tokens

    def join(self, tokens):
        r = self.record
        if r['tokenizer'] == 'char':
            return unicodedata.normalize('NFC', ''.join({SPACE: ' ', ESCAPED_SPACE: SPACE}.get(t, t) for t in tokens))
        if not r['pretokenized']: return join_marked(tokens)
        if r['tokenizer'] == 'word': return ' '.join(tokens)
        words = ''.join(t[:-2] if t.endswith('@@') else t + ' ' for t in tokens).split()
        return ' '.join(word.removesuffix(WHOLE) for word in words)


class Text:
    def __init__(self, tokenizers, source, target):
        self.source, self.target = Side(tokenizers['source'], source), Side(tokenizers['target'], target)

    def encode(self, line):
        """Tokens and ids. A word that is unknown as it is written may be known in another case."""
        side, start, ids = self.source, True, []
        tokens = side.tokens(line)
        for token in tokens:
            lower = unicodedata.normalize('NFC', token.lower())
            title = regex.sub(r'\p{L}', lambda m: m[0].upper(), lower, count=1)
            cases = [title, lower] if start else [lower, title]
            forms = [lower if side.record.get('fold') else token, *cases, token.upper()]
            ids.append(next((side.ids[form] for form in forms if form in side.ids), UNK))
            if regex.search(r'[\p{L}\p{N}]', token): start = False
            elif regex.search('[.!?…。！？]', token): start = True
        return tokens, ids

    def decode(self, written, tokens):
        """The text of [(id, source token looked at)]: an unknown word is the source token that it looked at."""
        words = [self.target.vocabulary[id] if id != UNK else tokens[at] if at is not None else '' for id, at in written]
        return self.target.join([word for word in words if word])
