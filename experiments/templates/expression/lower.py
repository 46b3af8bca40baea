"""How `a ?: b` becomes instructions: an expression leaves one value."""


def {{Name}}(emit, node):
    end = emit.label()
    emit.visit(node.value)
    emit.COPY(1)
    emit.POP_JUMP_IF_NOT_NONE(end)
    emit.POP_TOP()
    emit.visit(node.otherwise)
    emit.place(end)
