//! What is asked for, held against what is needed: the wishes of others and of the draft, each with where its work belongs.

use super::{Block, Section, Teller, Topic, phrase};
use crate::id::{ArchetypeIx, QuestionIx};
use crate::order;
use crate::recommendation::{Cited, SeatState, wishes};

impl Teller<'_> {
    /// What is asked for first and belongs to somebody else than this role; nothing when all of it belongs here.
    pub(super) fn asked_for(&self) -> Option<Section> {
        let here = self.recommendation.archetype()?;
        let all = (0..self.questionnaire().archetypes.len()).map(ArchetypeIx::new);
        let mut cited: Vec<(ArchetypeIx, Cited<'_>)> =
            all.flat_map(|at| wishes(&self.told, at).into_iter().map(move |cited| (at, cited))).collect();
        cited.retain(|(_, cited)| self.questionnaire()[cited.question].asks_for_work());
        if cited.iter().all(|(archetype, _)| *archetype == here) {
            return None;
        }
        order::by_key(&mut cited, |(archetype, cited)| (*archetype != here, cited.question, cited.choice));
        let mut blocks: Vec<Block> = Vec::new();
        if cited.iter().all(|(archetype, _)| *archetype != here) {
            let says = "Nobody you asked wants the work of this role first. Settle that before you post it.";
            blocks.push(Block::Notice(says.into()));
        }
        let mut questions: Vec<QuestionIx> = cited.iter().map(|(_, cited)| cited.question).collect();
        questions.sort_unstable();
        questions.dedup();
        for question in questions {
            let here = cited.iter().filter(|(_, cited)| cited.question == question);
            let says = |(archetype, cited): &(ArchetypeIx, Cited<'_>)| {
                let wish = phrase::quoted(&self.words.label(question, cited.choice));
                format!("{wish}: {}", self.belongs(*archetype))
            };
            blocks.push(Block::List { intro: self.words.ask(question), entries: here.map(says).collect() });
        }
        Some(Section::new(Topic::Asked, "What others want first", blocks))
    }

    /// Whose work it is that `archetype` does.
    fn belongs(&self, archetype: ArchetypeIx) -> String {
        let seat = self.recommendation.seats.iter().find(|seat| seat.archetype == archetype);
        match seat {
            Some(seat) if seat.state == SeatState::ThisReq => "this role.".to_owned(),
            Some(seat) => phrase::sentence(&format!(
                "work for {}; {}",
                self.plain(archetype),
                self.stands(*seat, false)
            )),
            None => {
                format!("work for {}; this role is not for it, so tell whoever asked.", self.plain(archetype))
            }
        }
    }
}
