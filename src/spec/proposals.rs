//! What the catalogue would say to these answers: every line filled in, in the order it is proposed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::id::ArchetypeIx;
use crate::intake::{How, Line, Outcome, PARTS, Part, Posting, Told, Words, Work};
use crate::jurisdiction;
use crate::questionnaire::catalogue::{Catalogue, Lines, NotOwn, Proposal, Stage, Term};
use crate::questionnaire::{Condition, Fact, Wording, World};
use crate::recommendation::{Req, recommend};

/// One line of the catalogue, filled in.
pub(super) struct Proposed {
    pub(super) id: String,
    /// Its condition holds.
    pub(super) applies: bool,
    pub(super) fields: Vec<String>,
    /// What its gaps were filled with, by question.
    pub(super) said: Said,
}

/// Answers in words, by the id of their question.
pub(super) type Said = BTreeMap<String, String>;

impl Proposed {
    /// The line as nobody has touched it.
    pub(super) fn line(&self) -> Line {
        Line { proposal: Some(self.id.clone()), fields: self.fields.clone(), edited: false }
    }
}

/// The lines of the catalogue for one archetype, part by part.
pub(super) struct Proposals([Vec<Proposed>; PARTS.len()]);

impl Proposals {
    /// No catalogue at hand.
    pub(super) fn none() -> Self {
        Self(PARTS.map(|_| Vec::new()))
    }

    /// What the catalogue says of `archetype` to what was told; conditions on the archetype mean this one.
    pub(super) fn of(work: &Work, told: Told<'_>, catalogue: &Catalogue, archetype: ArchetypeIx) -> Self {
        Self::with(work, told, catalogue, archetype, &Said::new())
    }

    /// The same with other words where `said` has some: what the catalogue said when these were the answers.
    pub(super) fn with(
        work: &Work,
        told: Told<'_>,
        catalogue: &Catalogue,
        archetype: ArchetypeIx,
        said: &Said,
    ) -> Self {
        let outcome = Outcome { archetype: Some(archetype), ..told.outcome.copied().unwrap_or_default() };
        let mut beside = beside(work, told);
        beside.retain(|req| req.archetype != archetype);
        let words = Words(told.with(&outcome));
        let asked = jurisdiction::asked(&Posting::of(told));
        let filling = Filling { words, said, beside, asked, filled: RefCell::default() };
        let lists = catalogue.lines(archetype);
        Self(PARTS.map(|part| {
            let mut seen = BTreeSet::new();
            let lines = lists.iter().flat_map(|lines| filling.part(part, lines));
            // An archetype's own line takes the place of everybody's line of the same name.
            lines.filter(|line| seen.insert(line.id.clone())).collect()
        }))
    }

    pub(super) fn part(&self, part: Part) -> &[Proposed] {
        &self.0[part as usize]
    }

    /// Where the proposal `id` of `part` stands.
    pub(super) fn place(&self, part: Part, id: &str) -> Option<usize> {
        self.part(part).iter().position(|line| line.id == id)
    }

    /// The places of what is proposed at first for `part`: the first that apply and whatever was `asked` for.
    ///
    /// What was declined leaves a gap that nothing fills, because who deletes a line wants fewer; only a part
    /// that is one line takes the next.
    pub(super) fn picks(&self, part: Part, asked: &[&str], declined: impl Fn(&str) -> bool) -> Vec<usize> {
        let lines = self.part(part);
        let kept = |at: &usize| !declined(&lines[*at].id);
        let applying = (0..lines.len()).filter(|at| lines[*at].applies);
        if part.is_single() {
            return applying.filter(kept).take(1).collect();
        }
        let mut picks: BTreeSet<usize> = applying.take(part.proposed()).filter(kept).collect();
        if part == Part::MustHaves {
            picks.extend(asked.iter().filter_map(|id| self.place(part, id)).filter(kept));
        }
        picks.into_iter().collect()
    }
}

/// The requisitions that this sitting makes one role each of; none when it makes only one.
fn beside(work: &Work, told: Told<'_>) -> Vec<Req> {
    match work.decision.how {
        How::Split => recommend(Told { outcome: None, ..told }).reqs,
        How::Accepted | How::Overridden => Vec::new(),
    }
}

/// Fills the lines of a catalogue.
struct Filling<'a> {
    words: Words<'a>,
    /// Words that take precedence over the answers.
    said: &'a Said,
    /// The other roles that are written in the same sitting.
    beside: Vec<Req>,
    /// The facts that laws ask of the posting.
    asked: Vec<Fact>,
    /// What the gaps of the line at hand were filled with.
    filled: RefCell<Said>,
}

