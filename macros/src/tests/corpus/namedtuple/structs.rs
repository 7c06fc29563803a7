// Named tuples that are right.

#[derive(NamedTuple, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct User {
    /// What he is called.
    pub name: String,
    #[default(18)]
    pub age: u32,
}

#[namedtuple(rename = "P", crate = my::dunder)]
#[namedtuple(no_display)]
pub(crate) struct Pair<'a, T: Clone = u8, const N: usize = 2>(pub &'a T, [u8; N], #[default(None)] Option<T>)
where
    T: 'a;

struct Empty;

struct Nothing {}

#[namedtuple(rename = true)]
struct Renamed {
    x: i32,
    class: i32,
    _y: i32,
}

struct Node {
    #[namedtuple(rename = "from_")]
    from: i32,
    r#type: Box<dyn Fn(&str) -> Vec<u8> + Send>,
    #[default(Vec::new())]
    children: Vec<Self>,
    #[namedtuple(recursive)]
    #[default({ other() })]
    other: Option<Box<Other>>,
}
