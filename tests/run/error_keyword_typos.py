# Errors of programs that a program compiles itself, with a misspelt keyword: what tracebacks suggest.
import sys

try:
    compile("fro i in range(3):\n    pass\n", "<loop>", "exec")
except SyntaxError as error:
    print(error.msg, error.offset, error.end_offset)
    error.msg = "something else"
    try:
        raise error
    except SyntaxError as same:
        print(same.msg)
sys.path.insert(0, __file__.rpartition("/")[0] + "/modules")
try:
    import misspelt
except SyntaxError as error:
    exec(b"class A:\n    x = 1\n\nx = ['\xc3\xa9', lamda x: x]\n")
