# Wrapping, justifying and framing text.
TEXT = """The quick brown fox jumps over the lazy dog. Pack my box with five dozen liquor jugs;
how vexingly quick daft zebras jump!  Sphinx of black quartz, judge my vow."""


def wrap(text, width):
    line = []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def justify(words, width):
    if len(words) == 1:
        return words[0]
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    each, extra = divmod(spaces, gaps)
    return "".join(word + " " * (each + (n < extra)) if n < gaps else word for n, word in enumerate(words))


def frame(lines, width, title):
    yield f"+{title.center(width + 2, '-')}+"
    yield from (f"| {line:<{width}} |" for line in lines)
    yield "+" + "-" * (width + 2) + "+"


lines = [justify(words, 32) for words in wrap(TEXT, 32)]
print("\n".join(frame(lines, 32, " pangrams ")))
for align in "<>^":
    print("\n".join(f"[{' '.join(words):{align}20}]" for words in list(wrap(TEXT, 20))[:3]))
print(*(f"{len(' '.join(w)):3}" for w in wrap(TEXT, 15)))
counts = {}
for letter in TEXT.lower():
    if letter.isalpha():
        counts[letter] = counts.get(letter, 0) + 1
print(len(counts), sorted(counts, key=lambda c: (-counts[c], c))[:5], TEXT.title()[:30], TEXT.swapcase()[:20])
print(TEXT.expandtabs().partition(". ")[0], "|".join(TEXT.splitlines()[1].rsplit(maxsplit=3)), sep="\n")
