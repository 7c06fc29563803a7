// One input of `slice!` per line.
:
::
2
-1
1:
:n
::-1
1:2
1:2:3
start + 1:stop(a, b):-1
(module::START):[1, 2][0]
n::2
crate = my::dunder; 1:2
crate = self; ::
{ let x = 1; x }:if n > 0 { 1 } else { 2 }
