# It looks like `+=`, but nothing is assigned: it compares, and has a value.
a = 1
print(a ~= 1, a)
print((a ~= 2) is False)
