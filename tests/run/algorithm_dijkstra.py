# Shortest paths with a binary heap of our own.
class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        at = len(items) - 1
        while at and items[at] < items[(at - 1) // 2]:
            parent = (at - 1) // 2
            items[at], items[parent] = items[parent], items[at]
            at = parent

    def pop(self):
        items = self.items
        items[0], items[-1] = items[-1], items[0]
        least = items.pop()
        at = 0
        while (child := 2 * at + 1) < len(items):
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if items[at] <= items[child]:
                break
            items[at], items[child] = items[child], items[at]
            at = child
        return least

    def __bool__(self):
        return bool(self.items)


def shortest(graph, start):
    distance, before, heap = {start: 0}, {}, Heap()
    heap.push((0, start))
    while heap:
        so_far, place = heap.pop()
        if so_far > distance[place]:
            continue
        for neighbour, length in graph[place].items():
            new = so_far + length
            if new < distance.get(neighbour, float("inf")):
                distance[neighbour], before[neighbour] = new, place
                heap.push((new, neighbour))
    return distance, before


def path(before, end):
    return path(before, before[end]) + [end] if end in before else [end]


graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "e": {}, "f": {"e": 9}}
distance, before = shortest(graph, "a")
for place in sorted(distance):
    print(f"{place}: {distance[place]:>3} by {' > '.join(path(before, place))}")
heap = Heap()
for number in [5, 3, 8, 1, 9, 2]:
    heap.push(number)
print([heap.pop() for _ in range(6)], bool(heap))
