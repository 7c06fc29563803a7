// HELPERS
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
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        name: String,
        age: u8,
        email: String,
        code: String,
        bio: String,
        score: f64,
        address: Address,
        items: Vec<Item>,
    ) -> Result<Self, Violations> {
        let account = Self { name, age, email, code, bio, score, address, items };
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

    pub fn set_name(&mut self, name: String) -> Result<(), Violations> {
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

    pub fn set_email(&mut self, email: String) -> Result<(), Violations> {
        let mut violations = Violations::default();
        violations.email("email", &email);
        violations.finish()?;
        self.email = email;
        Ok(())
    }

    pub fn set_code(&mut self, code: String) -> Result<(), Violations> {
        let mut violations = Violations::default();
        violations.pattern("code", &code, &CODE_N);
        violations.finish()?;
        self.code = code;
        Ok(())
    }

    pub fn set_bio(&mut self, bio: String) -> Result<(), Violations> {
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
}

pub fn make_N(address: Address, items: Vec<Item>) -> Result<PieceN, Violations> {
    PieceN::new(
        "Ada".into(),
        36,
        "ada@example.org".into(),
        "ADA-1815".into(),
        "Wrote the first program.".into(),
        97.5,
        address,
        items,
    )
}
