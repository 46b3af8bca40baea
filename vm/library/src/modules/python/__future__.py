"""__future__: the features that `from __future__ import` switches on, each with its history."""

all_feature_names = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
]

__all__ = ["all_feature_names", *all_feature_names]

# The flags of code objects, and of compile().
CO_NESTED = 0x10
CO_GENERATOR_ALLOWED = 0
CO_FUTURE_DIVISION = 0x20000
CO_FUTURE_ABSOLUTE_IMPORT = 0x40000
CO_FUTURE_WITH_STATEMENT = 0x80000
CO_FUTURE_PRINT_FUNCTION = 0x100000
CO_FUTURE_UNICODE_LITERALS = 0x200000
CO_FUTURE_BARRY_AS_BDFL = 0x400000
CO_FUTURE_GENERATOR_STOP = 0x800000
CO_FUTURE_ANNOTATIONS = 0x1000000


class _Feature:
    """Since when a feature can be asked for, since when it is always on, and its flag."""

    def __init__(self, optional, mandatory, flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = flag

    def getOptionalRelease(self):
        return self.optional

    def getMandatoryRelease(self):
        return self.mandatory

    def __repr__(self):
        return "_Feature" + repr((self.optional, self.mandatory, self.compiler_flag))


def release(major, minor, level, serial):
    return major, minor, 0, level, serial


nested_scopes = _Feature(release(2, 1, "beta", 1), release(2, 2, "alpha", 0), CO_NESTED)
generators = _Feature(release(2, 2, "alpha", 1), release(2, 3, "final", 0), CO_GENERATOR_ALLOWED)
division = _Feature(release(2, 2, "alpha", 2), release(3, 0, "alpha", 0), CO_FUTURE_DIVISION)
absolute_import = _Feature(
    release(2, 5, "alpha", 1), release(3, 0, "alpha", 0), CO_FUTURE_ABSOLUTE_IMPORT
)
with_statement = _Feature(
    release(2, 5, "alpha", 1), release(2, 6, "alpha", 0), CO_FUTURE_WITH_STATEMENT
)
print_function = _Feature(
    release(2, 6, "alpha", 2), release(3, 0, "alpha", 0), CO_FUTURE_PRINT_FUNCTION
)
unicode_literals = _Feature(
    release(2, 6, "alpha", 2), release(3, 0, "alpha", 0), CO_FUTURE_UNICODE_LITERALS
)
barry_as_FLUFL = _Feature(
    release(3, 1, "alpha", 2), release(4, 0, "alpha", 0), CO_FUTURE_BARRY_AS_BDFL
)
generator_stop = _Feature(
    release(3, 5, "beta", 1), release(3, 7, "alpha", 0), CO_FUTURE_GENERATOR_STOP
)
annotations = _Feature(release(3, 7, "beta", 1), None, CO_FUTURE_ANNOTATIONS)
del release
