"""How `{{name}} test: …` becomes instructions: a statement leaves the stack as it is."""


def {{Name}}(emit, node):
    end = emit.label()
    emit.visit(node.test)
    emit.TO_BOOL()
    emit.POP_JUMP_IF_TRUE(end)
    emit.visit(node.body)
    emit.place(end)
