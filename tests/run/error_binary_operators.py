# Carets that separate an operator from its operands.
def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


values = {"size": [1, 2, 3], "name": "n"}
attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [1] - [2])
attempt(lambda: {} | [])
attempt(lambda: 5 @ 3)
attempt(lambda: 3 // 0)
attempt(lambda: 3 % 0)
attempt(lambda: 2.5 // 0.0)
attempt(lambda: "x" * "y")
attempt(lambda: 1 << -1)
attempt(lambda: "a" < 1)
attempt(lambda: -"text")
attempt(lambda: ~1.5)
attempt(lambda: 1 in 5)
attempt(lambda: 0 ** -1)
attempt(lambda: "%d items" % "no")
result = (len(values["size"]) * 2) + (values["name"]
    # a comment between the operands
    + values["size"][1] * "x") + 3
