def next_of(text):
    return text + 1


print(next_of(1))
print(next_of("1"))
