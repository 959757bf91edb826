//! Bare `hirefor`: where to begin.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::choose::{Chosen, choose};
use super::draft::generate::Generator;
use super::looked::Looked;
use super::plain::home as by_lines;
use super::printer::Printer;
use super::unfinished::{Unfinished, ago, unfinished};
use super::{Color, Draft, Explain, Format, New, Resume, edit, explain, look, new, resume};
use crate::builtin;
use crate::draft::{self, Document, Freshness};
use crate::face::{Begin, Details, Entry, HomeHost};
use crate::id::QuestionIx;
use crate::intake::journal::replay;
use crate::intake::{Answer, Intake, Work};
use crate::questionnaire::Phase;
use crate::recommendation::{Verdict, recommend};
use crate::spec;
use crate::store::{Documents, Files, Journals, MOST_TOML, load, spec_path};
use crate::tui;

/// The folder that roles are looked for in.
const ROLES: &str = "roles";

/// Asks where to begin, and begins there; line by line where that is wanted (`plain`) or all there is.
pub(super) fn home(files: &dyn Files, plain: bool, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut outside = Outside {
        files,
        left: BTreeMap::new(),
        chosen: BTreeMap::new(),
        generator: Generator::new(files, None),
    };
    let begin = if plain || look::by_lines()? {
        by_lines(&mut outside, &mut std::io::stdin().lock(), &mut std::io::stdout().lock())?
    } else {
        let look = tui::Look { color: look::color(Color::Auto), unicode: look::unicode() };
        tui::home(look, &mut outside)?
    };
    let Some(Begin { entry, quick }) = begin else { return Ok(ExitCode::SUCCESS) };
    let ended = match entry {
        Entry::New { id, .. } => new::new(
            files,
            &New { questionnaire: Some(id), quick, plain, ..New::bare() },
            Color::Auto,
            printer,
        ),
        Entry::Left { number, .. } => {
            let which = Some(number.to_string());
            let args = Resume { which, discard: None, questionnaire: None, out: ROLES.into(), plain };
            resume::resume(files, &args, Color::Auto, printer)
        }
        Entry::Role { path } => {
            let args = edit::Edit::of(path, plain);
            edit::edit(files, &args, Color::Auto, printer)
        }
    };
    tui::give_back();
    ended
}

/// The files behind the first screen.
struct Outside<'f> {
    files: &'f dyn Files,
    left: BTreeMap<u32, Unfinished>,
    /// The questionnaires that were needed so far.
    chosen: BTreeMap<String, Chosen>,
    generator: Generator<'f>,
}

impl Outside<'_> {
    /// How far a sitting is, and where it leans to.
    fn stands(&mut self, number: u32) -> Option<(Option<String>, String)> {
        let one = self.left.get(&number)?;
        let summary = one.summary.as_ref()?;
        let id = summary.head.questionnaire.clone();
        if !self.chosen.contains_key(&id) {
            self.chosen.insert(id.clone(), choose(self.files, Some(&id)).ok()?);
        }
        let chosen = &self.chosen[&id];
        let questionnaire = &chosen.questionnaire;
        let began = match &summary.head.role {
            Some(role) => edit::begins(chosen, "", &role.text).ok()?.work,
            None => Work::new(questionnaire),
        };
        let work = replay(questionnaire, began, &one.found.records).work;
        let intake = Intake::new(questionnaire, work, summary.head.quick);
        let needed = |at: &QuestionIx| !questionnaire[*at].optional;
        let is_answered = |at: &QuestionIx| intake.work().answers.get(*at).is_some();
        let answered = intake.asked().filter(needed).filter(is_answered).count();
        let (of, asked) =
            (intake.ahead(Phase::Intake).filter(needed).count(), intake.asked().filter(needed).count());
        let of = if of > asked { format!("at most {of}") } else { of.to_string() };
        let recommendation = recommend(intake.told());
        let leans = match recommendation.verdict {
            _ if recommendation.early => "too early to say where it points".to_owned(),
            Verdict::Hire { archetype, .. } => format!("points to {}", questionnaire[archetype].plain),
            Verdict::Stop { gate, .. } => format!("points to: {}", questionnaire[gate].title),
        };
        let named = intake.asked().find_map(|at| match intake.work().answers.get(at) {
            Some(Answer::Text(text)) => Some(format!("{}: {text}", questionnaire.title)),
            _ => None,
        });
        let named = named.filter(|_| summary.head.role.is_none());
        Some((named, format!("{answered} of {of} answered · {leans}")))
    }

    fn role(&mut self, folder: &Path) -> Details {
        let spec = spec_path(folder, "");
        let wrong = |says: String| Details { title: None, says, warns: true };
        let source = match load(self.files, &spec, MOST_TOML) {
            Ok(source) => source,
            Err(trouble) => return wrong(trouble.what),
        };
        let Ok(read) = spec::read(&source) else { return wrong("role.toml cannot be read".to_owned()) };
        let kind = read.glance.archetype.as_deref().unwrap_or_default().replace('-', " ");
        let state = read.glance.state.name();
        let title = read.glance.title.clone();
        let stood = Documents::beside(&spec).standing(self.files, Document::JobDescription);
        let (words, warns) = match (read.shape(), stood) {
            (Ok(shape), Ok(stood)) => {
                let generated = draft::job_description(&shape);
                let fresh = Freshness::of(&generated, &stood);
                (format!("job description {}", fresh.words()), fresh.warns())
            }
            _ => ("its lines cannot be read".to_owned(), true),
        };
        let mut says = vec![kind, state.to_owned(), words];
        // As `status` counts it: in all of its documents.
        let looked = Looked::by_itself(self.files, &spec, &mut self.generator);
        if let Some(to_fill) = looked.map(|looked| looked.checkup.to_fill).ok().filter(|many| *many > 0) {
            says.push(format!("{to_fill} to fill"));
        }
        // Where the title does not lead to the folder, another role may have the same.
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if title.as_ref().is_some_and(|title| spec::slug(title, &[]) != name) {
            says.push(format!("in {name}"));
        }
        says.retain(|word| !word.is_empty());
        Details { title, says: says.join(" · "), warns }
    }
}

