//! What each person expects of the hire, and which of it nobody owns.

use super::{Teller, article, section};
use crate::align::{Unowned, Wanted};
use crate::id::{ChoiceIx, QuestionIx};
use crate::intake::{Answer, Told, Words};
use crate::report::{Block, Section, phrase};

impl Teller<'_> {
    pub(super) fn early(&self) -> Option<Section> {
        let alignment = self.alignment;
        let questionnaire = alignment.questionnaire;
        let mut blocks = Vec::new();
        for stand in &alignment.people {
            let told = stand.told(questionnaire);
            let asking = questionnaire.all_questions().filter(|at| questionnaire[*at].asks_for_work());
            let wants = asking.flat_map(|at| wishes(told, at));
            let wants: Vec<String> = wants.map(|wish| phrase::quoted(&wish)).collect();
            let wants =
                (!wants.is_empty()).then(|| format!("wants first: {}", phrase::joined(&wants, "and")));
            let due = stand.expects();
            let due = due.iter().map(|(what, month)| format!("by month {month}: {}", phrase::quoted(what)));
            let entries: Vec<String> = wants.into_iter().chain(due).collect();
            if !entries.is_empty() {
                blocks.push(Block::List { intro: format!("{}:", stand.person.name), entries });
            }
        }
        (!blocks.is_empty()).then(|| section("Who expects what in month three", blocks))
    }

    pub(super) fn unowned(&self) -> Option<Section> {
        let questionnaire = self.alignment.questionnaire;
        let says = |one: &Unowned| {
            let whose = match one.work {
                Wanted::Archetype(archetype) => {
                    format!(
                        "work for {}, and nobody has it in good hands",
                        article(&questionnaire[archetype].name)
                    )
                }
                Wanted::Other(other) => format!(
                    "{}, work for {}; until there is one it belongs with {}",
                    questionnaire[other].title, questionnaire[other].role, questionnaire[other].owner
                ),
            };
            format!(
                "{} ({}): {}",
                phrase::quoted(&self.work(one)),
                self.names(&one.people),
                phrase::sentence(&whose)
            )
        };
        let entries: Vec<String> = self.alignment.unowned.iter().map(says).collect();
        if entries.is_empty() {
            return None;
        }
        let intro = match self.alignment.settled.recommendation.archetype() {
            Some(archetype) => format!(
                "Several of you give this to the new person. It is no work for {}, and it has no owner:",
                article(&questionnaire[archetype].name)
            ),
            None => "Several of you give this to the new person, and it has no owner:".to_owned(),
        };
        Some(section("Work that has no owner", vec![Block::List { intro, entries }]))
    }

    /// What the work is, as it was offered.
    pub(super) fn work(&self, one: &Unowned) -> String {
        let questionnaire = self.alignment.questionnaire;
        match (one.wish, one.work) {
            (Some((question, choice)), _) => self.words(&one.people).label(question, choice),
            (None, Wanted::Archetype(archetype)) => questionnaire[archetype].meaning.clone(),
            (None, Wanted::Other(other)) => questionnaire[other].title.clone(),
        }
    }
}

/// What was asked for in answer to `question`, as it was offered; in a grid each once.
fn wishes(told: Told<'_>, question: QuestionIx) -> Vec<String> {
    let mut chosen: Vec<ChoiceIx> = match told.answer(question) {
        Some(Answer::One(choice)) => vec![*choice],
        Some(Answer::Many(ticks)) => ticks.iter().collect(),
        Some(Answer::Grid(rows)) => rows.iter().flatten().copied().collect(),
        _ => Vec::new(),
    };
    chosen.dedup();
    chosen.into_iter().map(|choice| Words(told).label(question, choice)).collect()
}
