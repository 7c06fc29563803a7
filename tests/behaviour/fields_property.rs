//! Random sequences of operations on a validated value, beside a plain model and an oracle written by hand.
//!
//! After every operation the value is what the model says; after one that failed it is what it was. More and other cases:
//! `PROPTEST_CASES=100000 PROPTEST_RNG_SEED=7 cargo test -p dunder-tests --test behaviour fields_property`.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dunder::prelude::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Value as Json, json};

use order::{Address, Order};

/// The type, in a module of its own: what is tested is what can be reached from outside.
mod order {
    use std::collections::BTreeMap;

    use dunder::prelude::*;

    /// Accepts multiples of 5; a deleted value is 0.
    pub(super) struct Steps;

    impl Descriptor<u32> for Steps {
        fn check(&self, value: &u32) -> Result<(), Violation> {
            if value.is_multiple_of(5) { Ok(()) } else { Err(Violation::new("steps")) }
        }

        fn delete(&self) -> Result<u32, Exception> {
            Ok(0)
        }
    }

    /// Raises what is negative to 0, and refuses 13; a deleted value is 10, which other rules may refuse.
    pub(super) struct Low;

    impl Descriptor<i32> for Low {
        fn set(&self, value: &mut i32) -> Result<(), Violation> {
            *value = (*value).max(0);
            if *value == 13 { Err(Violation::new("unlucky")) } else { Ok(()) }
        }

        fn delete(&self) -> Result<i32, Exception> {
            Ok(10)
        }
    }

    #[derive(Fields, Debug, Clone, PartialEq)]
    pub(super) struct Address {
        #[field(len(5..=5), ascii)]
        zip: String,
        #[field(lower, one_of("de", "fr"))]
        country: String,
    }

    #[derive(Fields, Debug, Clone, PartialEq)]
    pub(super) struct Order {
        #[field(trim, lower, len(2..=6))]
        name: String,
        #[field(range(18..=120), not_in(42))]
        #[default(18)]
        age: u8,
        #[field(range(0.0..1.0))]
        rate: f64,
        #[field(len(..=3), unique, each(trim, len(1..=3)))]
        tags: Vec<String>,
        #[field(with = Steps)]
        step: u32,
        #[field(with = Low, range(..=self.high))]
        low: i32,
        high: i32,
        #[field(same_as(name), when(self.confirmed))]
        confirm: Option<String>,
        confirmed: bool,
        #[field(nested)]
        address: Address,
        #[field(keys(non_empty), values(range(1..)))]
        limits: BTreeMap<String, u32>,
        free: Option<bool>,
    }
}

/// The fields of an [`Order`], without rules.
#[derive(Debug, Clone, PartialEq)]
struct Parts {
    name: String,
    age: u8,
    rate: f64,
    tags: Vec<String>,
    step: u32,
    low: i32,
    high: i32,
    confirm: Option<String>,
    confirmed: bool,
    address: (String, String),
    limits: BTreeMap<String, u32>,
    free: Option<bool>,
}

impl Parts {
    fn of(order: &Order) -> Self {
        let address = order.address();
        Self {
            name: order.name().to_owned(),
            age: order.age(),
            rate: order.rate(),
            tags: order.tags().to_vec(),
            step: order.step(),
            low: order.low(),
            high: order.high(),
            confirm: order.confirm().map(str::to_owned),
            confirmed: order.confirmed(),
            address: (address.zip().to_owned(), address.country().to_owned()),
            limits: order.limits().clone(),
            free: order.free(),
        }
    }

    fn build(self) -> Result<Order, ValidationErrors> {
        let Self { name, age, rate, tags, step, low, high, confirm, confirmed, address, limits, free } = self;
        let address = self::address(address.0, address.1);
        Order::new(name, age, rate, tags, step, low, high, confirm, confirmed, address, limits, free)
    }

