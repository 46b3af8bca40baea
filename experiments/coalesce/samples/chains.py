def told(value):
    print(f"({value!r})", end=" ")
    return value

class Node:
    def __repr__(self):
        return "node"

    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def add(self, *values, **more):
        return [self.value, *values, more]

some, none = Node(1, Node([2, 3])), None
print(told(None) ?? told(0) ?? told(3))
print(some?.next?.value?[0], some?.next?.next?.value[told(9)], none?.next.value(told(8))[told(7)])
print(none?[told(6)], some?.add(told(5), x=4), some?.next.add()[0]?[1])
print(none?.a ?? "nothing", [x ?? "-" for x in (1, None)])
x = None
x ??= told(1)
x ??= told(2)
told(some).next.next ??= Node("new")
items = {"a": None, "b": 1}
items[told("a")] ??= 10
items["b"] ??= told(20)
print(x, some.next.next.value, items)
