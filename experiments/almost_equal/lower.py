"""How `a ~= b` becomes instructions: its operands are on the stack already."""


def AlmostEq(emit):
    emit("COMPARE_ALMOST_EQUAL")
