# The methods of str.
s = "The quick brown fox"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold())
print(s.split(), s.split("o"), s.split(" ", 1), s.rsplit(" ", 1), s.partition(" "), s.rpartition(" "), "a,b,,c".split(","))
print("  a  b ".split(), "  a  b ".split(" "), "".split(), "".split(","), "x\ny\r\nz\x0bw".splitlines(), "a\nb".splitlines(True))
print(s.find("o"), s.rfind("o"), s.index("quick"), s.count("o"), s.find("zz"), s.startswith("The"), s.endswith(("cat", "fox")))
print(s.replace("o", "0"), s.replace("o", "0", 1), "aaa".replace("", "-"), "abc".replace("b", ""))
print("x".join(["a", "b", "c"]), "-".join(c for c in "hello"), "".join([]))
print("|" + "ab".center(7) + "|" + "ab".ljust(5, ".") + "|" + "ab".rjust(5, "*") + "|" + "7".zfill(4) + "|" + "-7".zfill(5) + "|")
print("  pad\t".strip() + "|", "xxhixx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"))
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), "Ab".isupper(), "ab".islower(), " \t".isspace(), "Title Case".istitle(), "a b".isidentifier(), "_x1".isidentifier(), "a\n".isprintable())
print("a\tb".expandtabs(4), "01\t012\t0123".expandtabs(), "ß".upper(), "ǅ".lower(), "İ".lower(), "ﬁ".upper())
print("hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans({"h": "J", "o": None})), str.maketrans("a", "b", "c"))
print("%s is %d years and %.1f%% %r %5s|%-5s|%05d %x %o %e %c" % ("Bob", 42, 99.5, "q", "r", "l", 42, 255, 8, 12345.678, "z"))
print("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%%", "%s" % (1,), "%s" % [1, 2])
print("{} {1} {0}".replace("{}", "") .format("a", "b"), "{0[1]} {1.real} {name!r:>8}".format([1, 2], 3, name="n"), "{:>{w}}".format("x", w=4))
print("abc" < "abd", "Z" < "a", "é" > "z", "" < "a", "abc" == "abc", "a" * 3, "ab" * 0, "ab" * -1, 2 * "xy")
print(s[0], s[-1], s[4:9], s[::-1], s[::5], s[100:], s[-3:], s[:-16], "héllo wörld"[1], "日本語"[1:], "🎉x"[0] == "🎉", len("🎉"))
print("ell" in "hello", "" in "", "x" not in "abc", ord("é"), chr(8364), ascii("é€🎉"), "\N{BULLET}\x41\u00e9\101\
end")
for attempt in (lambda: "abc"[5], lambda: "a" + 1, lambda: "a".index("b"), lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "".join([1]), lambda: "a".center(), lambda: "{}".format(), lambda: chr(-1), lambda: ord("ab"), lambda: "a" * "b", lambda: "{x}".format(y=1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print("naïve café".encode(), "naïve".encode("latin-1"), b"caf\xc3\xa9".decode(), "é".encode("ascii", "replace"), "é".encode("ascii", "backslashreplace"))
