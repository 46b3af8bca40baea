# A small language: tokens, a parser by precedence, and an interpreter with closures.
import operator

SYMBOLS = ("==", "!=", "<=", ">=", "=>", "+", "-", "*", "/", "<", ">", "(", ")", "{", "}", ",", ";", "=")
BINARY = {"==": (1, operator.eq), "!=": (1, operator.ne), "<": (2, operator.lt), ">": (2, operator.gt), "<=": (2, operator.le),
          "+": (3, operator.add), "-": (3, operator.sub), "*": (4, operator.mul), "/": (4, operator.floordiv)}


def tokens(text):
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end = at + 1
        if text[at].isalnum():
            while end < len(text) and text[end].isalnum():
                end += 1
        elif symbol := next((s for s in SYMBOLS if text.startswith(s, at)), None):
            end = at + len(symbol)
        else:
            raise SyntaxError(f"what is {text[at]!r} at {at}?")
        yield text[at:end]
        at = end
    yield None


class Parser:
    def __init__(self, text): self.tokens, self.token = (stream := tokens(text)), next(stream)

    def take(self, wanted=None):
        if wanted not in (None, self.token):
            raise SyntaxError(f"expected {wanted}, found {self.token}")
        token, self.token = self.token, next(self.tokens, None)
        return token

    def block(self, end):
        body = []
        while self.token != end:
            body.append(self.expression())
            if self.token == ";":
                self.take()
        self.take()
        return ("block", body)

    def expression(self, least=0):
        left = self.atom()
        while self.token in BINARY and (level := BINARY[self.token][0]) > least:
            left = ("binary", self.take(), left, self.expression(level))
        return left

    def atom(self):
        token = self.take()
        match token:
            case "(":
                inner = self.expression()
                self.take(")")
            case "{": inner = self.block("}")
            case "if": inner = ("if", self.expression(), self.expression(), self.take("else") and self.expression())
            case "let": inner = ("let", self.take(), self.take("=") and self.expression())
            case "fn":
                self.take("(")
                names = self.listed(self.take)
                inner = ("fn", names, self.take("=>") and self.expression())
            case str() if token.isdigit(): inner = ("number", int(token))
            case str() if token.isalpha(): inner = ("name", token)
            case _: raise SyntaxError(f"unexpected {token}")
        while self.token == "(":
            self.take()
            inner = ("call", inner, self.listed(self.expression))
        return inner

    def listed(self, item):
        found = []
        while self.token != ")":
            found.append(item())
            if self.token == ",":
                self.take()
        self.take(")")
        return found


def run(node, scope):
    match node:
        case "number", value: return value
        case "name", name: return scope[name]
        case "binary", symbol, left, right: return BINARY[symbol][1](run(left, scope), run(right, scope))
        case "if", test, then, other: return run(then if run(test, scope) else other, scope)
        case "let", name, value: return scope.setdefault(name, run(value, scope))
        case "fn", names, body: return lambda *args: run(body, Scope(scope, zip(names, args, strict=True)))
        case "call", function, args: return run(function, scope)(*[run(arg, scope) for arg in args])
        case "block", body: return [run(part, inner) for inner in [Scope(scope)] for part in body][-1]


class Scope(dict):
    def __init__(self, outer, items=()):
        super().__init__(items)
        self.outer = outer

    def __missing__(self, name):
        if self.outer is None:
            raise NameError(f"{name} is not bound")
        return self.outer[name]


for program in ("1 + 2 * 3 - 4", "(1 + 2) * 3 == 9", "{ let x = 5; let f = fn(y) => x * y; f(3) + f(4) }",
                "{ let fact = fn(n) => if n < 2 1 else n * fact(n - 1); fact(20) }",
                "{ let make = fn(a) => fn(b) => a - b; make(10)(3) }", "1 + ", "a + 1", "2 $ 3", "{ let f = fn(a) => a; f(1, 2) }"):
    try:
        print(program, "->", run(Parser(program).expression(), Scope(None)))
    except (SyntaxError, NameError, ValueError) as error:
        print(program, "->", type(error).__name__, error)
