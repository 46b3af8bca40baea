# An error while another is handled: both tracebacks, and the sentence between them.
def parse(text):
    try:
        return int(text)
    except ValueError:
        return fallback(text)


def fallback(text):
    words = {"one": 1, "two": 2}
    return words[text.lower()]


def read_all(lines):
    found = []
    try:
        for line in lines:
            found.append(parse(line))
    finally:
        print("read so far:", found)
    return found


print(read_all(["1", "TWO", "3"]))
read_all(["4", "one", "five", "6"])