    /// What the converters make of the parts, and the fields whose rules are broken then, in the order of declaration.
    fn settle(mut self) -> (Self, Vec<&'static str>) {
        self.name = self.name.trim().to_lowercase();
        for tag in &mut self.tags {
            *tag = tag.trim().to_owned();
        }
        self.low = self.low.max(0);
        self.address.1 = self.address.1.to_lowercase();
        let letters = |text: &str| text.chars().count();
        let repeated = (0..self.tags.len()).any(|i| (0..i).any(|j| self.tags[i] == self.tags[j]));
        let rules = [
            ("name", (2..=6).contains(&letters(&self.name))),
            ("age", (18..=120).contains(&self.age) && self.age != 42),
            ("rate", (0.0..1.0).contains(&self.rate)),
            (
                "tags",
                self.tags.len() <= 3
                    && !repeated
                    && self.tags.iter().all(|tag| (1..4).contains(&letters(tag))),
            ),
            ("step", self.step.is_multiple_of(5)),
            ("low", self.low != 13 && self.low <= self.high),
            ("confirm", !self.confirmed || self.confirm.as_ref().is_none_or(|text| *text == self.name)),
            ("address", self.has_valid_address()),
            ("limits", self.limits.iter().all(|(key, &limit)| !key.is_empty() && limit > 0)),
        ];
        let broken = rules.into_iter().filter(|(_, holds)| !holds).map(|(name, _)| name).collect();
        (self, broken)
    }

    fn has_valid_address(&self) -> bool {
        let (zip, country) = &self.address;
        zip.len() == 5 && zip.is_ascii() && ["de", "fr"].contains(&country.to_lowercase().as_str())
    }

    fn json(&self) -> Json {
        json!({
            "name": self.name, "age": self.age, "rate": self.rate, "tags": self.tags, "step": self.step,
            "low": self.low, "high": self.high, "confirm": self.confirm, "confirmed": self.confirmed,
            "address": {"zip": self.address.0, "country": self.address.1}, "limits": self.limits, "free": self.free,
        })
    }
}

/// A new value for one field.
#[derive(Debug, Clone)]
enum Change {
    Name(String),
    Age(u8),
    Rate(f64),
    Tags(Vec<String>),
    Step(u32),
    Low(i32),
    High(i32),
    Confirm(Option<String>),
    Confirmed(bool),
    Address(String, String),
    Limits(BTreeMap<String, u32>),
    Free(Option<bool>),
}

/// Assigns to the field that is changed, whatever struct it is a field of.
macro_rules! assign {
    ($change:expr, $target:ident, |$zip:ident, $country:ident| $address:expr) => {
        match $change {
            Change::Name(value) => $target.name = value,
            Change::Age(value) => $target.age = value,
            Change::Rate(value) => $target.rate = value,
            Change::Tags(value) => $target.tags = value,
            Change::Step(value) => $target.step = value,
            Change::Low(value) => $target.low = value,
            Change::High(value) => $target.high = value,
            Change::Confirm(value) => $target.confirm = value,
            Change::Confirmed(value) => $target.confirmed = value,
            Change::Address($zip, $country) => $target.address = $address,
            Change::Limits(value) => $target.limits = value,
            Change::Free(value) => $target.free = value,
        }
    };
}

impl Change {
    fn all_on(changes: Vec<Self>, mut parts: Parts) -> Parts {
        for change in changes {
            assign!(change, parts, |zip, country| (zip, country));
        }
        parts
    }

    fn set(self, order: &mut Order) -> Result<(), ValidationErrors> {
        match self {
            Self::Name(name) => order.set_name(name),
            Self::Age(age) => order.set_age(age),
            Self::Rate(rate) => order.set_rate(rate),
            Self::Tags(tags) => order.set_tags(tags),
            Self::Step(step) => order.set_step(step),
            Self::Low(low) => order.set_low(low),
            Self::High(high) => order.set_high(high),
            Self::Confirm(confirm) => order.set_confirm(confirm),
            Self::Confirmed(confirmed) => order.set_confirmed(confirmed),
            Self::Address(zip, country) => order.set_address(address(zip, country)),
            Self::Limits(limits) => order.set_limits(limits),
            Self::Free(free) => order.set_free(free),
        }
    }

