//! What is heard so far, while questions are still asked: where it points, why, what does not fit, and what is open.

use super::phrase;
use crate::id::{QuestionIx, SectionIx};
use crate::intake::{Intake, Words};
use crate::questionnaire::wording::upper_first;
use crate::questionnaire::{About, Came, Condition};
use crate::recommendation::{Cited, Recommendation, Verdict, reasons};

/// How many reasons, and how many things that do not fit together, are said while questions are asked.
const FIRST: usize = 2;

/// What is heard so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// What is needed before anything is said of it; nothing once it is heard.
    pub early: Option<Early>,
    /// Whom it points to.
    pub points_to: String,
    /// The strongest reasons for that.
    pub reasons: Vec<String>,
    /// What is not settled.
    pub warnings: Vec<String>,
    /// When we come back to what does not fit together, if anything does not.
    pub later: Option<String>,
    /// The sections with questions that still wait for an answer, and how many.
    pub open: Vec<(SectionIx, usize)>,
}

/// Why nothing is said yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Early {
    /// So many more answers that point somewhere are needed; they begin with that question, where another comes first.
    Needs(usize, Option<usize>),
    /// As it stands there are not that many questions left; an answer may open more.
    TooSoon,
    /// There are not that many questions left.
    WithTheResult,
}

impl Early {
    /// It in a sentence; `then` is what happens once they are there.
    #[must_use]
    pub fn says(self, then: &str) -> String {
        match self {
            Self::Needs(many, from) => {
                let from = from.map_or_else(String::new, |from| format!(", from question {from} on"));
                let point = if many == 1 { "points" } else { "point" };
                let answers = phrase::counted(many, "more answer");
                upper_first(&format!("{answers} that {point} somewhere{from}, then {then}."))
            }
            Self::TooSoon => "It is too soon to say where this points.".to_owned(),
            Self::WithTheResult => "Where this points is said with the result.".to_owned(),
        }
    }
}

/// What is heard in `intake`, which came to `recommendation` so far; the reason that `last` gave was said already.
#[must_use]
pub fn hearing(intake: &Intake<'_>, recommendation: &Recommendation, last: Option<QuestionIx>) -> Hearing {
    let questionnaire = intake.questionnaire();
    let told = intake.told().with(&recommendation.outcome);
    let words = Words(told);
    let (points_to, reasons) = match recommendation.verdict {
        Verdict::Hire { archetype, failure } => {
            let counts = |cited: &Cited<'_>| cited.weight > 0 && last != Some(cited.question);
            let for_it = reasons(&told, failure).into_iter().filter(counts).take(FIRST);
            (questionnaire[archetype].plain.clone(), for_it.map(|cited| cited.because.to_owned()).collect())
        }
        Verdict::Stop { gate, .. } => {
            let failing = recommendation.gates.iter().filter(|(at, _)| *at == gate);
            let checks = failing.flat_map(|(_, checks)| checks).map(|nth| &questionnaire[gate].checks[*nth]);
            let because = checks.map(|check| words.fill(&check.because)).collect();
            (questionnaire[gate].title.clone(), because)
        }
    };
    Hearing {
        early: recommendation.early.then(|| early(intake, recommendation)),
        points_to: format!("Points to: {points_to}"),
        reasons,
        warnings: warnings(intake, recommendation, &words),
        later: later(recommendation.tensions.len()),
        open: open(intake),
    }
}

fn early(intake: &Intake<'_>, recommendation: &Recommendation) -> Early {
    let questionnaire = intake.questionnaire();
    let needed = questionnaire.rules.leaning_after;
    let left = needed.saturating_sub(recommendation.heard);
    let waiting: Vec<QuestionIx> =
        intake.asked().filter(|at| intake.work().answers.get(*at).is_none()).collect();
    let symptom = |at: &&QuestionIx| {
        let question = &questionnaire[**at];
        question.about == About::Facts && question.is_symptom()
    };
    // Early on, the answers to come open more questions; near the end they do not, and on the five-minute path they may not.
    let next = waiting.iter().find(symptom).filter(|next| Some(*next) != waiting.first());
    let from = next.map(|next| intake.progress(*next).nth);
    if left <= waiting.iter().filter(symptom).count() {
        Early::Needs(left, from)
    } else if waiting.len() <= needed {
        Early::WithTheResult
    } else if intake.is_quick() {
        Early::TooSoon
    } else {
        Early::Needs(left, from)
    }
}

fn warnings(intake: &Intake<'_>, recommendation: &Recommendation, words: &Words<'_>) -> Vec<String> {
    let questionnaire = intake.questionnaire();
    let misfits = &recommendation.tensions;
    let mut warnings = Vec::new();
    warnings.extend(recommendation.tie.map(|tie| format!("Level with: {}.", questionnaire[tie].short)));
    let says_so = misfits.iter().any(|at| {
        let mut says = false;
        questionnaire[*at]
            .when
            .walk(&mut |part| says |= matches!(part, Condition::Came(Came::OwnWordDiffers)));
        says
    });
    if recommendation.own_word.is_some() && !says_so {
        warnings.push("You named another risk first. We come back to it at the end.".to_owned());
    }
    let gates = recommendation.gates.iter().map(|(gate, _)| &questionnaire[*gate]);
    warnings.extend(gates.filter(|gate| !gate.stops).map(|gate| gate.title.clone()));
    let shown = misfits.iter().take(FIRST);
    warnings.extend(shown.map(|at| phrase::sentence(&words.fill(&questionnaire[*at].says))));
    warnings
}

fn later(misfits: usize) -> Option<String> {
    Some(match misfits {
        0 => return None,
        1 => "We come back to it at the end.".to_owned(),
        2 => "We come back to both at the end.".to_owned(),
        many => {
            let more = upper_first(&phrase::counted(many - FIRST, "more thing"));
            let verb = if many - FIRST == 1 { "does" } else { "do" };
            format!("{more} {verb} not fit together. We come back to all at the end.")
        }
    })
}

fn open(intake: &Intake<'_>) -> Vec<(SectionIx, usize)> {
    let questionnaire = intake.questionnaire();
    let many = |section: SectionIx| {
        let waits = |at: &QuestionIx| {
            questionnaire[*at].section == section
                && !questionnaire[*at].optional
                && intake.work().answers.get(*at).is_none()
        };
        intake.asked().filter(waits).count()
    };
    let sections = intake.sections().into_iter();
    sections.map(|section| (section, many(section))).filter(|(_, many)| *many > 0).collect()
}
