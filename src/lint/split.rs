//! One role for each job that a posting describes, as far as the posting can say it.

use super::section::Section;
use super::yardstick::Yardstick;
use super::{Report, Verdict};
use crate::intake::{Decision, How, Line, Part, Shape, Work};
use crate::questionnaire::Questionnaire;

/// One job of a posting.
#[derive(Clone, Debug)]
pub struct Job {
    /// "model operator", "data engineering".
    pub name: String,
    /// A sitting in which the job is decided on and its lines are there; none for work that no archetype of the family does.
    pub work: Option<Work>,
    /// The lines of the posting that are this job's.
    pub lines: Vec<String>,
}

/// The jobs of the posting in `report`, the largest first; `questionnaire` is that of the family it was held against.
#[must_use]
pub fn split(report: &Report, yardstick: &Yardstick, questionnaire: &Questionnaire) -> Vec<Job> {
    let Some(family) = yardstick.families.get(report.judgement.family) else { return Vec::new() };
    let jobs = match &report.judgement.verdict {
        Verdict::One(work) => vec![*work],
        Verdict::Several(works) => works.clone(),
        Verdict::TooLittle => Vec::new(),
    };
    let number = jobs.len();
    let job = |at: usize| {
        let kind = &family.works[at];
        let own = |section: Section| {
            let lines =
                report.lines.iter().filter(move |line| line.section == section && line.work == Some(at));
            lines.map(|line| line.text.trim_end_matches(['.', ';', ',']).to_owned()).collect::<Vec<_>>()
        };
        let (owns, must_haves) = (own(Section::Duties), own(Section::MustHave));
        let lines = owns.iter().chain(&must_haves).cloned().collect();
        let archetype = questionnaire.archetype(&kind.id).filter(|_| kind.is_archetype);
        let work = archetype.map(|archetype| {
            let because = format!("The old posting describes {number} jobs, and this is one of them.");
            let mut work = Work::new(questionnaire);
            work.decision = Decision { archetype: Some(archetype), how: How::Overridden, because };
            work.shapes[archetype.at()] =
                Some(shape(kind.title.clone().unwrap_or_default(), owns, must_haves));
            work
        });
        Job { name: kind.name.clone(), work, lines }
    };
    jobs.into_iter().map(job).collect()
}

fn shape(title: String, owns: Vec<String>, must_haves: Vec<String>) -> Shape {
    let mut shape = Shape::default();
    let lines = |texts: Vec<String>, part: Part| {
        texts
            .into_iter()
            .map(|text| {
                let mut fields = vec![String::new(); part.fields().len()];
                fields[0] = text;
                Line::own(fields)
            })
            .collect()
    };
    *shape.lines_mut(Part::Title) = lines(vec![title], Part::Title);
    *shape.lines_mut(Part::Owns) = lines(owns, Part::Owns);
    *shape.lines_mut(Part::MustHaves) = lines(must_haves, Part::MustHaves);
    shape
}
