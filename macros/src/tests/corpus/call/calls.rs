// One input of `call!` per line.
f(1)
m::f::<T, Vec<u8>>(1, a = 2)
crate::m::User::greet(&user, "hi", loud = true)
::a::Gen::<u8>::new::<B>()
Pair::<u64>(1, b = 2)
@ (<() as dunder::At>::V) f "p f  a:e b:e1" 18 1, b = 2
@ (<() as dunder::At>::V) f "wcg f  a:p b:e? c:e0 rest:r loud:n1 more:d" true g(), h()?, x.await, *list, loud = i(), size = 3, **dict
@ (<() as dunder::At>::V) new "pt User.__new__ greet name:e~ age:e2" -18 age = g(), name = h()
@ (<() as dunder::At>::V) f "wg f  a:e b:e" @with [::<u8>] b = 2, a = |x, y| x + y
@ (dunder) greet "m User.greet  self:p text:e" [m::User::<T>] [::<B>] &user, text = "hi"
@define [::dunder] 0 [] [pub(self)] __kwargs_User User [greet] { greet "m User.greet  self:p" }
@define [::dunder] 0 [] [pub(self)] __kwargs_User User { [.0] 5 new "pt User.__new__  name:e~" } { const A: u8 = 1; }
