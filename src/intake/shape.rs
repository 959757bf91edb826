//! The role as it is shaped: the lines of a job description, each remembering the proposal it came from.
//!
//! Every part is a list of lines and every line a list of fields, so the editor, the file and the document walk one
//! table, [`PARTS`], instead of ten kinds of struct.

mod advice;

pub(crate) use advice::ASSESSED_BY;

use super::{Rejection, in_words, parse_number};

/// A part of the job description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title on the posting.
    Title,
    /// One sentence on business impact.
    Mission,
    /// What will be true by a date.
    Outcomes,
    /// What the person owns.
    Owns,
    /// What the person does not own, and who does.
    NotOwns,
    /// What a candidate must have done.
    MustHaves,
    /// What would help.
    NiceToHaves,
    /// The interview.
    Stages,
    /// Pay, place, on-call.
    Terms,
    /// How to apply, by when, and who we are.
    Apply,
}

/// Every part, in the order of the document.
pub const PARTS: [Part; 10] = [
    Part::Title,
    Part::Mission,
    Part::Outcomes,
    Part::Owns,
    Part::NotOwns,
    Part::MustHaves,
    Part::NiceToHaves,
    Part::Stages,
    Part::Terms,
    Part::Apply,
];

/// One field of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key in files.
    pub key: &'static str,
    /// The name on screen.
    pub label: &'static str,
    /// Holds a whole number.
    pub number: bool,
    /// May stand empty; the document then says `[to fill: …]`.
    pub open: bool,
    /// Is shown but not edited: a name that other lines refer to.
    pub fixed: bool,
}

impl Field {
    /// Why `value` cannot stand in it, if it cannot.
    #[must_use]
    pub fn refuses(&self, value: &str) -> Option<Rejection> {
        let (value, label) = (value.trim(), self.label);
        if value.is_empty() {
            return (!self.open).then(|| Rejection::new(format!("{label} is missing.")));
        }
        if self.number {
            let fits = parse_number(value).is_some_and(|number| number > 0);
            return (!fits).then(|| Rejection::new(format!("{label}: type a whole number.")));
        }
        let wrong = in_words(value.to_owned()).err().filter(|_| !self.open && self.key != TO);
        wrong.map(|wrong| Rejection::new(format!("{label}: {wrong}")))
    }
}

/// The field that holds where a measure is to be, which may be a bare figure.
const TO: &str = "to";

const fn field(key: &'static str, label: &'static str) -> Field {
    Field { key, label, number: false, open: false, fixed: false }
}

impl Part {
    /// The key of its lines in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Mission => "mission",
            Self::Outcomes => "outcome",
            Self::Owns => "owns",
            Self::NotOwns => "not-own",
            Self::MustHaves => "must-have",
            Self::NiceToHaves => "nice-to-have",
            Self::Stages => "stage",
            Self::Terms => "term",
            Self::Apply => "apply",
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Mission => "Mission",
            Self::Outcomes => "First 12 months",
            Self::Owns => "What they will own",
            Self::NotOwns => "What they will not own",
            Self::MustHaves => "Must-have",
            Self::NiceToHaves => "Nice to have",
            Self::Stages => "How we interview",
            Self::Terms => "Pay, place, hours",
            Self::Apply => "How to apply",
        }
    }

    /// What a good line of it is, in one sentence for the person who edits it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Title => "Say the work, not the rank: whoever reads only this line should know the job.",
            Self::Mission => "One sentence: what gets better for the business because this person is there.",
            Self::Outcomes => "Three to five things that will be true by a month and can be checked.",
            Self::Owns => "For each line: what will this person answer for in a live system?",
            Self::NotOwns => "Say what they will not do, and who does it.",
            Self::MustHaves => "At most six, each something done, and each found out in the interview.",
            Self::NiceToHaves => "Short: whatever stands here costs you people who lack it.",
            Self::Stages => "Every stage finds out something that the job needs.",
            Self::Terms => "Plain facts: people decide by these.",
            Self::Apply => "One address, one date, no hurdles.",
        }
    }

    /// The fields of one of its lines; the first is the line itself.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        const TEXT: [Field; 1] = [field("text", "Line")];
        const OUTCOME: [Field; 5] = [
            field("what", "What is true"),
            field("measure", "Measured by"),
            Field { open: true, ..field("from", "From") },
            field(TO, "To"),
            Field { number: true, ..field("by-month", "By month") },
        ];
        const NOT_OWN: [Field; 2] =
            [field("text", "Work"), Field { open: true, ..field("who", "Who does it") }];
        const MUST_HAVE: [Field; 2] =
            [field("text", "Line"), Field { open: true, ..field("assessed-by", "Found out in stage") }];
        const STAGE: [Field; 4] = [
            field("name", "Stage"),
            Field { number: true, ..field("minutes", "Minutes") },
            Field { open: true, ..field("who", "Held by") },
            Field { fixed: true, ..field("id", "Name in must-haves") },
        ];
        const TERM: [Field; 2] = [field("text", "What is so"), field("label", "Label")];
        match self {
            Self::Title | Self::Mission | Self::Owns | Self::NiceToHaves => &TEXT,
            Self::Outcomes => &OUTCOME,
            Self::NotOwns => &NOT_OWN,
            Self::MustHaves => &MUST_HAVE,
            Self::Stages => &STAGE,
            Self::Terms | Self::Apply => &TERM,
        }
    }

    /// Where `key` stands among the fields.
    #[must_use]
    pub fn field(self, key: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.key == key)
    }

    /// What the field `key` of `line` holds.
    #[must_use]
    pub fn value<'l>(self, line: &'l Line, key: &str) -> &'l str {
        self.field(key).and_then(|at| line.fields.get(at)).map_or("", String::as_str)
    }

    /// Whether it is exactly one line.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(self, Self::Title | Self::Mission)
    }

    /// How many lines the catalogue proposes at first.
    #[must_use]
    pub fn proposed(self) -> usize {
        match self {
            Self::Title | Self::Mission => 1,
            Self::Outcomes | Self::NotOwns => 4,
            Self::MustHaves => 5,
            Self::Owns => 6,
            Self::NiceToHaves => 3,
            Self::Stages | Self::Terms | Self::Apply => usize::MAX,
        }
    }

    /// The fewest and the most lines that a good posting has.
    #[must_use]
    pub fn limits(self) -> (usize, usize) {
        match self {
            Self::Title | Self::Mission => (1, 1),
            Self::Outcomes => (3, 5),
            Self::Owns => (1, 8),
            Self::MustHaves | Self::NotOwns | Self::Stages => (1, 6),
            Self::NiceToHaves => (0, 5),
            Self::Terms | Self::Apply => (0, 20),
        }
    }

    fn at(self) -> usize {
        self as usize
    }
}

