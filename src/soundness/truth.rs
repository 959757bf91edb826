//! Conditions that are never true, that are true whatever is answered, or of which a part is.

use super::worlds::{Go, World, Worlds};
use super::{Findings, Subject};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::id::{ArchetypeIx, QuestionIx, RowIx};
use crate::intake::{Shown, Told};
use crate::questionnaire::catalogue::Proposed;
use crate::questionnaire::{Condition, Questionnaire, Spot, Use, World as _};

pub(super) fn findings(subject: &Subject<'_>, found: &mut Findings) {
    let questionnaire = subject.questionnaire;
    let mut dead = Vec::new();
    for (what, when) in questionnaire.uses() {
        let Some(spot) = subject.asked.spot(what) else { continue };
        let case = Case { questionnaire, when, spot, what: Asks::Rule(what) };
        let judged = case.judge(&dead, &mut found.untried);
        if let Use::Named(at) = what
            && judged.iter().any(|one| one.span == case.spot.span())
        {
            dead.push(Condition::Holds(at));
        }
        found.questionnaire.extend(judged);
    }
    for at in questionnaire.all_questions() {
        if let Some(one) = unreachable(subject, at) {
            found.asked(one);
        }
    }
    for line in subject.catalogue.proposed() {
        let (Some(when), Some(spot)) = (line.when, subject.lines.spot(&line)) else { continue };
        let case = Case { questionnaire, when, spot, what: Asks::Line(line) };
        let judged = case.judge(&dead, &mut found.untried);
        found.catalogue.extend(judged);
    }
}

/// A question whose own condition can be true, but never where its section is asked.
fn unreachable(subject: &Subject<'_>, at: QuestionIx) -> Option<Diagnostic> {
    let questionnaire = subject.questionnaire;
    let question = &questionnaire[at];
    let (when, section) = (question.when.as_ref()?, questionnaire[question.section].when.as_ref()?);
    let worlds = Worlds::of(questionnaire, &[when, section], Some(at), None);
    let alone =
        worlds.any(|world| when.is_true(&world.told)) && worlds.any(|world| section.is_true(&world.told));
    if worlds.are_too_many() || !alone || worlds.any(|world| world.told.shown.contains(at)) {
        return None;
    }
    let message =
        format!("nobody is ever asked `{}`: its section is not asked when it would be", question.id);
    Some(Diagnostic::new(subject.asked.question(at), message).help("change one of the two conditions"))
}

/// What a condition is for.
enum Asks<'a> {
    Rule(Use),
    Line(Proposed<'a>),
}

/// One condition in its place.
struct Case<'a> {
    questionnaire: &'a Questionnaire,
    when: &'a Condition,
    spot: Spot<'a>,
    what: Asks<'a>,
}

/// What one statement asks for.
enum Asked {
    /// What was chosen, in a row of a grid.
    Choice(QuestionIx, Option<RowIx>),
    /// Which number was given.
    Number(QuestionIx),
}

/// A condition or a part of one, and what became of it in the worlds that were tried.
struct Node<'a> {
    when: &'a Condition,
    spot: Spot<'a>,
    parts: Vec<Node<'a>>,
    /// The questions that it asks for.
    asked: Vec<Asked>,
    true_once: bool,
    /// Told with every question shown.
    true_if_shown: bool,
    /// True in every world so far in which everything it asks for was answered, if there was one.
    always: Option<bool>,
}

impl<'a> Node<'a> {
    fn new(questionnaire: &Questionnaire, when: &'a Condition, spot: Spot<'a>) -> Self {
        let parts = when.parts().iter().zip(spot.parts());
        let parts = parts.map(|(part, spot)| Self::new(questionnaire, part, spot)).collect();
        // Whether something was answered is asked because it may not have been.
        let mut always = None;
        let mut asked = Vec::new();
        questionnaire.walk(when, &mut |part| match part {
            Condition::Answered(_) => always = Some(false),
            Condition::Chosen { question, row, .. } => asked.push(Asked::Choice(*question, *row)),
            Condition::AtLeast { question, .. } => asked.push(Asked::Number(*question)),
            _ => {}
        });
        Self { when, spot, parts, asked, true_once: false, true_if_shown: false, always }
    }

    fn meet(&mut self, world: &World<'_>, everything: &Shown) {
        let value = self.when.eval(&world.told);
        self.true_once |= value == Some(true);
        self.true_if_shown |= self.when.is_true(&Told { shown: everything, ..world.told });
        let answered = |asked: &Asked| match *asked {
            Asked::Choice(at, row) => world.told.chosen(at, row).is_some(),
            Asked::Number(at) => world.told.number(at).is_some(),
        };
        if self.asked.iter().all(answered) {
            self.always = Some(self.always.unwrap_or(true) && value == Some(true));
        }
        self.parts.iter_mut().for_each(|part| part.meet(world, everything));
    }

    fn is_always_true(&self) -> bool {
        self.always == Some(true)
    }
}

