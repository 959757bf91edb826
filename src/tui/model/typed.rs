//! What is being typed, so that it outlives a kill, and how it is gone on with afterwards.

use super::{Asking, Model};
use crate::intake::{PARTS, Place, Typed};
use crate::questionnaire::Phase;
use crate::tui::draft::Draft;
use crate::tui::editor::Editor;
use crate::tui::update::{fields, values};

impl Model<'_> {
    /// What is being typed and stands nowhere else.
    pub(in crate::tui) fn typing(&self) -> Option<Typed> {
        let left = self.verdict.left.as_ref().filter(|_| self.work().at == Place::Verdict);
        let said = |reason: &Editor| Some(reason.text()).filter(|_| !reason.is_empty());
        match self.verdict.asking.as_ref().or(left) {
            Some(Asking::Why { archetype, reason }) => {
                return Some(Typed::Otherwise { archetype: *archetype, because: said(reason)? });
            }
            Some(Asking::WayOut { tension, way_out, reason }) => {
                let (tension, way_out) = (*tension, *way_out);
                return Some(Typed::WayOut { tension, way_out, because: said(reason)? });
            }
            _ => {}
        }
        if let (Some(part), Some((_, archetype))) = (self.part(), self.role()) {
            let held = |at| Some(values(part, self.shape()?.lines(part).get(at)?));
            return Some(Typed::Line { archetype, part, open: self.shaping.list.open(held)? });
        }
        let question = self.question()?;
        let draft = self.draft(question).filter(|draft| !matches!(draft, Draft::Choice(_)))?;
        let q = &self.questionnaire()[question];
        let (is, open) = (draft.answer(q).ok().flatten(), draft.open(q));
        let is = is.filter(|answer| self.work().answers.get(question) != Some(answer));
        (is.is_some() || open.is_some()).then_some(Typed::Answer { question, is, open })
    }

    /// Goes on with what was being typed when an earlier sitting was cut off here, as far as there is a place for it.
    pub fn go_on(&mut self, typed: Typed) {
        match typed {
            Typed::Answer { question, is, open } => {
                if matches!(self.work().at, Place::Shape(_))
                    && self.questionnaire().phase(question) == Phase::Shape
                {
                    self.shaping.page = 0;
                    let nth = self.posting().iter().position(|other| *other == question);
                    self.shaping.question = nth.unwrap_or(0);
                }
                if self.question() == Some(question) {
                    let draft = Draft::again(&self.intake.told(), question, is.as_ref(), open.as_ref());
                    self.drafts[question.at()] = Some(draft);
                }
            }
            Typed::Line { archetype, part, open } => {
                if self.role().is_some_and(|(_, role)| role == archetype)
                    && let Some(nth) = PARTS.iter().position(|other| *other == part)
                {
                    self.shaping.page = nth + 1;
                    let count = self.shape().map_or(0, |shape| shape.lines(part).len());
                    let fields = fields(self, part);
                    self.shaping.list.go_on(&open, count, &fields);
                }
            }
            Typed::Otherwise { archetype, because } if self.work().at == Place::Verdict => {
                self.verdict.asking = Some(Asking::Why { archetype, reason: Editor::line(&because) });
            }
            Typed::WayOut { tension, way_out, because } if self.work().at == Place::Verdict => {
                let reason = Editor::line(&because);
                self.verdict.asking = Some(Asking::WayOut { tension, way_out, reason });
            }
            Typed::Otherwise { .. } | Typed::WayOut { .. } => {}
        }
    }
}
