//! Two versions of dunder in one program: each macro reaches the runtime that it came with, and each calls what the other defined.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is not this version's.
const OLDER: &str = "0.0.9";

const SOURCE: &str = r#"
mod newer {
    use dunder::prelude::*;

    #[kwargs]
    pub fn volume(width: u32, height: u32, #[default(1)] depth: u32) -> u32 {
        width * height * depth
    }

    #[derive(NamedTuple)]
    pub struct Point {
        pub x: i32,
        #[default(0)]
        pub y: i32,
    }
}

mod older {
    use dunder_older::prelude::*;

    #[kwargs(crate = dunder_older)]
    pub fn area(width: u32, #[default(width)] height: u32) -> u32 {
        width * height
    }

    pub struct Circle {
        pub radius: u32,
    }

    #[kwargs(crate = dunder_older)]
    impl Circle {
        pub fn grown(&self, #[default(1)] by: u32) -> u32 {
            self.radius + by
        }
    }

    #[derive(NamedTuple)]
    #[namedtuple(crate = dunder_older)]
    pub struct Size {
        pub width: i32,
        #[default(9)]
        pub height: i32,
    }

    #[derive(Fields)]
    #[fields(crate = dunder_older)]
    pub struct Age {
        #[field(range(0..=120))]
        years: u8,
    }
}

fn main() {
    use newer::volume;
    println!("{} {}", volume!(2, height = 3), older::area!(height = 5, width = 4));
    // By the other's `call!` too.
    println!("{} {}", dunder::call!(older::area(6)), dunder_older::call!(newer::volume(depth = 2, width = 3, height = 4)));
    println!("{}", dunder::call!(older::Circle::grown(&older::Circle { radius: 1 }, by = 2)));
    println!("{} {}", dunder::repr(&newer::Point!(1)), dunder_older::repr(&older::Size!(width = 2)));
    println!("{}", older::Age!(years = 130).err().unwrap());
    let mut age = older::Age!(30).unwrap();
    dunder::attr!(age.years += 1).unwrap();
    println!("{}", dunder_older::getattr(&age, "years").unwrap());
}
"#;

const PRINTED: &str = "\
6 20
36 24
3
Point(x=1, y=0) Size(width=2, height=9)
years: must be between 0 and 120, not 130
31
";

#[test]
fn two_versions_work_in_one_program() {
    let both = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("versions");
    // Beside each other: what is in a workspace's folder and depended upon belongs to that workspace.
    let folder = both.join("program");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are in the workspace");
    copy_as_older(workspace, &both.join("older"));
    let manifest = format!(
        "[package]\nname = \"versions\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         dunder = {{ path = {:?} }}\ndunder_older = {{ package = \"dunder\", path = \"../older/runtime\" }}\n",
        workspace.join("runtime")
    );
    write(&folder.join("Cargo.toml"), &manifest);
    write(&folder.join("src/main.rs"), SOURCE);
    // The versions that the workspace has, so that nothing is asked of the network.
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--target-dir", "target"])
        .current_dir(&folder)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), PRINTED);
}

/// The runtime and the macros, of another version.
fn copy_as_older(workspace: &Path, older: &Path) {
    let manifest = fs::read_to_string(workspace.join("Cargo.toml")).expect("the workspace has a manifest");
    let (_, after) = manifest.split_once("[workspace.package]").expect("the workspace has a package");
    let now = format!("{:?}", env!("CARGO_PKG_VERSION"));
    let is = format!("\"={}\"", env!("CARGO_PKG_VERSION"));
    assert!(after.contains(&format!("version = {now}")) && after.contains(&is), "where is the version?");
    let after = after.replace(&is, &format!("\"={OLDER}\"")).replacen(&now, &format!("{OLDER:?}"), 1);
    let members = "[workspace]\nresolver = \"3\"\nmembers = [\"macros\", \"runtime\"]\n";
    write(&older.join("Cargo.toml"), &format!("{members}\n[workspace.package]{after}"));
    for file in ["README.md", "macros/Cargo.toml", "runtime/Cargo.toml", "runtime/README.md"] {
        let text = fs::read_to_string(workspace.join(file)).expect("the file is there");
        // Cargo may take the workspace that the folder for what tests write is in for the one to inherit from.
        let macros = format!("dunder-macros = {{ path = \"../macros\", version = \"={OLDER}\" }}");
        let text = text.replacen("\nversion.workspace = true", &format!("\nversion = {OLDER:?}"), 1);
        write(&older.join(file), &text.replace("dunder-macros.workspace = true", &macros));
    }
    for sources in ["macros/src", "runtime/src", "runtime/doc"] {
        copy(&workspace.join(sources), &older.join(sources));
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("the folder can be read");
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &to),
            // Snapshots and the like are not sources.
            false if path.extension().is_some_and(|extension| extension == "rs" || extension == "md") => {
                write(&to, &fs::read_to_string(&path).expect("a source is text"));
            }
            false => {}
        }
    }
}

/// A file that is as it was is not touched, so that what was built of it stays.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("a file can be written");
}
