//! The line-by-line face: the same intake as numbered prompts, for screen readers, pipes and dumb terminals.
//!
//! Nothing is ever redrawn and no escape code is written. Every line typed is either an answer or one of a few
//! one-letter commands; every change goes through [`Intake`], so the same answers give the same work as by any other face.

mod decide;
mod finish;
mod home;
mod lines;
mod question;
mod read;
mod review;
mod shaping;
mod talk;

use std::io::{BufRead, Write};

use super::look::unattended;
use crate::face::{Ending, Host, SavedFile};
use crate::id::ArchetypeIx;
use crate::intake::{Intake, Operation, Place, Typed};
use crate::questionnaire::Questionnaire;
use crate::recommendation::{Recommendation, Verdict, recommend};
use crate::spec;

pub use home::home;
use talk::{NOBODY, Stop, Talk};

/// Asks `intake` line by line.
///
/// # Errors
/// When nothing can be read or written any more, or the answers cannot be kept.
pub fn run(
    intake: Intake<'_>,
    host: &mut dyn Host,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> anyhow::Result<Ending> {
    let mut face = Face {
        intake,
        host,
        talk: Talk::new(input, output),
        back_to: None,
        said: String::new(),
        left_open: Vec::new(),
    };
    match face.sitting() {
        Ok(saved) => Ok(Ending::Saved(saved)),
        Err(stop) => face.leave(stop),
    }
}

/// One sitting by lines.
struct Face<'q, 'io> {
    intake: Intake<'q>,
    host: &'io mut dyn Host,
    talk: Talk<'io>,
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

    fn sitting(&mut self) -> Result<Vec<SavedFile>, Stop> {
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
        let typed = self.host.typed();
        let typed = typed.iter().flat_map(Typed::texts).collect::<Vec<_>>().join(" · ");
        if !typed.is_empty() {
            self.say(&format!("This was being typed when it was cut off: {typed}"))?;
        }
        self.say(
            "Answer with a number, or with the first words of a choice. On any question: b goes back, ? explains, \
             s skips where that is allowed, r lists all answers, h says where they point so far, u takes the last change back, q leaves and keeps \
             your answers.",
        )
    }

    fn go(&mut self, place: Place) {
        self.intake.apply(Operation::Go(place));
    }

    /// Hands what was done to the host, in order.
    fn note(&mut self) -> Result<(), Stop> {
        for step in self.intake.take_done() {
            if let Err(error) = self.host.note(&step) {
                self.say(&format!("{error:#}"))?;
            }
        }
        Ok(())
    }

    /// Takes the last change back, or makes it again; whether there was one.
    fn take_back(&mut self, again: bool) -> Result<bool, Stop> {
        let done = if again { self.intake.redo() } else { self.intake.undo() };
        self.say(match (done, again) {
            (true, false) => "The last change is taken back. U makes it again.",
            (true, true) => "The change is made again.",
            (false, false) => "Nothing is left to take back.",
            (false, true) => "Nothing was taken back.",
        })?;
        self.back_to = self.back_to.filter(|_| !done);
        Ok(done)
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
        let kept =
            if self.intake.work().answers.is_empty() { None } else { self.host.keep(self.intake.work())? };
        let why = match stop {
            Stop::Failed(error) => return Err(error),
            Stop::Unattended => return Err(unattended(NOBODY)),
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