/// One line of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The proposal of the catalogue it came from; a line without one is the person's own.
    pub proposal: Option<String>,
    /// Its fields, in the order of [`Part::fields`].
    pub fields: Vec<String>,
    /// Changed by a person: it no longer follows the catalogue.
    pub edited: bool,
}

impl Line {
    /// A line of the person's own.
    #[must_use]
    pub fn own(fields: Vec<String>) -> Self {
        Self { proposal: None, fields, edited: true }
    }

    /// The line itself: its first field.
    #[must_use]
    pub fn text(&self) -> &str {
        self.fields.first().map_or("", String::as_str)
    }
}

/// One role as it is shaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    parts: [Vec<Line>; PARTS.len()],
    /// Proposals that were deleted here and do not come back.
    pub declined: Vec<String>,
}

impl Shape {
    /// The lines of `part`.
    #[must_use]
    pub fn lines(&self, part: Part) -> &[Line] {
        &self.parts[part.at()]
    }

    /// The lines of `part`, to change them.
    pub fn lines_mut(&mut self, part: Part) -> &mut Vec<Line> {
        &mut self.parts[part.at()]
    }

    /// The text of a part that is one line: title or mission.
    #[must_use]
    pub fn single(&self, part: Part) -> &str {
        self.lines(part).first().map_or("", Line::text)
    }

    /// Deletes the line at `at` of `part`; its proposal does not come back.
    pub fn delete(&mut self, part: Part, at: usize) {
        if at >= self.lines(part).len() {
            return;
        }
        let line = self.lines_mut(part).remove(at);
        if let Some(proposal) = line.proposal {
            self.declined.push(format!("{}/{proposal}", part.key()));
        }
    }

    /// Puts `line` at the end of `part`; a proposal that was declined is wanted again.
    pub fn add(&mut self, part: Part, line: Line) {
        if let Some(proposal) = &line.proposal {
            let declined = format!("{}/{proposal}", part.key());
            self.declined.retain(|other| *other != declined);
        }
        self.lines_mut(part).push(line);
    }

    /// A name for a new line of `part`, made of its first words, that no other line has: what other lines refer to.
    #[must_use]
    pub fn free_name(&self, part: Part, text: &str) -> String {
        let letters = text.to_lowercase();
        let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.take(4).collect();
        let base = if words.is_empty() { part.key().to_owned() } else { words.join("-") };
        let fixed = part.fields().iter().position(|field| field.fixed);
        let id_of = |line: &Line| fixed.and_then(|at| line.fields.get(at)).cloned();
        let taken: Vec<String> = self.lines(part).iter().filter_map(id_of).collect();
        let numbered = (2..taken.len() + 2).map(|nth| format!("{base}-{nth}"));
        let mut free = std::iter::once(base.clone()).chain(numbered);
        free.find(|name| !taken.contains(name)).unwrap_or(base)
    }

    /// Whether `name` says a part and a proposal, as whatever is declined is named.
    #[must_use]
    pub(crate) fn can_be_declined(name: &str) -> bool {
        let part = name.split_once('/').map(|(part, _)| part);
        part.is_some_and(|part| PARTS.iter().any(|known| known.key() == part))
    }

    /// Whether the proposal `id` of `part` was deleted by a person.
    #[must_use]
    pub fn is_declined(&self, part: Part, id: &str) -> bool {
        self.declined.iter().any(|declined| declined.split_once('/') == Some((part.key(), id)))
    }
}
