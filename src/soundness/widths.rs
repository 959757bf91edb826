//! Words that do not fit a small screen, or that show a gap to the person who is asked.

use unicode_width::UnicodeWidthStr;

use super::{Findings, Subject};
use crate::diagnostic::{Diagnostic, Span};
use crate::id::{ArchetypeIx, ChoiceIx, QuestionIx};
use crate::questionnaire::{Phase, Questionnaire, Wording};

/// The most columns of a question: two lines of the narrowest screen that shows a panel below.
const ASK: usize = 92;
/// The most columns of a choice: one line beside its number at 80 columns.
const LABEL: usize = 72;
/// The most columns of a question's name in lists.
const SHORT: usize = 32;
/// The most columns of a row of a grid, with its answer beside it.
const ROW: usize = 44;
/// The most columns of the help below a choice: two lines.
const HELP: usize = 140;
/// The most words of the sentence that says the job.
const SENTENCE: usize = 30;

pub(super) fn findings(subject: &Subject<'_>, found: &mut Findings) {
    let q = subject.questionnaire;
    let places = &subject.asked;
    for at in q.all_questions() {
        let question = &q[at];
        let asks = std::iter::once((None, &question.ask));
        let asks = asks.chain(question.wordings.iter().enumerate().map(|(nth, v)| (Some(nth), &v.text)));
        for (nth, ask) in asks {
            said(q, at, ask, "the question", ASK, places.ask(at, nth), found);
        }
        too_wide(&question.short, "`short`", SHORT, places.short(at), found);
        for (nth, row) in question.rows().iter().enumerate() {
            too_wide(&row.label, "the row", ROW, places.row(at, nth), found);
        }
        for choice in (0..question.choices.len()).map(ChoiceIx::new) {
            let labels = std::iter::once((None, &question[choice].label));
            let wordings = question[choice].wordings.iter().enumerate();
            for (nth, label) in labels.chain(wordings.map(|(nth, v)| (Some(nth), &v.text))) {
                said(q, at, label, "the choice", LABEL, places.label(at, choice, nth), found);
            }
            if let Some(help) = &question[choice].help {
                too_wide(help, "the help", HELP, places.help(at, choice), found);
            }
        }
    }
    for (at, archetype) in q.archetypes.iter().enumerate() {
        for (nth, sentence) in archetype.sentences.iter().enumerate() {
            let words = filled(q, &sentence.text).split_whitespace().count();
            if words > SENTENCE {
                let span = places.sentence(ArchetypeIx::new(at), nth);
                let message = format!("the sentence has {words} words, and at most {SENTENCE} are read");
                found.asked(Diagnostic::warning(span, message).help("say the job more briefly"));
            }
        }
    }
}

/// Words on the screen of question `at`: too wide, or with a gap that may stay open.
fn said(
    q: &Questionnaire,
    at: QuestionIx,
    text: &Wording,
    what: &str,
    most: usize,
    span: Span,
    found: &mut Findings,
) {
    for (id, _) in text.gaps().unwrap_or_default() {
        let open = q.question(&id).map(|gap| (gap, &q[gap])).filter(|(gap, question)| {
            question.fallback.is_none() && (question.optional || q.phase(*gap) == Phase::Shape)
        });
        if let Some((_, gap)) = open.filter(|_| q.phase(at) == Phase::Intake) {
            let message =
                format!("`{}` may be left open, and has no `fallback`: this would show a gap", gap.id);
            found.asked(Diagnostic::warning(span.clone(), message).help("give that question a `fallback`"));
        }
    }
    too_wide(&filled(q, text), what, most, span, found);
}

fn too_wide(text: &str, what: &str, most: usize, span: Span, found: &mut Findings) {
    let width = text.width();
    if width > most {
        let message = format!("{what} is {width} columns wide, and {most} fit a small screen");
        found.asked(Diagnostic::warning(span, message).help("say it more briefly"));
    }
}

/// The words with their gaps filled as they are most often.
fn filled(q: &Questionnaire, text: &Wording) -> String {
    text.fill(|id| {
        let question = q.question(id).map(|at| &q[at]);
        question.map_or_else(String::new, |q| q.fallback.clone().unwrap_or_else(|| q.short.clone()))
    })
}
