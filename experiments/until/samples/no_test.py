until:
    pass
