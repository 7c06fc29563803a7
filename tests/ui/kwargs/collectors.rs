#[dunder::kwargs]
fn f(#[varargs] a: &[u8], #[varargs] #[default(&[])] b: &[u8]) -> usize {
    a.len() + b.len()
}

#[dunder::kwargs]
fn g(#[varkw] a: &[(&str, u8)], b: u8) -> usize {
    a.len() + usize::from(b)
}

#[dunder::kwargs]
fn h(#[varargs] a: Vec<u8>, #[varkw] b: Vec<u8>) -> usize {
    a.len() + b.len()
}

fn main() {
    f(&[], &[]);
    g(&[], 1);
    h(vec![], vec![]);
}
