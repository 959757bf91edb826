//! What stands while nothing is settled, written as a new role.

use std::path::Path;

use crate::align::Alignment;
use crate::cli::choose::Chosen;
use crate::intake::{Shown, Told};
use crate::report::{self, phrase};
use crate::spec::{self, Writing, own_role};
use crate::store::{Before, Files, Role, SavedFile, Stands, Trouble, holds_another, save, save_notice};

/// Writes the settled intake of `aligned` into the folder at `path`, never over anything else; says what was written.
pub(super) fn write(
    files: &dyn Files,
    chosen: &Chosen,
    aligned: &Alignment<'_>,
    path: &Path,
) -> Result<String, Trouble> {
    let folder =
        if path.file_name().is_some_and(|name| name == "role.toml") { path.parent() } else { Some(path) };
    let name = folder.and_then(|folder| Some((folder, folder.file_name()?.to_str()?)));
    let Some((folder, name)) = name else {
        return Err(Trouble::new("this is no name for a folder").at(path).remedy("--into roles/NAME"));
    };
    let out = folder.parent().unwrap_or(Path::new(""));
    let (work, recommendation) = (&aligned.settled.work, &aligned.settled.recommendation);
    let (questionnaire, catalogue) = (&chosen.questionnaire, chosen.catalogue());
    let saved: Vec<SavedFile> = if let Some(archetype) = own_role(work, recommendation) {
        let writing = Writing { questionnaire, catalogue, work, recommendation, archetype, siblings: &[] };
        let spec = spec::write(&writing, None);
        if holds_another(files, out, name, &spec)? {
            return Err(taken(folder));
        }
        let role = Role { folder: name.to_owned(), spec, seen: None, documents: Vec::new() };
        save(files, out, &[role])?.files
    } else {
        if !matches!(files.stands(folder), Ok(Stands::Nothing)) {
            return Err(taken(folder));
        }
        let shown = Shown::of(questionnaire, &work.answers);
        let told = Told::new(questionnaire, &work.answers, &shown);
        let answers = spec::write_answers(questionnaire, catalogue, work);
        let why = report::markdown(&report::verdict(told, recommendation, work));
        save_notice(files, out, name, [&answers, &why], Before::Seen(None))?
    };
    let lines: Vec<String> = saved.iter().map(|file| format!("  {file}\n")).collect();
    let open = match work.disagreements.len() {
        0 => "Nothing is open between you.".to_owned(),
        many => format!(
            "{} stand in it under [[disagreement]].",
            phrase::capital_number(many) + " open disagreements"
        ),
    };
    let open = open.replacen("One open disagreements stand", "One open disagreement stands", 1);
    let next = saved.first().filter(|_| recommendation.archetype().is_some());
    let next = next.map_or(String::new(), |_| format!("Go on with: hirefor edit {}\n", folder.display()));
    Ok(format!("Written:\n{}{open}\n{next}", lines.concat()))
}

fn taken(folder: &Path) -> Trouble {
    Trouble::new("something else is there already, and stays as it is")
        .at(folder)
        .remedy("name a folder that is not there yet")
}
