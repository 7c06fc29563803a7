//! What is computed of validated fields: no field itself.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use dunder::prelude::*;

#[derive(Fields, Debug, Clone, PartialEq, Eq, Hash)]
struct Order {
    #[field(each(range(0..)), len(1..))]
    prices: Vec<i64>,
    total: Cached<i64>,
    #[default("EUR")]
    currency: String,
    best: SyncCached<Option<i64>>,
}

#[properties]
impl Order {
    #[cached_property(depends(prices))]
    fn total(&self) -> i64 {
        self.prices.iter().sum()
    }

    #[cached_property]
    fn best(&self) -> Option<i64> {
        self.prices.iter().min().copied()
    }
}

/// The parameter stands in what is computed alone.
#[derive(Fields)]
struct Reading<T> {
    text: String,
    parsed: Cached<T>,
}

fn order() -> Result<Order, ValidationErrors> {
    Order!(vec![3, 4])
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn it_is_not_given() -> Result<(), Exception> {
    assert_eq!(order()?, Order::new(vec![3, 4], "EUR")?);
    assert_eq!(Order!(currency = "USD", prices = vec![1])?.currency(), "USD");
    assert_eq!(Order::FIELDS, ["prices", "currency"]);
    assert_eq!(Order::make([vec![1_i64].into(), "EUR".into()])?.total(), 1);
    let reading = Reading::<f64>::new("1.5")?;
    assert_eq!((reading.text(), reading.parsed.get()), ("1.5", None));
    Ok(())
}

#[test]
fn it_is_no_part_of_the_whole() -> Result<(), Exception> {
    let (read, unread) = (order()?, order()?);
    assert_eq!((read.total(), read.best()), (7, Some(3)));
    assert_eq!((&read, hash(&read)), (&unread, hash(&unread)));
    assert_eq!(read.clone().total.get(), None);
    assert_eq!(format!("{read:?}"), format!("{unread:?}"));
    Ok(())
}

#[test]
fn a_change_forgets_it() -> Result<(), Exception> {
    let mut order = order()?;
    assert_eq!((order.total(), order.best()), (7, Some(3)));
    attr!(order.prices = vec![1])?;
    assert_eq!((order.total(), order.best()), (1, Some(3)));
    order.update(|draft| draft.prices.push(5))?;
    assert_eq!((order.total(), order.best()), (6, Some(1)));
    assert!(order.update(|draft| draft.prices.clear()).is_err());
    assert_eq!(order.total.get(), Some(&6));
    assert_eq!(order.with_prices(vec![8])?.total(), 8);
    setattr(&mut order, "total", 100.into())?;
    assert_eq!(getattr(&order, "total")?, 100);
    Ok(())
}
