"""What stands between % and its letter, right and wrong, in texts and in bytes."""


class Index:
    def __index__(self):
        return 65


class Whole:
    def __int__(self):
        return 66


class Real:
    def __float__(self):
        return 2.5


class Mapping:
    def __getitem__(self, key):
        return "got", key


def outcome(template, values):
    try:
        made = template % values
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return f"{type(made).__name__} {made!r}" if len(made) < 200 else str(len(made))


TEMPLATES = """%5% %lld %lhd %-% %(a)% %h %l % %% %%5 %5 %. %.5 %* %.* %(a %(a) %(a)s %(a)d %()s %(a(b)c)s %(a(b)c %(a)*d %(a).*d %(a)5%
%- %+ %# %0 %y %é %\x01 %D %ly %5.2y %(a)s%s %s%(a)s %s%% %d% %c %5c %.0c %05c %s%y %-05d %+s %05s %.s %ld %hd %Ld %qd %*% %.*%
%r %a %b %.1b %.1a %ls %-*d %**d %.-1d %.+d %5(a)s %\0 %x %#x %#X %o %.5x %e %#g %#.0f %i %u""".split()
VALUES = [(), {}, 1, "a", b"a", None, (1,), (1, 2), (2, 1), {"a": 1}, {b"a": 1}, {"a": "x", "": 3, "a(b)c": 5}, [1], Mapping().__class__]
VALUES += [Index(), Whole(), Real(), 2.5, 1j, -1, 256, 0x110000, (-3, 2, 65), (2**63, 1), (-(2**63), 1), bytearray(b"q"), memoryview(b"z")]
for template in TEMPLATES:
    # Which values come to the same thing.
    alike = {}
    for place, values in enumerate(VALUES):
        for kind, given in (("text", template), ("bytes", template.encode()), ("array", bytearray(template.encode()))):
            made = outcome(given, values)
            if " at 0" not in made:
                alike.setdefault(made, {}).setdefault(kind, []).append(place)
    for made, places in alike.items():
        if places.get("bytes") == places.get("array"):
            places.pop("array", None)
        print(ascii((template, made, places)))
