# Keywords whose keys are no strings: str.format() takes them, nothing else does.

def tell(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Takes:
    def __init__(self, **given):
        self.given = given


def take(**given):
    return given


tell(lambda: "".format(**{1: 2}))
tell(lambda: "{a} {0}".format(5, **{"a": 1, 1: 2}))
tell(lambda: "{a}".format(**{1: 2}))
tell(lambda: "{1}".format(**{1: 2}))
tell(lambda: str.format("{a}", **{"a": 1, (): 2}))
tell(lambda: str.format(**{1: 2}))
tell(lambda: str.format(5, **{1: 2}))
tell(lambda: "{a}".format(**{"a": 1}, **{1: 2}))
tell(lambda: "{a}".format(a=1, **{1: 2}, **{1: 3}))
for function in take, Takes, dict, int, print, {}.update, "".join, ValueError, lambda **given: given, max, sorted:
    tell(lambda: function(**{1: 2}))
    tell(lambda: function(**{"a": 1, None: 2}))


class Keys:
    def __init__(self, keys):
        self.held = keys

    def keys(self):
        return self.held

    def __getitem__(self, key):
        return key


for keys in [1], ["a", "a"], ["a"], [[]], "ab", 5:
    tell(lambda: take(**Keys(keys)))
    tell(lambda: "{a}".format(**Keys(keys)))

for template, mapping in ("", 5), ("{a}", 5), ("{0}", [5]), ("{}", [5]), ("{a}", {}), ("{1}", {1: 3}), ("{1}", {"1": 3}), \
        ("{a[b]}", {"a": {"b": 1}}), ("{a:{b}}", {"a": 1, "b": 5}), ("{a}", "x"), ("{a}", None):
    tell(lambda: template.format_map(mapping))