    fn with(self, order: &Order) -> Result<Order, ValidationErrors> {
        match self {
            Self::Name(name) => order.with_name(name),
            Self::Age(age) => order.with_age(age),
            Self::Rate(rate) => order.with_rate(rate),
            Self::Tags(tags) => order.with_tags(tags),
            Self::Step(step) => order.with_step(step),
            Self::Low(low) => order.with_low(low),
            Self::High(high) => order.with_high(high),
            Self::Confirm(confirm) => order.with_confirm(confirm),
            Self::Confirmed(confirmed) => order.with_confirmed(confirmed),
            Self::Address(zip, country) => order.with_address(address(zip, country)),
            Self::Limits(limits) => order.with_limits(limits),
            Self::Free(free) => order.with_free(free),
        }
    }
}

/// Changes make no address that is not valid, since there is none to assign; data that is read can hold one.
fn address(zip: String, country: String) -> Address {
    Address::new(zip, country).expect("a valid address")
}

#[derive(Debug, Clone)]
enum Operation {
    /// `new` with the value's fields and these changes.
    New(Vec<Change>),
    Set(Change),
    With(Change),
    Update(Vec<Change>),
    /// As `Update`, with a panic after the changes.
    UpdateAndPanic(Vec<Change>),
    /// Reads data with the value's fields and these changes, another address, keys left out, and keys of another type.
    Read {
        changes: Vec<Change>,
        address: Option<(String, String)>,
        missing: Vec<&'static str>,
        mistyped: Vec<&'static str>,
    },
    DeleteStep,
    DeleteLow,
    Copy,
}

/// What an operation has to end in.
enum Expected {
    /// The parts, or violations in these fields.
    Checked(Parts, Vec<&'static str>),
    /// Data that cannot be read.
    Unreadable,
    Panic,
}

/// What an operation ended in.
enum Outcome {
    Value(Order),
    Violations(Vec<&'static str>),
    Other,
}

impl From<Result<Order, ValidationErrors>> for Outcome {
    fn from(result: Result<Order, ValidationErrors>) -> Self {
        result.map_or_else(|errors| Self::Violations(fields(&errors)), Self::Value)
    }
}

/// The fields that the violations are in.
fn fields(errors: &ValidationErrors) -> Vec<&'static str> {
    let mut fields: Vec<_> = errors.iter().map(|error| error.field().name).collect();
    fields.dedup();
    fields
}

impl Operation {
    /// Does it to a copy in the model.
    fn expected(self, parts: Parts) -> Expected {
        let changed = match self {
            Self::Set(change) | Self::With(change) => Change::all_on(vec![change], parts),
            Self::New(changes) | Self::Update(changes) => Change::all_on(changes, parts),
            Self::DeleteStep => Change::all_on(vec![Change::Step(0)], parts),
            Self::DeleteLow => Change::all_on(vec![Change::Low(10)], parts),
            Self::Copy => parts,
            Self::UpdateAndPanic(_) => return Expected::Panic,
            Self::Read { changes, address, missing, mistyped } => {
                let mut parts = Change::all_on(changes, parts);
                parts.address = address.unwrap_or(parts.address);
                for key in &missing {
                    match *key {
                        "age" => parts.age = 18,
                        "confirm" => parts.confirm = None,
                        "free" => parts.free = None,
                        _ => return Expected::Unreadable,
                    }
                }
                // JSON has no number for NaN and the infinite.
                if mistyped.iter().any(|key| !missing.contains(key)) || !parts.rate.is_finite() {
                    return Expected::Unreadable;
                }
                let (parts, mut broken) = parts.settle();
                if broken.contains(&"address") {
                    // There is no whole in which a rule could look at other fields.
                    broken.retain(|field| *field != "confirm" && (*field != "low" || parts.low == 13));
                }
                return Expected::Checked(parts, broken);
            }
        };
        let (parts, broken) = changed.settle();
        Expected::Checked(parts, broken)
    }

