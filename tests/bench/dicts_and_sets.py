# Counting, grouping and membership.
SIZE = 500000  # 4000 in the tests


def numbers(count, seed=42):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed >> 8


counts = {}
groups = {}
for n in numbers(SIZE):
    key = n % 997
    counts[key] = counts.get(key, 0) + 1
    if key in groups:
        groups[key].append(n)
    else:
        groups[key] = [n]
words = {f"w{k}": v for k, v in counts.items()}
total = 0
for _ in range(SIZE * 3 // 10000):
    for word, count in words.items():
        total += count * len(word)
seen = set()
repeated = set()
for n in numbers(SIZE, 7):
    n %= 50000
    if n in seen:
        repeated.add(n)
    seen.add(n)
print(len(counts), total, max(map(len, groups.values())), len(seen), len(repeated), len(seen & set(counts)))
merged = {}
for start in range(SIZE // 2500):
    merged |= {i: start for i in range(start, start + 200)}
print(len(merged), sum(merged.values()))
