{{name}} True
    print(1)
