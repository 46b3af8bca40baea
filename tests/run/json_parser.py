# A parser for a JSON-like notation, with positions in its errors, and a writer.
class ParseError(ValueError):
    pass


class Parser:
    WORDS = {"true": True, "false": False, "null": None}
    ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}

    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, message):
        line = self.text.count("\n", 0, self.at) + 1
        raise ParseError(f"{message} in line {line}, column {self.at - self.text.rfind(chr(10), 0, self.at)}")

    def peek(self):
        while self.text[self.at:self.at + 1].isspace():
            self.at += 1
        return self.text[self.at:self.at + 1]

    def expect(self, wanted):
        if (found := self.peek()) != wanted:
            self.fail(f"expected {wanted!r}, not {found!r}")
        self.at += 1

    def value(self):
        match self.peek():
            case "{": return dict(self.items("}", self.pair))
            case "[": return list(self.items("]", self.value))
            case '"': return self.string()
            case c if c.isdigit() or c == "-": return self.number()
            case c if c.isalpha(): return self.word()
            case c: self.fail(f"unexpected {c!r}")

    def items(self, end, item):
        self.at += 1
        while self.peek() != end:
            yield item()
            if self.peek() != end:
                self.expect(",")
        self.at += 1

    def pair(self):
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        self.expect('"')
        out = []
        while (c := self.text[self.at:self.at + 1]) != '"':
            if not c:
                self.fail("string without an end")
            if c == "\\":
                self.at += 1
                c = self.ESCAPES.get(self.text[self.at]) or self.fail("bad escape")
            out.append(c)
            self.at += 1
        self.at += 1
        return "".join(out)

    def number(self):
        start = self.at
        while self.text[self.at:self.at + 1] and self.text[self.at] in "0123456789+-.eE":
            self.at += 1
        text = self.text[start:self.at]
        return float(text) if any(c in text for c in ".eE") else int(text)

    def word(self):
        start = self.at
        while self.text[self.at:self.at + 1].isalpha():
            self.at += 1
        word = self.text[start:self.at]
        return self.WORDS[word] if word in self.WORDS else self.fail(f"unknown word {word}")


def dump(value, indent=0):
    pad = "  " * indent
    match value:
        case None: return "null"
        case bool(): return str(value).lower()
        case str(): return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        case {**items} if items:
            return "{\n" + ",\n".join(f"{pad}  {dump(k)}: {dump(v, indent + 1)}" for k, v in items.items()) + f"\n{pad}}}"
        case [*items]: return "[" + ", ".join(dump(v, indent) for v in items) + "]"
        case _: return repr(value)


text = '{"name": "x\\n\\"y\\"", "list": [1, -2.5, 3e2, [], {}], "deep": {"a": {"b": [true, false, null]}}}'
print(Parser(text).value())
print(dump(Parser(text).value()))
print(Parser(dump(Parser(text).value())).value() == Parser(text).value())
for bad in ('{"a" 1}', "[1,\n 2,\n oops]", '"open', "[1 2]", "@", '{"a": "\\q"}'):
    try:
        Parser(bad).value()
    except ParseError as error:
        print(error)
