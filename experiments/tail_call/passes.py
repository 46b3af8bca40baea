"""Where TAIL_CALL takes the place of CALL: in front of a return, where no handler waits for what is called."""


def tail_calls(graph):
    if not graph.is_function or graph.is_generator:
        return
    behind = None
    for block in reversed(graph.blocks):
        for instruction in reversed(block.instructions):
            returns = behind is not None and behind.opcode == "RETURN_VALUE"
            if returns and instruction.opcode == "CALL" and instruction.handler is None:
                instruction.become("TAIL_CALL", instruction.operand)
            behind = instruction
