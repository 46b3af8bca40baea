"""Every code point: what each predicate of str says, what each case method makes of it, how it is shown.

A line for each method and block of code points, with a digest: where one differs, a code point of that block does.
"""

BLOCK = 1 << 12
PREDICATES = """isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle
isupper""".split()
CHANGES = "capitalize casefold lower swapcase title upper".split()


def digest(text):
    return int.from_bytes(text.encode("utf-8", "surrogatepass"), "little") % (2**61 - 1)


def told(name, first, characters, of_one):
    """What a predicate says; it is the bytes themselves that are compared where all of the block are the same."""
    answers = bytes(map(of_one, characters))
    print(name, hex(first), sum(answers), int.from_bytes(answers, "little") % (2**61 - 1))


def changed(name, first, texts, of_one):
    print(name, hex(first), digest("\n".join(map(of_one, texts))))


for first in range(0, 0x110000, BLOCK):
    characters = list(map(chr, range(first, first + BLOCK)))
    for name in PREDICATES:
        told(name, first, characters, getattr(str, name))
    for name in CHANGES:
        changed(name, first, characters, getattr(str, name))
    changed("repr", first, characters, repr)
    changed("ascii", first, characters, ascii)

    # The predicates that ask about all characters together.
    doubled = [character + character for character in characters]
    for name in ("isidentifier", "istitle"):
        told(name + " of two", first, doubled, getattr(str, name))

    # Around a sigma, and at the beginning of a word.
    if first < 0x20000 or first == 0xE0000:
        around = [f"A{it}\u03a3 {it}\u03a3 A\u03a3{it} A\u03a3{it}A {it}a {it}\u01c5" for it in characters]
        for name in CHANGES:
            changed(name + " in words", first, around, getattr(str, name))

# Digits and spaces of every script, in numbers and around them.
for point in range(0x110000):
    character = chr(point)
    if character.isdecimal():
        written = f"-{character}_{character}"
        print(hex(point), int(written), float(written + ".5e1"), complex(written + "j"), int(character + "f", 16))
    elif character.isspace():
        text = f"{character}12{character}"
        for kind in (int, float, complex):
            try:
                print(hex(point), kind(text))
            except ValueError as error:
                print(hex(point), ascii(error))
        print(hex(point), text.strip(), ascii(f"a{character}b".split()), ascii(f"a{character}b".splitlines()))
