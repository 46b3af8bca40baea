print(a?[1)
