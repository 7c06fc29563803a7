#[fields(rename = "Settings", no_serde)]
struct Odd<'a, 'b: 'a, T, const N: usize>
where
    T: Clone,
{
    #[field(len(..=N), each(len(1..)))]
    slice: &'a [&'b str],
    #[field(each(each(one_of(1, 2, -3))))]
    deep: Box<[Vec<i64>]>,
    #[field(keys(with = Even), values(each(nested)))]
    map: std::collections::BTreeMap<u8, Vec<Inner>>,
    #[field(range('a'..='z'), not_in('q'))]
    #[default('b')]
    letter: char,
    #[field(range((Bound::Excluded(0), Bound::Unbounded)), secret)]
    r#match: Option<Option<i128>>,
    #[field(with = &*RULE, with = Multiple::<u8>::of(5))]
    twice: Vec<T>,
    #[field(when(matches!(self.letter, 'a'..='f') && self.slice.len() > N), contains(format!("{}", 1)))]
    text: std::borrow::Cow<'a, str>,
    #[field(bytes_len(1..,), unique,)]
    trailing: [u8; N],
    function: fn(&T) -> Option<Self>,
}

#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "SCREAMING-KEBAB-CASE")]
enum Event<T> {
    #[serde(rename = "opened")]
    HTTPOpened {
        #[field(range(self.high..))]
        low: u16,
        #[serde(alias = "most", default = "u16::max_value")]
        #[field(same_as(low), when(self.low > 3))]
        high: u16,
        #[field(nested)]
        #[serde(flatten)]
        inner: Inner,
    },
    Pair(#[field(nested)] Box<T>, #[field(multiple_of(0.5), finite)] f32),
    Closed,
}

#[serde(default = "Whole::standard", bound(deserialize = "T: Read<'de>"), deny_unknown_fields)]
pub(in crate::a) struct Whole<T: ?Sized> {
    #[serde(skip, default)]
    #[field(range(-1.5e3..=MAX_OF_ALL))]
    a: f64,
    #[serde(rename(serialize = "x", deserialize = "y"), deserialize_with = "read")]
    #[field(nested, trim)]
    b: Rc<T>,
    #[field(ip, url, email)]
    #[doc = "Words."]
    #[cfg_attr(all(), allow(unused))]
    c: Arc<str>,
}
