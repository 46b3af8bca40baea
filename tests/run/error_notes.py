# Notes on an exception, added on its way up.
def divide(table, row):
    try:
        return table[row][0] / table[row][1]
    except ZeroDivisionError as error:
        error.add_note(f"in row {row}")
        raise


def averages(table):
    results = []
    for row in range(len(table)):
        try:
            results.append(divide(table, row))
        except ZeroDivisionError as error:
            error.add_note("first line of a note\nand its second line")
            error.add_note(f"after {len(results)} good rows")
            raise
    return results


print(averages([(6, 3), (9, 2)]))
try:
    averages([(1, 0)])
except ZeroDivisionError as error:
    print(error.__notes__)
averages([(8, 4), (5, 0), (1, 1)])
