//! `hirefor edit`: the intake again, over a saved role.

use std::path::{self, Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::Color;
use super::autosave::Autosave;
use super::choose::{Chosen, choose_near};
use super::new::{asked, whole, written};
use super::printer::{Printer, is_closed_pipe};
use super::sitting::Sitting;
use super::unfinished::unfinished;
use crate::diagnostic::Diagnostics;
use crate::id::ArchetypeIx;
use crate::intake::journal::{Head, Original};
use crate::intake::{Decision, How, Intake, Operation, Shown, Told, Work, differing};
use crate::recommendation::recommend;
use crate::report::phrase::{joined, quoted};
use crate::spec::{self, Renewed};
use crate::store::{Files, Journal, Journals, MOST_TOML, Trouble, company, load, specs_under};

#[derive(Args, Debug, Default)]
pub(super) struct Edit {
    /// The role: its folder, or the spec in it.
    role: PathBuf,
    /// Give this answer and save, without asking: `level=staff`, `wishes=one,other`, `pay.max=95000`; `level=` takes one
    /// back. May be given several times.
    #[arg(long, value_name = "KEY=VALUE", conflicts_with = "plain")]
    set: Vec<String>,
    /// Ask nothing, and bring the file up to date with the answers that stand in it.
    #[arg(long, conflicts_with_all = ["plain", "set"])]
    refresh: bool,
    /// Ask nothing, and take over what `hirefor.toml` says of the company by now; in a folder of roles in each of them, as with
    /// `--refresh`.
    #[arg(long, conflicts_with_all = ["plain", "set", "refresh"])]
    company: bool,
    /// Which questionnaire it answers, when it is not a shipped one.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
    /// Ask line by line, without a full screen.
    #[arg(long)]
    plain: bool,
}

impl Edit {
    /// The intake again over `role`, asked line by line or as it comes.
    pub(super) fn of(role: PathBuf, plain: bool) -> Self {
        Self { role, plain, ..Self::default() }
    }
}

pub(super) fn edit(
    files: &dyn Files,
    args: &Edit,
    color: Color,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    if !(args.company || args.refresh) {
        return one(files, args, &one_spec(files, &args.role)?, color, printer);
    }
    let specs = specs_under(files, &args.role)?;
    let (mut failed, many) = (0, specs.len());
    for spec in specs {
        match one(files, args, &spec, color, printer) {
            Err(error) if many > 1 && !is_closed_pipe(&error) => {
                printer.error(&error);
                failed += 1;
            }
            done => drop(done?),
        }
    }
    Ok(ExitCode::from(match failed {
        0 => 0,
        some if some < many => 1,
        _ => 2,
    }))
}

/// The intake again, over the role whose spec is at `path`.
fn one(
    files: &dyn Files,
    args: &Edit,
    path: &Path,
    color: Color,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let text = load(files, path, MOST_TOML)?;
    let origin = path.display().to_string();
    let read = spec::read(&text).map_err(|list| Diagnostics::new(&origin, &text, list));
    let answered = read?.glance;
    let folder = path.parent().unwrap_or(Path::new(""));
    let chosen = choose_near(files, args.questionnaire.as_deref(), &answered.questionnaire, folder)?;
    let Begins { work, archetype, siblings, renewed } = begins(&chosen, &origin, &text)?;
    let without_links = files.real(path).map_err(|error| Trouble::new(error.to_string()).at(path))?;
    let here = files.real(&folder.join("."));
    if here.is_ok_and(|here| without_links.parent() != Some(&here)) {
        let there = without_links.display();
        return Err(Trouble::new(
            "this is a link that leaves its folder, and its documents would not stand beside it",
        )
        .at(path)
        .remedy(format!("hirefor edit {there}"))
        .into());
    }
    let role = Original { path: without_links, text };
    let head = Head::new(&chosen.questionnaire, work.voice, false, std::process::id()).on(role.clone());
    let asks = !(args.refresh || args.company) && args.set.is_empty();
    // What asks nothing is done at once or not at all, and needs no journal.
    let journal = if asks {
        held(files, &role.path, &head)?.map(Some)
    } else {
        nobody_edits(files, &role.path, None).map(|()| Ok(None))?
    };
    let (autosave, word) = match journal {
        Ok(Some(journal)) => (Autosave::on(files, &chosen.questionnaire, head, journal), None),
        other => {
            let off = other.err().map(|off| off.what);
            (Autosave::waiting(files, &chosen.questionnaire, head, &work), off)
        }
    };
    let mut sitting = Sitting::new(files, &chosen, Path::new(""), autosave);
    sitting.writes_over(&role, archetype, siblings);
    let mut intake = Intake::new(&chosen.questionnaire, work, false);
    let news = renewed.map(|renewed| {
        intake.ask_only_what_is_open();
        let news = news(&intake, answered.version, &renewed);
        sitting.lays_over(renewed.text);
        news
    });
    if !asks {
        if let Some(news) = news {
            printer.err(&format!("note: {news}\n"));
        }
        if args.company {
            let here = path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
            let given = company(files, &here)?.answers(&chosen.questionnaire);
            for (question, answer) in differing(intake.told(), &given) {
                intake.apply(Operation::Answer { question, answer: Some(answer) });
            }
        }
        return unattended(intake, &args.set, &mut sitting, printer);
    }
    sitting.word = news.or(word).or_else(|| left_before(files, &role.path));
    asked(intake, args.plain, color, sitting, printer)
}

/// Gives the answers in `settings` and saves, asking nothing.
fn unattended(
    mut intake: Intake<'_>,
    settings: &[String],
    sitting: &mut Sitting<'_>,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let questionnaire = intake.questionnaire();
    let mut before = recommend(intake.told()).archetype();
    let decision = &intake.work().decision;
    if decision.how == How::Accepted && decision.archetype.is_some() {
        // The answers were changed in the file since it was accepted.
        before = decision.archetype;
        intake.apply(Operation::Decide(Decision::default()));
    }
    let mut given = Vec::new();
    for said in spec::settings(settings)? {
        let (question, answer) = spec::set(intake.told(), &said)?;
        intake.apply(Operation::Answer { question, answer });
        given.push(question);
    }
    if let Some(hidden) = given.into_iter().find(|at| !intake.is_asked(*at)) {
        let by = intake.told().hidden_by(hidden);
        let by: Vec<String> = by.iter().map(|at| format!("`{}`", questionnaire[*at].id)).collect();
        let what = format!("`{}` is not asked here, so it would not count", questionnaire[hidden].id);
        return Err(Trouble::new(what)
            .remedy(format!("answer {} otherwise first", joined(&by, "or")))
            .into());
    }
    whole(&intake, "give these answers with --set too, or leave it out and be asked")?;
    let after = recommend(intake.told());
    let code = written(&intake, sitting, printer)?;
    if spec::roles(questionnaire, intake.work(), &after).is_empty() {
        printer.err("note: by these answers nobody is to be hired, so the role itself is left as it was\n");
    } else if before != after.archetype() {
        let plain = |archetype: Option<ArchetypeIx>| {
            archetype.map_or("nobody yet", |archetype| questionnaire[archetype].plain.as_str())
        };
        let [was, is] = [before, after.archetype()].map(plain);
        printer.out(&format!("The answers point to {is} now; before, it was {was}.\n"))?;
    }
    Ok(code)
}

/// What a sitting on a saved role begins with.
pub(super) struct Begins {
    pub(super) work: Work,
    /// Whose role it is, when somebody is to be hired.
    pub(super) archetype: Option<ArchetypeIx>,
    /// The other roles of the same split.
    pub(super) siblings: Vec<String>,
    /// What the role is to the questionnaire, where there is a newer version than it answers.
    pub(super) renewed: Option<Renewed>,
}

impl Begins {
    /// A sitting that has nothing to go on with.
    pub(super) fn new(work: Work) -> Self {
        Self { work, archetype: None, siblings: Vec::new(), renewed: None }
    }
}

/// What a sitting on the role whose spec says `text` begins with; `origin` is what the spec is called.
pub(super) fn begins(chosen: &Chosen, origin: &str, text: &str) -> Result<Begins, Diagnostics> {
    let wrong = |list| Diagnostics::new(origin, text, list);
    let read = spec::read(text).map_err(wrong)?;
    let renewed = read.renewed(&chosen.questionnaire, chosen.catalogue());
    let again = renewed.as_ref().and_then(|renewed| spec::read(&renewed.text).ok());
    let read = again.unwrap_or(read);
    let mut work = read.work(&chosen.questionnaire, chosen.catalogue()).map_err(wrong)?;
    work.alone = !read.glance.siblings.is_empty();
    let shown = Shown::of(&chosen.questionnaire, &work.answers);
    let recommendation = recommend(Told::new(&chosen.questionnaire, &work.answers, &shown));
    let archetype = spec::own_role(&work, &recommendation);
    Ok(Begins { work, archetype, siblings: read.glance.siblings, renewed })
}

/// What is new in the questionnaire since `version` of it was answered, and what is gone.
fn news(intake: &Intake<'_>, version: u32, renewed: &Renewed) -> String {
    let questionnaire = intake.questionnaire();
    // What the posting says may be left open, and is asked all the same.
    let open = questionnaire.all_questions().filter(|at| intake.is_asked(*at) && intake.lacks(*at));
    let new: Vec<String> = open.map(|at| quoted(&questionnaire[at].short)).collect();
    let asks = match new.len() {
        0 => "nothing more is asked".to_owned(),
        _ => format!("it asks {} too", joined(&new, "and")),
    };
    let left: Vec<String> = renewed.left.iter().map(|key| format!("`{key}`")).collect();
    let gone = match left.len() {
        0 => String::new(),
        _ => format!(
            "; what it no longer asks or offers stays in the file as a comment: {}",
            joined(&left, "and")
        ),
    };
    let newer = questionnaire.version;
    format!(
        "this role answers version {version} of its questionnaire, and there is version {newer}: {asks}{gone}"
    )
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
    if let Err(edited) = nobody_edits(files, path, journal.number()) {
        journal.delete();
        return Err(edited);
    }
    Ok(Ok(journal))
}

/// Refuses to go on when the role at `path` is edited in a sitting that was begun before the one called `mine`.
fn nobody_edits(files: &dyn Files, path: &Path, mine: Option<u32>) -> Result<(), Trouble> {
    for other in unfinished(files) {
        let Some(summary) = other.summary else { continue };
        let same = summary.head.role.is_some_and(|role| role.path == path);
        if same && other.found.open && mine.is_none_or(|mine| other.found.number < mine) {
            let process = summary.head.process;
            return Err(Trouble::new(format!("this role is being edited in process {process}"))
                .at(path)
                .remedy("go on there, or leave it there first"));
        }
    }
    Ok(())
}

/// What to say of an edit of the same role that was left unfinished.
fn left_before(files: &dyn Files, path: &Path) -> Option<String> {
    let same = |head: &Head| head.role.as_ref().is_some_and(|role| role.path == path);
    let left = unfinished(files)
        .into_iter()
        .find(|one| !one.found.open && one.summary.as_ref().is_some_and(|summary| same(&summary.head)))?;
    Some(format!("an edit of this role is unfinished: hirefor resume {}", left.found.number))
}
