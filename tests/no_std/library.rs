//! Macros and objects, where there is no `std`.
#![no_std]
#![deny(warnings)]

extern crate alloc;

use alloc::{borrow::ToOwned, collections::BTreeMap, string::{String, ToString}, vec::Vec};

use core::cell::RefCell;
use dunder::context::suppress;
use dunder::exception::ExceptionType as _;
use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
pub struct Point {
    pub x: i32,
    #[default(7)]
    pub y: i32,
}

#[derive(Fields, Clone, Debug)]
pub struct Sensor {
    #[field(len(1..=8))]
    name: String,
    #[field(range(-40..=125))]
    celsius: i32,
    #[field(unique, each(range(0..=255)))]
    pins: Vec<u32>,
    #[field(values(range(0..)))]
    limits: BTreeMap<String, i32>,
    read: Cached<i32>,
}

#[properties]
impl Sensor {
    #[getter]
    pub fn fahrenheit(&self) -> i32 {
        self.celsius * 9 / 5 + 32
    }

    #[setter]
    pub fn set_fahrenheit(&mut self, fahrenheit: i32) -> Result<(), ValidationErrors> {
        self.set_celsius((fahrenheit - 32) * 5 / 9)
    }

    #[setter]
    pub fn set_label(&mut self, label: &str) -> Result<(), ValidationErrors> {
        self.set_name(label.to_owned())
    }

    #[getter]
    pub fn label(&self) -> &str {
        &self.name
    }

    #[cached_property]
    pub fn read(&self) -> i32 {
        self.celsius * 2
    }
}

#[derive(Property)]
pub struct Register {
    #[property(get, set)]
    value: u8,
}

#[kwargs]
fn scaled(value: i32, #[default(10)] by: i32, #[kwonly] #[default(0)] plus: i32) -> i32 {
    value * by + plus
}

generators! {
    fn ticks(from: i32, to: i32) -> Iterator<i32> {
        for tick in from..to {
            yield tick;
        }
    }

    fn all_ticks() -> Iterator<i32> {
        yield from ticks(0, 2);
        yield from ticks(7, 9);
    }

    fn average() -> Generator<i32, Option<i32>, i32> {
        let (mut sum, mut count) = (0, 0);
        loop {
            let given = yield if count == 0 { 0 } else { sum / count };
            match given {
                Some(given) => {
                    sum += given;
                    count += 1;
                }
                None => return sum,
            }
        }
    }
}

fn checked(divisor: i32) -> Result<i32, Exception> {
    if divisor == 0 {
        raise!(ZeroDivisionError("division by zero"));
    }
    Ok(100 / divisor)
}

fn divided(divisor: i32, log: &mut Vec<&'static str>) -> Result<i32, Exception> {
    let quotient = attempt! {
        try {
            log.push("try");
            checked(divisor)?
        }
        except (e: ZeroDivisionError) {
            log.push("except");
            raise!(ValueError("no divisor"), from = e)
        }
        finally {
            log.push("finally");
        }
    };
    Ok(quotient)
}

fn counted(count: &RefCell<i32>, divisor: i32) -> Result<i32, Exception> {
    with!(count as mut count, suppress(ZeroDivisionError::CLASS) => {
        *count += 1;
        return Ok(checked(divisor)?);
    });
    Ok(0)
}

/// Panics where something is not as it is with `std`.
pub fn run() -> Result<(), Exception> {
    assert_eq!(repr(&Point!(1)), "Point(x=1, y=7)");
    assert_eq!(Point::new(1, 2).asdict().to_string(), "{'x': 1, 'y': 2}");

    let mut sensor = Sensor::new("a".to_owned(), 20, Vec::from([1, 2]), BTreeMap::new())?;
    assert!(attr!(sensor.fahrenheit = 1000).is_err());
    attr!(sensor.fahrenheit = 50)?;
    setattr(&mut sensor, "label", "boiler".into())?;
    assert_eq!((sensor.celsius(), sensor.read(), sensor.label()), (10, 20, "boiler"));
    let pins = list![x % 30 for x in 0..40_u32];
    assert_eq!(sensor.set_pins(pins).unwrap_err().len(), 1);
    assert_eq!(Register { value: 3 }.value(), 3);
    assert_eq!((scaled!(3), scaled!(3, plus = 1, by = 2)), (30, 7));

    assert_eq!(all_ticks().collect::<Vec<_>>(), [0, 1, 7, 8]);
    let mut mean = average();
    assert_eq!(mean.send(None)?.yielded(), Some(0));
    let squares = list![x * x for x in ticks(0, 5) if x % 2 == 0];
    assert_eq!((squares.len(), gen_!(x + 1 for x in squares).sum::<i32>()), (3, 23));
    let names = dict! {"a": 1, **dict! {x: x * 2 for x in 0..2}};
    assert_eq!(names.to_string(), "{'a': 1, 0: 0, 1: 2}");

    let mut log = Vec::new();
    assert_eq!(divided(5, &mut log)?, 20);
    let raised = divided(0, &mut log).unwrap_err();
    assert_eq!((raised.to_string().as_str(), raised.cause().is_some()), ("ValueError: no divisor", true));
    assert_eq!(log, ["try", "finally", "try", "except", "finally"]);

    let count = RefCell::new(0);
    assert_eq!((counted(&count, 4)?, counted(&count, 0)?, count.into_inner()), (25, 0, 2));

    let items = Value::list([1, 2, 3]);
    assert_eq!(slice!(::-1).apply(&[1, 2, 3])?, [&3, &2, &1]);
    items.as_list().unwrap().push(items.clone());
    assert_eq!(items.to_string(), "[1, 2, 3, [...]]");
    items.as_list().unwrap().borrow_mut().clear();
    Ok(())
}
