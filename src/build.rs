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
use std::{env, error, fs};

mod diagnostic;
mod hygiene;
mod id;
mod questionnaire;

use diagnostic::Diagnostics;

fn main() -> Result<(), Box<dyn error::Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=questionnaires");
    println!("cargo:rerun-if-changed=src/questionnaire.rs");
    println!("cargo:rerun-if-changed=src/questionnaire");
    println!("cargo:rerun-if-changed=src/build.rs");
    let mut folders: Vec<PathBuf> =
        fs::read_dir("questionnaires")?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    folders.retain(|path| path.join("questionnaire.toml").is_file());
    // The flagship is the one asked when none is named.
    folders.sort_by_key(|path| (!path.ends_with("ml-engineer"), path.clone()));
    let mut list = String::from("&[\n");
    for folder in folders {
        let (questionnaire, catalogue) = read(&folder)?;
        let questionnaire::Questionnaire { id, title, summary, .. } = &questionnaire;
        fs::write(out.join(format!("{id}.questionnaire")), postcard::to_allocvec(&questionnaire)?)?;
        fs::write(out.join(format!("{id}.catalogue")), postcard::to_allocvec(&catalogue)?)?;
        let packed = |what: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{id}.{what}\"))");
        let (questionnaire, catalogue) = (packed("questionnaire"), packed("catalogue"));
        writeln!(list, "Builtin {{ id: {id:?}, title: {title:?}, summary: {summary:?},")?;
        writeln!(list, "questionnaire: {questionnaire}, catalogue: {catalogue} }},")?;
    }
    list.push(']');
    fs::write(out.join("builtin.rs"), list)?;
    Ok(())
}

fn read(
    folder: &Path,
) -> Result<(questionnaire::Questionnaire, questionnaire::catalogue::Catalogue), Box<dyn error::Error>> {
    let text = |name: &str| -> Result<(String, String), Box<dyn error::Error>> {
        let path = folder.join(name);
        Ok((path.display().to_string(), fs::read_to_string(path)?))
    };
    let (origin, source) = text("questionnaire.toml")?;
    let asked =
        questionnaire::read(&source).map_err(|list| Diagnostics::new(&origin, &source, list).to_string())?;
    let (origin, source) = text("archetypes.toml")?;
    let catalogue = questionnaire::catalogue::read(&source, &asked)
        .map_err(|list| Diagnostics::new(&origin, &source, list).to_string())?;
    Ok((asked, catalogue))
}
