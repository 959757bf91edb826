//! What there is to say about a recommendation, without paint.
//!
//! [`verdict`] says it once; the terminal, the memo and the wizard only paint the same [`Report`]. Every sentence is
//! quoted from the questionnaire or stands in this module: nothing is composed from ids, and no points are shown.

mod alignment;
mod asked;
mod change;
mod fit;
mod hearing;
mod job;
mod json;
pub mod lint;
mod markdown;
mod open;
pub mod phrase;
mod simulation;
mod sure;
mod team;
mod text;
mod why;

pub use alignment::{alignment, json_of as alignment_json};
pub use hearing::{Early, Hearing, hearing};
pub use json::json;
pub use markdown::markdown;
pub use simulation::Simulated;
pub use text::{plain_punctuation, spoken, text};

use crate::id::{ArchetypeIx, FailureIx, TensionIx};
use crate::intake::{Told, Words, Work};
use crate::questionnaire::{Phase, Questionnaire};
use crate::recommendation::{Recommendation, SeatState, Verdict};

/// Everything to say about one recommendation, in the order in which it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// What is said, under headings.
    pub sections: Vec<Section>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which of the fixed things to say this is.
    pub topic: Topic,
    /// The heading, in words.
    pub heading: String,
    /// What is said.
    pub blocks: Vec<Block>,
    /// What can be said beyond that, to whoever asks.
    pub more: Option<More>,
}

/// The rest of a section, kept back so that the first reading is short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    /// That there is more, in one sentence.
    pub says: String,
    /// The rest itself.
    pub blocks: Vec<Block>,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// It is too early to say anything.
    Early,
    /// The job in one sentence, or why there is none now.
    Job,
    /// What goes wrong otherwise.
    Failure,
    /// How sure this is.
    Sureness,
    /// How far the answers point to each failure.
    Bars,
    /// The answers that speak for it.
    Reasons,
    /// The answers that speak against it.
    Against,
    /// The person's own word beside the facts.
    OwnWord,
    /// What is asked for beside what is needed.
    Asked,
    /// The single answers that would turn it.
    Change,
    /// What is out of the question for now.
    NotNow,
    /// What does not fit together.
    Misfits,
    /// What several people answered differently, and nobody has settled.
    Open,
    /// Who is there, who comes now, who comes next.
    Team,
    /// The roles it makes.
    Roles,
    /// Work for somebody else.
    OtherWork,
    /// What the person decided.
    Decision,
    /// What many intakes come to.
    Simulation,
    /// Where several people's intakes meet and part.
    Alignment,
}

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The sentence to remember.
    Lead(String),
    /// Sentences.
    Paragraph(String),
    /// A sentence that must not be overlooked.
    Notice(String),
    /// A list, with the sentence that leads to it.
    List {
        /// Leads over to the list by a colon, or is a heading of its own; empty when the heading above says enough.
        intro: String,
        /// The entries, in words.
        entries: Vec<String>,
    },
    /// How far the answers point to each failure.
    Bars(Vec<Bar>),
    /// An answer that speaks for or against it.
    Reason(Reason),
    /// Who is on the team, this role first.
    Seats(Vec<SeatSaid>),
    /// Something that does not fit together.
    Misfit(Misfit),
}

/// How far the answers point to one failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The failure in two or three words.
    pub label: String,
    /// Relative to the strongest: 0 to 100.
    pub share: u8,
    /// The same in words.
    pub words: String,
}

/// One answer and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The question as it was asked, with the row of a grid.
    pub question: String,
    /// The answer as it was offered.
    pub answer: String,
    /// What it says, in one sentence.
    pub because: String,
}

/// One seat of the team in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatSaid {
    /// Whether somebody sits in it.
    pub state: SeatState,
    /// "Someone who keeps it good".
    pub who: String,
    /// The kind of engineer.
    pub name: String,
    /// How it stands with the seat.
    pub says: String,
}

/// Something that does not fit together, and what can be or was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Which one, for whoever offers the ways out.
    pub tension: TensionIx,
    /// What does not fit.
    pub says: String,
    /// What follows if it stays.
    pub because: String,
    /// What can be done: the place among the tension's ways out, and the words.
    pub ways_out: Vec<(usize, String)>,
    /// What was done, in one sentence; nothing while a wish was taken back and it still does not fit.
    pub decided: Option<String>,
}

