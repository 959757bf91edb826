//! Questions and choices that change nothing: not the result, not what is asked, not a word of a document.

use super::{Findings, Subject};
use crate::diagnostic::Diagnostic;
use crate::id::{ChoiceIx, ConditionIx, QuestionIx};
use crate::questionnaire::{About, Choice, Condition, DONT_KNOW, Kind, Question};

pub(super) fn findings(subject: &Subject<'_>, found: &mut Findings) {
    let q = subject.questionnaire;
    let uses = Uses::of(subject);
    for at in q.all_questions() {
        let question = &q[at];
        if let Kind::Number { min, .. } = question.kind {
            bandless(subject, at, min, found);
        }
        let has_use = uses.whole.contains(&at) || uses.whether.contains(&at);
        let idle: Vec<ChoiceIx> = (0..question.choices.len())
            .map(ChoiceIx::new)
            .filter(|choice| !uses.matters(question, at, *choice))
            .collect();
        let says = idle.len() < question.choices.len();
        // Notes in paragraphs are kept for the person who wrote them.
        let notes = matches!(question.kind, Kind::LongText { .. });
        if !has_use && !says && !notes && question.prefill.is_none() {
            let message = format!("the answer to `{}` changes nothing", question.id);
            let help = "give a choice evidence, let a condition or a {gap} use it, or do not ask it";
            found.asked(Diagnostic::warning(subject.asked.question(at), message).help(help));
        } else if says && !uses.whole.contains(&at) {
            idle_choices(subject, at, &idle, found);
        }
    }
    for (nth, named) in q.conditions.iter().enumerate() {
        let at = ConditionIx::new(nth);
        if !uses.named.contains(&at) {
            let message = format!("nothing asks for the condition `{}`", named.id);
            found.asked(Diagnostic::warning(subject.asked.named(at), message).help("use it, or take it out"));
        }
    }
}

/// Numbers that fall into no band say nothing at all, not even that they are small.
fn bandless(subject: &Subject<'_>, at: QuestionIx, min: i64, found: &mut Findings) {
    let bands = || subject.questionnaire[at].choices.iter().filter_map(|choice| choice.at_least);
    if let Some(lowest) = bands().min().filter(|lowest| *lowest > min) {
        let message =
            format!("numbers below {lowest} fall into no choice of `{}`", subject.questionnaire[at].id);
        let help = format!("add a choice with at-least = {min}: without evidence, if they say nothing");
        found.asked(Diagnostic::warning(subject.asked.question(at), message).help(help));
    }
}

/// One choice that changes nothing is the neutral answer, and so is "don't know"; two of them are one too many.
fn idle_choices(subject: &Subject<'_>, at: QuestionIx, idle: &[ChoiceIx], found: &mut Findings) {
    let question = &subject.questionnaire[at];
    let counts = |choice: &&ChoiceIx| question[**choice].id != DONT_KNOW && !question[**choice].alone;
    let idle: Vec<ChoiceIx> = idle.iter().filter(counts).copied().collect();
    // A tick that changes nothing is one too many at once: not ticking it is the neutral answer.
    let neutral = usize::from(!matches!(question.kind, Kind::ManyOf { .. }));
    if idle.len() <= neutral {
        return;
    }
    let first = question[idle[0]].id.as_str();
    for choice in &idle[neutral..] {
        let id = &question[*choice].id;
        let message = if neutral == 0 {
            format!("ticking `{id}` changes nothing")
        } else {
            format!("nothing tells `{id}` from `{first}`")
        };
        let help = "give it evidence, let a condition ask for it, or take it out";
        found.asked(Diagnostic::warning(subject.asked.choice(at, *choice), message).help(help));
    }
}

/// What is used of answers, anywhere.
struct Uses<'a> {
    /// Questions of which every answer is told from the others: by a gap, or as a number.
    whole: Vec<QuestionIx>,
    /// Questions of which only matters whether they were answered.
    whether: Vec<QuestionIx>,
    /// Statements about choices.
    chosen: Vec<&'a Condition>,
    /// Conditions that something asks for by name.
    named: Vec<ConditionIx>,
    /// Wishes that a way out takes back.
    removed: Vec<(QuestionIx, ChoiceIx)>,
    /// Rows of which the catalogue says who does the work.
    rows: Vec<QuestionIx>,
}

impl<'a> Uses<'a> {
    fn of(subject: &'a Subject<'_>) -> Self {
        let (q, catalogue) = (subject.questionnaire, subject.catalogue);
        let gaps = q.wordings().into_iter().chain(catalogue.wordings());
        let gaps = gaps.flat_map(|wording| wording.gaps().unwrap_or_default());
        let mut whole: Vec<QuestionIx> = gaps.filter_map(|(id, _)| q.question(&id)).collect();
        let (mut whether, mut chosen, mut named) = (Vec::new(), Vec::new(), Vec::new());
        let rules = q.uses().into_iter().map(|(_, when)| when);
        for when in rules.chain(catalogue.proposed().iter().filter_map(|line| line.when)) {
            when.walk(&mut |part| match part {
                Condition::AtLeast { question, .. } => whole.push(*question),
                Condition::Answered(question) => whether.push(*question),
                Condition::Chosen { .. } => chosen.push(part),
                Condition::Holds(at) => named.push(*at),
                _ => {}
            });
        }
        let ways_out = q.tensions.iter().flat_map(|tension| &tension.ways_out);
        let removed = ways_out.filter_map(|way_out| way_out.removes).collect();
        let lines = catalogue.archetypes.iter().chain([&catalogue.every]);
        let rows = lines.flat_map(|lines| &lines.not_owns).filter_map(|line| line.line.who_row);
        Self { whole, whether, chosen, named, removed, rows: rows.map(|(question, _)| question).collect() }
    }

    /// Whether choosing `choice` gives anything, or anything asks whether it was chosen.
    fn matters(&self, question: &Question, at: QuestionIx, choice: ChoiceIx) -> bool {
        let Choice { id, names, other_work, salaries, evidence, nobody, .. } = &question[choice];
        let asked = self.chosen.iter().any(|part| {
            matches!(part, Condition::Chosen { question, choices, .. } if *question == at && choices.contains(choice))
        });
        let unknown = id == DONT_KNOW && question.is_symptom() && question.about != About::Wishes;
        let gives = names.is_some() || other_work.is_some() || salaries.is_some() || !evidence.is_empty();
        asked
            || gives
            || unknown
            || (*nobody && self.rows.contains(&at))
            || self.removed.contains(&(at, choice))
    }
}
