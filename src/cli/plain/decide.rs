//! The verdict, what does not fit together, and the decision.

use super::Face;
use super::read::pick;
use super::talk::{Command, Heard, Stop, WIDTH};
use crate::id::{ArchetypeIx, SectionIx, TensionIx};
use crate::intake::{Decision, How, Operation, Place, Settlement, in_words};
use crate::questionnaire::Phase;
use crate::questionnaire::wording::upper_first;
use crate::recommendation::{Recommendation, Verdict};
use crate::report::{self, Block, Misfit, phrase};

/// What can be done about a verdict.
#[derive(Clone, Copy)]
enum Choice {
    Hear,
    Accept,
    Split,
    Otherwise,
    Rest,
    Change,
}

impl Face<'_, '_> {
    /// Says where the answers point so far, and why.
    pub(super) fn hearing(&mut self) -> Result<(), Stop> {
        let recommendation = self.recommendation();
        let heard = report::hearing(&self.intake, &recommendation, None);
        if let Some(why) = heard.early {
            return self.say(&why.says("we can say where they point"));
        }
        self.say(&phrase::sentence(&heard.points_to))?;
        for says in heard.reasons.iter().chain(&heard.warnings).chain(&heard.later) {
            self.say(says)?;
        }
        let title = |section: SectionIx| self.questionnaire()[section].title.as_str();
        let open: Vec<String> =
            heard.open.iter().map(|(section, open)| format!("{}, {open}", title(*section))).collect();
        if open.is_empty() { Ok(()) } else { self.say(&format!("Still to hear: {}.", open.join("; "))) }
    }

    /// Says the verdict and asks what to do about it.
    pub(super) fn verdict(&mut self) -> Result<(), Stop> {
        let recommendation = self.recommendation();
        let mut said = report::verdict(self.intake.told(), &recommendation, self.intake.work());
        // What does not fit and is still open is asked one by one below.
        for section in &mut said.sections {
            section.blocks.retain(|block| !matches!(block, Block::Misfit(one) if one.decided.is_none()));
        }
        said.sections.retain(|section| !section.blocks.is_empty());
        let said = report::spoken(&said, WIDTH);
        self.pause()?;
        if said == self.said {
            self.say("The result is as before.")?;
        } else {
            self.show(&said)?;
            self.said = said;
        }
        while let Some(tension) = self.unsettled() {
            if !self.settle(tension)? {
                return Ok(());
            }
        }
        self.decide()
    }

    /// The first thing that does not fit together and about which nothing was said yet.
    fn unsettled(&self) -> Option<TensionIx> {
        let recommendation = self.recommendation();
        let open = |at: &TensionIx| self.misfit(&recommendation, *at).decided.is_none();
        recommendation.tensions.iter().copied().find(|at| !self.left_open.contains(at) && open(at))
    }

    fn misfit(&self, recommendation: &Recommendation, at: TensionIx) -> Misfit {
        report::misfit(self.intake.told(), recommendation, self.intake.work(), at)
    }

    /// Offers the ways out of `at`; false when the person went somewhere else.
    fn settle(&mut self, at: TensionIx) -> Result<bool, Stop> {
        let misfit = self.misfit(&self.recommendation(), at);
        let ways: Vec<String> = misfit.ways_out.iter().map(|(_, label)| label.clone()).collect();
        self.pause()?;
        self.say("This does not fit together:")?;
        self.say(&format!("{} {}", misfit.says, misfit.because))?;
        self.numbered(&ways)?;
        self.say("Choose a way out; s leaves it as it is.")?;
        loop {
            match self.listen("> ")? {
                Heard::Command(Command::Skip) => {
                    self.left_open.push(at);
                    return Ok(true);
                }
                Heard::Command(Command::Explain) => {
                    self.say("Nothing here changes the result. What you choose is written into the role.")?;
                }
                // Who comes back from the list of answers is asked again.
                Heard::Command(command) => return Ok(!self.elsewhere(command)?),
                Heard::Line(line) => match pick(&ways, &line) {
                    Ok(nth) => return self.take_way_out(at, misfit.ways_out[nth].0),
                    Err(wrong) => self.say(&wrong.to_string())?,
                },
            }
        }
    }

    fn take_way_out(&mut self, at: TensionIx, nth: usize) -> Result<bool, Stop> {
        let verdict = self.recommendation().verdict;
        let way = &self.questionnaire()[at].ways_out[nth];
        if let Some(question) = way.revisit.filter(|question| self.intake.is_asked(*question)) {
            // Looking again settles nothing by itself: if the answer stays, so does what does not fit.
            self.back_to = Some((Place::Verdict, verdict));
            self.go(Place::Question(question));
            return Ok(false);
        }
        let asks = way.asks.as_deref().or(way.keeps.then_some("Why?"));
        let because = match asks {
            Some(asks) => self.reason(asks)?,
            None => Some(String::new()),
        };
        let Some(because) = because else { return Ok(true) };
        let settlement = Some(Settlement::new(nth, because));
        let operation = self.intake.work().settling(self.questionnaire(), at, settlement);
        self.intake.apply(operation);
        Ok(true)
    }

