# Every encoding with every error handler, both ways.
def t(*fs):
    for f in fs:
        try: print(ascii(f()))
        except Exception as e: print(type(e).__name__, e)
for enc in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
    for err in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "nope"):
        print(enc, err)
        t(*[lambda s=s: s.encode(enc, err) for s in ("abc", "é\u20ac\U0001f600", "a\ud800b", "x\udcff\udcfe")])
        t(*[lambda s=s: s.decode(enc, err) for s in (b"abcd", b"\xe9\xff", b"\xff\xfea\x00", b"ab\x00", b"\x00\xd8a\x00", b"\xed\xa0\x80", b"\xe2\x82", b"\xe2\x28\xa1", b"\xf0\x9f\x98", b"\xff\xff\xff\xff", b"\xfe\xff\x00a", b"\x00\xd8\x00\x00", b"a\x00\x00\x00b")])
