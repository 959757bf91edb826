//! Who is there, who comes now, who comes next; the roles that makes, and the work that is somebody else's.

use super::{Block, SeatSaid, Section, Teller, Topic, phrase};
use crate::builtin;
use crate::id::ArchetypeIx;
use crate::order;
use crate::questionnaire::wording::upper_first;
use crate::recommendation::{Req, Seat, SeatState, Verdict};

impl Teller<'_> {
    pub(super) fn team(&self) -> Section {
        let recommendation = self.recommendation;
        let stage = &self.questionnaire()[recommendation.stage].title;
        let because = &self.questionnaire().mixes[recommendation.mix].because;
        let because = phrase::sentence(&self.words.fill(because));
        let stopped = matches!(recommendation.verdict, Verdict::Stop { .. });
        let heading = if stopped { "What comes after that" } else { "The team" };
        let mut seats = recommendation.seats.clone();
        order::by_key(&mut seats, |seat| match seat.state {
            SeatState::ThisReq => 0,
            SeatState::Next => 1,
            SeatState::Covered => 2,
        });
        let seats = seats.iter().map(|seat| self.seat(*seat, stopped)).collect();
        let blocks = vec![
            Block::Paragraph(format!("Where you are: {} {because}", phrase::sentence(stage))),
            Block::Seats(seats),
        ];
        Section::new(Topic::Team, heading, blocks)
    }

    fn seat(&self, seat: Seat, stopped: bool) -> SeatSaid {
        SeatSaid {
            state: seat.state,
            who: upper_first(self.plain(seat.archetype)),
            name: self.questionnaire()[seat.archetype].name.clone(),
            says: self.stands(seat, stopped).to_owned(),
        }
    }

    /// How it stands with `seat`.
    pub(super) fn stands(&self, seat: Seat, stopped: bool) -> &'static str {
        let req = self.recommendation.reqs.iter().find(|req| req.archetype == seat.archetype);
        match (seat.state, req) {
            (SeatState::Covered, _) => "in good hands already",
            (SeatState::ThisReq, _) => "this role",
            (SeatState::Next, Some(req)) if req.parked => "waits until there is a salary",
            (SeatState::Next, Some(_)) => "opens at the same time",
            (SeatState::Next, None) if stopped => "to hire once the first thing is done",
            (SeatState::Next, None) => "the next one to hire",
        }
    }

    pub(super) fn roles(&self) -> Option<Section> {
        let recommendation = self.recommendation;
        recommendation.archetype()?;
        let because = recommendation.several.iter().map(|at| {
            let because = &self.questionnaire().several_jobs[*at].because;
            phrase::sentence(&self.words.fill(because))
        });
        let because: Vec<String> = because.collect();
        let several = !because.is_empty();
        let (parked, open): (Vec<&Req>, Vec<&Req>) = recommendation.reqs.iter().partition(|req| req.parked);
        if !several && recommendation.reqs.len() < 2 {
            return None;
        }
        let mut blocks = Vec::new();
        if several {
            blocks.push(Block::List { intro: String::new(), entries: because });
        }
        let (open, parked) = (self.names(&open), self.names(&parked));
        if open.len() + parked.len() < 2 {
            let says = "Only one seat is free, so it stays one role: write down what it is not for.";
            blocks.push(Block::Paragraph(says.into()));
        } else {
            let roles = phrase::counted(open.len() + parked.len(), "role");
            let open = phrase::joined(&open, "and");
            blocks.push(if parked.is_empty() {
                Block::Paragraph(format!("That makes {roles}, each with a posting of its own: {open}."))
            } else {
                let parked = phrase::joined(&parked, "and");
                Block::List {
                    intro: format!("That makes {roles}, one after the other:"),
                    entries: vec![
                        format!("Open now: {open}."),
                        format!("Waiting until there is a salary: {parked}."),
                    ],
                }
            });
        }
        let heading = if several { "Several jobs in one" } else { "More than one role" };
        Some(Section::new(Topic::Roles, heading, blocks))
    }

    fn names(&self, reqs: &[&Req]) -> Vec<String> {
        let plain = |archetype: ArchetypeIx| self.plain(archetype).to_owned();
        reqs.iter().map(|req| plain(req.archetype)).collect()
    }

    pub(super) fn other_work(&self) -> Option<Section> {
        let said = match self.recommendation.verdict {
            Verdict::Stop { gate, .. } => self.questionnaire()[gate].puts_first,
            Verdict::Hire { .. } => None,
        };
        let others = self.recommendation.other_work.iter().filter(|other| Some(**other) != said);
        let entries: Vec<String> = others
            .map(|other| {
                let other = &self.questionnaire()[*other];
                let (title, about) = (upper_first(&other.title), super::job::about(other));
                let asks = other.questionnaire.as_deref().and_then(builtin::find);
                let asks = asks.map_or_else(String::new, |asks| {
                    format!(" To ask about it: hirefor new --questionnaire {}", asks.id)
                });
                format!("{title}: work for {}. {about}{asks}", other.role)
            })
            .collect();
        let list = Block::List { intro: "This came up as well, and it is another job:".into(), entries };
        let any = matches!(&list, Block::List { entries, .. } if !entries.is_empty());
        any.then(|| Section::new(Topic::OtherWork, "Work for somebody else", vec![list]))
    }
}
