//! `hirefor lint --split`: a skeleton of a role for each job of a posting, printed or written.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::choose::{Chosen, choose};
use crate::cli::printer::Printer;
use crate::cli::sitting::in_a_shell;
use crate::diagnostic::Places;
use crate::intake::{Part, Shown, Told, Work};
use crate::lint::{self, Job, Language, Left, Settings, Split, Yardstick};
use crate::recommendation::recommend;
use crate::report::lint::Posting;
use crate::spec::{self, Writing, own_role, slug};
use crate::store::{Files, Role, Trouble, holds_another, save, spec_path};

/// One posting taken apart.
pub(super) struct Parted<'p> {
    path: &'p str,
    places: Places<'p>,
    split: Split,
    chosen: Chosen,
}

/// Takes apart each of `postings`, which have been held against `yardstick`.
pub(super) fn part<'p>(
    files: &dyn Files,
    postings: &'p [Posting<'p>],
    settings: &[Settings],
    yardstick: &Yardstick,
    questionnaire: Option<&str>,
) -> anyhow::Result<Vec<Parted<'p>>> {
    let one = |(posting, settings): (&'p Posting<'p>, &Settings)| {
        let id = yardstick.families.get(posting.report.judgement.family).map(|family| family.id.as_str());
        let chosen = choose(files, questionnaire.or(id))?;
        let split = lint::split(posting.source, posting.report, yardstick, settings, &chosen.questionnaire);
        if split.jobs.is_empty() {
            let why = match &posting.report.language {
                Language::Other(_) => format!(
                    "it is {}, and only English is taken apart",
                    posting.report.language.said().unwrap_or_default()
                ),
                _ => "too little is said about the work to tell whose it is".to_owned(),
            };
            return Err(Trouble::new(why)
                .at(Path::new(&posting.path))
                .remedy("hirefor new asks what the role is for")
                .into());
        }
        Ok(Parted { path: &posting.path, places: Places::new(posting.source), split, chosen })
    };
    postings.iter().zip(settings).map(one).collect()
}

/// Prints the skeletons, one after the other.
pub(super) fn print(parted: &[Parted<'_>], printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut out = String::new();
    for posting in parted {
        let jobs = &posting.split.jobs;
        for (nth, job) in jobs.iter().enumerate() {
            let _ = writeln!(out, "# {}, job {} of {}: {}", posting.path, nth + 1, jobs.len(), job.name);
            if let Some(work) = &job.work {
                out.push_str("# Save this part as a file, and `hirefor resume FILE` asks what is missing.\n");
                commented(&mut out, &posting.condemned(job));
                let chosen = &posting.chosen;
                out.push_str(&spec::write_answers(&chosen.questionnaire, chosen.catalogue(), work));
            } else {
                commented(&mut out, &elsewhere(job));
                commented(&mut out, &posting.condemned(job));
            }
            out.push('\n');
        }
        commented(&mut out, &posting.nowhere());
    }
    printer.out(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes each skeleton as the spec of a new role under `out`, all of them or none, and never over anything.
pub(super) fn write(
    files: &dyn Files,
    parted: &[Parted<'_>],
    out: &Path,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let mut taken: Vec<String> = Vec::new();
    let mut roles: Vec<Role> = Vec::new();
    let mut said = String::new();
    for posting in parted {
        let works: Vec<(&Job, &Work)> =
            posting.split.jobs.iter().filter_map(|job| Some((job, job.work.as_ref()?))).collect();
        let first = taken.len();
        for (_, work) in &works {
            let title = work.shapes.iter().flatten().next().map_or("", |shape| shape.single(Part::Title));
            taken.push(slug(title, &taken));
        }
        let _ = writeln!(said, "{}", posting.path);
        for ((job, work), folder) in works.iter().zip(&taken[first..]) {
            let others: Vec<String> =
                taken[first..].iter().filter(|other| *other != folder).cloned().collect();
            let Some(text) = posting.spec(work, &others) else { continue };
            if holds_another(files, out, folder, &text)? {
                return Err(Trouble::new("something else is there already, and stays as it is")
                    .at(&out.join(folder))
                    .remedy("name another folder with --out; nothing is written")
                    .into());
            }
            let _ = writeln!(said, "  {}: {}", spec_path(out, folder).display(), job.name);
            said.push_str(&indented(&posting.condemned(job)));
            roles.push(Role { folder: folder.clone(), spec: text, seen: None, documents: Vec::new() });
        }
        for job in posting.split.jobs.iter().filter(|job| job.work.is_none()) {
            let _ = writeln!(said, "  no file: {}", job.name);
            said.push_str(&indented(&elsewhere(job)));
            said.push_str(&indented(&posting.condemned(job)));
        }
        said.push_str(&indented(&posting.nowhere()));
    }
    save(files, out, &roles)?;
    if let Some(first) = roles.first() {
        let _ = writeln!(said, "Go on with: hirefor edit {}", in_a_shell(&out.join(&first.folder)));
    }
    printer.out(&said)?;
    Ok(ExitCode::SUCCESS)
}

impl Parted<'_> {
    /// The spec of the job in `work`, beside which the roles in the folders `others` are written.
    fn spec(&self, work: &Work, others: &[String]) -> Option<String> {
        let (questionnaire, catalogue) = (&self.chosen.questionnaire, self.chosen.catalogue());
        let shown = Shown::of(questionnaire, &work.answers);
        let recommendation = &recommend(Told::new(questionnaire, &work.answers, &shown));
        let archetype = own_role(work, recommendation)?;
        let writing = Writing { questionnaire, catalogue, work, recommendation, archetype, siblings: others };
        Some(spec::write(&writing, None))
    }

    fn condemned(&self, job: &Job) -> String {
        self.listed("Left out of it, because we advise against asking or promising that:", &job.condemned)
    }

    fn nowhere(&self) -> String {
        self.listed(
            "In none of them; keep what you need under the job that it belongs to:",
            &self.split.nowhere,
        )
    }

    fn listed(&self, title: &str, left: &[Left]) -> String {
        if left.is_empty() {
            return String::new();
        }
        let mut out = format!("{title}\n");
        for Left { span, text, because } in left {
            let line = self.places.line_and_column(span.start).0;
            let _ = writeln!(out, "  line {line}: {text}\n    {because}");
        }
        out
    }
}

/// What becomes of work that is none of the family's roles.
fn elsewhere(job: &Job) -> String {
    let title = "None of our roles: post it by its own name, or give it to whoever does it today.\n";
    format!("{title}{}", after_each("  ", job.lines.iter().map(String::as_str)))
}

fn commented(out: &mut String, text: &str) {
    out.push_str(&after_each("# ", text.lines()));
}

fn indented(text: &str) -> String {
    after_each("    ", text.lines())
}

/// `lines`, each after `lead`.
fn after_each<'l>(lead: &str, lines: impl Iterator<Item = &'l str>) -> String {
    let mut out = String::new();
    for line in lines {
        let _ = writeln!(out, "{lead}{line}");
    }
    out
}
