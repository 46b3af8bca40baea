# Calls: every kind of parameter, defaults, unpacking, and what is wrong with a call.
def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs
print(f(1, d=4), f(1, 20, 30, 40, 50, d=60, x=70), f(*[1, 2, 3, 4], **{"d": 5, "a": 6}), f(1, d=0, **{"b": 9}))
def defaults(item, target=[]):
    target.append(item)
    return target
print(defaults(1), defaults(2), defaults(3, []), defaults.__defaults__, f.__kwdefaults__, f.__name__, f.__qualname__, f.__module__)
def no_args(): pass
def two(a, b): return a - b
def kwonly(*, key): return key
def posonly(a, /): return a
for attempt in (lambda: no_args(1), lambda: two(1), lambda: two(), lambda: two(1, 2, 3), lambda: two(1, b=2, c=3), lambda: two(1, a=2), lambda: kwonly(), lambda: kwonly(1), lambda: posonly(a=1), lambda: f(1), lambda: f(d=1), lambda: two(*[1], **{"b": 1, "a": 2}), lambda: two(**{1: 2}), lambda: two(*5), lambda: two(**5), lambda: f(1, 2, 3, d=4, **{"d": 5}), lambda: (5)(), lambda: None(), lambda: kwonly(ky=1)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
def counter():
    count = 0
    def increment(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = 0
    return increment, reset
inc, reset = counter(); inc2, _ = counter()
print(inc(), inc(5), inc2(), inc(), reset(), inc(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20), (lambda *a, **k: (a, k))(1, z=2), (lambda x, y=1: x + y)(1), [g(2) for g in (abs, lambda v: v ** 2, str)])
def annotated(x: int, y: "str" = "a", *rest: float, z: list[int] = []) -> dict: ...
print(annotated.__annotations__, annotated.__doc__, annotated(1))
def documented():
    "The docstring."
    global made
    made = 1
documented(); print(documented.__doc__, made)
def deco(tag):
    def wrap(fn):
        def inner(*a, **k):
            return f"{tag}({fn(*a, **k)})"
        inner.__name__ = fn.__name__
        return inner
    return wrap
@deco("outer")
@deco("inner")
def decorated(v): return v
print(decorated(1), decorated.__name__, callable(f), callable(5))
def recursive(depth):
    return recursive(depth + 1)
try:
    recursive(0)
except RecursionError as error:
    print("RecursionError", error)
f.attribute = "set"; print(f.attribute, f.__dict__, hasattr(f, "nope"), two.__code__.co_varnames, two.__code__.co_argcount)
def early(n):
    for i in range(n):
        if i == 3: return "three"
    else:
        return "end"
print(early(2), early(10), no_args(), print.__name__, len.__name__, (lambda: 0).__name__)
