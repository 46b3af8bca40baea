"""Where the opcode comes from: the flow graph of each code object goes through here."""


def {{name}}(graph):
    for block in graph.blocks:
        kept = []
        for instruction in block.instructions:
            squares = instruction.opcode == "BINARY_OP" and instruction.operand == "**"
            if squares and kept and _is_two(kept[-1]):
                kept.pop()
                instruction.become("{{NAME}}")
            kept.append(instruction)
        block.instructions = kept


def _is_two(instruction):
    """A name that begins with `_` is no pass."""
    return instruction.opcode == "LOAD_SMALL_INT" and instruction.operand == 2
