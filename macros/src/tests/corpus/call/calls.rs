// One input of `call!` per line.
f(1)
m::f::<T, Vec<u8>>(1, a = 2)
crate::m::User::greet(&user, "hi", loud = true)
::a::Gen::<u8>::new::<B>()
Pair::<u64>(1, b = 2)
@call { dunder 5 f "f" [pointer] [] "a" any "b" any (18) } 1, b = 2
@call { dunder 5 f "f" [wrapper constant generic] [] "a" pos "b" any ? "rest" args "loud" kw (true) "more" dict } g(), h()?, x.await, *list, loud = i(), size = 3, **dict
@call { dunder 5 new "User.__new__" [pointer class] [greet] "name" any ~ "age" any (18) } age = g(), name = h()
@call { dunder 5 f "f" [wrapper generic] [] "a" any "b" any } @with [::<u8>] b = 2, a = |x, y| x + y
@call { dunder 0 greet "User.greet" [method] [] "self" pos "text" any } [m::User::<T>] [::<B>] &user, text = "hi"
@define [::dunder] 0 [] [pub(self)] __kwargs_User User [greet] { 0 greet "User.greet" [method] [] "self" pos }
@define [::dunder] 0 [] [pub(self)] __kwargs_User User { 5 new "User.__new__" [pointer class] [] "name" any ~ } { const A: u8 = 1; }
