[*a for a in b]
{*a for a in b if c}
(*a for a in b)
f(*a for a in b)
{**a for a in b}
{**a.c for a in b for c in a}
{a: b for a, b in c}
[*a async for a in b]
