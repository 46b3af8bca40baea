# Odd arguments of the functions of gc.
import gc

before = gc.get_threshold()
for arguments in (0,), (1, 2, 3), (5, 0, 0), (), (1, 2, 3, 4), ("a",), (1.5,), (None,), (1, "a"), (2**31,), (2**63,), \
        (2**31 - 1,), (-2**31 - 1,), (True,), (1, 2**40), (7, 8):
    try:
        print(arguments, gc.set_threshold(*arguments))
    except (TypeError, OverflowError) as error:
        print(arguments, type(error).__name__, error)
    print(gc.get_threshold())
gc.set_threshold(*before)
for function in gc.collect, gc.get_objects, gc.set_debug:
    for arguments in (0,), *([] if function is gc.set_debug else [(3,), (-2,)]), ("a",), (1, 2), (1.5,), (2**70,):
        try:
            print(function.__name__, arguments, type(function(*arguments)))
        except (TypeError, ValueError, OverflowError) as error:
            print(function.__name__, arguments, type(error).__name__, error)
        gc.set_debug(0)
print(type(gc.get_objects(None)), type(gc.get_objects(-1)))
