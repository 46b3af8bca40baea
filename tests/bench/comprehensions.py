# Comprehensions of every kind, nested and filtered.
SIZE = 3000  # 150 in the tests
data = list(range(SIZE))
total = 0
for _ in range(SIZE // 12):
    squares = [n * n for n in data]
    evens = [n for n in squares if n % 2 == 0]
    pairs = {n: n + 1 for n in evens}
    lasts = {n % 1000 for n in squares}
    total += len(evens) + len(pairs) + len(lasts) + sum(n for n in evens if n in pairs)
matrix = [[i * j for j in range(SIZE // 50)] for i in range(SIZE // 50)]
for _ in range(SIZE // 15):
    transposed = [[row[i] for row in matrix] for i in range(SIZE // 50)]
    flat = [cell for row in transposed for cell in row if cell & 1]
    total += sum(flat) + sum([max(row) for row in matrix])
words = [f"{a}{b}" for a in "abcdefghij" for b in "klmnopqrst"]
total += sum(len(w) for w in words for _ in range(SIZE // 15))
print(total)
