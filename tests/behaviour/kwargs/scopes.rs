//! Where a definition may stand, and by which paths it is called.

use dunder::{call, kwargs};

pub(crate) mod talk {
    use dunder::kwargs;

    const SECRET: u32 = 18;

    #[kwargs]
    pub(crate) fn ask(name: &str, #[default(SECRET)] age: u32) -> String {
        format!("{name} {age}")
    }

    pub(crate) mod inner {
        #[dunder::kwargs]
        pub(in crate::kwargs::scopes) fn ask(n: u32, #[default(n * 2)] twice: u32) -> u32 {
            n + twice
        }

        #[dunder::kwargs]
        pub(crate) fn factorial(n: u64, #[default(1)] so_far: u64) -> u64 {
            if n < 2 { so_far } else { factorial!(n - 1, so_far = so_far * n) }
        }
    }
}

mod all {
    use super::talk::*;

    pub(super) fn go() -> String {
        ask!("g")
    }
}

pub(crate) use talk::ask as renamed;

#[test]
fn every_path_leads_to_the_function() {
    use talk::inner::ask as q;
    assert_eq!(talk::ask!("f"), "f 18");
    assert_eq!(talk::inner::ask!(2), 6);
    assert_eq!(q!(5), 15);
    assert_eq!(call!(q(5)), 15);
    assert_eq!(call!(talk::inner::ask(5, twice = 0)), 5);
    assert_eq!(call!(crate::kwargs::scopes::talk::ask("x")), "x 18");
    assert_eq!(renamed!("r", age = 1), "r 1");
    assert_eq!(all::go(), "g 18");
    assert_eq!(talk::inner::factorial!(5), 120);
}

#[test]
fn functions_in_functions() {
    assert_eq!(inner!(1), 1);
    #[kwargs]
    fn inner(a: u8, #[default(0)] b: u8) -> u8 {
        a + b
    }
    {
        #[kwargs]
        fn deep(#[default(7)] a: u8) -> u8 {
            a
        }
        assert_eq!(deep!(), 7);
    }
    assert_eq!(top!(2), 12);
}

#[kwargs]
fn top(a: u8, #[default(10)] b: u8) -> u8 {
    a + b
}

macro_rules! stamp {
    ($($module:ident $value:literal $ty:ty),*) => {
        $(mod $module {
            #[dunder::kwargs]
            pub(super) fn same(#[default($value)] a: $ty) -> $ty {
                a
            }
        })*
    };
}

stamp!(one 1 u8, two 1 u8);

macro_rules! through {
    ($value:expr, $name:ident = $other:expr) => {
        top!($value, $name = $other)
    };
}

#[test]
fn macros_around_definitions_and_calls() {
    assert_eq!(one::same!() + two::same!(), 2);
    assert_eq!(through!(1 + 1, b = 3), 5);
}

mod private_types {
    pub(super) struct P(u8);

    #[dunder::kwargs]
    fn sum(p: P, #[default(P(3))] q: P) -> P {
        P(p.0 + q.0)
    }

    #[dunder::kwargs]
    fn same(p: P) -> P {
        p
    }

    pub(super) fn go() -> u8 {
        sum!(same!(p = P(1))).0
    }
}

#[test]
fn private_types_stay_private() {
    assert_eq!(private_types::go(), 4);
}
