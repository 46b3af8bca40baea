# The tuples with names in sys.
import sys

print(sys.float_info)
print(sys.float_info.max, sys.float_info[0] == sys.float_info.max, sys.float_info.epsilon + 1 > 1)
print(sys.int_info)
information = sys.hash_info
print(hash(float("inf")) == information.inf, hash(1j) == information.imag, hash(information.modulus), information.width)
print(type(sys.flags), sys.flags.debug, sys.flags.dev_mode, sys.flags.int_max_str_digits, len(sys.flags))
print(sys.version_info[:2], sys.version_info >= (3, 14), sys.version_info.major, type(sys.version_info))
for name in "float_info", "int_info", "hash_info", "flags", "version_info":
    value = getattr(sys, name)
    print(name, isinstance(value, tuple), type(value).__mro__[1:], value == tuple(value), hash(value) == hash(tuple(value)))
try:
    sys.float_info.max = 1
except AttributeError as error:
    print(error)
