# A class that no object has any more is garbage at once, also where the change and the collection come from within what
# builtins call.
import gc
from _weakref import ref


class Kept:
    pass


def a_class_with_one_object():
    class Short:
        def __eq__(self, other):
            self.__class__ = Kept
            print("a collection finds it:", gc.collect() > 0, watched() and "there")
            print("another finds", gc.collect())
            return True

        __hash__ = None

    return Short(), ref(Short, lambda _: print("the class goes"))


gc.collect()
single, watched = a_class_with_one_object()
print([None, single].index(7))
single, watched = a_class_with_one_object()
print(7 in (single,), watched() and "there")


class Dying:
    def __del__(self):
        holder = self.one
        holder.__class__ = Kept
        print("a finalizer's collection finds it:", gc.collect() > 0, watched() and "there")


def classes_with_parts():
    class Short:
        def method(self):
            return __class__

    class Lower(Short):
        parts = [Short]

    return Lower(), ref(Lower, lambda _: print("the class goes"))


dying = Dying()
dying.one, watched = classes_with_parts()
print(len(sorted([dying], key=lambda one: globals().pop("dying").__class__ is Dying)))
