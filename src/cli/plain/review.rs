//! All answers at once, and a jump to any of them.

use super::Face;
use super::read::pick;
use super::talk::{Heard, Stop};
use crate::id::QuestionIx;
use crate::intake::{Place, Words};
use crate::questionnaire::Phase;

impl Face<'_, '_> {
    /// Lists the answers; returns whether the person jumped to one.
    pub(super) fn review(&mut self) -> Result<bool, Stop> {
        let from = self.intake.work().at;
        let mut asked: Vec<QuestionIx> = self.intake.asked().collect();
        let shaping = match from {
            Place::Question(at) => self.questionnaire().phase(at) == Phase::Shape,
            Place::Verdict => false,
            Place::Shape(_) | Place::Preview(_) => true,
        };
        if shaping {
            asked.extend(self.intake.in_phase(Phase::Shape));
        }
        let words = Words(self.intake.told());
        let lines = asked.iter().map(|at| {
            let answer = words.answer(*at).unwrap_or_else(|| "(no answer yet)".to_owned());
            format!("{}: {}", self.questionnaire()[*at].short, answer.replace('\n', " / "))
        });
        let lines: Vec<String> = lines.collect();
        self.pause()?;
        self.say("Your answers")?;
        self.numbered(&lines)?;
        self.say("Type a number to change that answer; Enter goes back to where you were.")?;
        loop {
            match self.listen("> ")? {
                Heard::Command(_) => return Ok(false),
                Heard::Line(line) if line.trim().is_empty() => return Ok(false),
                Heard::Line(line) => match pick(&lines, &line) {
                    Ok(nth) => {
                        // A second jump still comes back to where the first one left.
                        self.back_to = self.back_to.or(Some((from, self.recommendation().verdict)));
                        self.go(Place::Question(asked[nth]));
                        return Ok(true);
                    }
                    Err(_) => self.say(&format!("Type a number from 1 to {}.", lines.len()))?,
                },
            }
        }
    }
}
