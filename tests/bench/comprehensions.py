# Comprehensions of every kind, nested and filtered.
data = list(range(3000))
total = 0
for _ in range(250):
    squares = [n * n for n in data]
    evens = [n for n in squares if n % 2 == 0]
    pairs = {n: n + 1 for n in evens}
    lasts = {n % 1000 for n in squares}
    total += len(evens) + len(pairs) + len(lasts) + sum(n for n in evens if n in pairs)
matrix = [[i * j for j in range(60)] for i in range(60)]
for _ in range(200):
    transposed = [[row[i] for row in matrix] for i in range(60)]
    flat = [cell for row in transposed for cell in row if cell & 1]
    total += sum(flat) + sum([max(row) for row in matrix])
words = [f"{a}{b}" for a in "abcdefghij" for b in "klmnopqrst"]
total += sum(len(w) for w in words for _ in range(200))
print(total)
