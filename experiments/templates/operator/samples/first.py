print(1 <+> 4, 4 <+> 1)
print(2 * 3 <+> 1, 1 <+> 2 <+> 3)


def distance(a, b):
    return a <+> b


print(distance(0.5, 1.5))
