# functools.Placeholder keeps a place for an argument of the call; lru_cache looks at what it is given.
import functools
from functools import Placeholder, lru_cache, partial


class Show:
    def __repr__(self):
        return "show"

    def __call__(self, *arguments, **keywords):
        return arguments, keywords


def tell(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


show, _ = Show(), Placeholder
print(_, type(_), type(_)() is _, bool(_), _.__reduce__())
tell(lambda: type(_)(1))
tell(lambda: type(_)(a=1))
tell(lambda: type("Sub", (type(_),), {}))
tell(lambda: setattr(_, "x", 1))

tell(lambda: partial(show, _))
tell(lambda: partial(show, 1, _))
tell(lambda: partial(show, x=_))
tell(lambda: partial(show, _, 1, x=_))
tell(lambda: partial(show, _, 1))
tell(lambda: partial(show, _, 1, x=3).args)
tell(lambda: partial(show, _, 1)(2))
tell(lambda: partial(show, _, 1)(2, 3, x=4))
tell(lambda: partial(show, _, 1)())
tell(lambda: partial(show, _, _, 1)(2, x=3))
tell(lambda: partial(show, _, 1)(_))
inner = partial(show, _, _, 1, a=0)
for more in (), (2,), (_, 2), (2, 3), (2, 3, 4), (2, _), (2, 3, _), (_,), (2, 3, _, 4):
    tell(lambda: partial(inner, *more))
    tell(lambda: partial(inner, *more)(7, 8, a=9))


class Sub(partial):
    pass


class Methods:
    bound = partial(show, _, 5)

    def __repr__(self):
        return "instance"


tell(lambda: Sub(show, _, 1))
tell(lambda: Sub(inner, 2).args)
tell(lambda: Methods().bound(3))
tell(lambda: Methods.bound(3))
around = Sub(show, [], 1)
around.args[0].append(around)
print(around)

for given in 5, None, "a", 2.5, [], -5, True:
    tell(lambda: lru_cache(given)(len).cache_parameters())
    tell(lambda: lru_cache(given)(5))
tell(lambda: lru_cache(3)(None))
tell(lambda: lru_cache()())
tell(lambda: functools.cache(5))
cached = lru_cache(3)(lambda x, y=2: x)
print(cached(1), cached(1), cached(1, 2), cached(1, y=2), cached.cache_info())
tell(lambda: cached.cache_info(1))
tell(lambda: cached([]))
tell(lambda: cached.__wrapped__(3))
kind = type(cached)
tell(lambda: kind())
tell(lambda: kind(1, 2, 3, 4))
tell(lambda: kind(len, "a", 3, 4))
tell(lambda: kind(len, 4, True, lambda *numbers: numbers).cache_info())
