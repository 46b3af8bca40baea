# Errors in lambdas, comprehensions and generator expressions have frames of their own names.
def apply(function, *values):
    return [function(value) for value in values]


halve = lambda number: 10 / number
chain = lambda *functions: lambda value: [value := function(value) for function in functions][-1]
try:
    print(apply(halve, 1, 2, 0))
except ZeroDivisionError as error:
    frames = []
    traceback = error.__traceback__
    while traceback:
        frames.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print(frames)
twice = chain(lambda x: x + 1, lambda x: x * 2)
print(twice(5), apply(twice, 1, 2))
rows = [[1, 2], [3, None]]
print(sum(value for row in rows[:1] for value in row))
total = sum(
    value + 1
    for row in rows
    for value in row
)
