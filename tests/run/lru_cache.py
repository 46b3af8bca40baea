# A cache that forgets what was used least recently: a doubly linked list, and functools' own.
import functools


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class Cache:
    def __init__(self, size):
        self.size, self.nodes, self.root, self.evicted = size, {}, Node(), []

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _front(self, node):
        node.before, node.after = self.root, self.root.after
        node.before.after = node.after.before = node

    def __getitem__(self, key):
        node = self.nodes[key]
        self._unlink(node)
        self._front(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.nodes:
            self._unlink(self.nodes.pop(key))
        elif len(self.nodes) >= self.size:
            oldest = self.root.before
            self._unlink(oldest)
            del self.nodes[oldest.key]
            self.evicted.append(oldest.key)
        self.nodes[key] = node = Node(key, value)
        self._front(node)

    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after


cache = Cache(3)
for key in "abcadbea":
    try:
        cache[key] += 1
    except KeyError as missing:
        cache[key] = 1
        print("miss", missing, list(cache))
print({key: cache[key] for key in list(cache)}, cache.evicted, len(cache.nodes))
calls = []


@functools.lru_cache(maxsize=2)
def slow(number, *, double=False):
    calls.append(number)
    return number * (2 if double else 1)


print([slow(n) for n in (1, 2, 1, 3, 2, 1)], calls, slow.cache_info())
print(slow(1, double=True), slow(1), slow.cache_info().hits, slow.cache_parameters())
slow.cache_clear()
print(slow.cache_info(), slow.__wrapped__(9), slow.__name__)


@functools.cache
def ways(rows, columns):
    return 1 if 1 in (rows, columns) else ways(rows - 1, columns) + ways(rows, columns - 1)


print(ways(16, 16), ways.cache_info().currsize)
