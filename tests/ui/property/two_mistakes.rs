use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(gett)]
    name: String,
    #[property]
    age: u8,
}

fn main() {
    let model = Model { name: String::new(), age: 1 };
    let _ = (model.name, model.age);
}
