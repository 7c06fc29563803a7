//! What `attr!` can say.

messages! {
    pub(super) enum Message {
        Empty => "`attr!` needs an attribute", help: "write `attr!(object.name)`, `attr!(object.name = value)` or `attr!(del object.name)`";
        NoAttribute => "this is no attribute", help: "write `object.name`: what is before the last dot may be any expression";
        Call { name } => "an attribute is named, not called", help: "write `.{name}` without the parentheses";
        Item => "this is an item, not an attribute", help: "write what you do to it outside of `attr!`, as in `list[0] = value`";
        Operator => "the object of an attribute stands in parentheses when it has an operator", help: "write `(*object).name`, as Rust would read it otherwise than you do";
        Comparison { sign } => "`{sign}` compares, and `attr!` assigns", help: "write `=` to assign; to compare write `attr!(object.name) {sign} value`";
        NoOperator { sign } => "there is no operator `{sign}`", help: "there are `=`, `+=`, `-=`, `*=`, `/=`, `%=`, `**=`, `&=`, `|=`, `^=`, `<<=` and `>>=`";
        MatrixProduct => "there is no operator `@` in Rust", help: "write `attr!(object.name = …)` with the method that multiplies",
            note: "`a.x @= b` calls `__imatmul__`";
        NoValue => "there is no value to assign", help: "write it after the `=`; to delete an attribute write `attr!(del object.name)`";
        DeleteAndAssign => "`del` takes no value", help: "write `attr!(del object.name)`", note: "SyntaxError: invalid syntax";
        BadCrate => "`crate` takes a path", help: "write `attr!(crate = some::path; object.name = value)`";
    }
}
