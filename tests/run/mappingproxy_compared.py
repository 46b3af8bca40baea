# A read-only mapping compares as what it shows, and the other side sees that.
P=type(type.__dict__)
a,b=P({1:2}),P({1:3})
for x in a,b:
    for y in a,b,{1:2},5: 
        for op in "== != < <= > >=".split():
            try: print(eval(f"x {op} y"))
            except TypeError as e: print(e)
print(P(dict()).__eq__({}), P({}).__lt__({}))
