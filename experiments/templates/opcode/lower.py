"""How `a <=> b` becomes instructions: its operands are on the stack already."""


def {{Name}}(emit):
    emit.{{NAME}}()
