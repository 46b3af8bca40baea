# Two modules that import each other: one finds the other half made.
import sys

sys.path.insert(0, __file__.rpartition("/")[0] + "/modules")

import egg

print(egg.lay(), egg.hen.hatch(), egg.hen.egg is egg)
print([name for name in ("egg", "hen", "chick") if name in sys.modules])
try:
    import chick
except ImportError as error:
    print(type(error).__name__, error.name, "partially initialized" in str(error), "circular import" in str(error))
print([name for name in ("egg", "hen", "chick", "nest") if name in sys.modules])


def late():
    from egg import lay as lay_later
    return lay_later()


print(late(), __name__)
import broken_at_import
