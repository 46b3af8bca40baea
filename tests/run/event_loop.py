# An event loop on generators: sleeping, messages, cancellation, and tasks that wait for tasks.
from collections import deque
from itertools import count


class Task:
    numbers = count(1)

    def __init__(self, generator):
        self.generator, self.number, self.result, self.waiting = generator, next(Task.numbers), None, []
        self.done = False


class Loop:
    def __init__(self):
        self.time, self.ready, self.sleeping, self.log = 0, deque(), [], []

    def spawn(self, generator):
        task = Task(generator)
        self.ready.append((task, None))
        return task

    def finish(self, task, result):
        task.done, task.result = True, result
        self.ready.extend((waiter, result) for waiter in task.waiting)

    def step(self, task, value):
        try:
            request = task.generator.throw(value) if isinstance(value, Exception) else task.generator.send(value)
        except StopIteration as stop:
            return self.finish(task, stop.value)
        except ValueError as error:
            self.log.append(f"task {task.number} failed: {error}")
            return self.finish(task, error)
        match request:
            case ("sleep", delay): self.sleeping.append((self.time + delay, task.number, task))
            case ("spawn", generator): self.ready.append((task, self.spawn(generator)))
            case ("join", other) if other.done: self.ready.append((task, other.result))
            case ("join", other): other.waiting.append(task)
            case ("cancel", other):
                self.sleeping = [entry for entry in self.sleeping if entry[2] is not other]
                self.ready.append((other, ValueError("cancelled")))
                self.ready.append((task, None))

    def run(self):
        while self.ready or self.sleeping:
            while self.ready:
                self.step(*self.ready.popleft())
            if self.sleeping:
                self.sleeping.sort(key=lambda entry: entry[:2])
                self.time, _, task = self.sleeping.pop(0)
                self.ready.append((task, self.time))


def worker(name, steps):
    for step in range(steps):
        now = yield "sleep", len(name)
        print(f"{now:>3} {name} {step}")
    return name.upper()


def careful():
    try:
        yield "sleep", 1000
    finally:
        print("careful cleans up")


def main():
    tasks = []
    for name, steps in (("ab", 3), ("xyz", 2), ("q", 4)):
        tasks.append((yield "spawn", worker(name, steps)))
    patient = yield "spawn", careful()
    for task in tasks:
        print("joined", (yield "join", task))
    yield "cancel", patient
    print("outcome:", repr((yield "join", patient)))
    return "all done"


loop = Loop()
first = loop.spawn(main())
loop.run()
print(first.result, loop.time, loop.log)
