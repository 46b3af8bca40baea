# State machines: a table, a class per state, and one made of generators.
from enum_by_hand import Enum


class Light(Enum):
    red, green, yellow = "stop", "go", "careful"


print([light.name for light in Light], Light.green.value, Light("careful"), Light.red is Light["red"], len(Light), Light.red in Light)
TABLE = {(Light.red, "timer"): Light.green, (Light.green, "timer"): Light.yellow, (Light.yellow, "timer"): Light.red}
state, seen = Light.red, []
for event in "timer timer push timer timer".split():
    state = TABLE.get((state, event), state)
    seen.append(state.name)
print(seen)


class Turnstile:
    def __init__(self): self.coins, self.become(self.Locked) if False else None; self.coins = 0; self.become(self.Locked)
    def become(self, state): self.state = state(self)
    def __getattr__(self, event): return lambda *args: getattr(self.state, event)(*args)

    class State:
        def __init__(self, machine): self.machine = machine
        def __repr__(self): return type(self).__name__
        def coin(self): return "returned"
        def push(self): return "blocked"

    class Locked(State):
        def coin(self):
            self.machine.coins += 1
            self.machine.become(self.machine.Open)
            return "thanks"

    class Open(State):
        def push(self):
            self.machine.become(self.machine.Locked)
            return "passed"


gate = Turnstile()
print([(event, getattr(gate, event)(), repr(gate.state)) for event in ("push", "coin", "coin", "push", "push")], gate.coins)


def matcher(pattern):
    """Matches letters, each of which may be followed by `+`."""
    state = None
    for at, wanted in enumerate(pattern):
        if wanted == "+":
            continue
        letter = state or (yield False)
        if letter != wanted:
            return f"expected {wanted}, got {letter}"
        state = None
        while pattern[at + 1:at + 2] == "+" and (state := (yield False)) == wanted:
            pass
    return "matched"


for pattern, text in (("ab", "ab"), ("a+b", "aaab"), ("a+b", "ac"), ("abc", "abd")):
    machine = matcher(pattern)
    next(machine)
    try:
        for letter in text:
            machine.send(letter)
        print(pattern, text, "not finished")
    except StopIteration as stop:
        print(pattern, text, stop.value)
gate.kick()
