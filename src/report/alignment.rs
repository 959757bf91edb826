//! What there is to say about several people's intakes for one role.

mod divided;
mod json;
mod wanted;

use super::{Block, Report, Section, Topic, phrase};
use crate::align::{Alignment, Divide, Side, Stand};
use crate::id::ArchetypeIx;
use crate::intake::{Answer, Asked, How, Words};
use crate::questionnaire::{About, Question};
use crate::recommendation::Verdict;

pub use json::json_of;

/// Everything to say about `alignment`; `restrictions` say what could not be held against each other.
#[must_use]
pub fn alignment(alignment: &Alignment<'_>, restrictions: &[String]) -> Report {
    let teller = Teller { alignment };
    let people = phrase::capital_number(alignment.people.len()).to_lowercase();
    let title = format!("{}: {people} people on one role", alignment.questionnaire.title);
    let sections = [
        Some(teller.job(restrictions)),
        Some(teller.each()),
        teller.agreed(),
        teller.divides(),
        teller.early(),
        teller.unowned(),
        teller.agenda(),
        Some(teller.settled()),
    ];
    Report { title, sections: sections.into_iter().flatten().collect() }
}

struct Teller<'a> {
    alignment: &'a Alignment<'a>,
}

fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section::new(Topic::Alignment, heading, blocks)
}

