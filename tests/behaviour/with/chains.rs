//! What is raised while something else is on its way.

use super::*;

#[test]
fn what_leaving_raises_has_the_error_as_its_context() {
    fn run(log: &Log) -> Result<(), Exception> {
        with!(Acts(log, "a", Does::Replaces), Acts(log, "b", Does::Replaces) => { raise!(KeyError("k")) });
        Ok(())
    }
    let error = run(&Log::default()).unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: a");
    let inner = error.context().expect("what the inner one raised");
    assert_eq!(inner.to_string(), "RuntimeError: b");
    assert_eq!(inner.context().expect("what the block raised").to_string(), "KeyError: 'k'");
}

#[test]
fn what_goes_on_has_no_other_context() {
    fn run(log: &Log) -> Result<(), Exception> {
        with!(Noted(log, "a"), Acts(log, "b", Does::Nothing) => { raise!(KeyError("k")) });
        Ok(())
    }
    assert!(run(&Log::default()).unwrap_err().context().is_none());
}

#[test]
fn what_a_handler_handles_comes_before() {
    fn run(log: &Log, does: Does) -> Result<(), Exception> {
        attempt! {
            try { raise!(KeyError("first")) }
            except (_: KeyError) { with!(Acts(log, "a", does) => {}) }
        }
        Ok(())
    }
    for (does, name) in [(Does::FailsEntering, "ValueError: a"), (Does::FailsLeaving, "OSError: a")] {
        let error = run(&Log::default(), does).unwrap_err();
        assert_eq!(error.to_string(), name);
        assert_eq!(error.context().expect("what is handled").to_string(), "KeyError: 'first'");
    }
    assert!(run(&Log::default(), Does::Nothing).is_ok());
}
