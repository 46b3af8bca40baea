# Counter, defaultdict, deque, namedtuple, OrderedDict and ChainMap at work.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

words = "the cat and the dog and the bird".split()
counter = Counter(words)
print(counter.most_common(2), counter["fish"], sum(counter.values()), counter - Counter(["the", "the"]))
print(counter + Counter(cat=5), Counter("aab") & Counter("abb"), Counter("aab") | Counter("abb"), sorted(Counter(a=2, b=1).elements()))
counter.update(["dog"] * 3)
print(counter.most_common(1), +Counter(a=1, b=-1), Counter("abc") == Counter("cba"))
index = defaultdict(list)
for place, word in enumerate(words):
    index[word].append(place)
print(dict(index), index["new"], len(index), defaultdict(int, x=1)["y"])
queue = deque(range(5), maxlen=5)
queue.append(5)
queue.appendleft(-1)
queue.rotate(2)
print(queue, queue.pop(), queue.popleft(), list(reversed(queue)), queue.maxlen, 2 in queue, deque("ab") + deque("c"))
queue.extend([7, 8, 9])
print(queue, queue[0], queue.index(8), deque([1, 2]) < deque([1, 3]))
Point = namedtuple("Point", ["x", "y"], defaults=[0])
p = Point(3)
print(p, p.x, p._asdict(), p._replace(y=9), Point._make([1, 2]), [*p], p == (3, 0), Point._field_defaults)
order = OrderedDict(a=1, b=2, c=3)
order.move_to_end("a")
print(list(order), order.popitem(last=False), order == {"c": 3, "a": 1})
chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
chain["c"] = 4
print(chain["a"], chain["b"], chain.maps[0], sorted(chain), chain.new_child({"a": 0})["a"])
try:
    for item in queue:
        queue.append(item)
except RuntimeError as error:
    print(error)
deque([], 3).popleft()
