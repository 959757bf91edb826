//! What is at hand: the question, the role, the document, and what the keys act on.

use super::{Asking, Model, Overlay};
use crate::face::Document;
use crate::id::{ArchetypeIx, ChoiceIx, QuestionIx};
use crate::intake::{Line, PARTS, Part, Place, Shape};
use crate::questionnaire::Phase;
use crate::tui::draft::Draft;
use crate::tui::editor::Editor;
use crate::tui::keymap::Context;
use crate::tui::update::fields;

impl Model<'_> {
    /// The question whose field has the focus.
    pub(in crate::tui) fn question(&self) -> Option<QuestionIx> {
        match self.work().at {
            Place::Question(question) => Some(question),
            Place::Shape(_) if self.shaping.page == 0 => self.posting().get(self.shaping.question).copied(),
            _ => None,
        }
    }

    /// The text that is being typed.
    pub(in crate::tui) fn editor(&mut self) -> Option<&mut Editor> {
        if self.verdict.asking.is_some() {
            return match self.verdict.asking.as_mut()? {
                Asking::Why { reason, .. } | Asking::WayOut { reason, .. } => Some(reason),
                Asking::Whom { .. } => None,
            };
        }
        if self.part().is_some() {
            return self.shaping.list.editor();
        }
        if matches!(self.work().at, Place::Preview(_)) {
            return self.preview.search.as_mut();
        }
        let question = self.question()?;
        self.drafts.get_mut(question.at())?.as_mut()?.editor()
    }

    pub(in crate::tui) fn draft(&self, question: QuestionIx) -> Option<&Draft> {
        self.drafts.get(question.at())?.as_ref()
    }

    /// The choices of `question` as they are offered.
    pub(in crate::tui) fn labels(&self, question: QuestionIx) -> Vec<String> {
        let words = self.words();
        let choices = (0..self.questionnaire()[question].choices.len()).map(ChoiceIx::new);
        choices.map(|choice| words.label(question, choice)).collect()
    }

    /// The questions about the posting.
    pub(in crate::tui) fn posting(&self) -> Vec<QuestionIx> {
        self.intake.in_phase(Phase::Shape).collect()
    }

    /// The roles that are shaped, in the order they open.
    pub(in crate::tui) fn roles(&self) -> Vec<ArchetypeIx> {
        crate::spec::roles(self.questionnaire(), self.work(), &self.recommendation)
    }

    /// The role that is shaped or shown, and which of how many it is.
    pub(in crate::tui) fn role(&self) -> Option<(usize, ArchetypeIx)> {
        let (Place::Shape(nth) | Place::Preview(nth)) = self.work().at else { return None };
        Some((nth, *self.roles().get(nth)?))
    }

    /// The documents of the role at hand.
    pub(in crate::tui) fn documents(&self) -> &[Document] {
        let Place::Preview(nth) = self.work().at else { return &[] };
        self.preview.roles.get(nth).map_or(&[], Vec::as_slice)
    }

    /// The document that is shown.
    pub(in crate::tui) fn document(&self) -> Option<&Document> {
        self.documents().get(self.preview.tab)
    }

    /// The part of the role that is shown.
    pub(in crate::tui) fn part(&self) -> Option<Part> {
        let shaping = matches!(self.work().at, Place::Shape(_));
        PARTS.get(self.shaping.page.checked_sub(1)?).copied().filter(|_| shaping)
    }

    /// The shape of the role at hand.
    pub(in crate::tui) fn shape(&self) -> Option<&Shape> {
        let (_, archetype) = self.role()?;
        self.work().shapes.get(archetype.at())?.as_ref()
    }

    /// Whether `question` about the posting has no answer and its place in the role stands empty for it.
    pub(in crate::tui) fn is_missed(&self, question: QuestionIx) -> bool {
        let gap = self.words().missing(question);
        let lines = || PARTS.iter().flat_map(|part| self.shape().map_or(&[][..], |shape| shape.lines(*part)));
        self.work().answers.get(question).is_none()
            && lines().any(|line| line.fields.iter().any(|field| field.contains(&gap)))
    }

    /// The shape at hand with the line that is being typed as it stands now.
    pub(in crate::tui) fn shape_as_typed(&self, part: Part) -> Shape {
        let mut shape = self.shape().cloned().unwrap_or_default();
        let Some(editing) = &self.shaping.list.editing else { return shape };
        let values = editing.values();
        let lines = shape.lines_mut(part);
        if editing.at == lines.len() {
            lines.push(Line::own(Vec::new()));
        }
        if editing.at < lines.len() {
            let fields = part.fields().iter().enumerate().filter(|(_, field)| !field.fixed);
            let line = &mut lines[editing.at];
            line.fields.resize(part.fields().len(), String::new());
            for ((at, _), value) in fields.zip(values) {
                line.fields[at] = value;
            }
        }
        shape
    }

    /// What the linter says of the wording of `line` in `part`, as far as it was asked.
    pub(in crate::tui) fn worded(&self, part: Part, line: &str) -> &[String] {
        let known = self.shaping.worded.iter().find(|(of, text, _)| *of == part && text == line);
        known.map_or(&[], |(_, _, says)| says)
    }

    /// What the keys act on.
    pub(in crate::tui) fn context(&self) -> Context {
        match self.overlay {
            Some(Overlay::Help { .. }) => return Context::Help,
            Some(Overlay::Review(_)) => return Context::Review,
            None => {}
        }
        self.context_below()
    }

    /// What the keys act on under what covers the screen.
    pub(in crate::tui) fn context_below(&self) -> Context {
        if matches!(self.overlay, Some(Overlay::Help { review: Some(_), .. })) {
            return Context::Review;
        }
        if self.changed.is_some() {
            return Context::Changed;
        }
        if self.saved.is_some() {
            return Context::Saved;
        }
        if self.shaping.offer.is_some() {
            return Context::Other;
        }
        if let Some(part) = self.part() {
            return self.shaping.list.context(&fields(self, part), Context::Part);
        }
        if let Some(question) = self.question() {
            let draft = self.draft(question);
            return draft.map_or(Context::Choose, |draft| draft.context(&self.questionnaire()[question]));
        }
        match (&self.verdict.asking, self.work().at) {
            (_, Place::Preview(_)) if self.preview.search.is_some() => Context::Search,
            (_, Place::Preview(_)) => Context::Preview,
            (Some(Asking::Whom { .. }), _) => Context::Other,
            (Some(_), _) => Context::Reason,
            (None, _) => Context::Verdict,
        }
    }
}
