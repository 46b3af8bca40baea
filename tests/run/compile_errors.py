"""What `compile()` raises for text and bytes that are no program, or cannot be decoded."""
def show(src, mode="exec"):
    try: compile(src, "f", mode)
    except BaseException as e:
        print(type(e).__name__, ascii(str(e)), ascii(e.args))
        if isinstance(e, UnicodeError): print(e.encoding, ascii(e.object), e.start, e.end, e.reason)
for s in ["f'{a:\\x}'", "f'é{a:é\\x4}'", "f'{a:\\N{foo}}'", "f'\\x'", "'\\x'", "b'\\x'", "t'{a:\\x}'", "f'{a:\\u12}'", "f'{a:\\N}'", "f'{a:{b}\\x}'", "'''\ud800'''", "def f():\n '\ud800'", "def f():\n '\\ud800'", "class f:\n 'ab\\ud800'", "f'{a:\\U12345678}'", "'\\N{x'", "f'''{a:\n\\x}'''"]:
    show(s)
try: eval("f'{a:\\x}'")
except BaseException as e: print(repr(e), e.__notes__ if hasattr(e,'__notes__') else '')
try: compile(b"# coding: utf-8\n'\xff'", "f", "exec")
except BaseException as e: print(ascii(e))
try: compile("x\0", "f", "exec")
except BaseException as e: print(ascii(e))
for s in (b"# coding: foo\n", b"\xef\xbb\xbf# coding: latin-1\nx", b"# coding: ascii\n'\xff'", b"'\xff'", b"x\0y", b"# coding: utf-8\nx = 1\n'\xe9'\n", b"# coding: utf-16\nx", b"# coding: latin-1\n(\xe9", b"x=(\n# \xff"):
    for name in ("f", "<string>"):
        try: compile(s, name, "exec")
        except BaseException as e: print(ascii(e), e.filename)
for s in ("x\0y", "x = (", "return", "def f(:\n  pass", "  x", "a b\nc d", "x = 1\nreturn\n", "'\\x'", "global x; x = 1\ndef f():\n  x = 1; global x", "(\n1 +", "1 = 2", "x = '", "if 1:\nx", "\tx\n  y", "x = $", "a\n b", "é = (", "f'{'", "f(x for x in y, 1)", "print 1"):
    for name in ("f", "<string>"):
        for mode in ("exec", "eval", "single"):
            try: compile(s, name, mode)
            except BaseException as e: print(ascii(e), e.filename)
