//! `hirefor questionnaire new`: a small questionnaire that works, to be replaced piece by piece.

use std::path::Path;
use std::process::ExitCode;

use super::super::printer::Printer;
use super::NewQuestionnaire;
use crate::builtin;
use crate::questionnaire::is_id;
use crate::questionnaire::wording::upper_first;
use crate::spec::slug;
use crate::store::{Batch, Before, Files, Stands, Trouble};

/// The files of a new questionnaire, with the words that stand for its name.
const FILES: [(&str, &str); 2] = [
    ("questionnaire.toml", include_str!("scaffold/questionnaire.toml")),
    ("archetypes.toml", include_str!("scaffold/archetypes.toml")),
];

pub(in crate::cli) fn new(
    files: &dyn Files,
    args: &NewQuestionnaire,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let id = args.name.as_str();
    if !is_id(id) {
        let remedy =
            format!("small letters, digits and hyphens, beginning with a letter: `{}`", slug(id, &[]));
        return Err(Trouble::new(format!("`{id}` cannot be the name of a questionnaire"))
            .remedy(remedy)
            .into());
    }
    if builtin::find(id).is_some() {
        let remedy = "choose another name; a role says which questionnaire it answers by this name";
        return Err(Trouble::new(format!("`{id}` is shipped with the program")).remedy(remedy).into());
    }
    let folder = args.out.join(id);
    if !matches!(files.stands(&folder), Ok(Stands::Nothing)) {
        let remedy = "choose another name, or change the one that is there";
        return Err(Trouble::new("something is there already").at(&folder).remedy(remedy).into());
    }
    let mut batch = Batch::new(files, &args.out)?;
    for (name, text) in FILES {
        batch.put(&folder.join(name), &named(text, id), Before::Seen(None))?;
    }
    batch.commit()?;
    printer.out(&said(&folder))?;
    Ok(ExitCode::SUCCESS)
}

/// The text with the name of the new questionnaire in the places that have it.
fn named(text: &str, id: &str) -> String {
    let words: Vec<&str> = id.split('-').filter(|word| !word.is_empty()).collect();
    let title = upper_first(&words.join(" "));
    let raised: Vec<String> = words.iter().map(|word| upper_first(word)).collect();
    text.replace("new-family", id).replace("New family", &title).replace("New Family", &raised.join(" "))
}

fn said(folder: &Path) -> String {
    let shown = folder.display();
    let written: Vec<String> =
        FILES.iter().map(|(name, _)| format!("  {}\n", folder.join(name).display())).collect();
    format!(
        "Written:\n{}It works as it is. Make it yours, and look at it on the way:\n  hirefor questionnaire check {shown}\n  \
         hirefor questionnaire simulate {shown}\n  hirefor questionnaire preview {shown}\n",
        written.concat()
    )
}
