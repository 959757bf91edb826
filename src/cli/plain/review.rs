//! All answers at once, and a jump to any of them.

use super::Face;
use super::read::pick;
use super::talk::{Heard, Stop};
use crate::id::QuestionIx;
use crate::intake::{Place, Words};
use crate::questionnaire::Phase;
use crate::report::phrase;

impl Face<'_, '_> {
    /// Says which questions are not asked, and after which answer.
    fn not_asked(&mut self, shaping: bool) -> Result<(), Stop> {
        let questionnaire = self.questionnaire();
        let told = self.intake.told();
        let words = Words(told);
        let mut after: Vec<(String, Vec<String>)> = Vec::new();
        for at in questionnaire.all_questions().filter(|at| !self.intake.is_asked(*at)) {
            let decides = told.hidden_by(at).into_iter().find(|decides| words.answer(*decides).is_some());
            let Some(decides) = decides.filter(|_| shaping || questionnaire.phase(at) == Phase::Intake)
            else {
                continue;
            };
            let said = phrase::quoted(&words.answer(decides).unwrap_or_default());
            let why = format!("{said} to {}", phrase::quoted(&questionnaire[decides].short));
            let short = questionnaire[at].short.clone();
            match after.iter_mut().find(|(other, _)| *other == why) {
                Some((_, shorts)) => shorts.push(short),
                None => after.push((why, vec![short])),
            }
        }
        for (why, shorts) in after {
            self.say(&format!("Not asked after {why}: {}.", phrase::joined(&shorts, "and")))?;
        }
        Ok(())
    }

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
        self.not_asked(shaping)?;
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
