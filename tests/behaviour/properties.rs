//! `#[properties]`, as a user sees it.

mod shapes;

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

    #[getter]
    fn secret(&self) -> Result<i32, AttributeError> {
        Err(AttributeError::new("inner"))
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
    assert_eq!(
        setattr(&mut user, "age", (-1).into()).unwrap_err().to_string(),
        "ValueError: age must not be negative"
    );
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

#[test]
fn what_is_missing_is_named() {
    let mut user = user();
    let words = |result: Result<(), Exception>| result.unwrap_err().to_string();
    assert_eq!(words(getattr(&user, "x").map(drop)), "AttributeError: 'User' object has no attribute 'x'");
    assert_eq!(
        words(setattr(&mut user, "x", 1.into())),
        "AttributeError: 'User' object has no attribute 'x'"
    );
    assert_eq!(words(delattr(&mut user, "x")), "AttributeError: 'User' object has no attribute 'x'");
    assert_eq!(
        words(setattr(&mut user, "initial", 1.into())),
        "AttributeError: property 'initial' of 'User' object has no setter"
    );
    assert_eq!(
        words(delattr(&mut user, "initial")),
        "AttributeError: property 'initial' of 'User' object has no deleter"
    );
    assert_eq!(
        words(setattr(&mut user, "age", "x".into())),
        "TypeError: 'str' object cannot be interpreted as an integer"
    );
}

#[test]
fn an_attribute_error_of_a_getter_is_no_attribute() {
    let user = user();
    assert_eq!(getattr(&user, "secret").unwrap_err().to_string(), "AttributeError: inner");
    assert!(!hasattr(&user, "secret"));
    let nobody = User { name: String::new(), ..user };
    // Another error is another thing: the attribute is there.
    assert!(getattr(&nobody, "initial").is_err() && hasattr(&nobody, "initial"));
}

#[test]
fn a_property_is_its_methods() {
    let mut user = user();
    User::set_age(&mut user, 3).unwrap();
    let read: fn(&User) -> i32 = User::age;
    assert_eq!(read(&user), 3);
    User::del_age(&mut user);
    assert_eq!(User::age(&user), 0);
}

#[test]
fn a_cached_property_is_set_and_deleted() -> Result<(), Exception> {
    let mut user = user();
    attr!(user.total = 7.0);
    assert_eq!(user.total(), 7.0);
    setattr(&mut user, "total", 8.0.into())?;
    assert_eq!(user.total(), 8.0);
    delattr(&mut user, "total")?;
    assert_eq!(user.total(), 50.0);
    attr!(user.words = vec!["x".to_owned()]);
    attr!(del user.words);
    assert_eq!(user.words(), ["fank", "25"]);
    Ok(())
}

#[test]
fn each_object_has_its_own_value() {
    let one = user();
    assert_eq!(one.total(), 50.0);
    let other = User { age: 1, ..one.clone() };
    assert_eq!((one.total(), other.total()), (50.0, 2.0));
    assert_eq!(one, user());
}

#[test]
fn an_error_is_not_cached() {
    let mut user = User { name: String::new(), ..user() };
    assert_eq!(user.checked().unwrap_err().to_string(), "ValueError: no name");
    user.name.push('x');
    assert_eq!(user.checked().unwrap(), "X");
    user.name.clear();
    assert_eq!(user.checked().unwrap(), "X");
}

/// The property that a field of the same name stands behind is not the field.
#[derive(Property)]
struct Celsius {
    #[property(set)]
    degrees: f64,
}

#[properties]
impl Celsius {
    #[getter]
    fn degrees(&self) -> String {
        format!("{} C", self.degrees)
    }
}

#[test]
fn a_property_goes_before_a_field_of_its_name() {
    let mut celsius = Celsius { degrees: 1.0 };
    celsius.set_degrees(2.5);
    assert_eq!(getattr(&celsius, "degrees").unwrap(), "2.5 C");
    let error = setattr(&mut celsius, "degrees", 1.0.into()).unwrap_err();
    assert_eq!(error.to_string(), "AttributeError: property 'degrees' of 'Celsius' object has no setter");
}
