repeat = times = 2
repeat times + 1 times:
    print("hello", end=" ")
repeat 5 times:
    repeat -= 1
    if repeat == 0: continue
    print(repeat, end=" ")
    if repeat < -1: break
print(times)
