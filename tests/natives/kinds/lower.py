def Kinds(emit, node):
    end = emit.label()
    emit.visit(node.value)
    emit.BOTH()
    emit.GATHER(2)
    emit.JUMP_IF_FIRST(end)
    emit.POP_TOP()
    emit.constant("went on")
    emit.place(end)
