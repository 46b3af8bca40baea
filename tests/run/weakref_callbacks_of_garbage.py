"""What is said of callbacks that raise: when the object is let go of, when it is found, when finalizers have run."""
import gc
from _weakref import ref


class Node:
    pass


class Callback:
    def __repr__(self):
        return "<the callback>"

    def __call__(self, reference):
        print("called", reference() is None)
        raise ValueError


class RefersLate:
    def __del__(self):
        late.append(ref(self.node, Callback()))
        print("finalized", late[-1]() is self.node)


def circle():
    node = Node()
    node.itself = node
    return node


late = []
node = Node()
one = ref(node, Callback())
del node
two = ref(circle(), Callback())
gc.collect()
node = circle()
node.refers = RefersLate()
node.refers.node = node
del node
gc.collect()
print(one(), two(), late[0]())
