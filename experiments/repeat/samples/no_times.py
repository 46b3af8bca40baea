repeat 3:
    pass
