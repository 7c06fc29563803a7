//! What `list!`, `dict!`, `set!` and `gen_!` can say of a comprehension or a display.

messages! {
    /// What is wrong with a comprehension or a display.
    pub(crate) enum Message {
        NoElement => "the element is missing before `for`", help: "write what each item is to be: `x for x in xs`";
        NoPattern => "the name is missing after `for`", help: "write `for x in xs`";
        BarePair => "a pattern of several names needs parentheses", help: "write `for (k, v) in pairs`";
        BadPattern => "this is not a pattern", help: "write a name, or a pattern such as `(k, v)` or `&x`";
        NoIn => "`in` is expected here", help: "write `for x in xs`";
        Target => "did you forget parentheses around the comprehension target?", help: "write `(a, b) for …`",
            note: "SyntaxError: did you forget parentheses around the comprehension target?";
        Comma => "there are no commas between the parts of a comprehension", help: "leave the comma out: `x for x in xs if x > 0`";
        NoElse => "expected 'else' after 'if' expression",
            help: "a filter follows the `for`: `x for x in xs if x > 0`; a choice is `if c {{ a }} else {{ b }}`",
            note: "SyntaxError: expected 'else' after 'if' expression";
        Else => "there is no choice in a clause", help: "put it in parentheses: `(if c {{ a }} else {{ b }})`";
        Pair { name } => "`key: value` is no element of `{name}!`", help: "write `dict! {{ … }}`, or `(key, value)` for a tuple";
        NoValue => "':' expected after dictionary key", help: "write `key: value`; for the keys alone there is `set!`",
            note: "SyntaxError: ':' expected after dictionary key";
        Unpacked => "iterable unpacking cannot be used in comprehension", help: "iterate over it: `x for xs in lists for x in xs`",
            note: "SyntaxError: iterable unpacking cannot be used in comprehension";
        UnpackedDict => "dict unpacking cannot be used in dict comprehension",
            help: "iterate over it: `k: v for m in maps for (k, v) in m`",
            note: "SyntaxError: dict unpacking cannot be used in dict comprehension";
        TwoStars { name } => "`**` unpacks a mapping, and `{name}!` makes none", help: "write one `*`";
        OneStar => "`*` unpacks items, and a `dict!` has pairs", help: "write `**mapping`";
        NothingToUnpack => "there is nothing to unpack here", help: "write what is unpacked: `*xs`";
        Walrus => "`:=` is not Rust", help: "give it a name in a clause: `if let y = f(x) if y > 0`; a variable outside is assigned to with `{{ y = f(x); y }}`";
        Word { word, help } => "`{word}` is Python's", help: "write {help}";
        Label => "the `for` of a comprehension has no label", help: "leave it out";
        NoType { form } => "a collection's type is expected before the `;`",
            help: "write `{form}` with the type that it is to be; copies of one value are `vec![value; n]`";
        NoItemType => "the items' type is expected before the `;`", help: "write `gen_!(Result<u32, Error>; …)`";
        Loop { word } => "there is no loop for this `{word}`", help: "name the one around the comprehension: `{word} 'label`; to end early, iterate over `xs.take_while(…)`";
        Later { word } => "`{word}` cannot leave a generator expression: it runs later", help: "make a `list!` here, or let an error out with `?`: it is the last item";
        Yield => "`yield` is no part of a comprehension", help: "the element is given as it is: `x for x in xs`; statements begin with `for`: `gen_!(for x in xs {{ yield x }})`";
    }
}
