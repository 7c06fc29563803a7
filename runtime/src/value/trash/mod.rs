//! Dropping values without recursion: a hundred thousand nested lists must not overflow the stack.

#[cfg(not(feature = "std"))]
mod bare;
#[cfg(feature = "std")]
mod hosted;

#[cfg(not(feature = "std"))]
use self::bare as here;
#[cfg(feature = "std")]
use self::hosted as here;

pub(crate) use self::here::{discard_items, discard_object};

#[cfg(test)]
mod tests {
    use crate::{Dict, Tuple, Value};

    #[test]
    fn what_is_deep_is_dropped_one_after_the_other() {
        let mut value = Value::None;
        for depth in 0..100_000 {
            value = match depth % 3 {
                0 => Value::list([value]),
                1 => Tuple::from([value, Value::list([depth])]).into(),
                _ => Dict::from([("next", value)]).into(),
            };
        }
        let shared = value.clone();
        drop(value);
        drop(shared);
    }
}
