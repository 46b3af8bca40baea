# Code that a program puts together: what is in it, what is refused, and what runs.
def function(a, b=2, *c, d, **e):
    x = lambda: a
    return x


code = function.__code__
Code = type(code)


def shown(action):
    try:
        print(action())
    except Exception as error:
        # CPython's own names the line of its source.
        print(type(error).__name__, "" if isinstance(error, SystemError) else error)


def replaced(**changes):
    made = code.replace(**changes)
    return *sorted(changes), made.co_name, made.co_nlocals, made == code, hash(made) == hash(code)


changes = [
    {}, {"co_filename": "other"}, {"co_qualname": "other"}, {"co_name": "other"}, {"co_argcount": -1},
    {"co_argcount": 100}, {"co_argcount": "x"}, {"co_argcount": 2**40}, {"co_posonlyargcount": 5},
    {"co_posonlyargcount": -5}, {"co_kwonlyargcount": -5}, {"co_stacksize": -5}, {"co_nlocals": -5},
    {"co_nlocals": 50}, {"co_flags": -50}, {"co_firstlineno": -50}, {"co_code": b"abc"}, {"co_code": "abc"},
    {"co_consts": [1]}, {"co_names": (1,)}, {"co_names": ["a"]}, {"co_varnames": ("a",)}, {"co_varnames": (1,)},
    {"co_linetable": "x"}, {"co_exceptiontable": "x"}, {"co_filename": 1}, {"co_name": 1}, {"co_qualname": 1},
    {"unknown": 1},
]
for change in changes:
    shown(lambda: replaced(**change))

fields = [
    "argcount", "posonlyargcount", "kwonlyargcount", "nlocals", "stacksize", "flags", "code", "consts", "names",
    "varnames", "filename", "name", "qualname", "firstlineno", "linetable", "exceptiontable", "freevars", "cellvars",
]
values = [getattr(code, "co_" + field) for field in fields]
again = Code(*values)
print(again == code, hash(again) == hash(code))
for place, field in enumerate(fields):
    if field == "consts":
        continue
    for bad in (-1, None, "x", b"x", (1,), [1]):
        given = list(values)
        given[place] = bad
        try:
            Code(*given)
        except Exception as error:
            shown(lambda: (_ for _ in ()).throw(error))

# It runs.
answer = (lambda: 41).__code__
print(eval(answer.replace(co_consts=(None, 42)[-len(answer.co_consts):] or (42,))))


def adds(x):
    return x + 1000


function.__code__ = adds.__code__
print(function(1))
adds.__code__ = adds.__code__.replace(co_consts=(2000,) * len(adds.__code__.co_consts), co_name="renamed")
print(adds(1), adds.__code__.co_name)
print(compile("1", "a", "eval") == compile("1", "b", "eval"), compile("1", "a", "eval") == compile("1.0", "a", "eval"))
print(compile("0.0", "", "eval") == compile("-0.0", "", "eval"), compile("(1, 2)", "", "eval") == compile("(1, True)", "", "eval"))
