# bytes and bytearray: literals, methods, mutation, conversion.
b = b"hello \x00\xff\n"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], list(b[:3]), b"a" + b"b", b"ab" * 2, b"l" in b, 104 in b)
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), b"".join([b"a", b"b"]), rb"\n", b'it\'s "q"')
print(b"abc".upper(), b"ABC".lower(), b"a b c".split(), b"a,b".split(b","), b" x ".strip(), b"abc".find(b"c"), b"abcabc".count(b"bc"), b"abc".replace(b"b", b"XX"), b"abc".startswith(b"ab"))
print(b"abc".hex(), b"abc".hex(":"), bytes.fromhex("61 62 63"), b"\xff".hex(), b"a".center(5, b"-"), b"42".isdigit(), b"x".zfill(3), b"a:b:c".partition(b":"), b"abc" < b"abd", b"%d-%s" % (5, b"x"))
a = bytearray(b"mutable")
a[0] = 77
a.append(33)
a.extend(b"??")
a[1:3] = b"XYZ"
del a[-1]
a.insert(0, 62)
print(a, len(a), a.pop(), a, a.index(b"X"), bytes(a), a == bytes(a), a.decode(), a[2:5])
a.reverse()
a += b"end"
a *= 2
print(a, a.copy() is a, a.count(b"e"), sum(bytearray([1, 2, 3])), bytearray(b"k").ljust(3, b"."))
a.clear()
print(a, bool(a), bytearray(2), sorted(b"cab"), max(b"cab"), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"])
for attempt in (lambda: bytes([256]), lambda: b"a" + "b", lambda: b"abc"[10], lambda: bytes("x"), lambda: b"\xff".decode(), lambda: bytearray(b"x").append(300), lambda: bytes.fromhex("6"), lambda: b"abc".index(b"z"), lambda: bytes(-1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
m = memoryview(b"abcdef")
print(m[1], m[2:4].tobytes(), len(m), bytes(m[::2]), m.tolist()[:2], m.nbytes, m.readonly)
print(int.from_bytes(b"\x01\x00"), b"\x01\x00".decode("latin-1"), "x".encode() == b"x", b"a" == "a")
