def MatchValueOf(emit, node):
    """The statement, each of whose cases leaves it with a value; where none does, an error."""
    with emit.block("match"):
        emit.visit(node.statement)
        emit.load("ValueError")
        emit.PUSH_NULL()
        emit.constant("no case of the match fits")
        emit.CALL(1)
        emit.RAISE_VARARGS(1)


def CaseValue(emit, node):
    emit.visit(node.value)
    emit.leave("match")
