# Sorting, searching and heaps over lists of numbers and tuples.
SIZE = 90000  # 200 in the tests


def numbers(count, seed=1):
    out = []
    for _ in range(count):
        seed = (seed * 69069 + 1) % 4294967296
        out.append(seed >> 4)
    return out


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return (quicksort([n for n in items if n < pivot]) + [n for n in items if n == pivot]
            + quicksort([n for n in items if n > pivot]))


def sift(heap, start, end):
    root = start
    while (child := 2 * root + 1) < end:
        if child + 1 < end and heap[child] < heap[child + 1]:
            child += 1
        if heap[root] >= heap[child]:
            return
        heap[root], heap[child] = heap[child], heap[root]
        root = child


def heapsort(items):
    heap = items[:]
    for start in range(len(heap) // 2 - 1, -1, -1):
        sift(heap, start, len(heap))
    for end in range(len(heap) - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        sift(heap, 0, end)
    return heap


def search(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


values = numbers(SIZE)
ordered = sorted(values)
print(quicksort(values) == ordered, heapsort(values) == ordered)
print(sum(search(ordered, n) for n in values), sorted(zip(values, ordered), key=lambda p: p[1] - p[0])[0])
