use dunder::exception::{AttributeError, ValueError};
use dunder::{Exception, Value};

// HELPERS
/// The attributes by name.
pub trait ByName {
    fn get(&self, name: &str) -> Result<Value, Exception>;
    fn set(&mut self, name: &str, value: Value) -> Result<(), Exception>;
}

fn no_attribute(class: &str, name: &str) -> Exception {
    AttributeError::new(format_args!("'{class}' object has no attribute '{name}'")).into()
}

impl From<Violations> for Exception {
    fn from(violations: Violations) -> Self {
        ValueError::new(format_args!("{violations:?}")).into()
    }
}

/// What a program can ask of a field.
pub struct FieldInfo {
    pub name: &'static str,
    pub type_name: &'static str,
    pub rules: &'static [(&'static str, &'static str)],
}

#[derive(Clone)]
pub struct Address {
    pub street: String,
    pub zip: String,
}

impl Validate for Address {
    fn check(&self, violations: &mut Violations) {
        violations.chars("street", &self.street, 1, 80);
        violations.chars("zip", &self.zip, 5, 10);
    }
}

#[derive(Clone)]
pub struct Item {
    pub label: String,
    pub quantity: u32,
}

impl Validate for Item {
    fn check(&self, violations: &mut Violations) {
        violations.chars("label", &self.label, 1, 32);
        violations.range("quantity", self.quantity.into(), 1.0, 99.0);
    }
}

// EACH PIECE
#[derive(Clone)]
pub struct PieceN {
    name: String,
    age: u8,
    email: String,
    code: String,
    bio: String,
    score: f64,
    address: Address,
    items: Vec<Item>,
}

static CODE_N: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[A-Z]{3}-[0-9]{4}$").unwrap());

impl Validate for PieceN {
    fn check(&self, violations: &mut Violations) {
        violations.chars("name", &self.name, 1, 64);
        violations.range("age", self.age.into(), 18.0, 120.0);
        violations.email("email", &self.email);
        violations.pattern("code", &self.code, &CODE_N);
        violations.chars("bio", &self.bio, 0, 280);
        violations.range("score", self.score, 0.0, 100.0);
        violations.nested("address", &self.address);
        violations.count("items", self.items.len(), 1, 10);
        violations.each("items", &self.items);
    }
}

