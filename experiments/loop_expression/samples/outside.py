for x in [1]:
    break x