    /// Does it to the value.
    fn run(self, order: &mut Order) -> Outcome {
        let done = match self {
            Self::New(changes) => return Change::all_on(changes, Parts::of(order)).build().into(),
            Self::With(change) => return change.with(order).into(),
            Self::Read { changes, address, missing, mistyped } => {
                let mut parts = Change::all_on(changes, Parts::of(order));
                parts.address = address.unwrap_or(parts.address);
                return read(&parts, &missing, &mistyped);
            }
            Self::Copy => return Outcome::Value(order.clone()),
            Self::UpdateAndPanic(changes) => {
                let update = || {
                    order.update(|draft| {
                        for change in changes {
                            assign!(change, draft, |zip, country| address(zip, country));
                        }
                        panic!("as planned");
                    })
                };
                assert!(catch_unwind(AssertUnwindSafe(update)).is_err());
                return Outcome::Other;
            }
            Self::Set(change) => change.set(order),
            Self::Update(changes) => order.update(|draft| {
                for change in changes {
                    assign!(change, draft, |zip, country| address(zip, country));
                }
            }),
            Self::DeleteStep => order.del_step().map_err(|e| errors_of(&e)),
            Self::DeleteLow => order.del_low().map_err(|e| errors_of(&e)),
        };
        done.map(|()| order.clone()).into()
    }
}

fn errors_of(exception: &Exception) -> ValidationErrors {
    assert_eq!(exception.class_name(), "ValueError");
    exception.downcast_ref::<ValidationErrors>().expect("the errors are in the exception").clone()
}

fn read(parts: &Parts, missing: &[&str], mistyped: &[&str]) -> Outcome {
    let mut json = parts.json();
    let object = json.as_object_mut().expect("it is an object");
    for key in mistyped {
        object.insert((*key).to_owned(), json!([[null]]));
    }
    for key in missing {
        object.remove(*key);
    }
    match serde_json::from_value::<Order>(json) {
        Ok(order) => Outcome::Value(order),
        // serde's error is a text: one line per violation.
        Err(error) => {
            let lines = error.to_string();
            let mut fields: Vec<&'static str> = lines.lines().filter_map(field_of).collect();
            fields.dedup();
            if fields.is_empty() { Outcome::Other } else { Outcome::Violations(fields) }
        }
    }
}

/// The field that a line of an error is about: `tags` in `tags[1]: …`.
fn field_of(line: &str) -> Option<&'static str> {
    let name = line.split_once(": ")?.0.split(['.', '[']).next()?;
    Order::DESCRIPTORS.iter().map(|field| field.name).find(|field| *field == name)
}

fn name() -> impl Strategy<Value = String> {
    select(vec!["ada", " Ada ", "ADA", "größe", "straße", "x", "", "   ", "toolong", "abcdef"])
        .prop_map(str::to_owned)
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 0..5)
}

fn change() -> impl Strategy<Value = Change> {
    let tag = select(vec!["a", "b ", "ccc", "größ", " d", "d", "", " "]).prop_map(str::to_owned);
    let limits =
        prop::collection::btree_map(select(vec!["cpu", "", "ram"]).prop_map(str::to_owned), 0_u32..4, 0..3);
    prop_oneof![
        2 => name().prop_map(Change::Name),
        1 => prop_oneof![any::<u8>(), select(vec![17, 18, 42, 120, 121])].prop_map(Change::Age),
        1 => prop_oneof![-0.5..1.5, select(vec![0.0, -0.0, 1.0, f64::NAN, f64::INFINITY])].prop_map(Change::Rate),
        1 => prop::collection::vec(tag, 0..5).prop_map(Change::Tags),
        1 => (0_u32..26).prop_map(Change::Step),
        2 => prop_oneof![-5..40, any::<i32>(), Just(13)].prop_map(Change::Low),
        2 => prop_oneof![-5..40, any::<i32>()].prop_map(Change::High),
        2 => prop::option::of(name()).prop_map(Change::Confirm),
        2 => any::<bool>().prop_map(Change::Confirmed),
        1 => select(vec!["de", "FR"]).prop_map(|country| Change::Address("12345".to_owned(), country.to_owned())),
        1 => limits.prop_map(Change::Limits),
        1 => any::<Option<bool>>().prop_map(Change::Free),
    ]
}

