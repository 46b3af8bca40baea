# How often keys of equal hashes are compared where dicts are copied, merged and searched after entries have gone: a copy has
# the entries where they were, and what comes anew takes the place of what has gone.
compared, seed = 0, 1


class Key:
    def __init__(self, number, own):
        self.number, self.own = number, own

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        global compared
        compared += 1
        return self.number == other.number and self.own == other.own


def below(bound):
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return seed // 65536 % bound


def take_one(table):
    way = below(3)
    if way == 0:
        table.popitem()
    elif way == 1:
        table.pop(next(iter(table)))
    else:
        table.pop(list(table)[below(len(table))])


def updated(table):
    fresh = {}
    fresh.update(table)
    return fresh


COPIES = [dict, dict.copy, updated, lambda table: {**table}, lambda table: table | {}, lambda table: {} | table]
for case in range(100):
    table, told = {}, []
    for number in range(below(60)):
        table[Key(below(7) * 8, number)] = number
        if below(3) == 0:
            take_one(table)
        if below(10) == 0:
            way, before = below(len(COPIES)), compared
            copy = COPIES[way](table)
            copied = compared
            copy[Key(3, 3)] = 1
            table == copy
            for key in table:
                copy[key]
            told.append((way, copied - before, compared - copied, len(copy)))
            table = copy
    print(case, compared, told)
