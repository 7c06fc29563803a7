//! The expansion stands anywhere, whatever is in scope there.

#![allow(
    unreachable_pub,
    missing_debug_implementations,
    reason = "the types are as public as a crate's would be"
)]

/// A crate that re-exports dunder under another name.
mod facade {
    pub mod runtime {
        pub use ::dunder::*;
    }

    /// Declares a struct for those who know only the facade.
    macro_rules! validated {
        ($name:ident, $field:ident: $ty:ty, $($rules:tt)*) => {
            #[derive($crate::fields::hygiene::facade::runtime::Fields, Clone)]
            #[fields(crate = $crate::fields::hygiene::facade::runtime)]
            pub struct $name {
                #[field($($rules)*)]
                $field: $ty,
            }
        };
    }
    pub(super) use validated;
}

#[no_implicit_prelude]
mod bare {
    #[derive(::dunder::Fields, ::std::clone::Clone)]
    pub struct Everything {
        #[field(len(1..=9), pattern("^[a-z]+$"), trim, lower, not_in("root"))]
        #[default("x")]
        text: ::std::string::String,
        #[field(range(1..), multiple_of(1), same_as(other))]
        number: u8,
        #[field(when(self.number > 1), range(1..))]
        other: u8,
        #[field(each(non_empty), unique)]
        list: ::std::vec::Vec<::std::string::String>,
        #[field(keys(ascii), values(finite))]
        map: ::std::collections::BTreeMap<::std::string::String, f64>,
        #[field(nested)]
        inner: ::std::option::Option<Inner>,
        #[field(with = ::dunder::fields::rules::Range(1..))]
        own: u32,
    }

    #[derive(::dunder::Fields, ::std::clone::Clone)]
    pub struct Inner(#[field(email)] ::std::string::String);

    #[derive(::dunder::Fields, ::std::clone::Clone)]
    pub enum Choice {
        One {
            #[field(len(1..), trim)]
            text: ::std::string::String,
        },
        Two(#[field(nested)] Inner),
        Three,
    }

    #[derive(::dunder::Fields)]
    pub struct Unit;
}

/// Names of the standard library and of the derive's own words, taken for something else.
#[allow(dead_code, unused_macros, non_camel_case_types, non_upper_case_globals)]
mod shadowed {
    pub struct Ok;
    pub struct Err;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct Option;
    pub struct Self_;
    pub struct Vec;
    pub struct Box;
    pub struct Default;
    pub struct Clone;
    pub struct Into;
    pub struct Fields;
    pub struct Violation;
    pub struct ValidationErrors;
    pub mod core {}
    pub mod std {}
    pub mod dunder {}
    pub mod alloc {}
    pub mod serde {}
    pub fn check() {}
    pub fn drop() {}
    pub const value: () = ();
    pub const errors: () = ();
    pub const draft: () = ();
    macro_rules! assert {
        ($($tokens:tt)*) => {
            compile_error!("this is not the standard library's")
        };
    }
    macro_rules! panic {
        ($($tokens:tt)*) => {
            compile_error!("this is not the standard library's")
        };
    }
    const MIN: i32 = 1;
    const MAX: i32 = 9;

    #[derive(::dunder::Fields, ::std::clone::Clone)]
    pub struct Everything {
        #[field(len(1..=9), pattern("^[a-z]+$"), trim)]
        text: ::std::string::String,
        #[field(range(MIN..=MAX))]
        #[default(MIN)]
        number: i32,
        #[field(each(range(1..)))]
        list: ::std::vec::Vec<i64>,
        #[field(range(..self.number))]
        below: i32,
        #[field(nested)]
        inner: ::std::option::Option<Inner>,
    }

    #[derive(::dunder::Fields, ::std::clone::Clone)]
    pub struct Inner(#[field(email)] ::std::string::String);
}

/// Even the primitive types, which serde's derive needs.
#[allow(dead_code, non_camel_case_types)]
mod no_primitives {
    pub struct str;
    pub struct usize;
    pub struct bool;
    pub struct u8;

    #[derive(::dunder::Fields, Clone)]
    #[fields(no_serde)]
    pub struct Texts {
        #[field(len(1..=9), trim)]
        text: String,
        #[field(each(non_empty))]
        list: Vec<String>,
    }
}

/// Whatever a careful crate asks of its own code holds for ours.
#[deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unused,
    single_use_lifetimes,
    let_underscore_drop,
    unused_qualifications,
    unused_results,
    trivial_casts,
    trivial_numeric_casts,
    variant_size_differences,
    rust_2018_idioms,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_errors_doc,
    clippy::missing_const_for_fn,
    clippy::shadow_reuse,
    clippy::shadow_unrelated,
    clippy::missing_inline_in_public_items,
    clippy::exhaustive_structs,
    clippy::implicit_return
)]
#[allow(clippy::implicit_return, clippy::exhaustive_structs, clippy::missing_inline_in_public_items)]
pub mod strict {
    use dunder::Fields;

