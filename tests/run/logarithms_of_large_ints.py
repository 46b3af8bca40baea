"""Logarithms of ints that no float holds, to the last bit."""
import math

for base in 2, 3, 7, 10:
    for exponent in 1, 300, 341, 1023, 1024, 1025, 3857, 9999:
        for number in base**exponent, base**exponent + 1, base**exponent * 5 + 3:
            print(math.log(number), math.log2(number), math.log10(number), math.log(number, 3), math.log(number, 7**900))
print(math.log2((1 << 2000) - 1), math.log((1 << 1024) - 1))
number = float("nan")
print(float.from_number(number) is number)
