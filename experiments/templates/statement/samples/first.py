for number in range(4):
    {{name}} number % 2:
        print(number)


def visit(values):
    for value in values:
        {{name}} value:
            break
        print(value)
    {{name}} values: return "nothing"
    return "done"


print(visit([1, 2, 0, 3]), visit([]))
