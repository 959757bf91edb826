//! The line-by-line face: the same intake as numbered prompts, for screen readers, pipes and dumb terminals.
//!
//! Nothing is ever redrawn and no escape code is written. Every line typed is either an answer or one of five one-letter
//! commands; every change goes through [`Intake`], so the same answers give the same work as by any other face.

mod decide;
mod finish;
mod lines;
mod question;
mod read;
mod review;
mod shaping;
mod talk;

use std::io::{BufRead, Write};
use std::path::PathBuf;

use crate::face::{Ending, Host};
use crate::id::ArchetypeIx;
use crate::intake::{Intake, Operation, Place, Work};
use crate::questionnaire::Questionnaire;
use crate::recommendation::{Recommendation, Verdict, recommend};
use crate::spec;

use talk::Stop;

/// Asks `questionnaire` line by line, going on with `work`; `quick` asks only the five-minute path.
///
/// # Errors
/// When nothing can be read or written any more, or the answers cannot be kept.
pub fn run(
    questionnaire: &Questionnaire,
    work: Work,
    quick: bool,
    host: &mut dyn Host,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> anyhow::Result<Ending> {
    let intake = Intake::new(questionnaire, work, quick);
    let mut face =
        Face { intake, host, input, output, back_to: None, said: String::new(), left_open: Vec::new() };
    match face.sitting() {
        Ok(saved) => Ok(Ending::Saved(saved)),
        Err(stop) => face.leave(stop),
    }
}

/// One sitting by lines.
struct Face<'q, 'io> {
    intake: Intake<'q>,
    host: &'io mut dyn Host,
    input: &'io mut dyn BufRead,
    output: &'io mut dyn Write,
    /// Where to go on after an answer that was jumped to, and what the verdict was there.
    back_to: Option<(Place, Verdict)>,
    /// The last report as it was printed, so that it is not read out twice.
    said: String,
    /// What does not fit and was left at that, in this sitting.
    left_open: Vec<crate::id::TensionIx>,
}

impl<'q> Face<'q, '_> {
    fn questionnaire(&self) -> &'q Questionnaire {
        self.intake.questionnaire()
    }

    fn sitting(&mut self) -> Result<Vec<PathBuf>, Stop> {
        self.greet()?;
        loop {
            match self.intake.work().at {
                Place::Question(at) => self.question(at)?,
                Place::Verdict => match self.intake.open() {
                    Some(open) => self.go(Place::Question(open)),
                    None => self.verdict()?,
                },
                Place::Shape(nth) => self.shape(nth)?,
                Place::Preview(_) => {
                    if let Some(saved) = self.finish()? {
                        return Ok(saved);
                    }
                }
            }
        }
    }

    fn greet(&mut self) -> Result<(), Stop> {
        let title = self.questionnaire().title.clone();
        self.say(&title)?;
        if let Some(word) = self.host.word() {
            self.say(&word)?;
        }
        self.say(
            "Answer with a number, or with the first words of a choice. On any question: b goes back, ? explains, \
             s skips where that is allowed, r lists all answers, q leaves and keeps them.",
        )
    }

    fn go(&mut self, place: Place) {
        self.intake.apply(Operation::Go(place));
    }

    /// Hands what was done to the host, in order.
    fn note(&mut self) -> Result<(), Stop> {
        for operation in self.intake.take_done() {
            if let Err(error) = self.host.note(&operation) {
                self.say(&format!("{error:#}"))?;
            }
        }
        Ok(())
    }

    fn recommendation(&self) -> Recommendation {
        recommend(self.intake.told())
    }

    /// The kinds of engineer whose roles are shaped, after what was decided.
    fn roles(&self) -> Vec<ArchetypeIx> {
        spec::roles(self.questionnaire(), self.intake.work(), &self.recommendation())
    }

    /// Keeps the answers of a sitting that stops before its end.
    fn leave(&mut self, stop: Stop) -> anyhow::Result<Ending> {
        // Whoever went away may not be there to read what does not work; keeping the answers says it again.
        let _ = self.note();
        let kept = if self.intake.work().answers.is_empty() {
            None
        } else {
            Some(self.host.keep(self.intake.work())?)
        };
        let why = match stop {
            Stop::Failed(error) => return Err(error),
            Stop::Ended => "The input ended here.",
            Stop::Left => "You left here.",
        };
        // Whoever went away may not be there to read this.
        let _ = match &kept {
            None => self.say(&format!("{why} There was nothing to keep.")),
            Some(path) => self
                .say(&format!("{why} Your answers are kept in {}.", path.display()))
                .and_then(|()| self.say("To go on with them: hirefor resume")),
        };
        Ok(Ending::Left { kept, signal: None })
    }
}
