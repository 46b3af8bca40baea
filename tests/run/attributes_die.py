"""The values of an instance's attributes die in the order of the places that its class has given their names."""

import random


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def method(name, attributes):
    return "".join([f"    def {name}(self):\n        pass\n", *(f"        self.{name} = 1\n" for name in attributes)])


log = []
chance = random.Random(1)
for trial in range(100):
    base, own = (chance.sample("abcdefgh", chance.randrange(5)) for _ in range(2))
    names = {}
    exec(f"class Base:\n{method('first', base)}class Own(Base):\n{method('second', own)}", names)
    for _ in range(chance.randrange(1, 4)):
        instance = names["Own"]()
        steps = []
        for _ in range(chance.randrange(8)):
            attribute, what = chance.choice("abcdefghij"), chance.random()
            if what < 0.75:
                steps.append(f"+{attribute}")
                setattr(instance, attribute, Told(attribute))
            elif what < 0.9:
                steps.append(f"-{attribute}")
                if hasattr(instance, attribute):
                    delattr(instance, attribute)
            else:
                steps.append("dict")
                instance.__dict__
        log.append("|")
        del instance
        print(trial, base, own, *steps, "".join(log))
        log.clear()
