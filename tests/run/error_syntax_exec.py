# A SyntaxError from text that a program runs itself, with its place in the text.
SNIPPETS = [
    "x = 1 +",
    "if True print('no colon')",
    "def f(:\n    pass",
    "for x in range(3)\n    print(x)",
    "a = [1, 2\nb = 3",
    "f(x for x in y, 1)",
    "print 'hello'",
    "1 = x",
    "return 5",
    "x = 'unterminated",
    "    indented = 1",
    "def g():\nreturn 1",
    "class = 3",
    "lambda: (yield) = 1",
    "nonlocal x",
    "break",
    "f(**a, *b)",
    "{1: 2, 3}",
    "x = 5 if y",
    "import a.b as c.d",
]
for number, text in enumerate(SNIPPETS):
    try:
        exec(compile(text, f"<snippet {number}>", "exec"))
    except SyntaxError as error:
        print(number, type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
exec("first = 1\nsecond = first +* 2\n")
