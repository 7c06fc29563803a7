//! `#[properties]`, as a user sees it.

use dunder::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct User {
    age: i32,
    name: String,
    total: Cached<f64>,
    words: Cached<Vec<String>>,
    checked: Cached<String>,
}

fn user() -> User {
    User {
        age: 25,
        name: "fank".to_owned(),
        total: Cached::new(),
        words: Cached::new(),
        checked: Cached::new(),
    }
}

#[properties]
impl User {
    const LEAST: i32 = 0;

    /// Age in years.
    #[getter]
    fn age(&self) -> i32 {
        self.age
    }

    #[setter]
    fn set_age(&mut self, value: i32) -> Result<(), ValueError> {
        if value < Self::LEAST {
            return Err(ValueError::new("age must not be negative"));
        }
        self.age = value;
        Ok(())
    }

    #[deleter]
    fn del_age(&mut self) {
        self.age = 0;
    }

    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    #[setter]
    fn set_name(&mut self, name: impl Into<String>) {
        self.name = name.into();
    }

    #[getter]
    fn initial(&self) -> Result<char, IndexError> {
        self.name.chars().next().ok_or_else(|| IndexError::new("string index out of range"))
    }

    #[cached_property(depends(age))]
    fn total(&self) -> f64 {
        f64::from(self.age) * 2.0
    }

    #[cached_property(depends(age, name))]
    fn words(&self) -> Vec<String> {
        vec![self.name.clone(), self.age.to_string()]
    }

    #[cached_property]
    fn checked(&self) -> Result<String, ValueError> {
        if self.name.is_empty() {
            return Err(ValueError::new("no name"));
        }
        Ok(self.name.to_uppercase())
    }

    fn plain(&self) -> i32 {
        self.age + 1
    }
}

#[test]
fn a_property_is_read_set_and_deleted() -> Result<(), Exception> {
    let mut user = user();
    attr!(user.age = 26)?;
    assert_eq!((user.age(), attr!(user.age), user.plain()), (26, 26, 27));
    attr!(user.age += 1)?;
    assert_eq!(user.age(), 27);
    assert_eq!(attr!(user.age = -1).unwrap_err().to_string(), "ValueError: age must not be negative");
    attr!(del user.age);
    assert_eq!(user.age(), 0);
    attr!(user.name = "ann");
    attr!(user.name += "e");
    assert_eq!(user.name(), "anne");
    Ok(())
}

#[test]
fn a_property_is_found_by_name() -> Result<(), Exception> {
    let mut user = user();
    assert_eq!(getattr(&user, "age")?, 25);
    setattr(&mut user, "age", 26.into())?;
    assert_eq!(getattr(&user, "total")?, 52.0);
    assert_eq!(getattr(&user, "initial")?, "f");
    setattr(&mut user, "name", "".into())?;
    assert_eq!(getattr(&user, "initial").unwrap_err().to_string(), "IndexError: string index out of range");
    assert_eq!(setattr(&mut user, "age", (-1).into()).unwrap_err().to_string(), "ValueError: age must not be negative");
    delattr(&mut user, "age")?;
    assert_eq!(user.age(), 0);
    assert!(hasattr(&user, "age") && !hasattr(&user, "plain"));
    Ok(())
}

#[test]
fn a_cached_property_is_computed_once() {
    let mut user = user();
    assert_eq!(user.total(), 50.0);
    user.age = 30;
    assert_eq!(user.total(), 50.0);
    user.del_total();
    assert_eq!(user.total(), 60.0);
    let _ = user.set_age(1);
    assert_eq!(user.total(), 2.0);
    assert_eq!(user.words(), ["fank", "1"]);
}
