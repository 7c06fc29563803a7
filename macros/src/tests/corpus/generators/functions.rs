// One input of `generators!` per line.
fn counter(n: u64) -> Iterator<u64> { let mut i = 0; while i < n { yield i; i += 1; } }
pub(crate) fn averager() -> Generator<f64, Option<f64>, usize> { let mut n = 0; while let Some(x) = (yield 1.0) { n += x as usize; } n }
fn walk<'a>(node: Option<&'a Node>) -> Iterator<u64> { if let Some(n) = node { yield from walk(n.left.as_deref()); yield n.value; yield from n.right.items(); } }
fn parse(text: &str, (a, mut b): (u8, u8)) -> Generator<u32, (), usize, Exception> { let n = text.parse::<u32>()?; yield n; return 5; }
impl<T: Clone> Grid<T> where T: Copy { fn cells(&self) -> Iterator<&T> { for row in &self.rows { yield from row; } } fn len(&self) -> usize { self.rows.len() } }
trait Nested { type Item; fn children(&self) -> Iterator<Self::Item>; fn twice(&self) -> Iterator<Self::Item> { yield from self.children(); } }
fn macros() -> Generator<u32, Option<u32>> { println!("{:?}", yield 7); let v = vec![yield 1; 2]; }
fn nested() -> Iterator<u8> { 'a: loop { let f = |x: u8| x + 1; match (yield f(1)) { () if true => break 'a, _ => continue 'a } } }
fn macro_forms() -> Iterator<u8> { yield_!(1); yield_from!([2, 3]); let _ = yield_!(4); }
fn comprehended() -> Generator<u8, (), (), Exception> { let all = list![yield x for x in xs if x > 1]; dict! {k: v? for (k, v) in m}; yield from all; }
crate = a::b; fn here() -> Iterator<u8> { yield 1 }
fn opened<'a, T: Clone>(path: &'a str, log: &mut Log<'_>) -> ContextManager<Target = (&mut File, Option<Ref<'_, T>>, &'a str), Error = io::Error> { let mut f = open(path)?; attempt! { try { yield (&mut f, None, path) } except (e: NotFound) { log.add(e)?; } finally { f.close()? } } }
impl<E> Pool<E> { async fn lease(&self) -> ContextManager<Error = E> { with!(self.lock() => { yield; }); wait().await; } }
