fn ask(name: &str, #[default(18)] age: u32, #[varargs] rest: &[i64], #[kwonly] loud: bool, #[varkw] more: &[(&str, Value)]) -> String {
    String::new()
}
/// Words.
#[must_use]
pub(crate) const fn add(#[posonly] a: u32, #[default(a + 1)] mut b: u32) -> u32 {
    a + b
}
pub async fn later<'a, T: Into<Vec<u8>>, const N: usize>(s: &'a str, (x, y): (T, [u8; N]), #[default(s.len())] n: usize) -> Map<&'a str, fn(u8) -> u8>
where
    T: Clone,
{
    todo()
}
fn nothing() {}
#[cfg(test)]
pub extern "C" fn foreign(#[default(None)] a: Option<u8>, #[default("x")] b: impl AsRef<str>) {}
impl<T: Clone> m::Held<T>
where
    T: Copy,
{
    const N: usize = { 1 };
    type X = u8;
    pub fn new(#[default(Vec::new())] items: Vec<T>) -> Self {
        Self { items }
    }
    fn add(&mut self, item: T, #[kwonly] #[default(self.len())] at: usize) -> &mut Self {
        self
    }
    fn take(self: Box<Self>, #[varargs] rest: &'a [u8]) {}
}
