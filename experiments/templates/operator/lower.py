"""How `a <+> b` becomes instructions: its operands are on the stack already, and one value takes their place."""


def {{Name}}(emit):
    emit.BINARY_OP("-")
    emit.COPY(1)
    emit.BINARY_OP("*")
