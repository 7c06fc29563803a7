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
    pub name: String,
    pub age: u8,
    pub email: String,
    pub code: String,
    pub bio: String,
    pub score: f64,
    pub address: Address,
    pub items: Vec<Item>,
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

pub fn make_N(address: Address, items: Vec<Item>) -> Result<PieceN, Violations> {
    let account = PieceN {
        name: "Ada".into(),
        age: 36,
        email: "ada@example.org".into(),
        code: "ADA-1815".into(),
        bio: "Wrote the first program.".into(),
        score: 97.5,
        address,
        items,
    };
    account.validate()?;
    Ok(account)
}
