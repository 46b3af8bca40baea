# A search tree: insertion, deletion, iteration in orders, slices by key, and a picture of it.
class Tree:
    class Node:
        __slots__ = "key", "left", "right"

        def __init__(self, key): self.key, self.left, self.right = key, None, None

    def __init__(self, keys=()):
        self.root, self.size = None, 0
        for key in keys:
            self.add(key)

    def add(self, key):
        parent, side, node = self, "root", self.root
        while node:
            if key == node.key:
                return False
            parent, side = node, "left" if key < node.key else "right"
            node = getattr(parent, side)
        setattr(parent, side, Tree.Node(key))
        self.size += 1
        return True

    def remove(self, key):
        def without(node):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = without(node.left)
            elif key > node.key:
                node.right = without(node.right)
            elif node.left is None or node.right is None:
                return node.left or node.right
            else:
                least = node.right
                while least.left:
                    least = least.left
                found, node.right = least.key, cut_least(node.right)
                node.key = found
            return node

        def cut_least(node):
            if node.left is None:
                return node.right
            node.left = cut_least(node.left)
            return node

        self.root = without(self.root)
        self.size -= 1

    def walk(self, order="lkr"):
        def visit(node):
            if node:
                for step in order:
                    if step == "k":
                        yield node.key
                    else:
                        yield from visit(node.left if step == "l" else node.right)
        return visit(self.root)

    def __getitem__(self, keys): return [key for key in self if (keys.start is None or key >= keys.start) and (keys.stop is None or key < keys.stop)]
    def __iter__(self): return self.walk()
    def __reversed__(self): return self.walk("rkl")
    def __len__(self): return self.size
    def __contains__(self, key): return key in list(self)
    def depth(self, node=...): return 0 if (node := self.root if node is ... else node) is None else 1 + max(self.depth(node.left), self.depth(node.right))


tree = Tree([8, 3, 10, 1, 6, 14, 4, 7, 13, 3])
print(list(tree), list(reversed(tree)), list(tree.walk("klr")), list(tree.walk("lrk")), len(tree), tree.depth())
for key in (8, 1, 14):
    tree.remove(key)
    print("without", key, list(tree), tree.root.key, tree.depth())
print(tree[4:10], tree[:5], tree["a":] if not tree else 7 in tree, 8 in tree, bool(Tree()), "".join(Tree("hello tree")))
try:
    tree.remove(99)
except KeyError as error:
    print("no key", error)
print(Tree("abc").add("b"), sorted(Tree([3, 1, 2]), reverse=True))
tree.add("text")
