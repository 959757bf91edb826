//! Who is held against whom: one file for each person, and what they are called.

use std::path::{Path, PathBuf};

use super::Align;
use crate::align::Person;
use crate::cli::choose::{Chosen, choose_near};
use crate::diagnostic::Diagnostics;
use crate::hygiene;
use crate::order;
use crate::report::phrase;
use crate::spec::{self, Glance};
use crate::store::{Files, MOST_TOML, Trouble, load, specs_under};

/// The longest name that is taken as it is.
const LONGEST: usize = 40;

/// One file, before its answers are looked at.
struct Given {
    /// The name that was given on the command line.
    name: Option<String>,
    path: PathBuf,
    source: String,
    glance: Glance,
}

/// Everybody whom `args` name, with the questionnaire that all of them answered, and what cannot be compared.
pub(super) fn read(files: &dyn Files, args: &Align) -> anyhow::Result<(Chosen, Vec<Person>, Vec<String>)> {
    let mut given: Vec<Given> = Vec::new();
    for argument in &args.roles {
        let (name, path) = named(argument)?;
        let paths = specs_under(files, &path)?;
        if name.is_some() && paths.len() > 1 {
            let many = format!("there are {} roles in this folder, and one name", paths.len());
            return Err(Trouble::new(many).at(&path).remedy("name each of them by its own path").into());
        }
        for path in paths {
            let source = load(files, &path, MOST_TOML)?;
            let wrong = |list| Diagnostics::new(&path.display().to_string(), &source, list);
            let glance = spec::read(&source).map_err(wrong)?.glance;
            given.push(Given { name: name.clone(), path, source, glance });
        }
    }
    // Whoever comes first on the command line has no advantage.
    order::by(&mut given, |one, other| (&one.path, &one.name).cmp(&(&other.path, &other.name)));
    let [first, _, ..] = &given[..] else {
        let remedy = "hirefor align manager.toml infra.toml: one file for each person";
        return Err(Trouble::new("it takes two to disagree: this is the intake of one person")
            .remedy(remedy)
            .into());
    };
    one_questionnaire(&given)?;
    let folder = first.path.parent().unwrap_or(Path::new(""));
    let chosen = choose_near(files, args.questionnaire.as_deref(), &first.glance.questionnaire, folder)?;
    let names = names(&given)?;
    let mut people = Vec::new();
    let mut restrictions = Vec::new();
    for (given, name) in given.iter().zip(names) {
        let wrong = |list| Diagnostics::new(&given.path.display().to_string(), &given.source, list);
        let older = given.glance.version < chosen.questionnaire.version;
        let read = spec::read(&given.source).map_err(wrong)?;
        let (work, problems) = read.work_as_far(&chosen.questionnaire, chosen.catalogue());
        if !problems.is_empty() && !older {
            return Err(wrong(problems).into());
        }
        if older {
            let left = match problems.len() {
                0 => "everything they said is compared".to_owned(),
                many => format!("{} of their answers cannot be compared", phrase::number(many)),
            };
            let (version, now) = (given.glance.version, chosen.questionnaire.version);
            restrictions.push(format!(
                "{name} answered version {version} of the questionnaire, which is at version {now} now: {left}."
            ));
        }
        people.push(Person { name, work });
    }
    Ok((chosen, people, restrictions))
}

/// `NAME=PATH` taken apart; a path that stands is a path, whatever it is called.
fn named(argument: &str) -> Result<(Option<String>, PathBuf), Trouble> {
    let Some((name, path)) = argument.split_once('=').filter(|_| !Path::new(argument).exists()) else {
        return Ok((None, argument.into()));
    };
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(hygiene::is_hostile) {
        let what = format!("`{}` cannot be the name of a person here", hygiene::neutral_line(name));
        return Err(Trouble::new(what).remedy(format!("at most {LONGEST} letters, as in infra=infra.toml")));
    }
    Ok((Some(name.to_owned()), path.into()))
}

/// Refuses answers to different questions.
fn one_questionnaire(given: &[Given]) -> Result<(), Trouble> {
    let same = |pair: &[Given]| pair[0].glance.questionnaire == pair[1].glance.questionnaire;
    if given.windows(2).all(same) {
        return Ok(());
    }
    let lines: Vec<String> = given
        .iter()
        .map(|one| {
            format!(
                "\n  {} answers `{}`",
                one.path.display(),
                hygiene::neutral_line(&one.glance.questionnaire)
            )
        })
        .collect();
    let what = format!("these are answers to different questionnaires:{}", lines.concat());
    Err(Trouble::new(what).remedy("compare those that answer the same one"))
}

/// What each is called: as the command line says, or by the voice in the file, or by the file or its folder where several
/// have one voice.
fn names(given: &[Given]) -> Result<Vec<String>, Trouble> {
    let voiced = |one: &Given| one.glance.voice.filter(|_| one.name.is_none());
    let alone = |one: &Given| {
        let voice = voiced(one)?;
        let others = given.iter().filter(|other| voiced(other) == Some(voice)).count();
        let taken = given.iter().any(|other| other.name.as_deref() == Some(voice.name()));
        (others == 1 && !taken).then(|| voice.name().to_owned())
    };
    let mut names: Vec<String> = Vec::new();
    for one in given {
        if let Some(name) = one.name.as_ref().filter(|name| names.contains(name)) {
            return Err(
                Trouble::new(format!("two people are called `{name}`")).remedy("give each another name")
            );
        }
        let name = one.name.clone().or_else(|| alone(one)).unwrap_or_else(|| file_name(&one.path));
        let numbered = (2..).map(|nth| format!("{name} ({nth})"));
        let mut free = std::iter::once(name.clone()).chain(numbered);
        names.extend(free.find(|name| !names.contains(name)));
    }
    Ok(names)
}

/// The name of the file, or of its folder where all files are called alike.
fn file_name(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let folder = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy());
    let name = match folder {
        Some(folder) if matches!(&*stem, "role" | "answers") => folder,
        _ => stem,
    };
    let name = hygiene::neutral_line(&name).into_owned();
    let short: String = name.chars().take(LONGEST).collect();
    if short.len() < name.len() { format!("{short}…") } else { short }
}
