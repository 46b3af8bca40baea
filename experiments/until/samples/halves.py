number, steps = 40, 0
until number <= 1:
    number //= 2
    steps += 1
    if number == 5: continue
    print(number, end=" ")
else:
    print("after", steps, "steps")
until number:
    print("never")
until False:
    break
else:
    print("never")
