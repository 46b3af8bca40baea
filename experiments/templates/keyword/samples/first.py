for number in range(3):
    if number == 1:
        {{name}}
    else:
        print(number)
