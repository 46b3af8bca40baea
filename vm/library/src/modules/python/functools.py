"""functools: functions that work on functions."""

from _functools import Placeholder, cmp_to_key, partial, reduce, _lru_cache_wrapper

__all__ = [
    "Placeholder", "cache", "cached_property", "cmp_to_key", "lru_cache", "partial", "partialmethod",
    "reduce", "singledispatch", "singledispatchmethod", "total_ordering", "update_wrapper", "wraps",
]

WRAPPER_ASSIGNMENTS = (
    "__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__",
)
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# How each comparison follows from the one that a class has: (result negated, or equal too, and not equal).
_FOLLOWS = {
    "__lt__": {
        "__gt__": lambda self, other, lt: _unless(lt, lambda: not lt and self != other),
        "__le__": lambda self, other, lt: _unless(lt, lambda: lt or self == other),
        "__ge__": lambda self, other, lt: _unless(lt, lambda: not lt),
    },
    "__le__": {
        "__ge__": lambda self, other, le: _unless(le, lambda: not le or self == other),
        "__lt__": lambda self, other, le: _unless(le, lambda: le and self != other),
        "__gt__": lambda self, other, le: _unless(le, lambda: not le),
    },
    "__gt__": {
        "__lt__": lambda self, other, gt: _unless(gt, lambda: not (gt or self == other)),
        "__ge__": lambda self, other, gt: _unless(gt, lambda: gt or self == other),
        "__le__": lambda self, other, gt: _unless(gt, lambda: not gt),
    },
    "__ge__": {
        "__le__": lambda self, other, ge: _unless(ge, lambda: not ge or self == other),
        "__gt__": lambda self, other, ge: _unless(ge, lambda: ge and self != other),
        "__lt__": lambda self, other, ge: _unless(ge, lambda: not ge),
    },
}


def _unless(answer, follow):
    return answer if answer is NotImplemented else follow()


def total_ordering(cls):
    roots = [name for name in _FOLLOWS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, follow in _FOLLOWS[root].items():
        if name not in roots:
            setattr(cls, name, _ordering(root, name, follow))
    return cls


def _ordering(root, name, follow):
    def compare(self, other):
        return follow(self, other, getattr(type(self), root)(self, other))
    compare.__name__ = name
    return compare


class _CacheInfo(tuple):
    __slots__ = ()

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    for name in WRAPPER_ASSIGNMENTS:
        if hasattr(function, name):
            setattr(wrapper, name, getattr(function, name))
    return wrapper


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        values = instance.__dict__
        if self.attrname not in values:
            values[self.attrname] = self.func(instance)
        return values[self.attrname]


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        function = self.func
        if hasattr(function, "__get__"):
            function = function.__get__(instance, owner)
            return partial(function, *self.args, **self.keywords)
        return partial(function, instance, *self.args, **self.keywords)


def _dispatch(registry, cls):
    for base in cls.__mro__:
        if base in registry:
            return registry[base]
    return registry[object]


def singledispatch(func):
    registry = {object: func}

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda function: register(cls, function)
            function = cls
            cls = next(iter(function.__annotations__.values()))
        registry[cls] = function
        return function

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return _dispatch(registry, type(args[0]))(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = lambda cls: _dispatch(registry, cls)
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(type(args[0]))
            return chosen.__get__(instance, owner)(*args, **kwargs)
        return update_wrapper(method, self.func)
