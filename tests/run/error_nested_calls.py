# An uncaught error several calls deep, with carets under the call, the operator and the subscript.
PRICES = {"apple": 3, "pear": 4, "plum": None}


def price(name):
    return PRICES[name]


def total(basket, discount=0):
    amount = 0
    for name, count in basket:
        amount += price(name) * count
    return amount - discount


class Shop:
    def __init__(self, baskets):
        self.baskets = baskets

    def report(self):
        for customer, basket in self.baskets.items():
            print(customer, total(basket, discount=1))


shop = Shop({"ann": [("apple", 2), ("pear", 1)], "bob": [("apple", 1), ("plum", 5)]})
try:
    total([("melon", 1)])
except KeyError as error:
    print("missing:", error, error.args)
shop.report()
