# Features of the future: switched on by flags, and inherited by what a program compiles.
from __future__ import annotations

BARRY = 0x400000
print(eval(compile("1 <> 2, 1 <> 1", "f", "eval", BARRY)))
for source, flags in ("1 != 2", BARRY), ("1 <> 2", 0), ("1 <> 2", 0x1000000):
    try:
        print(eval(compile(source, "f", "eval", flags)))
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset)
namespace = {}
exec("def f(a: b): pass", namespace)
print(namespace["f"].__annotations__)
exec(compile("def f(a: b): pass", "f", "exec"), namespace)
print(namespace["f"].__annotations__)
exec(compile("def f(a: print): pass", "f", "exec", dont_inherit=True), namespace)
print(namespace["f"].__annotations__)
for text in "if x:", "if x:\n  y", "if x:\n  y\n", "f(", "'''", "x = 1 +", "x y", "x = 1":
    try:
        compile(text, "<input>", "single", 0x4200)
        print(ascii(text), "is whole")
    except SyntaxError as error:
        place = error.lineno, error.offset, error.end_lineno, error.end_offset
        print(ascii(text), type(error).__name__, error.msg, *place)
import __future__
for name in __future__.all_feature_names:
    feature = getattr(__future__, name)
    print(name, feature, feature.getOptionalRelease() == feature.optional, feature.getMandatoryRelease())
