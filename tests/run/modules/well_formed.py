VALUE = [number * 2 for number in range(4)]
