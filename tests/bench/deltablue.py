# A chain of one-way constraints, planned and executed: polymorphic calls and small lists.
SIZE = 400  # 10 in the tests


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = 6
        self.stay = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def add(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        planner.incremental_add(self)

    def satisfy(self, mark, planner):
        self.choose_method(mark)
        if not self.is_satisfied():
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.mark_unsatisfied()
        out.determined_by = self
        planner.propagate(self, mark)
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.out = variable
        self.satisfied = False
        self.add(planner)

    def variables(self):
        return [self.out]

    def inputs(self):
        return []

    def output(self):
        return self.out

    def is_satisfied(self):
        return self.satisfied

    def mark_unsatisfied(self):
        self.satisfied = False

    def choose_method(self, mark):
        self.satisfied = self.out.mark != mark and self.strength < self.out.strength

    def recalculate(self):
        self.out.strength = self.strength
        self.out.stay = not self.is_edit()

    def is_edit(self):
        return False

    def execute(self):
        pass


class Edit(Unary):
    def is_edit(self):
        return True


class Equal(Constraint):
    def __init__(self, one, two, strength, planner):
        super().__init__(strength)
        self.one = one
        self.two = two
        self.direction = 0
        self.add(planner)

    def variables(self):
        return [self.one, self.two]

    def inputs(self):
        return [self.one if self.direction > 0 else self.two]

    def output(self):
        return self.two if self.direction > 0 else self.one

    def is_satisfied(self):
        return self.direction != 0

    def mark_unsatisfied(self):
        self.direction = 0

    def is_edit(self):
        return False

    def choose_method(self, mark):
        one, two = self.one, self.two
        if one.mark == mark:
            self.direction = 1 if two.mark != mark and self.strength < two.strength else 0
        elif two.mark == mark:
            self.direction = -1 if self.strength < one.strength else 0
        elif one.strength > two.strength:
            self.direction = -1 if self.strength < one.strength else 0
        else:
            self.direction = 1 if self.strength < two.strength else 0

    def recalculate(self):
        source, out = self.inputs()[0], self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()

    def execute(self):
        self.output().value = self.inputs()[0].value


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            current.recalculate()
            todo.extend(self.consumers(current.output()))

    def consumers(self, variable):
        determined = variable.determined_by
        return [c for c in variable.constraints if c is not determined and c.is_satisfied()]

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = list(sources)
        while todo:
            current = todo.pop()
            if current.output().mark != mark and current.inputs_known(mark):
                plan.append(current)
                current.output().mark = mark
                todo.extend(self.consumers(current.output()))
        return plan


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}", i) for i in range(n + 1)]
    for one, two in zip(variables, variables[1:]):
        Equal(one, two, 0, planner)
    Unary(variables[-1], 3, planner)
    edit = Edit(variables[0], 1, planner)
    plan = planner.make_plan([edit])
    for value in range(60):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
    return len(plan), variables[-1].value


for _ in range(SIZE // 10):
    result = chain(SIZE)
print(result)
