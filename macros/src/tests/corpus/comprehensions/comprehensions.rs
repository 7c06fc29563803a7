// One comprehension per line, after the name of its macro.
list x * x for x in 0..21 if x % 2 == 1
list f(x)? for row in rows for x in row
list if a { b } else { c } for x in xs if let Some(y) = f(x) if y > 0 for z in y
list a if c else b for x in 0.. if x < S { a: 1 }.a
list VecDeque<_>; x for (x, _) | (_, x) in pairs
list Result<Vec<_>, _>; x.parse::<u8>() for x in words if !x.is_empty()
list { n += 1; n } for mut n in match k { 1 => xs, _ => ys }
list move |y| x + y for x in xs if if x { true } else { false }
list x for x in xs if let y = x + 1 if y > 1 && y < 9
set crate = a; c for c in s.chars()
set x for x in a for y in b.await? if x == y
set BTreeSet<_>; x as u8 for x in xs
dict v: k for (k, v) in &m
dict crate = a::b; k: v for (k, v) in m if k > 0 for w in v
dict HashMap<_, _>; x: list![y for y in x] for x in xs
gen_ x * x for x in &xs
gen_ f(x)? for row in rows for x in row
gen_ crate = a; move (x, y) for x in 0..3 for y in x..3 if y != 1
gen_ u64; x.into() for x in xs if let Some(z) = x
gen_ for x in xs { yield x }
gen_ let n = 2; while n < 3 { yield n }
