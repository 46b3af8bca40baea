def Increment(emit, node):
    """The old value is what remains; what the target is made of is evaluated once."""
    target = node.target
    if hasattr(target, "attr"):
        emit.visit(target.value)
        emit.COPY(1)
        emit.LOAD_ATTR(target.attr)
        emit.SWAP(2)
        emit.COPY(2)
        add(emit, node)
        emit.SWAP(2)
        emit.STORE_ATTR(target.attr)
    elif hasattr(target, "slice"):
        emit.visit(target.value)
        emit.visit(target.slice)
        emit.COPY(2)
        emit.COPY(2)
        emit.BINARY_OP("[]")
        emit.SWAP(3)
        emit.SWAP(2)
        emit.COPY(3)
        add(emit, node)
        emit.SWAP(3)
        emit.SWAP(2)
        emit.STORE_SUBSCR()
    else:
        emit.load(target.id)
        emit.COPY(1)
        add(emit, node)
        emit.store(target.id)


def add(emit, node):
    emit.LOAD_CONST(node.amount)
    emit.BINARY_OP("+")
