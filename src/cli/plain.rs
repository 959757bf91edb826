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

use crate::id::ArchetypeIx;
use crate::intake::{Decision, How, Intake, Operation, Place, Work};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::{Recommendation, Verdict, recommend};

use talk::Stop;

/// What a face needs of the world outside: the catalogue, and somewhere to put things.
pub trait Host {
    /// The lines that documents are made of.
    fn catalogue(&self) -> &Catalogue;
    /// Writes the files of every role and says which.
    ///
    /// # Errors
    /// When a file cannot be written; nothing is lost then.
    fn save(&mut self, work: &Work) -> anyhow::Result<Vec<PathBuf>>;
    /// Puts the sitting aside so that it can go on later, and says where.
    ///
    /// # Errors
    /// When it cannot be put anywhere.
    fn keep(&mut self, work: &Work) -> anyhow::Result<PathBuf>;
    /// The documents as they would be written, each with its name.
    fn preview(&self, work: &Work) -> Vec<(String, String)>;
}

/// How a sitting ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The files were written.
    Saved(Vec<PathBuf>),
    /// It was left early.
    Left {
        /// Where the answers are, if there were any.
        kept: Option<PathBuf>,
    },
}

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
        self.say(
            "Answer with a number, or with the first words of a choice. On any question: b goes back, ? explains, \
             s skips where that is allowed, r lists all answers, q leaves and keeps them.",
        )
    }

    fn go(&mut self, place: Place) {
        self.intake.apply(Operation::Go(place));
    }

    fn recommendation(&self) -> Recommendation {
        recommend(self.intake.told())
    }

    /// The kinds of engineer whose roles are shaped, after what was decided.
    fn roles(&self) -> Vec<ArchetypeIx> {
        roles(&self.recommendation(), &self.intake.work().decision)
    }

    /// Keeps the answers of a sitting that stops before its end.
    fn leave(&mut self, stop: Stop) -> anyhow::Result<Ending> {
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
        Ok(Ending::Left { kept })
    }
}

/// The kinds of engineer whose roles a decision opens.
fn roles(recommendation: &Recommendation, decision: &Decision) -> Vec<ArchetypeIx> {
    match decision.how {
        How::Split => recommendation.open_reqs().map(|req| req.archetype).collect(),
        How::Overridden => decision.archetype.into_iter().collect(),
        How::Accepted => recommendation.archetype().into_iter().collect(),
    }
}
