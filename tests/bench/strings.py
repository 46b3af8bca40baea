# Text: splitting, joining, formatting, searching.
SIZE = 60000  # 3000 in the tests
TEXT = "the quick brown fox jumps over the lazy dog while a slow red hen sleeps under the old oak tree " * (SIZE // 1500)


def frequencies(text):
    counts = {}
    for word in text.split():
        word = word.strip(".,").lower()
        counts[word] = counts.get(word, 0) + 1
    return counts


def caesar(text, shift):
    out = []
    for letter in text:
        if "a" <= letter <= "z":
            out.append(chr((ord(letter) - 97 + shift) % 26 + 97))
        else:
            out.append(letter)
    return "".join(out)


def table(rows):
    lines = []
    for i in range(rows):
        lines.append(f"{i:>6}|{i * i:<10}|{i / 7:8.3f}|{hex(i)}|{'even' if i % 2 == 0 else 'odd':^6}")
    return "\n".join(lines)


total = 0
for _ in range(SIZE // 300):
    total += sum(frequencies(TEXT).values())
for shift in range(SIZE // 1000):
    total += caesar(TEXT, shift).count("e")
report = table(SIZE)
total += len(report) + report.count("odd") + report.find("11999")
for line in report.split("\n"):
    first, _, rest = line.partition("|")
    total += int(first) + len(rest.replace("|", ""))
built = ""
for i in range(SIZE * 10 // 3):
    built += str(i % 10)
print(total, len(built), TEXT[::-1].index("eht"), TEXT.upper().startswith("THE QUICK"))
