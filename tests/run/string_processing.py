# Ciphers, palindromes, templates, columns and counts with str's methods.
def caesar(text, shift):
    lower = "abcdefghijklmnopqrstuvwxyz"
    moved = lower[shift:] + lower[:shift]
    return text.translate(str.maketrans(lower + lower.upper(), moved + moved.upper()))


def is_palindrome(text):
    letters = [c for c in text.casefold() if c.isalnum()]
    return letters == letters[::-1]


def columns(rows, *, gap=2):
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join((" " * gap).join(cell.ljust(w) if at == 0 else cell.rjust(w) for at, (cell, w) in enumerate(zip(row, widths))) for row in rows)


def snake(name):
    return "".join("_" + c.lower() if c.isupper() and at else c.lower() for at, c in enumerate(name))


secret = caesar("Attack at Dawn!", 3)
print(secret, caesar(secret, -3), [is_palindrome(t) for t in ("A man, a plan, a canal: Panama", "nope", "")])
print(columns([("name", "price", "n"), ("apple", "1.50", "12"), ("fig", "10.25", "3")]))
print([snake(n) for n in ("camelCase", "HTTPServer", "x")], "snake_case_here".title().replace("_", ""), "ß".upper(), "ǅ".lower(), "İ".lower().encode())
text = "line one\nline two\r\nlast\ttab"
print(text.splitlines(), text.splitlines(True), text.expandtabs(4)[-8:], text.count("line"), text.rfind("line"), text.index("two"))
print("%-8s|%08.3f|%+d|%x|%%|%r|%5.1f%%" % ("left", 3.14159, 5, 255, "q", 99.5), "{0!r:>6}{1:^7}{name}".format("a", "b", name="n"), "a,b,,c".split(","), " a  b ".split())
print("prefix-body-suffix".removeprefix("prefix-").removesuffix("-suffix"), "x".join("abc"), "abc".zfill(6), "-7".zfill(4), "Hello".swapcase(), "a-b".partition("-"), "é".isalpha(), "٣".isdigit(), "x1".isidentifier())
vowels = {c: "hello world".count(c) for c in "aeiou" if c in "hello world"}
print(vowels, sorted("hello", reverse=True), min("hello"), "".join(dict.fromkeys("mississippi")), "ab" * 3, "b" in "abc", "\N{BULLET} \u00e9 \x41")
print(ascii("né€😀"), repr("it's \"q\"\n"), "é".encode("utf-8"), b"\xc3\xa9".decode(), "😀"[0], len("e\u0301"), f"{'é':*^5}", f"{12345.678:,.1f}", f"{0.000012:g}", f"{True:d}")
"text".encode("ascii").decode("ascii").index("missing")
