# bytes, bytearray, memoryview: every method, and the messages of what fails.
def t(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
for T in (bytes, bytearray):
    x = T(b"hello World\tfoo  bar")
    t(lambda: x.split(), lambda: x.split(None, 1), lambda: x.rsplit(None, 1), lambda: x.rsplit(b"o", 2), lambda: x.split(b"o", 1), lambda: x.split(b""), lambda: x.split("a"),
      lambda: x.title(), lambda: x.capitalize(), lambda: x.swapcase(), lambda: x.rpartition(b"o"), lambda: x.partition(b"zz"), lambda: x.rpartition(b"zz"), lambda: x.partition(b""),
      lambda: T(b"a\nb\r\nc\rd").splitlines(), lambda: T(b"a\nb\r\nc\r").splitlines(True), lambda: T(b"").splitlines(),
      lambda: x.find("a"), lambda: x.find(104), lambda: x.find(300), lambda: x.rfind(b"o", 0, 6), lambda: x.index(b"q"), lambda: x.rindex(b"q"), lambda: x.count(b""), lambda: x.count(b"o", 5), lambda: x.count(111),
      lambda: T(b",").join([1]), lambda: T(b",").join(3), lambda: T(b",").join([bytearray(b"a"), b"b", memoryview(b"c")]),
      lambda: x.startswith("a"), lambda: x.startswith((b"x", b"he")), lambda: x.startswith(("a",)), lambda: x.endswith(b"bar", 2, 100),
      lambda: x.removeprefix(b"hello"), lambda: x.removesuffix(b"bar"), lambda: x.removeprefix("a"),
      lambda: T(b"ab").replace(b"", b"-"), lambda: T(b"ab").replace(b"", b"-", 2), lambda: T(b"aaa").replace(b"a", b"b", 2), lambda: x.replace("a", b""),
      lambda: x.strip(b"hr"), lambda: x.lstrip(b"h"), lambda: x.rstrip(b"r"), lambda: T(b" \x0b ").strip(),
      lambda: x.center(25), lambda: x.ljust(25, b"*"), lambda: x.rjust(25, b"**"), lambda: x.center(3, "a"), lambda: x.center(3, bytearray(b"xy")), lambda: T(b"-5").zfill(5), lambda: T(b"+").zfill(1),
      lambda: x.expandtabs(), lambda: x.expandtabs(4), lambda: x.expandtabs(0), lambda: x.translate(T.maketrans(b"lo", b"01")), lambda: x.translate(None, b"l"), lambda: x.translate(b"a"), lambda: T.maketrans(b"a", b""), lambda: x.translate(T.maketrans(b"l", b"L"), delete=b"o"),
      lambda: T(b"abcdef").hex(":", 2), lambda: T(b"abcdefg").hex("-", -3), lambda: T(b"abcdefg").hex("-", 3), lambda: x.hex("--"), lambda: x.hex("é"), lambda: x.hex(3), lambda: T(b"ab").hex(b":"),
      lambda: T.fromhex("a1 b2"), lambda: T.fromhex("a 1"), lambda: T.fromhex("a1 zz"), lambda: T.fromhex("abc"), lambda: T.fromhex(b"6162"), lambda: T.fromhex(3),
      lambda: T(b"%s %b %a %r %c %d %5.2f %x %%") % (b"x", T(b"y"), "é", 3, 65, 5, 1.5, 255), lambda: T(b"%s") % "x", lambda: T(b"%c") % 300, lambda: T(b"%c") % b"ab", lambda: T(b"%d") % "a", lambda: T(b"%s %s") % (b"a",), lambda: T(b"a") % b"x", lambda: T(b"%(a)s") % {b"a": b"zz"}, lambda: T(b"%5s|%-5s|%.2s") % (b"a", b"b", b"cccc"), lambda: T(b"%q") % 3,
      lambda: x + "a", lambda: x + 3, lambda: "a" in x, lambda: 300 in x, lambda: b"Wor" in x, lambda: x * "a", lambda: x * -1, lambda: 2 * T(b"a"), lambda: x < 3, lambda: x == "a", lambda: x[100], lambda: x["a"], lambda: x[::2],
      lambda: T("é"), lambda: T("é", "latin-1"), lambda: T("é", "ascii"), lambda: T("é", "ascii", "replace"), lambda: T(3, "ascii"), lambda: T(encoding="ascii"), lambda: T(b"a", errors="strict"), lambda: T([1, "a"]), lambda: T([2**100]), lambda: T(-1), lambda: T(1.5), lambda: T(None), lambda: T(2**100),
      lambda: x.isalpha(), lambda: T(b"Ab").isalpha(), lambda: T(b"a1").isalnum(), lambda: T(b"AB1").isupper(), lambda: T(b"ab ").islower(), lambda: T(b"Ab Cd").istitle(), lambda: T(b"\xff").isascii(), lambda: T(b" \n").isspace(), lambda: T(b"").isdigit(),
      lambda: x.foo, lambda: x.decode("zzz"))
class S(bytes): pass
class SA(bytearray): pass
t(lambda: type(S(b"a").upper()), lambda: S.fromhex("61"), lambda: type(S.fromhex("61")), lambda: SA(b"a"), lambda: type(SA(b"a").copy()))
a = bytearray(b"abcdef")
def ex(code):
    try: exec(code, globals()); print(a)
    except Exception as e: print(type(e).__name__, e)
for c in ["a[1]=300", "a[1]='x'", "a[10]=1", "a[1:3]=b'ZZZZ'", "a[::2]=b'a'", "a[::2]=b'1234'", "del a[1]", "del a[::2]", "del a[10]", "a[1:2]='x'", "a[1:2]=[65,66]", "a[1:2]=5", "a.append('x')", "a.append(300)", "a.extend('x')", "a.extend(3)", "a.extend([1,300])", "a.extend(range(3))", "a.insert(-100, 1)", "a.insert(100, 2)", "a.pop(100)", "a.pop(0)", "a.remove(200)", "a.remove(300)", "a.remove(65)", "a.reverse()", "a+=b'q'", "a+=3", "a*=2", "a*='a'", "a.clear()", "a.pop()", "del a['x']", "a['x']=1"]: ex(c)
m = memoryview(bytearray(b"abcdef"))
t(lambda: m[0], lambda: m[-1], lambda: m[10], lambda: m["a"], lambda: m[1:3].tobytes(), lambda: m[::-2].tolist(), lambda: m.format, lambda: m.itemsize, lambda: m.shape, lambda: m.strides, lambda: m.ndim, lambda: m.readonly, lambda: m == b"abcdef", lambda: m != b"abcdef", lambda: m == "a", lambda: m.hex("-"), lambda: memoryview("a"), lambda: hash(m), lambda: hash(memoryview(b"a")) == hash(b"a"), lambda: list(m), lambda: 97 in m, lambda: m.contiguous, lambda: m[::2].contiguous, lambda: m.__delitem__(0))
m[0] = 65; m[1:3] = b"XY"; print(m.obj, bytes(m))
for c in ["m[0]=300", "m[0]='a'", "m[0:2]=b'a'", "memoryview(b'a')[0]=1", "del m[0]"]: ex(c)
with memoryview(b"abc") as v: print(len(v))
t(lambda: v[0], lambda: len(v), lambda: v.tobytes(), lambda: v.nbytes)
