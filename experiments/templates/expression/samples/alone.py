print(1 ?:)
