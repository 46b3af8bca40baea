print(sorted([2, 1], key=lambda x: -x))
