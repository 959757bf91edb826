//! One question: how it is printed, and where it leads.

use super::Face;
use super::read::Taken;
use super::talk::{Command, Stop};
use crate::id::QuestionIx;
use crate::intake::{Operation, Place, Rejection, Words};
use crate::questionnaire::{Kind, Phase};

impl Face<'_, '_> {
    /// Asks `at` until it is answered or left.
    pub(super) fn question(&mut self, at: QuestionIx) -> Result<(), Stop> {
        self.introduce(at)?;
        loop {
            let wrong = match self.take(at)? {
                Taken::Answer(answer) => match self.intake.answer(at, answer) {
                    Ok(()) => self.advance(at).err(),
                    Err(wrong) => Some(wrong),
                },
                Taken::Keep => self.advance(at).err(),
                Taken::Wrong(wrong) => Some(wrong),
                Taken::Command(Command::Back) => match self.before(at) {
                    Some(place) => {
                        self.go(place);
                        None
                    }
                    None => Some(Rejection::new("This is the first question.")),
                },
                Taken::Command(Command::Skip) => {
                    if self.intake.may_skip(at) {
                        if self.intake.work().answers.get(at).is_some() {
                            self.intake.apply(Operation::Answer { question: at, answer: None });
                        }
                        self.advance(at).err()
                    } else {
                        Some(Rejection::new("This one cannot be left out."))
                    }
                }
                Taken::Command(Command::Review) => {
                    if !self.review()? {
                        self.introduce(at)?;
                        continue;
                    }
                    None
                }
                Taken::Command(Command::TakeBack { again }) => {
                    if !self.take_back(again)? {
                        continue;
                    }
                    None
                }
                Taken::Command(Command::Explain) => {
                    self.explain(at)?;
                    continue;
                }
            };
            match wrong {
                Some(wrong) => self.say(&wrong.to_string())?,
                None => return Ok(()),
            }
        }
    }

    /// The questions that are asked in the same run as `at`.
    pub(super) fn run_of(&self, at: QuestionIx) -> Vec<QuestionIx> {
        self.intake.in_phase(self.questionnaire().phase(at)).collect()
    }

    fn before(&self, at: QuestionIx) -> Option<Place> {
        let before = self.run_of(at).into_iter().rev().find(|other| *other < at);
        let to_verdict = self.questionnaire().phase(at) == Phase::Shape;
        before.map(Place::Question).or(to_verdict.then_some(Place::Verdict))
    }

    /// Goes on from `at`: to where a jump came from, to the next question, or to what follows the last.
    fn advance(&mut self, at: QuestionIx) -> Result<(), Rejection> {
        // Asks whether `at` may be left; where to is decided here, because a jump knows where it came from.
        self.intake.next(at)?;
        if let Some((back_to, before)) = self.back_to {
            let earlier = |open: &QuestionIx| !matches!(back_to, Place::Question(back) if *open >= back);
            if let Some(open) = self.intake.open().filter(earlier) {
                self.go(Place::Question(open));
            } else {
                self.back_to = None;
                let stands = self.is_before_verdict(back_to) || self.recommendation().verdict == before;
                self.go(if stands { back_to } else { Place::Verdict });
            }
        } else if self.questionnaire().phase(at) == Phase::Shape {
            let next = self.run_of(at).into_iter().find(|other| *other > at);
            self.go(next.map_or(Place::Shape(0), Place::Question));
        }
        Ok(())
    }

    /// Whether `place` is a question that is asked before the verdict.
    fn is_before_verdict(&self, place: Place) -> bool {
        match place {
            Place::Question(at) => {
                self.questionnaire().phase(at) == Phase::Intake && self.intake.is_asked(at)
            }
            _ => false,
        }
    }

    fn introduce(&mut self, at: QuestionIx) -> Result<(), Stop> {
        let question = &self.questionnaire()[at];
        let section = &self.questionnaire()[question.section];
        let run = self.run_of(at);
        self.pause()?;
        let progress = self.intake.progress(at);
        self.say(&format!("Question {progress}: {}", section.title))?;
        let first = run.iter().find(|other| self.questionnaire()[**other].section == question.section);
        if let Some(intro) = section.intro.as_ref().filter(|_| first == Some(&at)) {
            self.say(intro)?;
        }
        let words = Words(self.intake.told());
        let (ask, now) = (words.ask(at), words.answer(at));
        self.say(&ask)?;
        let labels: Vec<String> =
            self.choices(at).into_iter().map(|choice| Words(self.intake.told()).label(at, choice)).collect();
        if !matches!(question.kind, Kind::Number { .. }) {
            self.numbered(&labels)?;
        }
        if let Some(how) = how(&question.kind, self.intake.may_skip(at)) {
            self.say(&how)?;
        }
        if let Some(now) = now {
            self.say(&format!("Your answer so far: {now}"))?;
            self.say("Enter keeps it.")?;
        }
        Ok(())
    }

    /// Why it is asked, how to answer, and what the choices mean.
    pub(super) fn explain(&mut self, at: QuestionIx) -> Result<(), Stop> {
        let question = &self.questionnaire()[at];
        let words = Words(self.intake.told());
        let why = question.why.as_ref().map(|why| format!("Why we ask: {}", words.fill(why)));
        let help = question.help.as_ref().map(|help| words.fill(help));
        let choices: Vec<String> = self
            .choices(at)
            .iter()
            .filter_map(|choice| {
                let help = question[*choice].help.as_ref()?;
                Some(format!("{}: {help}", words.label(at, *choice)))
            })
            .collect();
        for line in why.into_iter().chain(help).chain(choices) {
            self.say(&line)?;
        }
        let example = match &question.kind {
            Kind::Text { example } | Kind::LongText { example } | Kind::Lines { example, .. } => {
                example.as_ref()
            }
            _ => None,
        };
        if let Some(example) = example {
            self.say(&format!("For example: {example}"))?;
        }
        self.say(
            "b goes back, s skips where that is allowed, r lists all answers, q leaves and keeps them.",
        )?;
        if matches!(question.kind, Kind::Text { .. } | Kind::LongText { .. } | Kind::Lines { .. }) {
            self.say("To answer with one of these letters, put it in quotation marks: \"q\".")?;
        }
        Ok(())
    }
}

/// How a kind of question is answered by lines, where the list of choices does not say it.
fn how(kind: &Kind, optional: bool) -> Option<String> {
    let how = match kind {
        Kind::OneOf | Kind::Scale | Kind::Text { .. } => String::new(),
        Kind::ManyOf { at_most: Some(most), .. } => format!("At most {most}: type their numbers, like 1 3."),
        Kind::ManyOf { at_most: None, .. } => "Type the numbers of all that apply, like 1 3.".into(),
        Kind::Number { unit, .. } if unit.is_empty() => "Type a number.".into(),
        Kind::Number { unit, .. } => format!("Type a number of {unit}."),
        Kind::Date => "Type a date like 2027-01-31.".into(),
        Kind::LongText { .. } => "Type as many lines as you like; a line with only a dot ends it.".into(),
        Kind::Lines { .. } => "Type one a line; an empty line ends the list.".into(),
        Kind::Grid { .. } => "Choose a number for each of the following.".into(),
        Kind::Table { .. } => {
            "We go row by row; an empty first field ends the table, a minus sign there deletes the row."
                .into()
        }
    };
    match (how.is_empty(), optional) {
        (true, true) => Some("s skips this one.".into()),
        (false, true) => Some(format!("{how} s skips this one.")),
        (true, false) => None,
        (false, false) => Some(how),
    }
}
