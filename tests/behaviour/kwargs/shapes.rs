//! What a function may look like.

use core::future::Future;
use core::task::{Context, Poll, Waker};

use dunder::kwargs;

/// Runs what never waits.
fn block<F: Future>(future: F) -> F::Output {
    let mut future = core::pin::pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

fn is_send<T: Send>(value: T) -> T {
    value
}

#[kwargs]
fn parse<T: core::str::FromStr>(text: &str, #[default(false)] trim: bool) -> Option<T> {
    if trim { text.trim().parse().ok() } else { text.parse().ok() }
}

#[kwargs]
fn longest<'a, 'b: 'a>(x: &'a str, y: &'b str, #[default(0)] min: usize) -> &'a str {
    if x.len() > y.len().max(min) { x } else { y }
}

#[kwargs]
fn first<'s>(
    s: &'s str,
    #[default(" ")] sep: &str,
    #[default(&format!("{s}!"))] other: &str,
) -> (&'s str, usize) {
    (s, sep.len() + other.len())
}

#[kwargs]
fn apply(f: impl Fn(&str) -> usize, #[default("abc")] s: &str) -> impl Fn() -> usize {
    let n = f(s);
    move || n
}

#[kwargs]
fn literals(
    #[default("abc")] s: impl AsRef<str>,
    #[default(-1)] n: i64,
    #[default(None)] o: Option<&str>,
    #[default(1.5)] f: f32,
) -> (usize, i64, Option<&str>, f32) {
    (s.as_ref().len(), n, o, f)
}

#[kwargs]
const fn add(a: u32, #[default(2)] b: u32) -> u32 {
    a * 10 + b
}

#[kwargs]
async fn later(s: &str, #[default(s.len() + 1)] n: usize) -> usize {
    s.len() * n
}

#[kwargs]
fn pattern((a, b): (i32, i32), #[default(1)] mut c: i32) -> i32 {
    c += a;
    c + b
}

#[kwargs]
fn push(
    v: &mut Vec<u8>,
    x: u8,
    #[kwonly]
    #[default(1)]
    times: usize,
) -> &mut Vec<u8> {
    for _ in 0..times {
        v.push(x);
    }
    v
}

#[kwargs]
fn dynamic(b: Box<dyn Fn(u8) -> u8>, s: &[u8], #[default(None)] o: Option<&str>) -> u8 {
    b(s[0]) + o.map_or(0, |s| u8::try_from(s.len()).unwrap())
}

#[kwargs]
fn array<const N: usize>(a: [u8; N], #[default(N)] n: usize) -> usize {
    a.len() + n
}

#[kwargs]
fn only(#[posonly] a: u8, b: u8, #[kwonly] r#type: u8) -> u8 {
    a * 100 + b * 10 + r#type
}

/// A parameter of the function's own name.
#[kwargs]
fn own(own: u8, #[default(own + 1)] next: u8) -> u8 {
    own + next
}

#[kwargs]
fn earlier(n: u32, #[default(n * 2)] twice: u32, #[default(n + twice)] sum: u32) -> u32 {
    n + twice + sum
}

const SUM: u32 = add!(1);
const OTHER: u32 = add!(b = 1 + 1, a = 2 + 2);

#[test]
fn generics_and_lifetimes() {
    assert_eq!(dunder::call!(parse::<u8>(" 5 ", trim = true)), Some(5));
    let number: Option<i64> = parse!("7");
    assert_eq!(number, Some(7));
    assert_eq!(longest!(y = "b", x = "aaa"), "aaa");
    assert_eq!(array!([1, 2]), 4);
    assert_eq!(array!(n = 5, a = [1, 2]), 7);
}

#[test]
fn defaults_are_evaluated_at_each_call_and_see_what_is_before_them() {
    assert_eq!(first!("a b"), ("a b", 5));
    assert_eq!(earlier!(5), 30);
    assert_eq!(earlier!(5, twice = 1), 12);
    assert_eq!(own!(1), 3);
}

#[test]
fn closures_and_opaque_types() {
    assert_eq!(apply!(|s| s.len())(), 3);
    assert_eq!(apply!(s = &String::from("four"), f = |s| s.len())(), 4);
    assert_eq!(dynamic!(Box::new(|x| x + 1), &[1]), 2);
    assert_eq!(dynamic!(o = Some("ab"), s = &[4], b = Box::new(|x| x + 1)), 7);
}

#[test]
fn literals_are_defaults() {
    assert_eq!(literals!(), (3, -1, None, 1.5));
    assert_eq!(literals!(String::new(), o = Some("xyz")), (0, -1, Some("xyz"), 1.5));
}

#[test]
fn constant_functions_stay_constant() {
    assert_eq!((SUM, OTHER), (12, 42));
}

#[test]
fn asynchronous_functions() {
    assert_eq!(block(is_send(later!("ab"))), 6);
    assert_eq!(block(async { later!(n = later!("a").await, s = "abc").await }), 6);
}

#[test]
fn parameters_by_position_or_by_name_only() {
    assert_eq!(only!(1, 2, r#type = 3), 123);
    assert_eq!(only!(1, b = 2, type = 3), 123);
    assert_eq!(pattern!((1, 2), c = 5), 8);
}

#[test]
fn references_are_reborrowed() {
    let mut v = vec![];
    let r = &mut v;
    push!(r, 1);
    push!(x = "2".parse::<u8>().unwrap(), v = r, times = 2).push(9);
    r.push(3);
    assert_eq!(v, [1, 2, 2, 9, 3]);
}
