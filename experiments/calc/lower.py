"""What the nodes of calc compile to: a statement leaves the stack as it is, an expression leaves one value."""

OPERATIONS = {"Plus": "+", "Minus": "-", "Times": "*", "Over": "/"}
COMPARISONS = {"Less": "<", "Greater": ">", "Same": "=="}


def Program(emit, node):
    emit.visit(node.body)


def Set(emit, node):
    emit.visit(node.value)
    emit.store(node.name)


def Print(emit, node):
    emit.load("print")
    emit.PUSH_NULL()
    emit.visit(node.value)
    emit.CALL(1)
    emit.POP_TOP()


def Choose(emit, node):
    otherwise, end = emit.label(), emit.label()
    emit.visit(node.test)
    emit.TO_BOOL()
    emit.POP_JUMP_IF_FALSE(otherwise)
    emit.visit(node.body)
    emit.JUMP(end)
    emit.place(otherwise)
    emit.visit(node.orelse)
    emit.place(end)


def Repeat(emit, node):
    with emit.loop() as loop:
        emit.visit(node.test)
        emit.TO_BOOL()
        emit.POP_JUMP_IF_FALSE(loop.end)
        emit.visit(node.body)


def Variable(emit, node):
    emit.load(node.name)


def Negative(emit, node):
    emit.visit(node.value)
    emit.UNARY_NEGATIVE()


def Binary(emit, node):
    emit.visit(node.left)
    emit.visit(node.right)
    emit.BINARY_OP(OPERATIONS[node.op])


def Test(emit, node):
    emit.visit(node.left)
    emit.visit(node.right)
    emit.COMPARE_OP(COMPARISONS[node.op])