impl PieceN {
    pub const FIELDS: &'static [FieldInfo] = &[
        FieldInfo { name: "name", type_name: "String", rules: &[("len", "1..=64")] },
        FieldInfo { name: "age", type_name: "u8", rules: &[("range", "18..=120")] },
        FieldInfo { name: "email", type_name: "String", rules: &[("email", "")] },
        FieldInfo { name: "code", type_name: "String", rules: &[("pattern", "^[A-Z]{3}-[0-9]{4}$")] },
        FieldInfo { name: "bio", type_name: "String", rules: &[("len", "..=280")] },
        FieldInfo { name: "score", type_name: "f64", rules: &[("range", "0.0..=100.0")] },
        FieldInfo { name: "address", type_name: "Address", rules: &[("nested", "")] },
        FieldInfo { name: "items", type_name: "Vec<Item>", rules: &[("len", "1..=10"), ("nested", "")] },
    ];

    #[allow(clippy::too_many_arguments)]
    pub fn new(
        name: impl Into<String>,
        age: u8,
        email: impl Into<String>,
        code: impl Into<String>,
        bio: impl Into<String>,
        score: f64,
        address: Address,
        items: Vec<Item>,
    ) -> Result<Self, Violations> {
        let account = Self {
            name: name.into(),
            age,
            email: email.into(),
            code: code.into(),
            bio: bio.into(),
            score,
            address,
            items,
        };
        account.validate()?;
        Ok(account)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn age(&self) -> u8 {
        self.age
    }

    pub fn email(&self) -> &str {
        &self.email
    }

    pub fn code(&self) -> &str {
        &self.code
    }

    pub fn bio(&self) -> &str {
        &self.bio
    }

    pub fn score(&self) -> f64 {
        self.score
    }

    pub fn address(&self) -> &Address {
        &self.address
    }

    pub fn items(&self) -> &[Item] {
        &self.items
    }

    pub fn set_name(&mut self, name: impl Into<String>) -> Result<(), Violations> {
        let name = name.into();
        let mut violations = Violations::default();
        violations.chars("name", &name, 1, 64);
        violations.finish()?;
        self.name = name;
        Ok(())
    }

    pub fn set_age(&mut self, age: u8) -> Result<(), Violations> {
        let mut violations = Violations::default();
        violations.range("age", age.into(), 18.0, 120.0);
        violations.finish()?;
        self.age = age;
        Ok(())
    }

    pub fn set_email(&mut self, email: impl Into<String>) -> Result<(), Violations> {
        let email = email.into();
        let mut violations = Violations::default();
        violations.email("email", &email);
        violations.finish()?;
        self.email = email;
        Ok(())
    }

    pub fn set_code(&mut self, code: impl Into<String>) -> Result<(), Violations> {
        let code = code.into();
        let mut violations = Violations::default();
        violations.pattern("code", &code, &CODE_N);
        violations.finish()?;
        self.code = code;
        Ok(())
    }

    pub fn set_bio(&mut self, bio: impl Into<String>) -> Result<(), Violations> {
        let bio = bio.into();
        let mut violations = Violations::default();
        violations.chars("bio", &bio, 0, 280);
        violations.finish()?;
        self.bio = bio;
        Ok(())
    }

    pub fn set_score(&mut self, score: f64) -> Result<(), Violations> {
        let mut violations = Violations::default();
        violations.range("score", score, 0.0, 100.0);
        violations.finish()?;
        self.score = score;
        Ok(())
    }

    pub fn set_address(&mut self, address: Address) -> Result<(), Violations> {
        let mut violations = Violations::default();
        violations.nested("address", &address);
        violations.finish()?;
        self.address = address;
        Ok(())
    }

    pub fn set_items(&mut self, items: Vec<Item>) -> Result<(), Violations> {
        let mut violations = Violations::default();
        violations.count("items", items.len(), 1, 10);
        violations.each("items", &items);
        violations.finish()?;
        self.items = items;
        Ok(())
    }

    pub fn with_name(&self, name: impl Into<String>) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_name(name)?;
        Ok(copy)
    }

    pub fn with_age(&self, age: u8) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_age(age)?;
        Ok(copy)
    }

    pub fn with_email(&self, email: impl Into<String>) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_email(email)?;
        Ok(copy)
    }

    pub fn with_code(&self, code: impl Into<String>) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_code(code)?;
        Ok(copy)
    }

    pub fn with_bio(&self, bio: impl Into<String>) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_bio(bio)?;
        Ok(copy)
    }

    pub fn with_score(&self, score: f64) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_score(score)?;
        Ok(copy)
    }

    pub fn with_address(&self, address: Address) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_address(address)?;
        Ok(copy)
    }

    pub fn with_items(&self, items: Vec<Item>) -> Result<Self, Violations> {
        let mut copy = self.clone();
        copy.set_items(items)?;
        Ok(copy)
    }

    pub fn update(&mut self, change: impl FnOnce(&mut Draft_N)) -> Result<(), Violations> {
        let mut draft = Draft_N {
            name: self.name.clone(),
            age: self.age,
            email: self.email.clone(),
            code: self.code.clone(),
            bio: self.bio.clone(),
            score: self.score,
            address: self.address.clone(),
            items: self.items.clone(),
        };
        change(&mut draft);
        *self = Self::new(
            draft.name,
            draft.age,
            draft.email,
            draft.code,
            draft.bio,
            draft.score,
            draft.address,
            draft.items,
        )?;
        Ok(())
    }
}

impl ByName for PieceN {
    fn get(&self, name: &str) -> Result<Value, Exception> {
        Ok(match name {
            "name" => self.name().into(),
            "age" => self.age().into(),
            "email" => self.email().into(),
            "code" => self.code().into(),
            "bio" => self.bio().into(),
            "score" => self.score().into(),
            _ => return Err(no_attribute("PieceN", name)),
        })
    }

    fn set(&mut self, name: &str, value: Value) -> Result<(), Exception> {
        match name {
            "name" => self.set_name(String::try_from(value)?)?,
            "age" => self.set_age(value.try_into()?)?,
            "email" => self.set_email(String::try_from(value)?)?,
            "code" => self.set_code(String::try_from(value)?)?,
            "bio" => self.set_bio(String::try_from(value)?)?,
            "score" => self.set_score(value.try_into()?)?,
            _ => return Err(no_attribute("PieceN", name)),
        }
        Ok(())
    }
}

pub struct Draft_N {
    pub name: String,
    pub age: u8,
    pub email: String,
    pub code: String,
    pub bio: String,
    pub score: f64,
    pub address: Address,
    pub items: Vec<Item>,
}

pub fn make_N(address: Address, items: Vec<Item>) -> Result<PieceN, Violations> {
    PieceN::new("Ada", 36, "ada@example.org", "ADA-1815", "Wrote the first program.", 97.5, address, items)
}
