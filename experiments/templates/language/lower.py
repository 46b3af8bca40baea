"""What the nodes compile to: a statement leaves the stack as it is, an expression leaves one value."""


def Program(emit, node):
    emit.visit(node.body)


def Set(emit, node):
    emit.visit(node.value)
    emit.store(node.name)


def Show(emit, node):
    emit.load("print")
    emit.PUSH_NULL()
    emit.visit(node.value)
    emit.CALL(1)
    emit.POP_TOP()


def Variable(emit, node):
    emit.load(node.name)


def Sum(emit, node):
    emit.visit(node.left)
    emit.visit(node.right)
    emit.BINARY_OP("+")


def Product(emit, node):
    emit.visit(node.left)
    emit.visit(node.right)
    emit.BINARY_OP("*")