impl HomeHost for Outside<'_> {
    fn entries(&mut self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = builtin::ALL
            .iter()
            .map(|one| Entry::New {
                id: one.id.to_owned(),
                title: one.title.to_owned(),
                summary: one.summary.to_owned(),
            })
            .collect();
        let left = unfinished(self.files).into_iter().filter(|one| !one.found.done);
        self.left = left.map(|one| (one.found.number, one)).collect();
        entries.extend(self.left.values().map(|one| {
            let head = one.summary.as_ref().map(|summary| &summary.head);
            let title = match head.map(|head| (&head.role, &head.questionnaire)) {
                None => format!("Sitting {}", one.found.number),
                Some((Some(role), _)) => role.path.parent().unwrap_or(&role.path).display().to_string(),
                Some((None, id)) => builtin::find(id).map_or(id.as_str(), |one| one.title).to_owned(),
            };
            Entry::Left { number: one.found.number, title, open: one.found.open }
        }));
        let hidden = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or(".");
            name.starts_with('.') || Path::new(name).extension().is_some()
        };
        let roles = self.files.list(Path::new(ROLES)).unwrap_or_default();
        entries.extend(roles.into_iter().filter(|path| !hidden(path)).map(|path| Entry::Role { path }));
        entries
    }

    fn details(&mut self, entry: &Entry) -> Details {
        match entry {
            Entry::New { summary, .. } => Details { says: summary.clone(), ..Details::default() },
            Entry::Left { number, open, .. } => {
                let (title, stands) =
                    self.stands(*number).unwrap_or_else(|| (None, "cannot be read".to_owned()));
                let one = &self.left[number];
                let when = one.found.age.map_or_else(String::new, |age| format!("{} · ", ago(age)));
                let process = one.summary.as_ref().map(|summary| summary.head.process);
                let open = process.filter(|_| *open).map(|process| format!(" · open in process {process}"));
                Details {
                    says: format!("{when}{stands}{}", open.unwrap_or_default()),
                    warns: one.summary.is_none(),
                    title,
                }
            }
            Entry::Role { path } => self.role(path),
        }
    }

    fn explain(&mut self, path: &Path) -> anyhow::Result<String> {
        let mut said = Vec::new();
        let args = Explain { role: path.to_owned(), format: Format::Text, questionnaire: None };
        explain::run(self.files, &args, &mut Printer::new(&mut said, std::io::sink()))?;
        Ok(String::from_utf8_lossy(&said).into_owned())
    }

    fn generate(&mut self, path: &Path) -> anyhow::Result<String> {
        let (mut said, mut wrong) = (Vec::new(), Vec::new());
        let args = Draft { roles: vec![path.to_owned()], ..Draft::default() };
        super::draft::run(self.files, &args, &mut Printer::new(&mut said, &mut wrong))?;
        let [said, wrong] = [said, wrong].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let names = said.lines().filter_map(|line| line.rsplit('/').next());
        let changed: Vec<&str> = names.filter(|name| !name.ends_with(": unchanged")).collect();
        // What a person has to decide is too much for a line; the command says it.
        anyhow::ensure!(!wrong.contains("try:"), "{}; hirefor draft says what to do", changed.join(", "));
        Ok(if changed.is_empty() { "nothing has changed".to_owned() } else { changed.join(", ") })
    }

    fn discard(&mut self, number: u32) -> anyhow::Result<()> {
        if let Some(one) = self.left.get(&number) {
            Journals::usual(self.files)?.discard(&one.found)?;
        }
        Ok(())
    }
}