fn operation() -> impl Strategy<Value = Operation> {
    let keys = || Order::DESCRIPTORS.iter().map(|field| field.name).collect::<Vec<_>>();
    let address = (select(vec!["12345", "1234", "1234ö"]), select(vec!["de", "DE", "xx"]));
    let address = address.prop_map(|(zip, country)| (zip.to_owned(), country.to_owned()));
    let optional = subsequence(vec!["age", "confirm", "free"], 0..=3);
    let missing = prop_oneof![4 => optional, 1 => subsequence(keys(), 0..=2)];
    let mistyped = prop_oneof![6 => Just(Vec::new()), 1 => subsequence(keys(), 1)];
    let read = (changes(), prop::option::of(address), missing, mistyped).prop_map(
        |(changes, address, missing, mistyped)| Operation::Read { changes, address, missing, mistyped },
    );
    prop_oneof![
        3 => changes().prop_map(Operation::New),
        6 => change().prop_map(Operation::Set),
        3 => change().prop_map(Operation::With),
        4 => changes().prop_map(Operation::Update),
        1 => changes().prop_map(Operation::UpdateAndPanic),
        4 => read,
        1 => Just(Operation::DeleteStep),
        2 => Just(Operation::DeleteLow),
        1 => Just(Operation::Copy),
    ]
}

fn first() -> Parts {
    Parts {
        name: "ada".to_owned(),
        age: 18,
        rate: 0.5,
        tags: vec!["a".to_owned()],
        step: 10,
        low: 1,
        high: 20,
        confirm: None,
        confirmed: false,
        address: ("12345".to_owned(), "de".to_owned()),
        limits: BTreeMap::new(),
        free: None,
    }
}

/// The same cases on every run, unless the environment asks for others.
fn config() -> Config {
    let given = Config::default();
    let rng_seed = match given.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    Config { rng_seed, failure_persistence: None, ..given }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_value_is_valid_after_every_operation_and_unchanged_after_a_failed_one(
        operations in prop::collection::vec(operation(), 1..30)
    ) {
        let mut model = first();
        let mut order = model.clone().build().expect("the first value is valid");
        for operation in operations {
            let before = order.clone();
            let expected = operation.clone().expected(model.clone());
            let outcome = operation.clone().run(&mut order);
            match (expected, outcome) {
                (Expected::Checked(parts, broken), Outcome::Value(value)) => {
                    prop_assert!(broken.is_empty(), "{operation:?} was accepted, which breaks {broken:?}");
                    (model, order) = (parts, value);
                }
                (Expected::Checked(_, broken), Outcome::Violations(found)) => {
                    prop_assert_eq!(found, broken, "{:?}", operation);
                    prop_assert_eq!(&order, &before, "{:?} failed and changed the value", operation);
                }
                (Expected::Unreadable | Expected::Panic, Outcome::Other) => {
                    prop_assert_eq!(&order, &before, "{:?} failed and changed the value", operation);
                }
                (Expected::Checked(_, broken), Outcome::Other) => {
                    prop_assert!(false, "{operation:?} could not be done; it breaks {broken:?}");
                }
                (Expected::Unreadable | Expected::Panic, _) => {
                    prop_assert!(false, "{operation:?} was done");
                }
            }
            let parts = Parts::of(&order);
            prop_assert_eq!(&parts, &model, "{:?}", operation);
            let (settled, broken) = parts.clone().settle();
            prop_assert!(broken.is_empty(), "{operation:?} broke {broken:?}");
            prop_assert_eq!(settled, parts, "{:?} left out a converter", operation);
            prop_assert!(order.validate().is_ok());
        }
    }
}
