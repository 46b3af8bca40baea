# 0.1 + 0.2 is not 0.3, but near enough.
a = 0.1 + 0.2
print(a == 0.3, a ~= 0.3)
