"""What weak references and proxies are made of: by position only, and keywords for those who take them."""
import gc
import _weakref


def outcome(action):
    try:
        return repr(action()).partition(" at 0")[0]
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Target:
    pass


class Derived(_weakref.ref):
    pass


class Begun(_weakref.ref):
    def __init__(self, *given, **named):
        print("init", len(given), sorted(named))


class Made(_weakref.ref):
    def __new__(cls, *given, **named):
        print("new", len(given), sorted(named))
        return super().__new__(cls, *given)


target = Target()


def callback(reference):
    pass


CALLS = [((), {}), ((target,), {}), ((target, callback), {}), ((target, None), {}), ((target, callback, 1), {}), ((target, 1), {}), ((1,), {})]
CALLS += [((None,), {}), ((target,), {"callback": callback}), ((), {"object": target}), ((target,), {"x": 1}), ((1, callback, 2), {"x": 1})]
CALLS += [((target, callback, 1), {"x": 1}), ((target, callback), {"x": 1})]
reference = _weakref.ref(target)
makers = {"proxy": _weakref.proxy, "getweakrefs": _weakref.getweakrefs, "getweakrefcount": _weakref.getweakrefcount, "Derived": Derived}
makers |= {"Begun": Begun, "Made": Made, "call": reference, "ProxyType": _weakref.ProxyType}
makers["new"] = lambda *given, **named: _weakref.ref.__new__(_weakref.ref, *given, **named)
for name, make in makers.items():
    for given, named in CALLS:
        print(name, len(given), sorted(named), outcome(lambda: make(*given, **named)))
print(_weakref.ref(target) is reference, _weakref.ref(target, None) is reference, Derived(target) is reference)

print("-- thresholds")
usual = gc.get_threshold()
for threshold in (1, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63, None, "x", 1.5, True, []):
    print(threshold, outcome(lambda: gc.set_threshold(10**6, threshold)), gc.get_threshold()[1], outcome(lambda: gc.set_threshold(10**6, 2, threshold)), gc.get_threshold()[2])
    print(threshold, outcome(lambda: gc.collect(threshold)) if threshold not in (1, True) else "", outcome(lambda: len(gc.get_objects(threshold)) > 10**9))
gc.set_threshold(-1)
print(gc.get_threshold()[0], len([[[]] for _ in range(100)]))
gc.set_threshold(*usual)
print(outcome(lambda: gc.set_threshold()), outcome(lambda: gc.set_threshold(1, 2, 3, 4)), gc.get_threshold() == usual)
