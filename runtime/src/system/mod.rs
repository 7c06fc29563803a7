//! What an operating system gives a program, and what takes its place where there is none: the same functions in both files.

#[cfg(not(feature = "std"))]
mod bare;
#[cfg(feature = "std")]
mod hosted;

#[cfg(not(feature = "std"))]
use self::bare as here;
#[cfg(feature = "std")]
use self::hosted as here;

pub(crate) use self::here::{ascend, close, close_quietly, descend, first_repeated, hash, open};

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn what_is_open_is_not_opened_again() {
        assert!(open(1) && open(2));
        assert!(!open(1) && !open(2));
        close(2);
        assert!(open(2) && !open(1));
        close(2);
        close(1);
        assert!(open(1));
        close(1);
    }

    #[test]
    fn threads_do_not_see_what_others_have_open() {
        thread::scope(|scope| {
            for thread in 0..4 {
                scope.spawn(move || {
                    let addresses = (1 << 20 | thread << 10)..(1 << 20 | thread << 10 | 200);
                    for _ in 0..20 {
                        assert!(addresses.clone().all(open));
                        assert!(!addresses.clone().any(open));
                        addresses.clone().rev().for_each(close);
                    }
                });
            }
        });
    }

    #[test]
    fn nothing_goes_below_the_limit() {
        let deepest = (0..1000).take_while(|_| descend(20)).count();
        (0..deepest).for_each(|_| ascend());
        assert!((1..=20).contains(&deepest), "{deepest}");
    }

    #[test]
    fn the_first_that_was_there_before_is_found() {
        let mut items: std::vec::Vec<_> = (0..1000).collect();
        assert_eq!(first_repeated(items.iter()), None);
        items[700] = 3;
        items[800] = 2;
        assert_eq!(first_repeated(items.iter()), Some(700));
    }

    #[test]
    fn equal_texts_have_one_hash() {
        assert_eq!(hash(b"spam"), hash(b"spam"));
        assert_ne!(hash(b"spam"), hash(b"eggs"));
    }
}
