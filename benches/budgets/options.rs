//! The command line.

pub(crate) const USAGE: &str = "\
cargo bench -p dunder-benches [-- [--check] [--no-peers] [section …]]

Measures the sections named (all of them if none is) and rewrites each in RESULTS.md.

sections:
  fields        validated fields at run time: time, instructions, allocations
  named_tuple   named tuples at run time: the same
  properties    properties at run time: the same
  calls         calls with keywords at run time: the same
  generators    generators at run time: the same, per item
  comprehensions
                comprehensions and displays at run time: the same
  compile_cost  what compiling 200 records with rules costs, and whether it grows in step with their number
  compile_accessors, compile_accessors_alone, compile_calls, compile_construction
                the same of getters and setters with and without access by name, of calls with keywords, of named tuples
                that are made with keywords
  clean_build   what building dunder and all it depends on costs

options:
  --check       compare dunder with hand-written code alone, against thresholds.toml, write nothing, and fail if one
                is exceeded; without a section: those at run time
  --no-peers    leave the other crates and CPython out, which spares building them
  --help        this";

/// One part of the measurements and of `RESULTS.md`, in the order of the latter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Fields,
    NamedTuple,
    Properties,
    Calls,
    Generators,
    Comprehensions,
    CompileCost,
    CompileAccessors,
    CompileAccessorsAlone,
    CompileCalls,
    CompileConstruction,
    CleanBuild,
}

impl Section {
    pub(crate) const ALL: [Self; 12] = [
        Self::Fields,
        Self::NamedTuple,
        Self::Properties,
        Self::Calls,
        Self::Generators,
        Self::Comprehensions,
        Self::CompileCost,
        Self::CompileAccessors,
        Self::CompileAccessorsAlone,
        Self::CompileCalls,
        Self::CompileConstruction,
        Self::CleanBuild,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::NamedTuple => "named_tuple",
            Self::Properties => "properties",
            Self::Calls => "calls",
            Self::Generators => "generators",
            Self::Comprehensions => "comprehensions",
            Self::CompileCost => "compile_cost",
            Self::CompileAccessors => "compile_accessors",
            Self::CompileAccessorsAlone => "compile_accessors_alone",
            Self::CompileCalls => "compile_calls",
            Self::CompileConstruction => "compile_construction",
            Self::CleanBuild => "clean_build",
        }
    }

    /// Whether it compiles nothing to see what that costs.
    fn is_quick(self) -> bool {
        matches!(
            self,
            Self::Fields
                | Self::NamedTuple
                | Self::Properties
                | Self::Calls
                | Self::Generators
                | Self::Comprehensions
        )
    }
}

#[derive(Debug)]
pub(crate) struct Options {
    /// Only whether the thresholds hold.
    pub(crate) check: bool,
    /// The peers too.
    pub(crate) peers: bool,
    pub(crate) sections: Vec<Section>,
}

impl Options {
    /// `None` if only help was asked for.
    pub(crate) fn from_arguments(arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut options = Self { check: false, peers: true, sections: Vec::new() };
        for argument in arguments {
            match argument.as_str() {
                // Cargo says so to every bench.
                "--bench" => {}
                "--check" => options.check = true,
                "--no-peers" => options.peers = false,
                "--help" => return Ok(None),
                name => {
                    let section = Section::ALL.into_iter().find(|section| section.name() == name);
                    options.sections.push(section.ok_or_else(|| format!("unknown argument `{name}`"))?);
                }
            }
        }
        if options.check {
            options.peers = false;
        }
        if options.sections.is_empty() {
            let is_quick = |section: &Section| !options.check || section.is_quick();
            options.sections = Section::ALL.into_iter().filter(is_quick).collect();
        }
        Ok(Some(options))
    }
}
