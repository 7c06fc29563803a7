/// A book.
#[property(get, set)]
pub struct Book {
    /// What it is called.
    title: String,
    #[property(get(pub(crate), copy), set(private))]
    pages: u32,
    #[property(skip(set), mut, take)]
    tags: Vec<Option<String>>,
    #[property(skip)]
    hidden: u8,
    #[property(rename = "kind", with(name = "of_kind"))]
    r#type: Box<str>,
    total: Cached<f64>,
}

#[property(get(clone), with, crate = my::dunder)]
struct Pair<'a, T: Clone, const N: usize>(#[property(set)] &'a [T; N], #[property(get(ref))] pub Option<T>)
where
    T: Copy;
