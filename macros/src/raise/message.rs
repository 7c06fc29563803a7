//! What `raise!` can say.

messages! {
    /// What is wrong with a `raise!`.
    pub(crate) enum Message {
        NothingHandled => "nothing is being handled here that could be raised again",
            help: "write what to raise: `raise!(ValueError(\"…\"))`; `raise!()` stands in an `except` of `attempt!`",
            note: "in Python: `RuntimeError: No active exception to reraise`";
        NoOption => "only `from = cause` follows what is raised", help: "write `raise!(error, from = cause)` or `raise!(error, from = None)`";
        Extra => "nothing follows the cause", help: "write `raise!(error, from = cause)`";
    }
}
