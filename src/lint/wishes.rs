//! What an old posting ticks beforehand in the questions about what is wished for.

use super::document::Document;
use super::yardstick::Yardstick;
use super::{Language, Report};
use crate::id::{ChoiceIx, ChoiceSet, QuestionIx};
use crate::intake::Answer;
use crate::phrase::Phrases;
use crate::questionnaire::{Kind, Questionnaire};

/// The ticks that the posting `source` gives: choices one of whose phrases stands in what it says of the role, or for one
/// of whose rules something was found in `report`. They are for the manager to confirm.
#[must_use]
pub fn wishes(
    source: &str,
    report: &Report,
    yardstick: &Yardstick,
    questionnaire: &Questionnaire,
) -> Vec<(QuestionIx, Answer)> {
    // Words that look English in another language wish for nothing.
    if matches!(report.language, Language::Other(_)) {
        return Vec::new();
    }
    let document = Document::read(source, yardstick);
    let found: Vec<&str> =
        report.findings.iter().map(|finding| yardstick.catalogue.rules[finding.rule].code.as_str()).collect();
    let ticks = |at: QuestionIx| {
        let question = &questionnaire[at];
        if !matches!(question.kind, Kind::ManyOf { .. }) {
            return None;
        }
        let phrases =
            question.choices.iter().enumerate().flat_map(|(nth, choice)| {
                choice.signals.iter().map(move |signal| (signal.as_str(), nth as u16))
            });
        let said = said(&document, &Phrases::new(phrases, &yardstick.catalogue.light));
        let is_ticked = |nth: &usize| {
            let choice = &question.choices[*nth];
            said.contains(nth) || choice.findings.iter().any(|code| found.contains(&code.as_str()))
        };
        let set: ChoiceSet = (0..question.choices.len()).filter(is_ticked).map(ChoiceIx::new).collect();
        (!set.is_empty()).then_some((at, Answer::Many(set)))
    };
    questionnaire.all_questions().filter_map(ticks).collect()
}

/// The marks of the phrases that stand in what `document` says of the role.
fn said(document: &Document, phrases: &Phrases) -> Vec<usize> {
    let (mut numbers, mut hits) = (Vec::new(), Vec::new());
    for line in document.lines.iter().filter(|line| line.section.is_role()) {
        phrases.find(&document.words[line.words.clone()], line.words.start, &mut numbers, &mut hits);
    }
    hits.iter().map(|hit| usize::from(hit.mark)).collect()
}
