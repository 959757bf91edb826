//! The parts of one role after another: take the proposals, or change them line by line.

use super::Face;
use super::lines::said;
use super::talk::{Command, Heard, Stop};
use crate::intake::{Line, Operation, PARTS, Part, Place, Rejection, Shape};
use crate::questionnaire::wording::upper_first;
use crate::spec;

/// Where one part leads.
enum Next {
    Part,
    Before,
    Everything,
    Elsewhere,
}

impl Face<'_, '_> {
    /// Brings the shape of the `nth` role up to what was told, keeping what a person changed.
    pub(super) fn propose(&mut self, nth: usize) {
        let Some(archetype) = self.roles().get(nth).copied() else { return };
        let recommendation = self.recommendation();
        let told = self.intake.told().with(&recommendation.outcome);
        let work = self.intake.work();
        let shape = spec::shape_of(work, told, self.host.catalogue(), archetype);
        let before = work.shapes[archetype.at()].as_ref();
        if before != Some(&shape) {
            self.intake.apply(Operation::Follow { archetype, shape: Some(Box::new(shape)) });
        }
    }

    /// Walks through the parts of the `nth` role.
    pub(super) fn shape(&mut self, nth: usize) -> Result<(), Stop> {
        let roles = self.roles();
        let Some(archetype) = roles.get(nth).copied() else {
            self.go(if roles.is_empty() { Place::Verdict } else { Place::Preview(0) });
            return Ok(());
        };
        self.propose(nth);
        self.pause()?;
        let plain = upper_first(&self.questionnaire()[archetype].plain);
        let of =
            if roles.len() > 1 { format!("Role {} of {}: ", nth + 1, roles.len()) } else { String::new() };
        self.say(&format!("{of}{plain}"))?;
        self.say(
            "We propose each part of the posting. Enter takes it, y takes this and all that follow. To change a \
             part: e 2 edits line 2, d 2 deletes it, m 2 1 moves it to place 1, a adds a line, o says what else we \
             could propose.",
        )?;
        let mut at = 0;
        while let Some(part) = PARTS.get(at) {
            match self.part(nth, *part)? {
                Next::Part => at += 1,
                Next::Everything => break,
                Next::Elsewhere => return Ok(()),
                Next::Before if at > 0 => at -= 1,
                Next::Before => {
                    let last = self.intake.in_phase(crate::questionnaire::Phase::Shape).next_back();
                    self.go(match nth {
                        0 => last.map_or(Place::Verdict, Place::Question),
                        _ => Place::Shape(nth - 1),
                    });
                    return Ok(());
                }
            }
        }
        self.go(if nth + 1 < roles.len() { Place::Shape(nth + 1) } else { Place::Preview(0) });
        Ok(())
    }

    fn part(&mut self, nth: usize, part: Part) -> Result<Next, Stop> {
        let Some(archetype) = self.roles().get(nth).copied() else { return Ok(Next::Elsewhere) };
        loop {
            let shape = self.intake.work().shapes[archetype.at()].clone().unwrap_or_default();
            self.list(&shape, part)?;
            loop {
                let line = match self.listen("> ")? {
                    Heard::Command(Command::Back) => return Ok(Next::Before),
                    Heard::Command(Command::Review) => {
                        if self.review()? {
                            return Ok(Next::Elsewhere);
                        }
                        break;
                    }
                    Heard::Command(Command::TakeBack { again }) => {
                        if self.take_back(again)? {
                            return Ok(Next::Elsewhere);
                        }
                        continue;
                    }
                    Heard::Command(Command::Explain | Command::Skip) => {
                        self.say(part.advice())?;
                        self.say("Enter takes the lines as they are; e, d, m, a and o change them; y takes everything.")?;
                        continue;
                    }
                    Heard::Line(line) => line,
                };
                if line.trim().is_empty() {
                    return Ok(Next::Part);
                }
                if line.trim().eq_ignore_ascii_case("y") {
                    return Ok(Next::Everything);
                }
                let mut changed = shape.clone();
                if let Err(wrong) = self.edit(&mut changed, part, &line)? {
                    self.say(&wrong.to_string())?;
                    continue;
                }
                if changed != shape {
                    self.intake.apply(Operation::Shape { archetype, shape: Some(Box::new(changed)) });
                }
                break;
            }
        }
    }

    fn list(&mut self, shape: &Shape, part: Part) -> Result<(), Stop> {
        self.pause()?;
        self.say(part.heading())?;
        let lines: Vec<String> = shape.lines(part).iter().map(|line| said(shape, part, line)).collect();
        if lines.is_empty() {
            self.say("  (nothing here)")?;
        }
        self.numbered(&lines)?;
        for nth in 0..lines.len() {
            let worded = self.host.wording(part, shape.lines(part)[nth].text());
            for advice in shape.advice(part, nth).into_iter().chain(worded) {
                let line = if part.is_single() { String::new() } else { format!("Line {}: ", nth + 1) };
                self.say(&format!("{line}{advice}"))?;
            }
        }
        Ok(())
    }

