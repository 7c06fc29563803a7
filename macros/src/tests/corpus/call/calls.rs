// One input of `call!` per line.
f(1)
m::f::<T, Vec<u8>>(1, a = 2)
crate::m::User::greet(&user, "hi", loud = true)
::a::Gen::<u8>::new::<B>()
Pair::<u64>(1, b = 2)
@ (<() as dunder::At>::V) f "p f  e:a e1:b" 18 1, b = 2
@ (<() as dunder::At>::V) f "wcg f  p:a e?:b e0:c r:rest n1:loud d:more" true g(), h()?, x.await, *list, loud = i(), size = 3, **dict
@ (<() as dunder::At>::V) new "pt User.__new__ greet e~:name e2:age" -18 age = g(), name = h()
@ (<() as dunder::At>::V) f "wg f  e:a e:b" @with [::<u8>] b = 2, a = |x, y| x + y
@ (dunder) greet "m User.greet  p:self e:text" [m::User::<T>] [::<B>] &user, text = "hi"
@define [::dunder] 0 [] [pub(self)] __kwargs_User User [greet] { greet "m User.greet  p:self" }
@define [::dunder] 0 [] [pub(self)] __kwargs_User User { [.0] 5 new "pt User.__new__  e~:name" } { const A: u8 = 1; }
