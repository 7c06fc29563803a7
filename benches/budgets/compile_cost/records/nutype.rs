use nutype::nutype;

#[nutype(validate(len_char_min = 1, len_char_max = 80))]
pub struct Street(String);
#[nutype(validate(len_char_min = 5, len_char_max = 10))]
pub struct Zip(String);
#[nutype(validate(len_char_min = 1, len_char_max = 32))]
pub struct Label(String);
#[nutype(validate(greater_or_equal = 1, less_or_equal = 99))]
pub struct Quantity(u32);

pub struct Address {
    pub street: Street,
    pub zip: Zip,
}

pub struct Item {
    pub label: Label,
    pub quantity: Quantity,
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}

// EACH PIECE
#[nutype(validate(len_char_min = 1, len_char_max = 64))]
pub struct Name_N(String);
#[nutype(validate(greater_or_equal = 18, less_or_equal = 120))]
pub struct Age_N(u8);
#[nutype(validate(predicate = is_email))]
pub struct Email_N(String);
#[nutype(validate(regex = "^[A-Z]{3}-[0-9]{4}$"))]
pub struct Code_N(String);
#[nutype(validate(len_char_max = 280))]
pub struct Bio_N(String);
#[nutype(validate(finite, greater_or_equal = 0.0, less_or_equal = 100.0))]
pub struct Score_N(f64);
#[nutype(validate(predicate = |items: &[Item]| (1..=10).contains(&items.len())))]
pub struct Items_N(Vec<Item>);

pub struct PieceN {
    pub name: Name_N,
    pub age: Age_N,
    pub email: Email_N,
    pub code: Code_N,
    pub bio: Bio_N,
    pub score: Score_N,
    pub address: Address,
    pub items: Items_N,
}

pub fn make_N(address: Address, items: Vec<Item>) -> Result<PieceN, &'static str> {
    Ok(PieceN {
        name: Name_N::try_new("Ada").map_err(|_| "name")?,
        age: Age_N::try_new(36).map_err(|_| "age")?,
        email: Email_N::try_new("ada@example.org").map_err(|_| "email")?,
        code: Code_N::try_new("ADA-1815").map_err(|_| "code")?,
        bio: Bio_N::try_new("Wrote the first program.").map_err(|_| "bio")?,
        score: Score_N::try_new(97.5).map_err(|_| "score")?,
        address,
        items: Items_N::try_new(items).map_err(|_| "items")?,
    })
}
