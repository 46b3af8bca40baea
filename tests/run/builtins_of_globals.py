# Which builtins code sees that eval(), exec() and function objects run in a namespace, and what they put there.
import builtins
import sys


def tell(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for run in eval, exec:
    namespace = {}
    run("1", namespace)
    print(list(namespace), namespace["__builtins__"] is builtins.__dict__)
    for held in builtins, builtins.__dict__, {}, {"len": lambda row: "mine", "nope": 5}:
        namespace = {"__builtins__": held}
        for code in "len([])", "nope", "[len(i) for i in ['a']]", "(lambda: len([]))()":
            tell(lambda: run(code, namespace))
        print(namespace["__builtins__"] is held)

# Those that are not there are those of the running code.
inner = "eval('mine', {}), exec('mine', {}), list(eval('inner', {'inner': 1}) and seen({}))"


def seen(namespace):
    exec("1", namespace)
    return namespace


print(eval("[run('mine', {}), run('__builtins__', {})]", {"__builtins__": {"mine": 3}, "run": eval}))


def count():
    return len([])


kind = type(count)
tell(lambda: kind(count.__code__, {})())
tell(lambda: kind(count.__code__, {}).__builtins__ is builtins.__dict__)
tell(lambda: kind(count.__code__, {"__builtins__": {"len": lambda row: "mine"}})())
tell(lambda: kind(count.__code__, {"__builtins__": builtins})())
tell(lambda: kind(count.__code__, {"__builtins__": {}}).__builtins__)
tell(lambda: eval("getframe().f_builtins", {"__builtins__": {"a": 1}, "getframe": sys._getframe}))

namespace = {}
exec("def count(): return len([])", namespace)
namespace["__builtins__"] = {}
tell(lambda: namespace["count"]())
print(__builtins__ is builtins)
