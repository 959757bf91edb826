//! The build step: every folder of `questionnaires/` is read, checked, and packed for the program to carry.

#![allow(dead_code, unused_imports, reason = "the build step uses the reading half of the library only")]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it talks to cargo and reads files"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, error, fs};

mod diagnostic;
mod hygiene;
mod id;
mod intake {
    pub mod date;
    pub use date::Date;
}
mod jurisdiction {
    pub mod law;
}
mod order;
mod phrase;
mod questionnaire;
mod lint {
    pub mod catalogue;
    pub mod section;
    pub mod yardstick;
}

use diagnostic::Diagnostics;

/// As small as it gets, however long that takes here.
const PACKED_BEST: u8 = 10;

fn main() -> Result<(), Box<dyn error::Error>> {
    pack_relocations();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=questionnaires");
    println!("cargo:rerun-if-changed=src/questionnaire.rs");
    println!("cargo:rerun-if-changed=src/questionnaire");
    println!("cargo:rerun-if-changed=src/build.rs");
    println!("cargo:rerun-if-changed=src/order.rs");
    println!("cargo:rerun-if-changed=src/phrase.rs");
    println!("cargo:rerun-if-changed=src/phrase");
    println!("cargo:rerun-if-changed=src/lint");
    println!("cargo:rerun-if-changed=src/intake/date.rs");
    println!("cargo:rerun-if-changed=src/jurisdiction");
    let mut folders: Vec<PathBuf> =
        fs::read_dir("questionnaires")?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    folders.retain(|path| path.join("questionnaire.toml").is_file());
    // The flagship is the one asked when none is named.
    folders.sort_by_key(|path| (!path.ends_with("ml-engineer"), path.clone()));
    let mut list = String::from("&[\n");
    let mut families = Vec::new();
    for folder in folders {
        let (questionnaire, catalogue) = read(&folder)?;
        let questionnaire::Questionnaire { id, title, summary, .. } = &questionnaire;
        fs::write(out.join(format!("{id}.questionnaire")), postcard::to_allocvec(&questionnaire)?)?;
        let catalogue_laid_out = postcard::to_allocvec(&catalogue)?;
        let catalogue_packed = miniz_oxide::deflate::compress_to_vec(&catalogue_laid_out, PACKED_BEST);
        fs::write(out.join(format!("{id}.catalogue")), catalogue_packed)?;
        let packed = |what: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{id}.{what}\"))");
        let (asked, lines) = (packed("questionnaire"), packed("catalogue"));
        writeln!(list, "Builtin {{ id: {id:?}, title: {title:?}, summary: {summary:?},")?;
        writeln!(list, "questionnaire: {asked}, catalogue: {lines} }},")?;
        families.push((questionnaire, catalogue));
    }
    list.push(']');
    fs::write(out.join("builtin.rs"), list)?;
    let (origin, source) = text(Path::new("src/lint/catalogue.toml"))?;
    let rules = lint::catalogue::read(&source)
        .map_err(|list| Diagnostics::new(&origin, &source, list).to_string())?;
    let families: Vec<_> =
        families.iter().map(|(questionnaire, catalogue)| (questionnaire, catalogue)).collect();
    let yardstick = lint::yardstick::Yardstick::new(rules, &families);
    fs::write(out.join("yardstick"), postcard::to_allocvec(&yardstick)?)?;
    let (origin, source) = text(Path::new("src/jurisdiction/laws.toml"))?;
    let laws = jurisdiction::law::read(&source)
        .map_err(|list| Diagnostics::new(&origin, &source, list).to_string())?;
    fs::write(out.join("laws"), postcard::to_allocvec(&laws)?)?;
    Ok(())
}

/// Has the linker pack the addresses that the loader fills in, a quarter of a megabyte, where the C library that the
/// program is built with can read that: glibc from 2.36 on. A linker that cannot do it says so and leaves it.
fn pack_relocations() {
    let set = |name: &str| env::var(name).unwrap_or_default();
    let own = set("HOST") == set("TARGET") && set("CARGO_CFG_TARGET_OS") == "linux";
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().map(|said| said.stdout);
    let version = said.ok().and_then(|said| String::from_utf8(said).ok()).unwrap_or_default();
    let mut numbers = version.trim_start_matches("glibc ").trim().split('.').map(str::parse::<u32>);
    let reads = matches!((numbers.next(), numbers.next()), (Some(Ok(2)), Some(Ok(36..))));
    if own && reads && set("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

fn read(
    folder: &Path,
) -> Result<(questionnaire::Questionnaire, questionnaire::catalogue::Catalogue), Box<dyn error::Error>> {
    let (origin, source) = text(&folder.join("questionnaire.toml"))?;
    let asked =
        questionnaire::read(&source).map_err(|list| Diagnostics::new(&origin, &source, list).to_string())?;
    let (origin, source) = text(&folder.join("archetypes.toml"))?;
    let catalogue = questionnaire::catalogue::read(&source, &asked)
        .map_err(|list| Diagnostics::new(&origin, &source, list).to_string())?;
    Ok((asked, catalogue))
}

/// The name of the file at `path`, and its text.
fn text(path: &Path) -> Result<(String, String), Box<dyn error::Error>> {
    Ok((path.display().to_string(), fs::read_to_string(path)?))
}
