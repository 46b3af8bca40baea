print(5miles)
