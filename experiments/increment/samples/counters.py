def index():
    print("index", end=" ")
    return 0

class Counter:
    n = 5

def function(x):
    y = x++
    return x, y, x--, x

x = 1
x++
counts = [10]
old = counts[index()]++
print(x, counts, old)
counter = Counter()
print(counter.n--, counter.n, Counter.n)
print(function(3), x++ + x++, x)
matrix = {(0, 1): 2.5}
matrix[0, 1]++
matrix[0, 1]--
Counter.n++
print(matrix, Counter.n)
