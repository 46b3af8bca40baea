print(1 ?: 2, None ?: 2, 0 ?: 2)
print(None ?: None ?: 3)


def first(values, otherwise=None):
    return values.get("first") ?: otherwise ?: "nothing"


print(first({}), first({"first": 1}), first({}, 2))
print(1 ?: this_is_not_computed)
