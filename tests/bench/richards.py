# A small operating system: method calls on objects of several classes.
SIZE = 40  # 1 in the tests


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)


class Task:
    def __init__(self, system, ident, priority, queue, state):
        self.system = system
        self.link = system.tasks
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending, self.task_waiting, self.task_holding = state
        system.tasks = self
        system.table[ident] = self

    def is_held_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def run(self):
        packet = None
        if self.packet_pending and self.task_waiting and not self.task_holding:
            packet = self.queue
            self.queue = packet.link
            self.task_waiting = False
            self.packet_pending = self.queue is not None
        return self.work(packet)

    def wait(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.system.holds += 1
        self.task_holding = True
        return self.link

    def release(self, ident):
        task = self.system.table[ident]
        task.task_holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        target = self.system.table[packet.ident]
        self.system.packets += 1
        packet.link = None
        packet.ident = self.ident
        return target.add_packet(packet, self)


class Idle(Task):
    def __init__(self, system, ident, priority, queue, state):
        super().__init__(system, ident, priority, queue, state)
        self.control = 1
        self.count = 3000

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, system, ident, priority, queue, state):
        super().__init__(system, ident, priority, queue, state)
        self.destination = HANDLER_A
        self.letter = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(4):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        return self.send(packet)


class Handler(Task):
    work_in = device_in = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        work = self.work_in
        if work is not None:
            count = work.datum
            if count >= 4:
                self.work_in = work.link
                return self.send(work)
            device = self.device_in
            if device is not None:
                self.device_in = device.link
                device.datum = work.data[count]
                work.datum = count + 1
                return self.send(device)
        return self.wait()


class Device(Task):
    pending = None

    def work(self, packet):
        if packet is None:
            if self.pending is None:
                return self.wait()
            pending = self.pending
            self.pending = None
            return self.send(pending)
        self.pending = packet
        return self.hold()


class System:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 6
        self.holds = self.packets = 0

    def run(self):
        running, waiting, with_packet = (False, False, False), (False, True, False), (True, True, False)
        Idle(self, IDLE, 1, None, running)
        queue = Packet(Packet(None, 0, WORK_PACKET), 0, WORK_PACKET)
        Worker(self, WORKER, 1000, queue, with_packet)
        for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
            queue = None
            for _ in range(3):
                queue = Packet(queue, device, DEVICE_PACKET)
            Handler(self, handler, priority, queue, with_packet)
        Device(self, DEVICE_A, 4000, None, waiting)
        Device(self, DEVICE_B, 5000, None, waiting)
        task = self.tasks
        while task is not None:
            task = task.link if task.is_held_or_waiting() else task.run()
        return self.holds, self.packets


for _ in range(SIZE):
    result = System().run()
print(result)
