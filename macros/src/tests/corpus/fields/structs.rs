pub struct Account {
    #[field(len(1..=64))]
    name: String,
    /// How old they are.
    #[field(range(18..=120))]
    #[default(18)]
    age: u8,
    #[field(email, secret)]
    email: String,
    #[field(each(len(1..=10)), len(..=4))]
    tags: Vec<String>,
    #[field(nested)]
    address: Address,
    #[field(with = Multiple::of(5))]
    step: u32,
    #[field(same_as(email), when(self.confirmed))]
    confirm: Option<String>,
    confirmed: bool,
}

#[cfg(feature = "regex")]
struct Patterns {
    #[field(pattern(r"^\w+$"), pattern("a"))]
    a: String,
    #[field(each(pattern(r"^[a-z]{2,3}$")))]
    b: Option<Vec<String>>,
}

#[fields(namedtuple, rename = "Point3", crate = my::dunder)]
pub(crate) struct Point<'a, T: Copy + 'a, const N: usize = 3>
where
    T: PartialOrd,
{
    #[field(finite)]
    x: f64,
    #[field(range(-1.5..))]
    y: f32,
    #[default(&[])]
    z: &'a [T; N],
}

struct Text {
    #[field(non_empty, ascii, trim, lower)]
    a: String,
    #[field(alphanumeric, upper, bytes_len(..32))]
    b: Box<str>,
    #[field(url)]
    c: Option<String>,
    #[field(ip(v4))]
    d: String,
    #[field(prefix("a"), suffix("z"), contains("m"), contains("n"))]
    r#type: String,
    #[field(one_of("red", "green"))]
    #[default("red".to_owned())]
    e: String,
    #[field(not_in("x", "y"))]
    f: &'static str,
}

struct Collections<K, V>(
    #[field(unique, len(1..))] Vec<K>,
    #[field(keys(len(1..=3)), values(range(0..10)))] std::collections::HashMap<String, i32>,
    #[field(each(each(multiple_of(5))))] Vec<Vec<u64>>,
    #[field(each(nested))] Option<Vec<Inner<K, V>>>,
    V,
);

struct Order<T> {
    #[field(len(1..))]
    prices: Vec<f64>,
    total: Cached<f64>,
    best: dunder::SyncCached<T>,
}

struct Newtype(#[field(range(1..=MAX))] u16);

struct Unit;

struct Empty {}

#[fields(no_serde)]
enum Shape {
    Nothing,
    Circle {
        #[field(range(0.0..), finite)]
        radius: f64,
    },
    Polygon(#[field(len(3..))] Vec<(f64, f64)>, #[default(None)] Option<String>),
}

#[serde(rename_all = "camelCase")]
struct Renamed {
    #[serde(rename = "first-name")]
    #[field(len(..=9))]
    first_name: String,
    #[field(range(..=self.high))]
    low_end: i64,
    #[field(range(self.low_end..), multiple_of(2))]
    high: i64,
}
