//! What divides people, and what they should settle first.

use super::{Teller, section};
use crate::align::{Side, Wanted};
use crate::intake::Asked;
use crate::questionnaire::About;
use crate::questionnaire::wording::upper_first;
use crate::report::{Block, Section, phrase};

/// The most questions that one meeting settles.
const AGENDA: usize = 3;

/// How many dividing questions are said before the rest is kept back.
const SHOWN: usize = 6;

impl Teller<'_> {
    pub(super) fn divides(&self) -> Option<Section> {
        let alignment = self.alignment;
        if alignment.agrees_in_everything() {
            return None;
        }
        let mut blocks = Vec::new();
        if alignment.divides.is_empty() {
            let says = "What you answer differently changes nothing about whom to hire.";
            blocks.push(Block::Paragraph(says.to_owned()));
        }
        for divide in &alignment.divides {
            let intro = format!("{} ({})", self.ask(divide), explains(divide.share));
            let mut entries: Vec<String> =
                divide.sides.iter().map(|side| self.divided(divide.asked, side)).collect();
            for entry in &mut entries {
                entry.push('.');
            }
            blocks.push(Block::List { intro, entries });
        }
        if !alignment.divides.is_empty() {
            let how = "How this is counted: question by question, each one's answers are turned into each other's. What \
                       that brings your results nearer is what the question explains.";
            let rest = if alignment.unasked > 0 {
                format!(" Questions that only some of you were asked explain {}.", percent(alignment.unasked))
            } else {
                String::new()
            };
            blocks.insert(0, Block::Paragraph(format!("{how}{rest}")));
        }
        let beside: Vec<String> = alignment
            .beside
            .iter()
            .map(|divide| {
                let sides: Vec<String> =
                    divide.sides.iter().map(|side| self.side(divide.asked, side)).collect();
                let short = self.row(divide.asked).unwrap_or(&self.question(divide.asked).short);
                format!("{short}: {}.", sides.join("; "))
            })
            .collect();
        let mut section = section("What divides you", blocks).first(SHOWN + 1, |left| {
            format!("{} more divide you a little.", upper_first(&phrase::counted(left, "question")))
        });
        if !beside.is_empty() {
            let intro = "You also differ here, without any change of whom to hire:".to_owned();
            section.blocks.push(Block::List { intro, entries: beside });
        }
        Some(section)
    }

    /// One side, with what it would turn if others said so too.
    fn divided(&self, asked: Asked, side: &Side) -> String {
        let mut said = self.side(asked, side);
        let mut to: Vec<(String, Vec<usize>)> = Vec::new();
        for (at, verdict) in &side.turns {
            let job = self.short(*verdict);
            match to.iter_mut().find(|(known, _)| *known == job) {
                Some((_, people)) => people.push(*at),
                None => to.push((job, vec![*at])),
            }
        }
        for (nth, (job, people)) in to.iter().enumerate() {
            let names = self.names(people);
            let lead = if nth == 0 { "; had" } else { ", and had" };
            said.extend([lead, " ", &names, " said so too, it would come to ", job]);
        }
        said
    }

    pub(super) fn agenda(&self) -> Option<Section> {
        let questionnaire = self.alignment.questionnaire;
        let mut blocks: Vec<Block> = Vec::new();
        for divide in self.alignment.to_settle() {
            let mut entries: Vec<String> =
                divide.sides.iter().map(|side| self.side(divide.asked, side)).collect();
            entries.push(
                match self.question(divide.asked).about {
                    About::Facts => "This is about what happened: whoever can look it up, brings it along.",
                    About::OwnWord => "This is a judgement: hear both sides, and let whoever hires decide.",
                    About::Wishes => {
                        "This is a wish: say what this person does first, and who does the rest."
                    }
                    About::Role => "This stands on the posting: decide it once.",
                }
                .to_owned(),
            );
            blocks.push(Block::List { intro: self.ask(divide), entries });
        }
        let divided = self.alignment.divides.len().min(AGENDA);
        let unowned = self.alignment.unowned.iter().map(|one| {
            let work = phrase::quoted(&self.work(one));
            let owner = match one.work {
                Wanted::Other(other) => {
                    format!("It belongs with {}.", questionnaire[other].owner.trim_end_matches('.'))
                }
                Wanted::Archetype(_) => "Nobody says that it is in good hands.".to_owned(),
            };
            let given = format!("The new person, {} say.", self.names(&one.people));
            let given = if given.contains("everybody") {
                "The new person, everybody says.".to_owned()
            } else {
                given
            };
            Block::List {
                intro: format!("Who does this from the first month on: {work}?"),
                entries: vec![given, owner],
            }
        });
        // Work without an owner is asked about before what changes no result.
        let rest = blocks.split_off(divided);
        blocks.extend(unowned.chain(rest));
        blocks.truncate(AGENDA);
        for (nth, block) in blocks.iter_mut().enumerate() {
            if let Block::List { intro, .. } = block {
                *intro = format!("Question {}: {intro}", nth + 1);
            }
        }
        let heading = match blocks.len() {
            0 => return None,
            1 => "The question to settle in the next meeting".to_owned(),
            many => format!("The {} questions to settle in the next meeting", phrase::number(many)),
        };
        Some(section(&heading, blocks))
    }
}

/// What a question explains, in words.
fn explains(share: i64) -> String {
    match percent(share) {
        _ if share <= 0 => "turns somebody’s result".to_owned(),
        percent => format!("explains {percent}"),
    }
}

/// Thousandths as a percentage.
fn percent(share: i64) -> String {
    match (share + 5) / 10 {
        0 if share > 0 => "less than 1%".to_owned(),
        percent => format!("{percent}%"),
    }
}