impl Case<'_> {
    fn judge(&self, dead: &[Condition], untried: &mut usize) -> Vec<Diagnostic> {
        let questionnaire = self.questionnaire;
        let worlds = Worlds::of(questionnaire, &[self.when], self.context(), self.archetype());
        if worlds.are_too_many() {
            *untried += 1;
            return Vec::new();
        }
        let everything: Shown = questionnaire.all_questions().collect();
        let mut root = Node::new(questionnaire, self.when, self.spot);
        worlds.each(|world| {
            if self.context().is_none_or(|at| world.told.shown.contains(at)) {
                root.meet(world, &everything);
            }
            Go::On
        });
        let mut found = Vec::new();
        self.tell(&root, dead, true, &mut found);
        found
    }

    fn tell(&self, node: &Node<'_>, dead: &[Condition], whole: bool, found: &mut Vec<Diagnostic>) {
        let known = |when: &Condition| matches!(when, Condition::Holds(at) if dead.iter().any(|one| matches!(one, Condition::Holds(other) if other == at)));
        if known(node.when) {
            return;
        }
        if !node.true_once {
            found.push(self.never(node, whole));
            return;
        }
        if whole && node.is_always_true() {
            found.push(self.always(node.spot.span(), true));
            return;
        }
        for part in &node.parts {
            let idle = matches!(node.when, Condition::All(_)) && part.is_always_true();
            if idle && !known(part.when) {
                found.push(self.always(part.spot.span(), false));
            } else {
                self.tell(part, dead, false, found);
            }
        }
    }

    fn never(&self, node: &Node<'_>, whole: bool) -> Diagnostic {
        let span: Span = node.spot.span();
        let one = if whole {
            Diagnostic::new(span, self.nothing_happens())
        } else {
            Diagnostic::warning(span, "this part is never true, so it changes nothing")
        };
        if !node.true_if_shown {
            return one.help("no answers make it true: change it, or take it out");
        }
        let asked = node.asked.iter().map(|asked| match asked {
            Asked::Choice(at, _) | Asked::Number(at) => &self.questionnaire[*at],
        });
        let hidden = asked.filter(|question| {
            question.when.is_some() || self.questionnaire[question.section].when.is_some()
        });
        let mut hidden: Vec<String> = hidden.map(|question| format!("`{}`", question.id)).collect();
        hidden.dedup();
        let hidden = hidden.join(" or ");
        one.help(format!(
            "{hidden} is not asked when the rest is true: change it, or ask the question then too"
        ))
    }

    fn always(&self, span: Span, whole: bool) -> Diagnostic {
        let message = if whole {
            "this is true whatever is answered"
        } else {
            "this part is true whatever is answered, so it changes nothing"
        };
        let severity = match self.what {
            Asks::Rule(Use::Check(..)) if whole => Severity::Error,
            _ => Severity::Warning,
        };
        let help = "take it out, leave out a choice, or say `answered = true` if that is what is meant";
        Diagnostic { severity, ..Diagnostic::new(span, message) }.help(help)
    }

    /// The question that must be shown for the condition to be asked at all.
    fn context(&self) -> Option<QuestionIx> {
        match self.what {
            Asks::Rule(Use::Row(at, _) | Use::Ask(at, _) | Use::Label(at, ..)) => Some(at),
            _ => None,
        }
    }

    /// The archetype that is the one in question wherever the condition is asked.
    fn archetype(&self) -> Option<ArchetypeIx> {
        match &self.what {
            Asks::Rule(Use::Sentence(at, _)) => Some(*at),
            Asks::Rule(_) => None,
            Asks::Line(line) => line.archetype,
        }
    }

    /// That it is never true, by what follows from that.
    fn nothing_happens(&self) -> String {
        let q = self.questionnaire;
        match &self.what {
            Asks::Line(line) => match line.id {
                Some(id) => format!("the line `{id}` is never proposed"),
                None => "this line is never written".to_owned(),
            },
            Asks::Rule(what) => match *what {
                Use::Named(at) => format!("the condition `{}` is never true", q[at].id),
                Use::Section(at) => format!("nobody is ever asked the section `{}`", q[at].id),
                Use::Question(at) => format!("nobody is ever asked `{}`", q[at].id),
                Use::Row(at, nth) => format!("nobody is ever asked the row `{}`", q[at].rows()[nth].id),
                Use::Ask(..) | Use::Label(..) | Use::Sentence(..) => "these words are never used".to_owned(),
                Use::Covered(at) => format!("`{}` can never be in good hands already", q[at].id),
                Use::TieBreak(_) => "this order never settles a tie".to_owned(),
                Use::Check(at, _) => format!("this check of the gate `{}` never fails", q[at].id),
                Use::Tension(at) => format!("the tension `{}` never shows", q[at].id),
                Use::Several(_) => "this never makes several jobs of one".to_owned(),
                Use::Doubt(_) => "this doubt never arises".to_owned(),
                Use::Mix(_) => "this mix never applies".to_owned(),
                Use::Together(_) => "these seats never open together".to_owned(),
            },
        }
    }
}
