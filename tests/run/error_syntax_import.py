# A module beside the program that does not parse.
import sys

sys.path.insert(0, __file__.rpartition("/")[0] + "/modules")


def load(name):
    try:
        return __import__(name)
    except SyntaxError as error:
        print("cannot load", name, "-", error.msg, "in line", error.lineno)
        print(error.filename.rpartition("/")[2], error.text.strip())
        return None


print(load("well_formed").VALUE)
print(load("malformed"))
print("malformed" in sys.modules, "well_formed" in sys.modules)
import malformed
