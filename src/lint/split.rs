//! One role for each job that a posting describes, as far as the posting can say it.

use super::document::Document;
use super::rules::{self, Context};
use super::section::Section;
use super::settings::{Level, Settings};
use super::yardstick::{Family, Yardstick};
use super::{Finding, ReadLine, Report, Verdict, allow};
use crate::diagnostic::Span;
use crate::intake::{Decision, How, Line, Part, Shape, Work};
use crate::questionnaire::Questionnaire;

/// A posting taken apart.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// Its jobs, the largest first.
    pub jobs: Vec<Job>,
    /// What it says of the role and no job takes over.
    pub nowhere: Vec<Left>,
}

/// One job of a posting.
#[derive(Clone, Debug)]
pub struct Job {
    /// "model operator", "data engineering".
    pub name: String,
    /// A sitting in which the job is decided on and its lines are there; none for work that no archetype of the family does.
    pub work: Option<Work>,
    /// The lines of the posting that are this job's.
    pub lines: Vec<String>,
    /// Lines of this job that the linter advises against.
    pub condemned: Vec<Left>,
}

/// A line that is left out.
#[derive(Clone, Debug)]
pub struct Left {
    /// Where it stands in the source.
    pub span: Span,
    /// What it says.
    pub text: String,
    /// Why it is left out.
    pub because: String,
}

/// Rules about the whole, and rules that want more of a line: they condemn none.
const CONDEMN_NOTHING: [&str; 5] = [
    "too-many-must-haves",
    "requirement-mismatch",
    "gender-balance",
    "unmeasured-outcome",
    "undated-outcome",
];

/// Takes apart the posting `source`, on which there is `report`; `questionnaire` is that of the family it was held against.
#[must_use]
pub fn split(
    source: &str,
    report: &Report,
    yardstick: &Yardstick,
    settings: &Settings,
    questionnaire: &Questionnaire,
) -> Split {
    let Some(family) = yardstick.families.get(report.judgement.family) else { return Split::default() };
    let works = match &report.judgement.verdict {
        Verdict::One(work) => vec![*work],
        Verdict::Several(works) => works.clone(),
        Verdict::TooLittle => return Split::default(),
    };
    let mut settings = settings.clone();
    settings.rules.extend(CONDEMN_NOTHING.map(|code| (code.to_owned(), Level::Off)));
    let because = match works.len() {
        1 => "The old posting describes this job.".to_owned(),
        2 => "The old posting describes two jobs, and this is one of them.".to_owned(),
        3 => "The old posting describes three jobs, and this is one of them.".to_owned(),
        _ => "The old posting describes several jobs, and this is one of them.".to_owned(),
    };
    let mut taken = vec![false; report.lines.len()];
    let mut jobs = Vec::new();
    for work in &works {
        // Whether a wish belongs is asked of this job: what research may ask for, production may not.
        let findings = as_if(source, report, yardstick, &settings, *work);
        let mut job = Job::new(&family.works[*work].name);
        let mut shape = Shape::default();
        set(&mut shape, Part::Title, family.works[*work].title.as_deref().unwrap_or_default());
        for (line, taken) in report.lines.iter().zip(&mut taken) {
            let Some(part) = part_of(line, *work, &shape) else { continue };
            *taken = true;
            if let Some(because) = complaint(line, &findings) {
                job.condemned.push(left(line, because));
            } else {
                job.lines.push(said(line));
                set(&mut shape, part, &said(line));
            }
        }
        let archetype = questionnaire.archetype(&family.works[*work].id);
        job.work = archetype.filter(|_| family.works[*work].is_archetype).map(|archetype| {
            let mut sitting = Work::new(questionnaire);
            sitting.decision =
                Decision { archetype: Some(archetype), how: How::Overridden, because: because.clone() };
            sitting.shapes[archetype.at()] = Some(shape);
            sitting
        });
        jobs.push(job);
    }
    let lines = report.lines.iter().zip(taken).filter(|(line, taken)| !taken && speaks_of_the_role(line));
    let nowhere = lines.map(|(line, _)| left(line, stray(line, &works, family, &report.findings))).collect();
    Split { jobs, nowhere }
}

impl Job {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), work: None, lines: Vec::new(), condemned: Vec::new() }
    }
}

/// What there would be to say of the lines of `source` if `work` were the whole job.
fn as_if(
    source: &str,
    report: &Report,
    yardstick: &Yardstick,
    settings: &Settings,
    work: usize,
) -> Vec<Finding> {
    let document = Document::read(source, yardstick);
    let mut judgement = report.judgement.clone();
    judgement.verdict = Verdict::One(work);
    let language = &report.language;
    let context =
        Context { source, document: &document, judgement: &judgement, yardstick, settings, language };
    let mut findings = rules::findings(&context);
    allow::apply(&context, &mut findings);
    findings
}

/// Where in a shape `line` goes if it is one of `work`'s; `shape` is what there is of it already.
fn part_of(line: &ReadLine, work: usize, shape: &Shape) -> Option<Part> {
    let part = match line.section {
        _ if line.is_heading => return None,
        // What is nobody's of these is none of theirs.
        Section::NotOwned => return Some(Part::NotOwns),
        Section::Mission => Some(Part::Mission).filter(|part| shape.lines(*part).is_empty())?,
        Section::Outcomes => Part::Outcomes,
        Section::Duties => Part::Owns,
        Section::MustHave => Part::MustHaves,
        Section::NiceToHave => Part::NiceToHaves,
        _ => return None,
    };
    (line.work == Some(work)).then_some(part)
}

/// Puts a line that says `text` at the end of `part`.
fn set(shape: &mut Shape, part: Part, text: &str) {
    let mut fields = vec![String::new(); part.fields().len()];
    text.clone_into(&mut fields[0]);
    shape.lines_mut(part).push(Line::own(fields));
}

fn said(line: &ReadLine) -> String {
    line.text.trim_end_matches(['.', ';', ',']).to_owned()
}

fn left(line: &ReadLine, because: String) -> Left {
    Left { span: line.span.clone(), text: said(line), because }
}

/// What `findings` have against `line`, if anything.
fn complaint(line: &ReadLine, findings: &[Finding]) -> Option<String> {
    let own = findings.iter().filter(|finding| {
        line.span.contains(&finding.span.start) && finding.span.end <= line.span.end.max(finding.span.start)
    });
    own.max_by_key(|finding| finding.severity).map(|finding| finding.message.clone())
}

fn speaks_of_the_role(line: &ReadLine) -> bool {
    !line.is_heading && line.section.is_role() && line.section != Section::Title
}

/// Why `line` is in none of the jobs `works`.
fn stray(line: &ReadLine, works: &[usize], family: &Family, findings: &[Finding]) -> String {
    let whose = match line.work {
        Some(work) if !works.contains(&work) => {
            format!("{}, which is too little for a job", family.works[work].name)
        }
        Some(_) => "said besides the mission".to_owned(),
        None => "nobody's work in particular".to_owned(),
    };
    match complaint(line, findings) {
        Some(complaint) => format!("{whose}; and {complaint}"),
        None => whose,
    }
}