    /// An account.
    #[derive(Fields, Debug, Clone, PartialEq)]
    pub struct Account {
        /// The name.
        #[field(len(1..=9), trim, pattern("^[a-z]+$"))]
        #[default("x")]
        name: String,
        #[field(range(18..=self.most), when(self.most > 18))]
        age: u8,
        most: u8,
        #[field(each(len(1..)), unique)]
        tags: Vec<String>,
        #[field(nested)]
        nested: Option<Email>,
        #[field(with = dunder::fields::rules::Range(1.0..))]
        own: f64,
        /// Open to all.
        pub open: (u8, u8),
    }

    /// An address.
    #[derive(Fields, Debug, Clone, PartialEq, Eq)]
    pub struct Email(#[field(email)] String);

    /// A choice.
    #[derive(Fields, Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Choice {
        /// By name.
        Name {
            /// The name.
            #[field(len(1..), lower)]
            name: String,
        },
        /// By number.
        Number(#[field(range(1..))] u32),
        /// Neither.
        Neither,
    }

    /// Generic.
    #[derive(Fields, Debug, Clone, PartialEq, Eq)]
    pub struct Generic<'a, T: PartialOrd + core::fmt::Debug + Clone, const N: usize> {
        #[field(len(..=N))]
        list: Vec<T>,
        #[field(prefix("a"))]
        text: &'a str,
    }
}

#[test]
fn no_prelude_is_needed() {
    let inner = || Some(bare::Inner::new("a@b").unwrap());
    let new =
        |number, other| bare::Everything::new("x", number, other, vec![], Default::default(), inner(), 1);
    assert!(new(1, 1).is_ok() && new(1, 2).is_err());
    let mut all = new(1, 1).unwrap();
    assert!(all.update(|draft| (draft.number, draft.other) = (2, 2)).is_ok());
    assert!(all.with_text("").is_err() && all.del_own().is_err());
    assert!(bare::Choice::new_one("").is_err() && bare::Choice::new_two(inner().unwrap()).is_ok());
    assert!(bare::Unit::new().is_ok());
    assert!(serde_json::from_str::<bare::Everything>("{}").is_err());
}

#[test]
fn shadowed_names_do_not_matter() {
    let new = |number| shadowed::Everything::new("x", number, vec![1], 0, None);
    assert!(new(1).is_ok() && new(10).is_err());
    assert!(new(1).unwrap().set_below(1).is_err());
    assert!(no_primitives::Texts::new("", vec![]).is_err());
    let read = serde_json::from_str::<shadowed::Everything>(
        r#"{"text": "a", "list": [], "below": 0, "inner": null}"#,
    );
    assert_eq!(read.unwrap().number(), 1);
}

#[test]
fn another_path_to_the_runtime() {
    facade::validated!(Short, text: String, len(..=3));
    facade::validated!(Outer, short: Option<Short>, nested);
    assert!(Short::new("abcd").is_err());
    assert!(Outer::new(Short::new("abc").ok()).is_ok());
    let error = serde_json::from_str::<Outer>(r#"{"short": {"text": "abcd"}}"#).err().unwrap();
    assert!(error.to_string().starts_with("short.text: length must be at most 3"), "{error}");
}

#[test]
fn strict_crates_can_use_it() {
    let email = strict::Email::new("a@b").unwrap();
    assert!(strict::Account::new("a", 18, 30, vec![], Some(email), 1.0, (1, 2)).is_ok());
    assert!(strict::Choice::new_number(0).is_err() && strict::Choice::new_name("A").is_ok());
    assert!(strict::Generic::<u8, 0>::new(vec![1], "b").is_err());
}
