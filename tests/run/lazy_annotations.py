# Annotations are evaluated when somebody asks for them.
log = []


def noted(value):
    log.append(value)
    return value


def function(a: noted("a"), *args: noted("args"), b: noted("b") = 1) -> noted("result"):
    local: noted("never") = 5
    return local


print("before:", log)
print(function(1), log)
print(function.__annotations__, log)
function.__annotations__["a"] = "changed"
print(function.__annotations__["a"], len(log))


class Node:
    next: Node | None
    value: noted("value") = 7
    if value > 3:
        big: int
    else:
        small: int


print(sorted(Node.__annotations__), Node.__annotations__["value"], Node.value, hasattr(Node, "next"))
print(Node.__annotate__(1)["big"])


def forward(x: Later) -> Later: return x


try:
    forward.__annotations__
except NameError as error:
    print("not yet:", error)


class Later: pass


print(forward.__annotations__["return"] is Later)
number: noted("module level") = 3
print(number, "module level" in log)
print(__annotate__(1), log[-1])
del forward.__annotations__
print(forward.__annotations__, (lambda x: x).__annotations__)
