def Loop(emit, node):
    """What leaves the block brings the value; a `break` without one leaves the loop only, which is worth None."""
    with emit.block("loop"):
        with emit.loop():
            emit.visit(node.body)
        emit.constant(None)


def BreakWith(emit, node):
    emit.visit(node.value)
    emit.leave("loop", "'break' with a value outside of a loop expression")
