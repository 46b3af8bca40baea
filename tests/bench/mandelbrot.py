# The Mandelbrot set in characters: complex-free float loops.
SIZE = 400  # 8 in the tests


def row(y, width, height, limit):
    cells = []
    ci = 2.0 * y / height - 1.0
    for x in range(width):
        cr = 3.0 * x / width - 2.0
        zr = zi = 0.0
        n = 0
        while n < limit and zr * zr + zi * zi < 4.0:
            zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
            n += 1
        cells.append(n)
    return cells


total = 0
for y in range(SIZE):
    total += sum(row(y, SIZE * 5 // 4, SIZE, 60))
print(total)
