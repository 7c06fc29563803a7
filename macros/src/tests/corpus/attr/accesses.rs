// One input of `attr!` per line.
user.age
user.age = 26
user.age += 1
self.a.b().c[0].d **= 2 + 2
del user.age
del a.b().c
pair.0.1 <<= f(x)
(*user).age = |x| x + 1
crate::STATE.r#type = "x"
crate = my::dunder; a.b::<u8>()?.c ^= d
list[next()].name = String::new()
users.iter_mut().next().unwrap().age -= 1