impl Filling<'_> {
    fn part(&self, part: Part, lines: &Lines) -> Vec<Proposed> {
        match part {
            Part::Title => self.each(&lines.titles, |text| vec![self.say(text)]),
            Part::Mission => self.each(&lines.missions, |text| vec![self.say(text)]),
            Part::Owns => self.each(&lines.owns, |text| vec![self.say(text)]),
            Part::NiceToHaves => self.each(&lines.nice_to_haves, |text| vec![self.say(text)]),
            Part::Outcomes => self.each(&lines.outcomes, |outcome| {
                vec![
                    self.say(&outcome.what),
                    self.say(&outcome.measure),
                    outcome.from.as_ref().map_or_else(String::new, |from| self.say(from)),
                    self.say(&outcome.to),
                    outcome.by_month.to_string(),
                ]
            }),
            Part::NotOwns => self.each(&lines.not_owns, |line| vec![self.say(&line.text), self.who(line)]),
            Part::MustHaves => {
                self.each(&lines.must_haves, |must| vec![self.say(&must.text), must.assessed_by.clone()])
            }
            Part::Stages => lines.stages.iter().map(|proposal| self.stage(proposal)).collect(),
            Part::Terms => lines.terms.iter().map(|proposal| self.term(proposal)).collect(),
            Part::Apply => lines.apply.iter().map(|proposal| self.term(proposal)).collect(),
        }
    }

    fn each<T>(&self, list: &[Proposal<T>], fields: impl Fn(&T) -> Vec<String>) -> Vec<Proposed> {
        let one = |proposal: &Proposal<T>| {
            self.proposed(&proposal.id, proposal.when.as_ref(), fields(&proposal.line))
        };
        list.iter().map(one).collect()
    }

    fn stage(&self, proposal: &Proposal<Stage>) -> Proposed {
        let stage = &proposal.line;
        let (minutes, id) = (stage.minutes.to_string(), proposal.id.clone());
        let fields = vec![self.say(&stage.name), minutes, self.say(&stage.who), id];
        self.proposed(&proposal.id, proposal.when.as_ref(), fields)
    }

    /// A fact that a law asks for has its line although nobody told it yet: it then stands there to be filled.
    fn term(&self, proposal: &Proposal<Term>) -> Proposed {
        let term = &proposal.line;
        let fields = vec![self.say(&term.text), term.label.clone()];
        let mut proposed = self.proposed(&proposal.id, proposal.when.as_ref(), fields);
        proposed.applies |= term.fact.is_some_and(|fact| self.asked.contains(&fact));
        proposed
    }

    fn proposed(&self, id: &str, when: Option<&Condition>, fields: Vec<String>) -> Proposed {
        let applies = when.is_none_or(|when| when.is_true(&self.words.0));
        Proposed { id: id.to_owned(), applies, fields, said: self.filled.take() }
    }

    /// Who does it: where the answers say that nobody does, whoever is hired for it beside this role, if anybody is.
    fn who(&self, line: &NotOwn) -> String {
        let told = &self.words.0;
        let nobody = line.who_row.is_some_and(|(question, row)| {
            let chosen = told.chosen(question, Some(row)).unwrap_or_default();
            chosen.iter().any(|choice| told.questionnaire[question][choice].nobody)
        });
        if !nobody {
            return line.who.as_ref().map_or_else(String::new, |who| self.say(who));
        }
        let hired = |req: &&Req| {
            let mut does = false;
            if let (Some(when), Some(its)) = (&told.questionnaire[req.archetype].covered_when, line.who_row) {
                when.walk(&mut |part| {
                    does |= matches!(part, Condition::Chosen { question, row: Some(row), .. }
                        if (*question, *row) == its);
                });
            }
            does
        };
        self.beside.iter().find(hired).map_or_else(String::new, |req| {
            let name = &told.questionnaire[req.archetype].name;
            let when = if req.parked { "who comes next" } else { "hired beside this role" };
            format!("the {name}, {when}")
        })
    }

    fn say(&self, wording: &Wording) -> String {
        let said = wording.fill(|id| {
            let said = self.said.get(id).cloned();
            let said = said.unwrap_or_else(|| self.words.fill(&Wording::new(format!("{{{id}}}"))));
            self.filled.borrow_mut().insert(id.to_owned(), said.clone());
            said
        });
        ended_once(one_line(&said))
    }
}

/// `text` on one line, with single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` without the second full stop that an answer ending in one brings into a sentence that has its own.
fn ended_once(text: String) -> String {
    // Most lines have no such stop.
    if !["..", "!.", "?.", "…."].iter().any(|ends| text.contains(ends)) {
        return text;
    }
    let word = |word: &str| {
        let bare = word.trim_end_matches('.');
        let dots = word.len() - bare.len();
        let spoken = bare.ends_with(['!', '?', '…']);
        match dots {
            1 if spoken => bare.to_owned(),
            2 => format!("{bare}."),
            4 => format!("{bare}..."),
            _ => word.to_owned(),
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
