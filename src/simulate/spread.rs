//! How verdicts and everything beside them spread over many intakes.

use super::{Deck, Hand, share};
use crate::id::{ArchetypeIx, GateIx};
use crate::intake::{Shown, Told};
use crate::questionnaire::{Phase, Questionnaire};
use crate::recommendation::{Ruling, Verdict, rule};

/// How verdicts spread over many intakes: each list counts intakes, by the position of what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Intakes played.
    pub played: u64,
    /// Each archetype is hired.
    pub hired: Vec<u64>,
    /// Each gate stops the hire.
    pub stopped: Vec<u64>,
    /// Each gate fails, whether it stops the hire or only rules somebody out.
    pub gates: Vec<u64>,
    /// Each tension shows.
    pub tensions: Vec<u64>,
    /// Each mix applies.
    pub mixes: Vec<u64>,
    /// Each reason for several jobs holds.
    pub several: Vec<u64>,
    /// Each doubt holds.
    pub doubts: Vec<u64>,
    /// The best two are level.
    pub ties: u64,
    /// Each confidence is given: close, likely, clear.
    pub confidence: [u64; 3],
    /// The intake has so many questions.
    pub lengths: Vec<u64>,
}

/// Plays the intakes of `deck` on so many `threads`; `progress` is told how many are done.
#[must_use]
pub fn spread(deck: &Deck<'_>, threads: usize, progress: &(dyn Fn(u64) + Sync)) -> Spread {
    let questionnaire = deck.questionnaire;
    let asked = questionnaire.all_questions().filter(|at| questionnaire.phase(*at) == Phase::Intake);
    let asked: Shown = asked.collect();
    let mut whole = share(
        threads,
        deck.played,
        progress,
        || (Spread::none(questionnaire), deck.hand()),
        |(spread, hand), numbers| {
            for nth in numbers {
                deck.deal(nth, hand);
                let shown = Shown::of(questionnaire, &hand.answers);
                let ruling = rule(&Told::new(questionnaire, &hand.answers, &shown));
                spread.count(&ruling, shown.common(&asked));
            }
        },
        |(whole, _): &mut (Spread, Hand), (part, _)| whole.add(&part),
    );
    whole.0.played = deck.played;
    whole.0
}

impl Spread {
    fn none(questionnaire: &Questionnaire) -> Self {
        let none = |number: usize| vec![0; number];
        Self {
            played: 0,
            hired: none(questionnaire.archetypes.len()),
            stopped: none(questionnaire.gates.len()),
            gates: none(questionnaire.gates.len()),
            tensions: none(questionnaire.tensions.len()),
            mixes: none(questionnaire.mixes.len()),
            several: none(questionnaire.several_jobs.len()),
            doubts: none(questionnaire.doubts.len()),
            ties: 0,
            confidence: [0; 3],
            lengths: none(questionnaire.questions.len() + 1),
        }
    }

    fn count(&mut self, ruling: &Ruling, length: usize) {
        match ruling.verdict {
            Verdict::Hire { archetype, .. } => self.hired[archetype.at()] += 1,
            Verdict::Stop { gate, .. } => self.stopped[gate.at()] += 1,
        }
        self.confidence[ruling.confidence as usize] += 1;
        self.ties += u64::from(ruling.tie.is_some());
        self.mixes[ruling.mix] += 1;
        self.lengths[length] += 1;
        ruling.outcome.gates.iter().for_each(|gate| self.gates[gate.at()] += 1);
        ruling.tensions.iter().for_each(|tension| self.tensions[tension.at()] += 1);
        ruling.several.iter().for_each(|at| self.several[at] += 1);
        ruling.doubts.iter().for_each(|at| self.doubts[at] += 1);
    }

    fn add(&mut self, part: &Self) {
        for (whole, part) in [
            (&mut self.hired, &part.hired),
            (&mut self.stopped, &part.stopped),
            (&mut self.gates, &part.gates),
            (&mut self.tensions, &part.tensions),
            (&mut self.mixes, &part.mixes),
            (&mut self.several, &part.several),
            (&mut self.doubts, &part.doubts),
            (&mut self.lengths, &part.lengths),
        ] {
            whole.iter_mut().zip(part).for_each(|(whole, part)| *whole += part);
        }
        self.confidence.iter_mut().zip(part.confidence).for_each(|(whole, part)| *whole += part);
        self.ties += part.ties;
    }

    /// The share of `count` in percent.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a percentage is read to one digit")]
    pub fn percent(&self, count: u64) -> f64 {
        count as f64 * 100.0 / self.played.max(1) as f64
    }

    /// The share of intakes in percent that hire `archetype`.
    #[must_use]
    pub fn percent_hired(&self, archetype: ArchetypeIx) -> f64 {
        self.percent(self.hired[archetype.at()])
    }

    /// The share of intakes in percent that `gate` stops.
    #[must_use]
    pub fn percent_stopped(&self, gate: GateIx) -> f64 {
        self.percent(self.stopped[gate.at()])
    }

    /// The fewest, the middle and the most questions of an intake.
    #[must_use]
    pub fn questions(&self) -> (usize, usize, usize) {
        let least = self.lengths.iter().position(|count| *count > 0).unwrap_or_default();
        let most = self.lengths.iter().rposition(|count| *count > 0).unwrap_or_default();
        let mut seen = 0;
        let middle = self.lengths.iter().position(|count| {
            seen += count;
            seen * 2 >= self.played
        });
        (least, middle.unwrap_or_default(), most)
    }
}
