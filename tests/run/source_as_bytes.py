# Source text as bytes: what compile(), exec(), eval() and imports make of cookies, marks and malformed encodings.
import sys

print(ascii(eval(b"  \t'\xc3\xa9'")), eval(bytearray(b"1 + 1")), eval(memoryview(b"2 + 2")))
namespace = {}
exec(b"# coding: latin-1\nname = '\xe9'\n", namespace)
exec(b"\n# -*- coding: cp1252 -*-\neuro = '\x80'\r\nbar = 1\rbaz = 2", namespace)
exec(b"\xef\xbb\xbfmarked = 'yes'", namespace)
exec("# coding: nonsense\ntext = 'a cookie in text means nothing'", namespace)
del namespace["__builtins__"]
print(ascii(namespace))
code = compile(b"#coding=koi8-r\n'\xc1'\n", "f", "single")
exec(code)

MALFORMED = [
    b"'\xe9'",
    b"x = 1\ny = '\xff'\n",
    b"# coding: utf-8\n'\xe9'",
    b"# coding: ascii\n'\xe9'",
    b"# coding: nonsense\n",
    b"\xef\xbb\xbf# coding: latin-1\n",
    b"# coding: rot13\n",
    b"# coding: hex\n",
    b"# coding: undefined\n",
    b"x = '\0'",
    b"# coding: utf-16\nx = 1\n",
]
for source in MALFORMED + ["x = '\0'"]:
    for mode in "exec", "eval":
        try:
            print(compile(source, "f", mode))
        except SyntaxError as error:
            place = error.lineno, error.offset, error.end_lineno, error.end_offset
            print(type(error).__name__, ascii(error.msg), *place, ascii(error.text), error.filename)
for source in 1, None, ["x"]:
    for run in exec, eval, lambda source: compile(source, "f", "exec"):
        try:
            run(source)
        except TypeError as error:
            print(error)
for flags in 1, 0x80, 0x200, 0x2000, 0x4000, -1:
    try:
        print(flags, type(compile("1", "f", "exec", flags)).__name__)
    except ValueError as error:
        print(flags, error)
try:
    compile("1", "f", "exec", optimize=4)
except ValueError as error:
    print(error)

sys.path.insert(0, __file__.rpartition("/")[0] + "/modules")
import in_latin_1
print(ascii(in_latin_1.NAME))
try:
    import not_utf_8
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, ascii(error.text))
