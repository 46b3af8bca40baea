let x + y + (z)
let y
show a, b + none, @q, ~
IF ! w n w m k + - &
IF .
if soft
if a & b ==
fn a=
_
_ a=
pair a
pair a none
Self a
big
