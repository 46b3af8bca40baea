def square(value):
    return value**2


print(square("2"))
