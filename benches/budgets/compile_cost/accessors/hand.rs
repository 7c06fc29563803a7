use dunder::exception::AttributeError;
use dunder::{Exception, Value};

/// The attributes by name.
pub trait ByName {
    fn get(&self, name: &str) -> Result<Value, Exception>;
    fn set(&mut self, name: &str, value: Value) -> Result<(), Exception>;
}

fn no_attribute(class: &str, name: &str) -> Exception {
    AttributeError::new(format_args!("'{class}' object has no attribute '{name}'")).into()
}

// EACH PIECE
// ACCESSORS

impl ByName for PieceN {
    fn get(&self, name: &str) -> Result<Value, Exception> {
        Ok(match name {
            "name" => self.name().into(),
            "age" => self.age().into(),
            "tags" => self.tags().into(),
            "note" => self.note().into(),
            "score" => self.score().into(),
            "seen" => self.seen().into(),
            "city" => self.city().into(),
            "visits" => self.visits().into(),
            _ => return Err(no_attribute("PieceN", name)),
        })
    }

    fn set(&mut self, name: &str, value: Value) -> Result<(), Exception> {
        match name {
            "name" => self.set_name(String::try_from(value)?),
            "age" => self.set_age(value.try_into()?),
            "tags" => self.set_tags(value.try_into()?),
            "note" => self.set_note(value.try_into()?),
            "score" => self.set_score(value.try_into()?),
            "seen" => self.set_seen(value.try_into()?),
            "city" => self.set_city(String::try_from(value)?),
            "visits" => self.set_visits(value.try_into()?),
            _ => return Err(no_attribute("PieceN", name)),
        }
        Ok(())
    }
}
