//! Rules that look at more than one field.

use dunder::prelude::*;

use super::lines;

#[test]
fn same_as_holds_from_either_side() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Form {
        #[field(len(1..))]
        email: String,
        #[field(same_as(email))]
        confirm: String,
    }
    assert_eq!(lines(Form::new("a", "b")), ["confirm: must equal email"]);
    let mut form = Form::new("a", "a").unwrap();
    assert_eq!(lines(form.set_confirm("b")), ["confirm: must equal email"]);
    // The rule stands on the other field, and holds all the same.
    assert_eq!(lines(form.set_email("b")), ["confirm: must equal email"]);
    assert_eq!(form, Form::new("a", "a").unwrap());
    form.update(|draft| {
        draft.email = "b".into();
        draft.confirm = "b".into();
    })
    .unwrap();
    assert_eq!(lines(form.with_email("c")), ["confirm: must equal email"]);
}

#[test]
fn same_as_with_options() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Form {
        password: String,
        #[field(same_as(password))]
        confirm: Option<String>,
        hint: Option<String>,
        #[field(same_as(hint))]
        again: String,
        left: Option<u8>,
        #[field(same_as(left))]
        right: Option<u8>,
    }
    let new = |confirm: Option<&str>, hint: Option<&str>, again: &str, left, right| {
        Form::new("p", confirm.map(Into::into), hint.map(Into::into), again, left, right)
    };
    // A value that is not there equals nothing, and a rule asks nothing of it.
    assert!(new(None, Some("h"), "h", None, None).is_ok());
    assert!(new(Some("p"), Some("h"), "h", Some(1), Some(1)).is_ok());
    assert!(new(None, Some("h"), "h", Some(1), None).is_ok());
    assert_eq!(
        lines(new(Some("q"), None, "h", None, Some(1))),
        ["confirm: must equal password", "again: must equal hint", "right: must equal left"]
    );
}

#[test]
fn same_as_within_a_tuple_struct() {
    #[derive(Fields, Debug)]
    struct Pair(u8, #[field(same_as(0))] u8);
    assert_eq!(lines(Pair::new(1, 2)), ["1: must equal 0"]);
    assert!(Pair::new(1, 1).is_ok());
}

#[test]
fn a_condition_switches_rules_on_and_off() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Order {
        #[field(len(1..), prefix("DE"), when(self.shipped && !self.digital()))]
        address: String,
        shipped: bool,
        price: u32,
    }
    impl Order {
        fn digital(&self) -> bool {
            self.price == 0
        }
    }
    let mut order = Order::new("", false, 5).unwrap();
    let before = order.clone();
    let expected = ["address: length must be at least 1, not ''", "address: must start with 'DE', not ''"];
    assert_eq!(lines(order.set_shipped(true)), expected);
    assert_eq!(order, before);
    order.set_address("DE 1").unwrap();
    order.set_shipped(true).unwrap();
    assert_eq!(lines(order.set_address("")), expected);
    // The condition calls a method of the user's, which may look at any field.
    order.set_price(0).unwrap();
    order.set_address("").unwrap();
    assert_eq!(lines(order.set_price(5)), expected);
    assert_eq!(order.price(), 0);
}

#[test]
fn ranges_between_fields() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Window {
        low: i32,
        high: i32,
        #[field(range(self.low..=self.high))]
        value: i32,
        #[field(len(..=self.most))]
        text: String,
        most: usize,
        #[field(each(range(self.low..)))]
        list: Vec<i32>,
    }
    let mut window = Window::new(0, 10, 5, "abc", 3, vec![0, 1]).unwrap();
    assert_eq!(lines(window.set_value(11)), ["value: must be between 0 and 10, not 11"]);
    assert_eq!(lines(window.set_high(4)), ["value: must be between 0 and 4, not 5"]);
    assert_eq!(lines(window.set_most(2)), ["text: length must be at most 2, not 'abc'"]);
    assert_eq!(lines(window.set_low(1)), ["list[0]: must be at least 1, not 0"]);
    assert_eq!(lines(window.set_list(vec![-1])), ["list[0]: must be at least 0, not -1"]);
    assert_eq!(window, Window::new(0, 10, 5, "abc", 3, vec![0, 1]).unwrap());
    // An empty range is one that no value is in.
    assert_eq!(
        lines(window.update(|draft| (draft.low, draft.high, draft.list) = (10, 0, vec![]))),
        ["value: must be between 10 and 0, not 5"]
    );
    window
        .update(|draft| (draft.low, draft.high, draft.value, draft.list) = (100, 200, 150, vec![]))
        .unwrap();
}

#[test]
fn self_inside_a_macro_of_the_users() {
    macro_rules! window {
        ($name:ident { $field:ident: $ty:ty, low $low:ident, most $most:expr, rule $rule:expr }) => {
            #[derive(Fields, Debug, Clone, PartialEq)]
            struct $name {
                #[field(range(self.$low..=$most), when(self.on))]
                $field: $ty,
                $low: $ty,
                on: bool,
                #[field(with = $rule, range($most..))]
                other: $ty,
            }
        };
    }
    struct Even;
    impl Descriptor<u8> for Even {
        fn check(&self, value: &u8) -> Result<(), Violation> {
            if value.is_multiple_of(2) { Ok(()) } else { Err(Violation::new("even").message("must be even")) }
        }
    }
    window! { Window { value: u8, low low, most 10, rule Even } }
    let mut window = Window::new(5, 0, true, 10).unwrap();
    assert_eq!(lines(window.set_value(11)), ["value: must be between 0 and 10, not 11"]);
    assert_eq!(lines(window.set_low(6)), ["value: must be between 6 and 10, not 5"]);
    assert_eq!(
        lines(window.set_other(9)),
        ["other: must be even, not 9", "other: must be at least 10, not 9"]
    );
    window.set_on(false).unwrap();
    window.set_low(6).unwrap();
    assert_eq!(Window::DESCRIPTORS[0].type_name, "u8");
}