    /// Carries out one editing command on `shape`.
    fn edit(&mut self, shape: &mut Shape, part: Part, typed: &str) -> Result<Result<(), Rejection>, Stop> {
        let mut words = typed.split_whitespace();
        let verb = words.next().unwrap_or_default().to_lowercase();
        let numbers: Option<Vec<usize>> =
            words.map(|word| word.parse::<usize>().ok()?.checked_sub(1)).collect();
        let many = shape.lines(part).len();
        let numbers = match numbers {
            // A part of one line needs no number.
            Some(none) if none.is_empty() && part.is_single() && many == 1 => vec![0],
            Some(numbers) => numbers,
            None => return Ok(Err(Rejection::new("Line numbers are whole numbers from 1."))),
        };
        if numbers.iter().any(|at| *at >= many) && !matches!(verb.as_str(), "a" | "o") {
            return Ok(Err(Rejection::new(format!("There {} here.", are(many)))));
        }
        match (verb.as_str(), numbers.as_slice()) {
            ("e", [at]) => {
                let now = shape.lines(part)[*at].fields.clone();
                let Some(fields) = self.fields(shape, part, &now)? else { return Ok(Err(unchanged())) };
                let line = &mut shape.lines_mut(part)[*at];
                line.edited |= line.fields != fields;
                line.fields = fields;
            }
            ("d", [at]) => shape.delete(part, *at),
            ("m", [from, to]) => {
                let line = shape.lines_mut(part).remove(*from);
                shape.lines_mut(part).insert(*to, line);
            }
            ("a", _) => return self.add(shape, part),
            ("o", _) => return self.offer(shape, part),
            _ => {
                return Ok(Err(Rejection::new(
                    "Type e 2, d 2, m 2 1, a or o; Enter takes the lines as they are.",
                )));
            }
        }
        Ok(Ok(()))
    }

    /// Says what else the catalogue has for `part`, and adds what is chosen of it.
    fn offer(&mut self, shape: &mut Shape, part: Part) -> Result<Result<(), Rejection>, Stop> {
        let recommendation = self.recommendation();
        let told = self.intake.told().with(&recommendation.outcome);
        let work = self.intake.work();
        let role = self.roles().into_iter().find(|role| {
            work.shapes[role.at()].as_ref().is_some_and(|other| other.lines(part) == shape.lines(part))
        });
        let Some(role) = role else { return Ok(Err(unchanged())) };
        let mut lines = spec::offered(work, told, self.host.catalogue(), role, part);
        lines.retain(|line| !shape.lines(part).iter().any(|other| other.proposal == line.proposal));
        if lines.is_empty() {
            return Ok(Err(Rejection::new("All there is stands here already.")));
        }
        let said: Vec<String> = lines.iter().map(|line| said(shape, part, line)).collect();
        self.numbered(&said)?;
        let Heard::Line(typed) = self.listen("Which of these fits as well? (Enter: none) ")? else {
            return Ok(Err(unchanged()));
        };
        let Ok(nth) = super::read::pick(&said, &typed) else { return Ok(Err(unchanged())) };
        let (_, most) = part.limits();
        if shape.lines(part).len() >= most {
            return Ok(Err(Rejection::new(format!("{most} lines are the most here: d deletes one first."))));
        }
        shape.add(part, lines.swap_remove(nth));
        Ok(Ok(()))
    }

    /// Adds a line; where the part is full, another one goes.
    fn add(&mut self, shape: &mut Shape, part: Part) -> Result<Result<(), Rejection>, Stop> {
        let (_, most) = part.limits();
        let many = shape.lines(part).len();
        let mut goes = None;
        if many >= most {
            let lines = if most == 1 { "One line is".to_owned() } else { format!("{most} lines are") };
            let asks = format!("{lines} the most here. Which one goes? (Enter: none) ");
            let Heard::Line(typed) = self.listen(&asks)? else { return Ok(Err(unchanged())) };
            goes = typed.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if goes.is_none_or(|at| at >= many) {
                return Ok(Err(unchanged()));
            }
        }
        let Some(fields) = self.fields(shape, part, &[])? else { return Ok(Err(unchanged())) };
        if let Some(at) = goes {
            shape.delete(part, at);
        }
        shape.lines_mut(part).push(Line::own(fields));
        Ok(Ok(()))
    }
}

fn unchanged() -> Rejection {
    Rejection::new("Nothing was changed.")
}

fn are(many: usize) -> String {
    match many {
        0 => "is nothing".to_owned(),
        1 => "is only one line".to_owned(),
        many => format!("are only {many} lines"),
    }
}
