//! The answers behind it, and the person's own word beside what happened.

use super::{Block, Reason, Section, Teller, Topic, phrase};
use crate::id::{ChoiceIx, FailureIx, QuestionIx};
use crate::intake::Answer;
use crate::order;
use crate::questionnaire::About;
use crate::recommendation::{Cited, reasons};

/// How many answers are quoted at first.
const FIRST: usize = 5;

impl<'a> Teller<'a> {
    pub(super) fn reasons(&self) -> Option<Section> {
        let heading = if self.recommendation.archetype().is_some() { "Why" } else { "What points to it" };
        let says = |more| match more {
            1 => "One more answer points the same way.".to_owned(),
            more => format!("{} more answers point the same way.", phrase::capital_number(more)),
        };
        self.quoted_reasons(Topic::Reasons, heading, |weight| weight > 0, says)
    }

    pub(super) fn against(&self) -> Option<Section> {
        let says = |more| match more {
            1 => "One more answer speaks against it.".to_owned(),
            more => format!("{} more answers speak against it.", phrase::capital_number(more)),
        };
        self.quoted_reasons(Topic::Against, "What speaks against it", |weight| weight < 0, says)
    }

    fn quoted_reasons(
        &self,
        topic: Topic,
        heading: &str,
        counts: impl Fn(i32) -> bool,
        says: impl Fn(usize) -> String,
    ) -> Option<Section> {
        if !self.names_a_failure() {
            return None;
        }
        let mut cited = reasons(&self.told, self.recommendation.failure());
        cited.retain(|cited| counts(cited.weight));
        // Strongest first on either side.
        order::by_key(&mut cited, |cited| -cited.weight.abs());
        let blocks: Vec<Block> = cited.iter().map(|cited| Block::Reason(self.reason(cited))).collect();
        (!blocks.is_empty()).then(|| Section::new(topic, heading, blocks).first(FIRST, says))
    }

    fn reason(&self, cited: &Cited<'_>) -> Reason {
        Reason {
            question: self.asked(cited.question, cited.row),
            answer: self.words.label(cited.question, cited.choice),
            because: phrase::sentence(cited.because),
        }
    }

    /// The question as it was asked, with the row of a grid.
    pub(super) fn asked(&self, question: QuestionIx, row: Option<usize>) -> String {
        let ask = self.words.ask(question);
        match row.and_then(|row| self.questionnaire()[question].rows().get(row)) {
            Some(row) => format!("{ask} {}", row.label),
            None => ask,
        }
    }

    /// What the person's own words name, in the order they were asked for.
    pub(super) fn own_words(&self) -> impl Iterator<Item = (QuestionIx, ChoiceIx, FailureIx)> + use<'a> {
        let (told, questionnaire) = (self.told, self.questionnaire());
        let own = questionnaire.all_questions().filter(|at| questionnaire[*at].about == About::OwnWord);
        own.filter_map(move |at| match told.answer(at)? {
            Answer::One(choice) => Some((at, *choice, questionnaire[at][*choice].names?)),
            _ => None,
        })
    }

    pub(super) fn own_word(&self) -> Option<Section> {
        if !self.names_a_failure() {
            return None;
        }
        let winner = self.recommendation.failure();
        let mut blocks = Vec::new();
        for (question, choice, named) in self.own_words().filter(|(_, _, named)| *named != winner) {
            let said = phrase::quoted(&self.words.label(question, choice));
            let asked = phrase::quoted(&self.words.ask(question));
            let says = format!("To {asked} you said {said}. That is {}.", self.short(named));
            blocks.push(Block::Paragraph(says));
        }
        if !blocks.is_empty() {
            let says = format!("All you told us together points to {}.", self.short(winner));
            blocks.push(Block::Paragraph(says));
        }
        if let Some(alone) = self.recommendation.facts_alone {
            let alone = self.short(alone);
            let says = format!("Without your own word for it, what happened points to {alone}.");
            let advice = "Ask somebody who was there before you post anything.";
            blocks.push(Block::Notice(format!("{says} {advice}")));
        }
        if blocks.is_empty() {
            self.own_words().next()?;
            blocks.push(Block::Paragraph("They agree: what you name is what has been happening.".into()));
        }
        Some(Section::new(Topic::OwnWord, "Your own word and what happened", blocks))
    }
}