    /// One line that is not empty; nothing after a command, which takes the choice before it back.
    fn reason(&mut self, asks: &str) -> Result<Option<String>, Stop> {
        loop {
            let Heard::Line(line) = self.listen(&format!("{asks} "))? else { return Ok(None) };
            let words: Vec<&str> = line.split_whitespace().collect();
            match in_words(words.join(" ")) {
                Ok(words) => return Ok(Some(words)),
                Err(_) if words.is_empty() => self.say("Type a few words.")?,
                Err(wrong) => self.say(&wrong.to_string())?,
            }
        }
    }

    /// Carries out a command that leads away from the verdict; whether it did.
    fn elsewhere(&mut self, command: Command) -> Result<bool, Stop> {
        match command {
            Command::Back => {
                let last = self.intake.asked().next_back();
                if let Some(last) = last {
                    self.go(Place::Question(last));
                }
                Ok(last.is_some())
            }
            Command::Review => self.review(),
            Command::TakeBack { again } => self.take_back(again),
            Command::Skip | Command::Explain => {
                self.say("Type a number; b goes back, r lists your answers, q leaves and keeps them.")?;
                Ok(false)
            }
        }
    }

    fn decide(&mut self) -> Result<(), Stop> {
        let recommendation = self.recommendation();
        let (choices, labels): (Vec<Choice>, Vec<String>) = self.offers(&recommendation).into_iter().unzip();
        loop {
            self.pause()?;
            self.say("What now?")?;
            self.numbered(&labels)?;
            let choice = match self.listen("> ")? {
                Heard::Command(command) => {
                    if self.elsewhere(command)? {
                        return Ok(());
                    }
                    continue;
                }
                Heard::Line(line) => match pick(&labels, &line) {
                    Ok(nth) => choices[nth],
                    Err(wrong) => {
                        self.say(&wrong.to_string())?;
                        continue;
                    }
                },
            };
            match choice {
                Choice::Hear => {
                    let said = report::verdict(self.intake.told(), &recommendation, self.intake.work());
                    self.pause()?;
                    self.show(&report::spoken(&said.in_full(), WIDTH))?;
                    continue;
                }
                Choice::Change => {
                    if self.review()? {
                        return Ok(());
                    }
                    continue;
                }
                Choice::Rest => {
                    self.intake.set_quick(false);
                    let open = self.intake.open();
                    self.go(open.map_or(Place::Verdict, Place::Question));
                    return Ok(());
                }
                Choice::Accept => self.decided(Decision::default()),
                Choice::Split => self.decided(Decision { how: How::Split, ..Decision::default() }),
                Choice::Otherwise => {
                    let Some(archetype) = self.whom(&recommendation)? else { continue };
                    let Some(because) = self.reason("Why?")? else { continue };
                    self.decided(Decision { archetype: Some(archetype), how: How::Overridden, because });
                }
            }
            if self.roles().is_empty() {
                self.go(Place::Preview(0));
                return Ok(());
            }
            let first = self.intake.in_phase(Phase::Shape).next();
            self.go(first.map_or(Place::Shape(0), Place::Question));
            return Ok(());
        }
    }

    fn decided(&mut self, decision: Decision) {
        self.intake.apply(Operation::Decide(decision));
    }

    fn offers(&self, recommendation: &Recommendation) -> Vec<(Choice, String)> {
        let plain = |archetype: ArchetypeIx| self.questionnaire()[archetype].plain.as_str();
        let mut offers = match recommendation.verdict {
            Verdict::Hire { archetype, .. } => {
                vec![(Choice::Accept, format!("Shape the role of {}", plain(archetype)))]
            }
            Verdict::Stop { .. } => {
                vec![(Choice::Accept, "Do not hire yet, and keep this result".to_owned())]
            }
        };
        let each: Vec<String> =
            recommendation.reqs.iter().map(|req| plain(req.archetype).to_owned()).collect();
        if each.len() > 1 {
            let each = report::phrase::joined(&each, "and");
            offers.push((Choice::Split, format!("Shape a role of its own for each: {each}")));
        }
        let otherwise = match recommendation.verdict {
            Verdict::Hire { .. } => "Hire somebody else, and say why",
            Verdict::Stop { .. } => "Hire all the same, and say why",
        };
        offers.push((Choice::Otherwise, otherwise.to_owned()));
        if self.intake.is_quick() {
            offers.push((Choice::Rest, "Answer the other questions too".to_owned()));
        }
        offers.push((Choice::Change, "Change an answer".to_owned()));
        offers.push((Choice::Hear, "Hear all of it, with every answer behind it".to_owned()));
        offers
    }

    /// Asks whom to hire instead of the recommended one.
    fn whom(&mut self, recommendation: &Recommendation) -> Result<Option<ArchetypeIx>, Stop> {
        let all = (0..self.questionnaire().archetypes.len()).map(ArchetypeIx::new);
        let others: Vec<ArchetypeIx> = all.filter(|at| Some(*at) != recommendation.archetype()).collect();
        let labels: Vec<String> =
            others.iter().map(|at| upper_first(&self.questionnaire()[*at].plain)).collect();
        self.say("Whom?")?;
        self.numbered(&labels)?;
        loop {
            match self.listen("> ")? {
                Heard::Command(_) => return Ok(None),
                Heard::Line(line) => match pick(&labels, &line) {
                    Ok(nth) => return Ok(Some(others[nth])),
                    Err(wrong) => self.say(&wrong.to_string())?,
                },
            }
        }
    }
}
