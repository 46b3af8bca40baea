# `del` in all its forms, and what is left behind.
class Tracked:
    def __init__(self): self.log = []
    def __delitem__(self, key): self.log.append(("item", key))
    def __delattr__(self, name): self.log.append(("attr", name))
    def __setitem__(self, key, value): self.log.append(("set", key, value))


t = Tracked()
del t[1], t[2:3], t[1, 2], t[::2], t.name, t[...]
print(t.log)
numbers = list(range(10))
del numbers[0], numbers[-1], numbers[2:4]
print(numbers)
del numbers[::2]
print(numbers)
table = {"a": 1, "b": 2, "c": {"d": 3}}
del table["a"], table["c"]["d"]
print(table)
x = y = z = 1
del x, (y, [z])
for name in ("x", "y", "z"):
    print(name in globals(), end=" ")
print()


def scopes():
    value = 1
    def inner():
        nonlocal value
        del value
    inner()
    try:
        return value
    except NameError as error:
        return str(error)


def local():
    item = 1
    del item
    try:
        item
    except UnboundLocalError as error:
        return str(error)


class Holder:
    kept, dropped = 1, 2
    del dropped


print(scopes(), "|", local(), "|", hasattr(Holder, "dropped"), Holder.kept)
for statement in ("del undefined_name", "del numbers[99]", "del table['zz']", "del Holder.nothing", "del (1).real", "del 'abc'[0]", "del (1, 2)[0]"):
    try:
        exec(statement)
    except Exception as error:
        print(type(error).__name__, error)
