//! What lives how long, and that no chain is too long for the stack.

use std::rc::Rc;

use dunder::dynamic::*;
use dunder::prelude::*;

#[test]
fn what_nobody_holds_is_gone_at_once() -> dunder::Result<()> {
    let class = Class::new("A", &[], ns! {})?;
    let object = Object::try_from(class.call(args![])?)?;
    let weak = object.downgrade();
    assert!(weak.upgrade().is_some_and(|same| same.is(&object)));
    drop(object);
    assert!(weak.upgrade().is_none());
    Ok(())
}

#[test]
fn a_class_does_not_hold_itself() -> dunder::Result<()> {
    let held = Rc::new(());
    let base = Class::new("Base", &[], ns! {})?;
    {
        let (cell, kept) = (ClassCell::new(), held.clone());
        let here = cell.clone();
        let class = Class::new(
            "A",
            &[&base],
            ns! {
                "f": move |_, _| { let _ = &kept; Ok(here.get().map_or(Value::None, Value::from)) },
                "__slots__": Value::tuple(["x"]),
                "__classcell__": cell,
            },
        )?;
        let object = class.call(args![])?;
        setattr!(object, "x", Value::list([1]))?;
        assert!(call_method!(object, "f")?.is(&class.into()));
        assert_eq!(base.subclasses().len(), 1);
    }
    assert_eq!(Rc::strong_count(&held), 1);
    assert!(base.subclasses().is_empty());
    Ok(())
}

#[test]
fn long_chains_are_dropped_one_after_the_other() -> dunder::Result<()> {
    let class = Class::new("Node", &[], ns! {})?;
    let mut last = Value::None;
    for at in 0..100_000 {
        let node = class.call(args![])?;
        match at % 3 {
            0 => setattr!(node, "next", last)?,
            1 => setattr!(node, "next", Value::list([last]))?,
            _ => {
                let held = last;
                setattr!(node, "next", Function::new("f", move |_| Ok(held.clone())))?;
            }
        }
        last = node;
    }
    drop(last);
    let mut class = Class::new("C", &[], ns! {})?;
    for _ in 0..300 {
        class = Class::new("C", &[&class], ns! {})?;
    }
    Ok(())
}

#[test]
fn objects_outlive_their_threads_classes() {
    std::thread::spawn(|| {
        std::thread_local!(static KEPT: std::cell::RefCell<Value> = const { std::cell::RefCell::new(Value::None) });
        let class = Class::new("A", &[&builtin("ABC").unwrap()], ns! {}).unwrap();
        let object = class.call(args![]).unwrap();
        KEPT.with(|kept| *kept.borrow_mut() = object);
    })
    .join()
    .unwrap();
}
