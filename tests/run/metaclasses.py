# Metaclasses: registering, counting instances, ordering namespaces, operators on classes.
class Counting(type):
    def __new__(meta, name, bases, namespace, **options):
        cls = super().__new__(meta, name, bases, namespace)
        cls.made = 0
        cls.options = options
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        instance = super().__call__(*args, **kwargs)
        cls.made += 1
        return instance

    def __len__(cls): return cls.made
    def __iter__(cls): return iter(sorted(vars(cls)))
    def __contains__(cls, item): return item in cls.options
    def __getitem__(cls, key): return (cls.__name__, key)
    def __or__(cls, other): return f"{cls.__name__} or {other.__name__}"
    def __repr__(cls): return f"<counted {cls.__name__}>"

    @property
    def title(cls): return cls.__name__.upper()


class Animal(metaclass=Counting, loud=True):
    def __init__(self, name): self.name = name


class Dog(Animal): pass


Animal("a"), Dog("d"), Dog("e")
print(len(Animal), len(Dog), "loud" in Animal, "loud" in Dog, Animal["k"], Animal | Dog, Animal, Dog.title)
print([name for name in Dog if not name.startswith("__")], type(Dog).__name__, isinstance(Dog, Counting))


class Ordered(type):
    @classmethod
    def __prepare__(meta, name, bases):
        class Log(dict):
            def __setitem__(self, key, value):
                if not key.startswith("__"):
                    self.setdefault("__log__", []).append(key)
                super().__setitem__(key, value)
        return Log()

    def __instancecheck__(cls, instance): return instance == cls.__name__
    def __subclasscheck__(cls, other): return len(other.__name__) < 4


class Fields(metaclass=Ordered):
    b = 1
    a = 2
    def c(self): pass
    b = 3


print(Fields.__log__, Fields.b, isinstance("Fields", Fields), isinstance(5, Fields), issubclass(Dog, Fields), issubclass(Animal, Fields))


class Singleton(type):
    instances = {}
    def __call__(cls, *args): return cls.instances.setdefault(cls, super().__call__(*args))


class Config(metaclass=Singleton): pass


print(Config() is Config(), len(Singleton.instances))
try:
    class Clash(Dog, Config): pass
except TypeError as error:
    print(error)
