//! What to cut before you publish, on anybody's job description.
//!
//! [`lint`] reads a posting as its reader would, says whose work each line is, and finds what would pull in the wrong people.
//! Its yardstick for a line is one question: what will this person own in a live system? It knows no questionnaire; it asks
//! the catalogues which words give which work away.

mod allow;
mod catalogue;
mod document;
mod finding;
mod fix;
mod language;
mod rules;
mod section;
mod settings;
mod split;
mod wishes;
mod work;
pub mod yardstick;

pub use catalogue::{Catalogue, Rule, Severity, read};
pub use finding::{Finding, Fix};
pub use fix::fix;
pub use language::Language;
pub use section::Section;
pub use settings::Settings;
pub use split::{Job, Left, Split, split};
pub use wishes::wishes;
pub use work::{Judgement, Verdict, named};
pub use yardstick::{Family, Work, Yardstick};

use crate::diagnostic::Span;
use crate::order;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue as Lines;
use document::{Document, Kind};
use rules::Context;

/// The rules and the families that the program carries, laid out when it is built.
///
/// # Errors
/// When the program file is damaged.
pub fn shipped() -> postcard::Result<Yardstick> {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/yardstick")))
}

/// The same rules with other families: those of questionnaires that the program does not carry.
#[must_use]
pub fn of(families: &[(&Questionnaire, &Lines)]) -> Yardstick {
    // The text was read when the program was built, so it has no mistakes.
    let catalogue = read(include_str!("lint/catalogue.toml")).unwrap_or_default();
    Yardstick::new(catalogue, families)
}

/// What there is to say about one posting.
#[derive(Clone, Debug)]
pub struct Report {
    /// What to change, the most important first.
    pub findings: Vec<Finding>,
    /// The lines as they were read.
    pub lines: Vec<ReadLine>,
    /// Whose work they are.
    pub judgement: Judgement,
    /// The title, if there is one.
    pub title: Option<String>,
    /// How many words a reader sees.
    pub words: usize,
    /// Which language it is in: what is not English is judged for little.
    pub language: Language,
}

/// One line as it was read.
#[derive(Clone, Debug)]
pub struct ReadLine {
    /// Where it stands in the source.
    pub span: Span,
    /// What a reader sees.
    pub text: String,
    /// Which part of the posting it is.
    pub section: Section,
    /// It names what follows, and says nothing itself.
    pub is_heading: bool,
    /// Whose work it is, by the position in the family; only for lines that say what is done or asked.
    pub work: Option<usize>,
    /// The words that decided it.
    pub decided_by: Vec<Span>,
}

/// Holds the posting `source` against `yardstick`; as one of the family at `family` when that is given, else as one of the
/// family whose words fit best.
#[must_use]
pub fn lint(source: &str, yardstick: &Yardstick, settings: &Settings, family: Option<usize>) -> Report {
    let document = Document::read(source, yardstick);
    let language = language::of(&document, yardstick);
    let is_foreign = matches!(language, Language::Other(_));
    let judgement =
        if is_foreign { work::none(&document, family) } else { work::judge(&document, yardstick, family) };
    let context = Context {
        source,
        document: &document,
        judgement: &judgement,
        yardstick,
        settings,
        language: &language,
    };
    let mut findings = rules::findings(&context);
    allow::apply(&context, &mut findings);
    let is_central = |finding: &Finding| {
        yardstick.catalogue.rules[finding.rule].central && finding.severity > Severity::Advice
    };
    order::by_key(&mut findings, |finding| {
        (!is_central(finding), std::cmp::Reverse(finding.severity), finding.rule, finding.span.start)
    });
    let read_line = |(line, work): (&document::Line, &work::LineWork)| {
        let judged = work::is_judged(line);
        ReadLine {
            span: document.place(line),
            text: document.text(line).split_whitespace().collect::<Vec<_>>().join(" "),
            section: line.section,
            is_heading: !line.speaks(),
            work: work.work.filter(|_| judged),
            decided_by: if judged { work.decided_by.clone() } else { Vec::new() },
        }
    };
    let lines = document.lines.iter().zip(&judgement.lines).map(read_line).collect();
    let title = document
        .lines
        .iter()
        .find(|line| line.section == Section::Title && line.kind != Kind::Label(Section::Title));
    let title = title.map(|line| document.text(line).trim().to_owned());
    let words = document.words.len();
    Report { findings, lines, judgement, title, words, language }
}
