unless:
    pass