impl<'a> Teller<'a> {
    fn name(&self, at: usize) -> &'a str {
        &self.alignment.people[at].person.name
    }

    fn names(&self, people: &[usize]) -> String {
        if people.len() == self.alignment.people.len() {
            return "everybody".to_owned();
        }
        let names: Vec<String> = people.iter().map(|at| self.name(*at).to_owned()).collect();
        phrase::joined(&names, "and")
    }

    fn question(&self, asked: Asked) -> &'a Question {
        &self.alignment.questionnaire[asked.question]
    }

    /// The words of whoever of `people` stands first.
    fn words(&self, people: &[usize]) -> Words<'a> {
        let stand = &self.alignment.people[people.first().copied().unwrap_or(0)];
        Words(stand.told(self.alignment.questionnaire))
    }

    /// The question as it was asked, with the row of a grid.
    fn ask(&self, divide: &Divide) -> String {
        let people: Vec<usize> =
            divide.sides.iter().flat_map(|side| side.people.iter().copied()).min().into_iter().collect();
        let ask = self.words(&people).ask(divide.asked.question);
        match self.row(divide.asked) {
            Some(row) => format!("{ask} {}", phrase::sentence(&phrase::quoted(row))),
            None => ask,
        }
    }

    fn row(&self, asked: Asked) -> Option<&'a str> {
        let row = self.question(asked).rows().get(asked.row?)?;
        Some(row.label.as_str())
    }

    /// An answer in the words in which it was offered to `people`.
    fn answer(&self, asked: Asked, answer: &Answer, people: &[usize]) -> String {
        self.words(people).said(asked.question, answer)
    }

    /// “An answer” (who gave it).
    fn side(&self, asked: Asked, side: &Side) -> String {
        let answer = phrase::quoted(&self.answer(asked, &side.answer, &side.people));
        format!("{answer} ({})", self.names(&side.people))
    }

    fn short(&self, verdict: Verdict) -> String {
        let questionnaire = self.alignment.questionnaire;
        match verdict {
            Verdict::Hire { archetype, .. } => article(&questionnaire[archetype].name),
            Verdict::Stop { gate, .. } => phrase::quoted(&questionnaire[gate].title),
        }
    }

    fn job(&self, restrictions: &[String]) -> Section {
        let people = &self.alignment.people;
        let mut jobs: Vec<String> = Vec::new();
        let mut nobody: Vec<usize> = Vec::new();
        for (at, stand) in people.iter().enumerate() {
            match stand.hires() {
                None => nobody.push(at),
                Some(archetype) => {
                    let job = article(&self.alignment.questionnaire[archetype].name);
                    if !jobs.contains(&job) {
                        jobs.push(job);
                    }
                }
            }
        }
        let all = match people.len() {
            2 => "Both of you".to_owned(),
            many => format!("All {} of you", phrase::number(many)),
        };
        let lead = match (&jobs[..], &nobody[..]) {
            _ if self.alignment.agrees_in_everything() => format!("{all} gave the same answers: you agree."),
            ([], _) => format!("{all} would hire nobody yet."),
            ([job], []) => format!("{all} describe the same job: {job}."),
            ([job], _) => {
                format!("One job is described, {job}; {} would hire nobody yet.", self.names(&nobody))
            }
            (_, nobody) => {
                let different = phrase::counted(jobs.len(), "different job");
                let count = phrase::capital_number(people.len());
                let listed = phrase::joined(&jobs, "and");
                let rest = match nobody {
                    [] => String::new(),
                    nobody => format!("; {} would hire nobody yet", self.names(nobody)),
                };
                format!("{count} people describe {different}: {listed}{rest}.")
            }
        };
        let mut blocks = vec![Block::Lead(lead)];
        if jobs.len() > 1 {
            let says = "One posting cannot be all of them: whoever is hired for one disappoints those who wait for another.";
            blocks.push(Block::Paragraph(says.to_owned()));
        }
        blocks.extend(restrictions.iter().cloned().map(Block::Notice));
        section("In one sentence", blocks)
    }

    fn each(&self) -> Section {
        let questionnaire = self.alignment.questionnaire;
        let says = |stand: &Stand| {
            let recommendation = &stand.recommendation;
            let because = match recommendation.verdict {
                Verdict::Hire { failure, archetype } => {
                    let failure = phrase::quoted(&questionnaire[failure].short);
                    let hire = article(&questionnaire[archetype].name);
                    let sure = recommendation.confidence.word();
                    format!("{failure} is missing, so {hire} ({sure})")
                }
                Verdict::Stop { gate, .. } => {
                    format!("{}, and nobody to hire yet", phrase::quoted(&questionnaire[gate].title))
                }
            };
            let decided = match stand.hires() {
                Some(hired) if stand.person.work.decision.how == How::Overridden => {
                    format!("; decided on {} all the same", article(&questionnaire[hired].name))
                }
                _ => String::new(),
            };
            format!("{}: {because}{decided}.", stand.person.name)
        };
        let entries = self.alignment.people.iter().map(says).collect();
        section("What each of you is missing", vec![Block::List { intro: String::new(), entries }])
    }

    fn agreed(&self) -> Option<Section> {
        let alignment = self.alignment;
        let everybody: Vec<usize> = (0..alignment.people.len()).collect();
        let counts = |asked: &&Asked| {
            matches!(self.question(**asked).about, About::Facts | About::OwnWord | About::Wishes)
        };
        let agreed: Vec<&Asked> = alignment.agreed.iter().filter(counts).collect();
        let says = |asked: &&Asked| {
            let stand = alignment
                .people
                .iter()
                .find(|stand| stand.told(alignment.questionnaire).said(**asked).is_some())?;
            let answer = stand.told(alignment.questionnaire).said(**asked)?;
            let people: Vec<usize> = everybody
                .iter()
                .copied()
                .filter(|at| alignment.people[*at].told(alignment.questionnaire).said(**asked).is_some())
                .collect();
            let short = self.row(**asked).unwrap_or(&self.question(**asked).short);
            let answer = phrase::quoted(&self.answer(**asked, &answer, &people));
            Some(format!("{short}: {answer}"))
        };
        let entries: Vec<String> = agreed.iter().filter_map(says).collect();
        if entries.is_empty() {
            return None;
        }
        let intro = "Everybody who was asked gave the same answer:".to_owned();
        Some(section("Where you agree", vec![Block::List { intro, entries }]))
    }

    fn settled(&self) -> Section {
        let alignment = self.alignment;
        let recommendation = &alignment.settled.recommendation;
        let comes_to = self.short(recommendation.verdict);
        if alignment.agrees_in_everything() {
            return section(
                "Put together",
                vec![Block::Paragraph(format!("Your answers come to {comes_to}."))],
            );
        }
        let sure = recommendation.confidence.word();
        let sure = recommendation.archetype().map_or(String::new(), |_| format!(" ({sure})"));
        let first = self.name(0);
        let rule = format!(
            "Of what happened, this takes the answer of most of those who know; where it is level, that of whoever stands first \
             above ({first}). It takes every wish. What goes wrong next, and the posting, are taken from {first}, and where \
             that is silent, from whoever stands next."
        );
        let blocks = vec![
            Block::Paragraph(format!(
                "As long as nothing is settled, your answers together come to {comes_to}{sure}."
            )),
            Block::Paragraph(rule),
        ];
        section("Put together", blocks)
    }

    /// The archetype of `stand` by its id, for programs.
    fn archetype_id(&self, archetype: Option<ArchetypeIx>) -> Option<&'a str> {
        archetype.map(|archetype| self.alignment.questionnaire[archetype].id.as_str())
    }
}

/// "a model operator", "an oven hand".
fn article(name: &str) -> String {
    let an = name.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    format!("{} {name}", if an { "an" } else { "a" })
}
