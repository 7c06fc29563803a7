// One display per line, after the name of its macro.
list
set
dict
list 1, 2, *xs
list *xs, ..ys, f(a, b)
list VecDeque<_>; 1, *xs
list crate = a::b; 1 if c else 2, |a, b| a + b
set 1, 2, *xs,
set Box<[u8]>; x
dict "a": 1, **other, a::b: c::d
dict HashMap<_, _>; k: v, **m
dict crate = self; f(x)?: if c { 1 } else { 2 },
