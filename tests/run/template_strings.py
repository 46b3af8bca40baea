# Template strings: their parts, nesting, conversions, and functions that use them.
name, count, price = "world", 3, 2.5
template = t"Hello {name!r}, {count} items at {price:>8.2f}!"
print(type(template).__name__, template.strings, template.values)
for part in template.interpolations:
    print(part.value, part.expression, part.conversion, repr(part.format_spec))


def render(template, escape=str):
    pieces = []
    for item in template:
        if isinstance(item, str):
            pieces.append(item)
        else:
            value = item.value
            if item.conversion:
                value = {"r": repr, "s": str, "a": ascii}[item.conversion](value)
            pieces.append(escape(format(value, item.format_spec)))
    return "".join(pieces)


def html(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


print(render(template))
print(render(t"<p>{'<b>&'}</p>", html))
width = 6
print(render(t"[{count:0{width}d}] {{literal}} {count=}"))
print(render(t"a" t"b{count}" + t"c{name}"), (t"x{1}" + t"y").strings)
lazy = lambda: t"{[n * n for n in range(count)]}"
count = 5
print(lazy().values, t"".strings, list(t"{1}{2}"), len(list(t"{1} {2}")))
match t"{name}":
    case object(strings=("", ""), interpolations=(part,)):
        print("one part:", part.expression, part.value)
try:
    t"a" + "b"
except TypeError as error:
    print(error)
