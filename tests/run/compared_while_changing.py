# Lists, sets and dicts that change while they are searched or compared: which keys are asked, how often, what is found.


class Shrinks:
    def __init__(self, rows, answer):
        self.rows, self.answer = rows, answer

    def __eq__(self, other):
        self.rows.clear()
        return self.answer

    __hash__ = object.__hash__


for answer in (True, False):
    for name, action in {
        "<": lambda rows, key: rows < [key, 2],
        ">=": lambda rows, key: rows >= [key, 2],
        "==": lambda rows, key: rows == [key, 2, 3],
        "remove": lambda rows, key: rows.remove(key),
        "index": lambda rows, key: rows.index(key),
        "count": lambda rows, key: rows.count(key),
        "in": lambda rows, key: key in rows,
    }.items():
        rows = [1, 2, 3]
        try:
            print(name, answer, action(rows, Shrinks(rows, answer)), rows)
        except Exception as error:
            print(name, answer, type(error).__name__, error, rows)

asked = []


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        asked.append((self.number, getattr(other, "number", other)))
        return False


def show(what):
    print(what, asked)
    asked.clear()


for hashed in (0, 3, -1, 8, 2**40):
    table = {Key(hashed): 1, Key(hashed): 2}
    show("display")
    dict(table)
    table.copy()
    show("copies")
    {}.update(table)
    show("update")
    dict.fromkeys(table)
    show("fromkeys")
    hashed in table
    show("in")
    Key(hashed) in table
    show("key in")
    for number in range(10, 20):
        table[number] = number
    Key(hashed) in table
    show("in a larger one")
    for number in range(10, 20):
        del table[number]
    table[Key(hashed)] = 3
    show("with deleted ones")
    members = set(table)
    show("set")
    members | members, members & members
    show("or, and")
    members - members
    show("minus")
    members ^ members
    show("xor")
    members - {Key(hashed)}
    show("minus another")

members = {1, 2}


class Clears:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        members.clear()
        return False


print(len(members - {Clears()}), len(members))


class Adds:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        global budget
        budget -= 1
        if budget > 0:
            table[Adds(3)] = None


budget, table = 20, {4: "four"}
table.setdefault(Adds(4), 5)
print([getattr(key, "number", key) for key in table], budget)

# Places that are freed are used again, in dicts of any size.
for size in (0, 3, 5, 6, 9, 100):
    table = {number: number for number in range(size)}
    for number in range(1000, 3000):
        table[number] = number
        del table[number]
    for number in range(1000, 3000):
        table[number] = number
        table.popitem()
    print(len(table), 5000 in table, list(table) == list(range(size)))
