//! The parameters of a function, and binding a call's arguments to them with CPython's errors.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{args::Args, realm::type_error};
use crate::{
    exception::Exception,
    repr,
    value::{Dict, Value},
};

/// How a parameter takes its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterKind {
    /// By position alone, before a `/`.
    PositionalOnly,
    /// By position or by name.
    PositionalOrKeyword,
    /// `*args`.
    VarPositional,
    /// By name alone, after a `*`.
    KeywordOnly,
    /// `**kwargs`.
    VarKeyword,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// How it takes its argument.
    pub kind: ParameterKind,
    /// What it is without an argument.
    pub default: Option<Value>,
}

/// The parameters of a function, in their order.
#[derive(Clone, Debug, Default)]
pub struct Signature(Vec<Parameter>);

impl Signature {
    /// No parameters.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more parameter.
    #[must_use]
    pub fn with(mut self, name: &str, kind: ParameterKind, default: Option<Value>) -> Self {
        self.0.push(Parameter { name: name.into(), kind, default });
        self
    }

    /// One more parameter that takes its argument by position or by name.
    #[must_use]
    pub fn parameter(self, name: &str) -> Self {
        self.with(name, ParameterKind::PositionalOrKeyword, None)
    }

    /// The parameters.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.0
    }

    fn positional(&self) -> usize {
        self.0.iter().filter(|parameter| parameter.kind <= ParameterKind::PositionalOrKeyword).count()
    }

    /// A value for each parameter.
    ///
    /// # Errors
    ///
    /// TypeError, as CPython's for a call of the function of that name.
    pub fn bind(&self, function: &str, args: Args<'_>) -> Result<Vec<Value>, Exception> {
        let positional = self.positional();
        let mut bound: Vec<Option<Value>> = vec![None; self.0.len()];
        for (place, value) in bound.iter_mut().zip(args.iter()).take(positional) {
            *place = Some(value.clone());
        }
        let place = |kind| self.0.iter().position(|parameter| parameter.kind == kind);
        let more = place(ParameterKind::VarPositional);
        if let Some(at) = more {
            bound[at] = Some(Value::tuple(args.iter().skip(positional).cloned()));
        }
        let other_keywords = place(ParameterKind::VarKeyword);
        let mut others = Dict::new();
        let mut by_position_alone = Vec::new();
        for (name, value) in args.keywords {
            let at = self.0.iter().position(|parameter| {
                parameter.name == *name
                    && matches!(
                        parameter.kind,
                        ParameterKind::PositionalOrKeyword | ParameterKind::KeywordOnly
                    )
            });
            match at {
                Some(at) if bound[at].is_some() => {
                    return Err(type_error(format_args!(
                        "{function}() got multiple values for argument '{name}'"
                    )));
                }
                Some(at) => bound[at] = Some(value.clone()),
                None if other_keywords.is_some() => drop(others.insert(*name, value.clone())),
                None if self.0.iter().any(|parameter| parameter.name == *name) => {
                    by_position_alone.push(*name)
                }
                None => {
                    return Err(type_error(format_args!(
                        "{function}() got an unexpected keyword argument '{name}'"
                    )));
                }
            }
        }
        if !by_position_alone.is_empty() {
            return Err(type_error(format_args!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{}'",
                by_position_alone.join(", ")
            )));
        }
        if let Some(at) = other_keywords {
            bound[at] = Some(others.into());
        }
        if args.len() > positional && more.is_none() {
            return Err(self.too_many(function, args.len(), &bound));
        }
        self.missing(function, &bound, "positional", |kind| kind <= ParameterKind::PositionalOrKeyword)?;
        self.missing(function, &bound, "keyword-only", |kind| kind == ParameterKind::KeywordOnly)?;
        let fill =
            |(value, parameter): (Option<Value>, &Parameter)| value.or_else(|| parameter.default.clone());
        Ok(bound.into_iter().zip(&self.0).filter_map(fill).collect())
    }

    #[cold]
    fn too_many(&self, function: &str, given: usize, bound: &[Option<Value>]) -> Exception {
        let most = self.positional();
        let defaults = self.0[..most].iter().filter(|parameter| parameter.default.is_some()).count();
        let plural = if most == 1 { "" } else { "s" };
        let takes = match defaults {
            0 => format!("{most} positional argument{plural}"),
            _ => format!("from {} to {most} positional argument{plural}", most - defaults),
        };
        let named = |at: &usize| self.0[*at].kind == ParameterKind::KeywordOnly && bound[*at].is_some();
        let keyword_only = (0..self.0.len()).filter(named).count();
        if keyword_only > 0 {
            let (many, much) = (if given == 1 { "" } else { "s" }, if keyword_only == 1 { "" } else { "s" });
            return type_error(format_args!(
                "{function}() takes {takes} but {given} positional argument{many} (and {keyword_only} keyword-only argument{much}) were given"
            ));
        }
        let were = if given == 1 { "was" } else { "were" };
        type_error(format_args!("{function}() takes {takes} but {given} {were} given"))
    }

    fn missing(
        &self,
        function: &str,
        bound: &[Option<Value>],
        what: &str,
        concerns: impl Fn(ParameterKind) -> bool,
    ) -> Result<(), Exception> {
        let left_out = |(parameter, value): &(&Parameter, &Option<Value>)| {
            concerns(parameter.kind) && value.is_none() && parameter.default.is_none()
        };
        let names: Vec<String> =
            self.0.iter().zip(bound).filter(left_out).map(|(p, _)| format!("'{}'", p.name)).collect();
        let Some((last, before)) = names.split_last() else { return Ok(()) };
        let (plural, text) = match before {
            [] => ("", last.clone()),
            [only] => ("s", format!("{only} and {last}")),
            several => ("s", format!("{}, and {last}", several.join(", "))),
        };
        Err(type_error(format_args!(
            "{function}() missing {} required {what} argument{plural}: {text}",
            names.len()
        )))
    }
}

/// As Python prints it: `(a, b=1, *args, k, **kwargs)`.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        let mut has_star = false;
        for (at, parameter) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(", ")?;
            }
            let kind = parameter.kind;
            if kind == ParameterKind::KeywordOnly && !has_star {
                f.write_str("*, ")?;
            }
            has_star |= matches!(kind, ParameterKind::VarPositional | ParameterKind::KeywordOnly);
            match kind {
                ParameterKind::VarPositional => f.write_str("*")?,
                ParameterKind::VarKeyword => f.write_str("**")?,
                _ => {}
            }
            f.write_str(&parameter.name)?;
            if let Some(default) = &parameter.default {
                write!(f, "={}", repr(default))?;
            }
            let is_last = self.0.get(at + 1).is_none_or(|next| next.kind != kind);
            if kind == ParameterKind::PositionalOnly && is_last {
                f.write_str(", /")?;
            }
        }
        f.write_str(")")
    }
}