/// Everything to say about `recommendation`, which came of what was `told`, and about what was decided in `work`.
///
/// Asks for every single answer that would turn the result, so it costs some hundred recommendations: keep it.
#[must_use]
pub fn verdict(told: Told<'_>, recommendation: &Recommendation, work: &Work) -> Report {
    let told = told.with(&recommendation.outcome);
    let teller = Teller { told, recommendation, work, words: Words(told) };
    let about = match recommendation.verdict {
        Verdict::Hire { .. } => "whom to hire, and why",
        Verdict::Stop { .. } => "nobody to hire yet, and why",
    };
    let title = format!("{}: {about}", told.questionnaire.title);
    if recommendation.early && teller.is_unfinished() {
        return Report { title, sections: vec![teller.early()] };
    }
    let sections = [
        Some(teller.job()),
        teller.failure(),
        teller.sureness(),
        teller.bars(),
        teller.reasons(),
        teller.against(),
        teller.own_word(),
        teller.asked_for(),
        Some(teller.change()),
        teller.not_now(),
        teller.misfits(),
        teller.open(),
        Some(teller.team()),
        teller.roles(),
        teller.other_work(),
        teller.decision(),
    ];
    Report { title, sections: sections.into_iter().flatten().collect() }
}

/// One thing that does not fit together in `recommendation`, with the ways out that would change something.
#[must_use]
pub fn misfit(told: Told<'_>, recommendation: &Recommendation, work: &Work, tension: TensionIx) -> Misfit {
    let told = told.with(&recommendation.outcome);
    Teller { told, recommendation, work, words: Words(told) }.misfit(tension)
}

impl Report {
    /// The same with everything that was kept back said in its place.
    #[must_use]
    pub fn in_full(mut self) -> Self {
        for section in &mut self.sections {
            section.blocks.extend(section.more.take().into_iter().flat_map(|more| more.blocks));
        }
        self
    }

    /// The section about `topic`, if there is anything to say about it.
    #[must_use]
    pub fn section(&self, topic: Topic) -> Option<&Section> {
        self.sections.iter().find(|section| section.topic == topic)
    }
}

impl Section {
    fn new(topic: Topic, heading: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { topic, heading: heading.into(), blocks, more: None }
    }

    /// The section with its blocks after the first `shown` kept back, announced by `says` with their number.
    fn first(mut self, shown: usize, says: impl Fn(usize) -> String) -> Self {
        if self.blocks.len() > shown {
            let blocks = self.blocks.split_off(shown);
            self.more = Some(More { says: says(blocks.len()), blocks });
        }
        self
    }
}

/// What all sections are told from.
struct Teller<'a> {
    told: Told<'a>,
    recommendation: &'a Recommendation,
    work: &'a Work,
    words: Words<'a>,
}

impl<'a> Teller<'a> {
    fn questionnaire(&self) -> &'a Questionnaire {
        self.told.questionnaire
    }

    /// "someone who keeps it good".
    fn plain(&self, archetype: ArchetypeIx) -> &'a str {
        &self.questionnaire()[archetype].plain
    }

    /// The two or three words for a failure, in quotation marks.
    fn short(&self, failure: FailureIx) -> String {
        phrase::quoted(&self.questionnaire()[failure].short)
    }

    /// Whether a question of the five-minute path still waits for an answer.
    fn is_unfinished(&self) -> bool {
        self.open_questions(true) > 0
    }

    /// How many questions still wait for an answer, all of them or those of the five-minute path.
    fn open_questions(&self, quick: bool) -> usize {
        let questionnaire = self.questionnaire();
        let asked = questionnaire.all_questions().filter(|at| {
            let question = &questionnaire[*at];
            questionnaire.phase(*at) == Phase::Intake && (question.quick || !quick) && !question.optional
        });
        asked.filter(|at| self.told.shown.contains(*at) && self.told.answer(*at).is_none()).count()
    }

    /// Whether the answers point to a failure strongly enough to name it: always, unless what stops the hire is that
    /// they do not.
    fn names_a_failure(&self) -> bool {
        let Verdict::Stop { gate, leaning } = self.recommendation.verdict else { return true };
        let failing = self.recommendation.gates.iter().filter(|(failed, _)| *failed == gate);
        let checks = &self.questionnaire()[gate].checks;
        let too_weak = failing.flat_map(|(_, nths)| nths).any(|nth| checks[*nth].highest_below.is_some());
        !too_weak && self.recommendation.scores.of(leaning).points > 0
    }
}
