"""What a function of passes.py is given: a flow graph, its blocks and their instructions."""


class Instruction:
    """An opcode with its operand. It has the line and the handler of what it was, or of what stands beside it."""

    __slots__ = ("_opcode", "_operand", "_graph", "_like", "_line", "_handler")

    def __init__(self, opcode, operand=None, *, like=None):
        if like is not None and type(like) is not Instruction:
            raise TypeError("`like` is another instruction")
        self._graph = None if like is None else like._graph
        self._like = None if like is None else like._like
        self._line = None if like is None else like._line
        self._handler = None if like is None else like._handler
        self.become(opcode, operand)

    def become(self, opcode, operand=None):
        """Makes it another instruction at the same place."""
        _check(opcode, operand)
        self._opcode = opcode
        self._operand = operand

    @property
    def opcode(self):
        return self._opcode

    @property
    def operand(self):
        return self._operand

    @property
    def line(self):
        return self._line

    @property
    def handler(self):
        return self._handler

    def __repr__(self):
        return self._opcode if self._operand is None else f"{self._opcode} {self._operand!r}"


class Block:
    """Instructions that are entered at the first of them only."""

    __slots__ = ("instructions", "_is_handler", "_graph", "_number", "_place")

    def __init__(self, instructions=()):
        self.instructions = list(instructions)
        self._is_handler = False
        self._graph = self._number = self._place = None

    @property
    def is_handler(self):
        return self._is_handler

    def __repr__(self):
        return "<new block>" if self._number is None else f"<block {self._number}>"


class Graph:
    """The blocks of a code object in their order; the first is entered first."""

    __slots__ = ("blocks", "_name", "_is_function", "_is_generator", "_locals")

    @property
    def name(self):
        return self._name

    @property
    def is_function(self):
        return self._is_function

    @property
    def is_generator(self):
        return self._is_generator

    @property
    def locals(self):
        return self._locals


def _graph(name, is_function, is_generator, names, drawn):
    """The graph of what the compiler tells."""
    graph = Graph()
    graph._name, graph._is_function, graph._is_generator = name, is_function, is_generator
    graph._locals = names
    graph.blocks = blocks = [Block() for _ in drawn]
    for number, (is_handler, instructions) in enumerate(drawn):
        block = blocks[number]
        block._graph, block._number, block._is_handler = graph, number, is_handler
        for like, opcode, operand, target, handler, line in instructions:
            made = Instruction.__new__(Instruction)
            made._graph, made._like, made._opcode, made._line = graph, like, opcode, line
            made._operand = operand if target is None else blocks[target]
            made._handler = None if handler is None else blocks[handler]
            block.instructions.append(made)
    return graph


def _drawn(graph):
    """What the compiler is told of a graph."""
    if type(graph.blocks) is not list or any(type(block) is not Block for block in graph.blocks):
        raise TypeError("graph.blocks is a list of blocks")
    for block in graph.blocks:
        _belongs(block, graph)
        block._place = None
    for place, block in enumerate(graph.blocks):
        if block._place is not None:
            raise ValueError(f"{block!r} is in the graph twice")
        block._place = place
    return [(block._number, _instructions(graph, block)) for block in graph.blocks]


def _belongs(part, graph):
    """Says that a block or an instruction comes from another graph; new ones belong to any."""
    if part._graph is not None and part._graph is not graph:
        raise ValueError(f"{part!r} belongs to another graph: what is kept of one is of no use in the next")


def _instructions(graph, block):
    given = block.instructions
    if type(given) is not list or any(type(one) is not Instruction for one in given):
        raise TypeError(f"the instructions of {block!r} are a list of instructions")
    for one in given:
        _belongs(one, graph)
    first = next((one._like for one in given if one._like is not None), None)
    drawn, like = [], first
    for one in given:
        like = like if one._like is None else one._like
        operand, target = one._operand, None
        if type(operand) is Block:
            operand, target = None, operand._place
            if target is None or target >= len(graph.blocks) or graph.blocks[target] is not one._operand:
                raise ValueError(f"{one!r} leads to a block that is not in the graph")
        drawn.append((like, one._opcode, operand, target))
    return drawn
