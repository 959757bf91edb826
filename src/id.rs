//! Typed positions: which question, which choice, which archetype.
//!
//! A questionnaire is read once; from then on every reference in it is a position in one of its lists,
//! so a reference that leads nowhere cannot exist. Names come back only where something is written or said.

use serde::{Deserialize, Serialize};
macro_rules! positions {
    ($($(#[$doc:meta])+ $name:ident)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u16);

        impl $name {
            /// The position `at` in the list that this type counts.
            ///
            /// # Panics
            /// When `at` is above 65,535; `check` refuses such questionnaires.
            #[must_use]
            pub fn new(at: usize) -> Self {
                Self(u16::try_from(at).unwrap_or_else(|_| panic!("position {at} is out of range")))
            }

            /// The position as an index.
            #[must_use]
            pub fn at(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}

positions! {
    /// A section of a questionnaire.
    SectionIx
    /// A question of a questionnaire.
    QuestionIx
    /// A choice of one question.
    ChoiceIx
    /// A row of one grid question.
    RowIx
    /// A named condition.
    ConditionIx
    /// A failure that a hire may prevent.
    FailureIx
    /// An archetype that prevents a failure.
    ArchetypeIx
    /// A stage of a team.
    StageIx
    /// Work that no archetype of the family does.
    OtherWorkIx
    /// A gate.
    GateIx
    /// A tension.
    TensionIx
}

/// A set of choices of one question, at most 64 of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceSet(u64);

impl ChoiceSet {
    /// The most choices that one question may have.
    pub const CAPACITY: usize = 64;

    /// The set with `choice` in it as well.
    #[must_use]
    pub fn with(self, choice: ChoiceIx) -> Self {
        Self(self.0 | 1 << choice.at())
    }

    /// The set without `choice`.
    #[must_use]
    pub fn without(self, choice: ChoiceIx) -> Self {
        Self(self.0 & !(1 << choice.at()))
    }

    /// Whether `choice` is in the set.
    #[must_use]
    pub fn contains(self, choice: ChoiceIx) -> bool {
        self.0 & (1 << choice.at()) != 0
    }

    /// How many choices both sets hold.
    #[must_use]
    pub fn common(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }

    /// How many choices are in the set.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The choices in the set, in the order of the questionnaire.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = ChoiceIx> {
        (0..Self::CAPACITY).filter(move |at| self.0 & (1 << at) != 0).map(ChoiceIx::new)
    }
}

impl FromIterator<ChoiceIx> for ChoiceSet {
    fn from_iter<I: IntoIterator<Item = ChoiceIx>>(choices: I) -> Self {
        choices.into_iter().fold(Self::default(), Self::with)
    }
}
