# A SyntaxError from text that a program runs itself, with its place in the text.
SNIPPETS = [
    "if True print('no colon')",
    "def f(:\n    pass",
    "return 5",
    "class = 3",
    "nonlocal x",
    "break",
]
for number, text in enumerate(SNIPPETS):
    try:
        exec(compile(text, f"<snippet {number}>", "exec"))
    except SyntaxError as error:
        print(number, type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
exec("first = 1\nsecond = first +* 2\n")
