# Descriptors that lead to themselves end in a RecursionError (CPython overflows its stack), and what is too large for memory
# in a MemoryError.
for wrapper in (classmethod(print), staticmethod(print), property()):
    wrapper.__init__(wrapper)
    try:
        wrapper.__isabstractmethod__
    except RecursionError as error:
        print(type(wrapper).__name__, error)
try:
    list(range(10**15))
except MemoryError:
    print("MemoryError")
