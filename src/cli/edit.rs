//! `hirefor edit`: the intake again, over a saved role.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::autosave::Autosave;
use super::choose::{Chosen, choose_near};
use super::new::asked;
use super::printer::Printer;
use super::sitting::Sitting;
use super::unfinished::unfinished;
use super::{Color, Edit};
use crate::diagnostic::Diagnostics;
use crate::id::ArchetypeIx;
use crate::intake::journal::{Head, Original};
use crate::intake::{Intake, Shown, Told, Work};
use crate::recommendation::recommend;
use crate::spec;
use crate::store::{Files, Journal, Journals, MOST_TOML, Trouble, load, specs_under};

pub(super) fn edit(
    files: &dyn Files,
    args: &Edit,
    color: Color,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let path = one_spec(files, &args.role)?;
    let text = load(files, &path, MOST_TOML)?;
    let origin = path.display().to_string();
    let read = spec::read(&text).map_err(|list| Diagnostics::new(&origin, &text, list))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let chosen = choose_near(files, args.questionnaire.as_deref(), &read.questionnaire, folder)?;
    let Begins { work, archetype, siblings } = begins(&chosen, &origin, &text)?;
    let without_links = files.real(&path).map_err(|error| Trouble::new(error.to_string()).at(&path))?;
    let role = Original { path: without_links, text };
    let head = Head::new(&chosen.questionnaire, work.voice, false, std::process::id()).on(role.clone());
    let (autosave, word) = match held(files, &role.path, &head)? {
        Ok(journal) => (Autosave::on(files, &chosen.questionnaire, head, journal, false), None),
        Err(off) => (Autosave::waiting(files, &chosen.questionnaire, head, &work), Some(off.what)),
    };
    let mut sitting = Sitting::new(files, &chosen, Path::new(""), autosave);
    sitting.word = word.or_else(|| left_before(files, &role.path));
    sitting.writes_over(&role, archetype, siblings);
    asked(Intake::new(&chosen.questionnaire, work, false), args.plain, color, sitting, printer)
}

/// What a sitting on a saved role begins with.
pub(super) struct Begins {
    pub(super) work: Work,
    /// Whose role it is, when somebody is to be hired.
    pub(super) archetype: Option<ArchetypeIx>,
    /// The other roles of the same split.
    pub(super) siblings: Vec<String>,
}

impl Begins {
    /// A sitting that has nothing to go on with.
    pub(super) fn new(work: Work) -> Self {
        Self { work, archetype: None, siblings: Vec::new() }
    }
}

/// What a sitting on the role whose spec says `text` begins with; `origin` is what the spec is called.
pub(super) fn begins(chosen: &Chosen, origin: &str, text: &str) -> Result<Begins, Diagnostics> {
    let wrong = |list| Diagnostics::new(origin, text, list);
    let read = spec::read(text).map_err(wrong)?;
    let mut work = read.work(&chosen.questionnaire, chosen.catalogue()).map_err(wrong)?;
    work.alone = !read.siblings.is_empty();
    let shown = Shown::of(&chosen.questionnaire, &work.answers);
    let recommendation = recommend(Told::new(&chosen.questionnaire, &work.answers, &shown));
    let archetype = spec::own_role(&work, &recommendation);
    Ok(Begins { work, archetype, siblings: read.siblings })
}

/// The one spec that `path` means.
fn one_spec(files: &dyn Files, path: &Path) -> anyhow::Result<PathBuf> {
    let mut specs = specs_under(files, path)?;
    match (specs.pop(), specs.len()) {
        (Some(spec), 0) => Ok(spec),
        (other, _) => {
            specs.extend(other);
            let list: Vec<String> = specs.iter().map(|spec| format!("\n  {}", spec.display())).collect();
            Err(Trouble::new(format!("there are several roles in this folder:{}", list.concat()))
                .remedy("name one of them")
                .into())
        }
    }
}

/// The journal of a sitting on the role at `path`, which nobody else edits then; or why there is none.
///
/// # Errors
/// When somebody else edits it.
fn held<'f>(files: &'f dyn Files, path: &Path, head: &Head) -> Result<Result<Journal<'f>, Trouble>, Trouble> {
    let journals = match Journals::usual(files) {
        Ok(journals) => journals,
        Err(off) => return Ok(Err(off)),
    };
    let journal = match journals.begin(&[head.record()]) {
        Ok(journal) => journal,
        Err(off) => return Ok(Err(off)),
    };
    // Whoever came first has the lower number; of two that come at once, one sees the other.
    let mine = journal.number();
    for other in unfinished(files) {
        let Some(summary) = other.summary else { continue };
        let same = summary.head.role.is_some_and(|role| role.path == path);
        if same && other.found.open && mine.is_none_or(|mine| other.found.number < mine) {
            journal.delete();
            let process = summary.head.process;
            return Err(Trouble::new(format!("this role is being edited in process {process}"))
                .at(path)
                .remedy("go on there, or leave it there first"));
        }
    }
    Ok(Ok(journal))
}

/// What to say of an edit of the same role that was left unfinished.
fn left_before(files: &dyn Files, path: &Path) -> Option<String> {
    let same = |head: &Head| head.role.as_ref().is_some_and(|role| role.path == path);
    let left = unfinished(files)
        .into_iter()
        .find(|one| !one.found.open && one.summary.as_ref().is_some_and(|summary| same(&summary.head)))?;
    Some(format!("an edit of this role is unfinished: hirefor resume {}", left.found.number))
}
