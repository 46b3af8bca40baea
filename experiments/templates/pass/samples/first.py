def squares(*values):
    return [value**2 for value in values]


print(squares(1, 2.5, 3j))
print([value**3 for value in (1, 2, 3)])
