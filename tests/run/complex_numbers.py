# Complex arithmetic and its text.
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z * z, z / (1 - 2j), z ** 2, z ** 0.5)
print(complex(1, -0.0), complex("1+2j"), complex("-j"), 1j * 1j, 2j ** 3, (1 + 0j) == 1, hash(1 + 0j) == hash(1))
print(complex(0, 1), complex(-0.0, 1), [complex(1.5, 2), 1j], str(1e20 + 1e-7j))
print(z + 1, 1 + z, z - 2.5, 2.5 - z, z == 3 + 4j, z != 3, bool(0j), bool(1e-9j))
print(f"{z:.2f} {z!r} {z:10}|")
for attempt in (lambda: z < z, lambda: z // 1, lambda: z % 2, lambda: int(z), lambda: 1 / 0j, lambda: complex("1+"), lambda: 0j ** -1):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)

for make in (
    lambda: complex(1, "a"), lambda: complex("a", 1), lambda: complex([]), lambda: complex([], 1), lambda: complex(1, None),
    lambda: complex("1", 2), lambda: complex(1j), lambda: complex(1j, 2), lambda: complex(1, 2j), lambda: complex(imag=2),
    lambda: 10**400 + 1j, lambda: 1j * 10**400, lambda: 1j ** 10**400, lambda: 0j ** -1, lambda: 1e308j ** 2.5,
    lambda: (1e999 + 1j) * 2j, lambda: (1e999j * 1e999j).real, lambda: 1j / (1e999 + 1e999j), lambda: 5 / (1 + 1e999j),
):
    try:
        print(make())
    except (TypeError, ArithmeticError) as error:
        print(type(error).__name__, error)
