def f(a=>): pass
