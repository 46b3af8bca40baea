"""The default of a parameter is an object that stands for one that is not given; the function begins with what takes its place."""


def FunctionDef(emit, node):
    begin(emit, node)


def AsyncFunctionDef(emit, node):
    begin(emit, node)


def Lambda(emit, node):
    begin(emit, node)


def LateDefault(emit, node):
    emit.LOAD_NOT_GIVEN()


def begin(emit, node):
    late = late_parameters(node.args)
    if late:
        with emit.beginning(node):
            fill(emit, late)
    emit.super_lower(node)


def late_parameters(args):
    """Names and defaults, in the order of the parameters."""
    positional = args.posonlyargs + args.args
    given = list(zip(positional[len(positional) - len(args.defaults):], args.defaults))
    given += zip(args.kwonlyargs, args.kw_defaults)
    return [(arg.arg, default.late) for arg, default in given if hasattr(default, "late")]


def fill(emit, late):
    """Those that are not given are unbound first, so that no default sees one that comes later."""
    missing = [emit.local() for _ in late]
    for (name, _), is_missing in zip(late, missing):
        there = emit.label()
        emit.load(name)
        emit.LOAD_NOT_GIVEN()
        emit.IS_OP(0)
        emit.COPY(1)
        emit.STORE_FAST(is_missing)
        emit.POP_JUMP_IF_FALSE(there)
        emit.delete(name)
        emit.place(there)
    for (name, default), is_missing in zip(late, missing):
        there = emit.label()
        emit.LOAD_FAST(is_missing)
        emit.POP_JUMP_IF_FALSE(there)
        emit.visit(default)
        emit.store(name)
        emit.place(there)
