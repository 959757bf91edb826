//! The house keeps its laws: direction, small files, a pure core, data that stays data.

use std::fs;
use std::path::{Path, PathBuf};

use hirefor::builtin;

/// A module uses only those before it. `main` and the build step stand outside.
const ORDER: [&str; 26] = [
    "id",
    "order",
    "hygiene",
    "wrap",
    "diagnostic",
    "conflict",
    "country",
    "phrase",
    "questionnaire",
    "builtin",
    "intake",
    "recommendation",
    "simulate",
    "soundness",
    "jurisdiction",
    "spec",
    "align",
    "draft",
    "lint",
    "check",
    "report",
    "store",
    "face",
    "tui",
    "cli",
    "main",
];

/// The first module that may touch files, environment and terminal.
const EDGE: &str = "store";

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// Nothing that could reach another machine is in the program: no crate that opens a connection, and no code that does.
#[test]
fn there_is_no_way_to_the_network() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let crates: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = ")).collect();
    assert!(crates.contains(&"\"ratatui\""), "the lock is read");
    let doors = [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "isahc",
        "attohttpc",
        "minreq",
        "rustls",
        "openssl",
        "native-tls",
        "tokio",
        "async-std",
        "smol",
        "socket2",
        "quinn",
        "h2",
        "tungstenite",
        "hickory-resolver",
        "trust-dns-resolver",
    ];
    for door in doors {
        assert!(!crates.contains(&format!("\"{door}\"").as_str()), "{door} is among the dependencies");
    }
    for (path, text) in sources() {
        for word in ["std::net", "TcpStream", "UdpSocket", "rustix::net", "socket("] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

/// The top module that a file belongs to.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

/// The code of a file without its comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_module_uses_only_those_before_it() {
    for (path, text) in sources() {
        let own = module(&path);
        if own == "lib" || own == "build" {
            continue;
        }
        let own_rank = rank(&own).unwrap_or_else(|| panic!("{own} has no place in the order of modules"));
        for used in code(&text).split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let groups = if used.is_empty() { continue } else { used };
            let used_rank =
                rank(&groups).unwrap_or_else(|| panic!("{}: crate::{groups} is no module", path.display()));
            assert!(used_rank <= own_rank, "{}: {own} must not use {groups}", path.display());
        }
        assert!(!code(&text).contains("use crate::{\n    tui"), "{}: say one module a line", path.display());
    }
}

#[test]
fn no_file_is_longer_than_two_screens_can_bear() {
    for (path, text) in sources() {
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        assert!(!path.ends_with("mod.rs"), "{}: name the file after the module", path.display());
        assert!(
            text.starts_with("//!") || text.starts_with("#![doc"),
            "{} does not say what it is",
            path.display()
        );
    }
}

#[test]
fn everything_before_the_edge_is_pure() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::process",
        "std::time",
        "std::io",
        "println!",
        "print!(",
        "HashMap",
        "HashSet",
        "rand::",
    ];
    for (path, text) in sources() {
        let own = module(&path);
        if rank(&own).is_none_or(|own| own >= rank(EDGE).unwrap()) {
            continue;
        }
        for word in forbidden {
            assert!(!code(&text).contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn no_rule_of_a_questionnaire_is_written_in_rust() {
    for one in builtin::ALL {
        let q = one.questionnaire().unwrap();
        let mut ids: Vec<String> = q.failures.iter().map(|f| f.id.clone()).collect();
        ids.extend(q.archetypes.iter().map(|a| a.id.clone()));
        ids.extend(q.gates.iter().map(|g| g.id.clone()));
        ids.extend(q.tensions.iter().map(|t| t.id.clone()));
        ids.extend(q.other_work.iter().map(|o| o.id.clone()));
        ids.extend(q.questions.iter().map(|q| q.id.clone()).filter(|id| id.contains('-')));
        for (path, text) in sources() {
            for id in &ids {
                assert!(!code(&text).contains(&format!("\"{id}\"")), "{} knows {id}", path.display());
            }
        }
    }
}

#[test]
fn there_is_one_ratatui_and_one_crossterm() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for name in ["ratatui", "crossterm", "signal-hook"] {
        let copies = lock.matches(&format!("name = \"{name}\"\n")).count();
        assert_eq!(copies, 1, "{name}");
    }
}
