# Enumerations with a metaclass; another program imports this one.
class EnumType(type):
    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, {k: v for k, v in namespace.items() if k.startswith("_") or callable(v)})
        cls._members = {}
        for key, value in namespace.items():
            if not key.startswith("_") and not callable(value):
                member = object.__new__(cls)
                member.name, member.value = key, value
                cls._members[key] = member
                type.__setattr__(cls, key, member)
        return cls

    def __call__(cls, value):
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__name__}")

    def __iter__(cls): return iter(cls._members.values())
    def __len__(cls): return len(cls._members)
    def __contains__(cls, member): return member in cls._members.values()
    def __getitem__(cls, name): return cls._members[name]
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_members", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)


class Enum(metaclass=EnumType):
    def __repr__(self): return f"<{type(self).__name__}.{self.name}: {self.value!r}>"
    def __str__(self): return f"{type(self).__name__}.{self.name}"


if __name__ == "__main__":
    class Planet(Enum):
        earth = (5.97, 6.37)
        mars = (0.64, 3.39)

        def density(self): return self.value[0] / self.value[1] ** 3

    print(list(Planet), Planet.mars, f"{Planet.earth.density():.5f}", max(Planet, key=Planet.density).name)
    for attempt in (lambda: Planet(1), lambda: Planet["pluto"], lambda: setattr(Planet, "earth", 1), lambda: Planet.pluto):
        try:
            attempt()
        except Exception as error:
            print(type(error).__name__, error)
