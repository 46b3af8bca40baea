# Lone surrogates live in strings, but standard output has no bytes for them.
text = "a\ud800\U0001F600"
print(ascii(text), len(text), text.upper() == "A\ud800\U0001F600", {text: 1}[text])
print(text.encode("utf-8", "surrogatepass"), b"\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
try:
    print(text)
except UnicodeEncodeError as error:
    print(error, error.start, error.end)
try:
    {}[text]
except KeyError as error:
    print(error)
raise ValueError(text)
