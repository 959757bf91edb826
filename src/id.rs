//! Typed positions: which question, which choice, which archetype.
//!
//! A questionnaire is read once; from then on every reference in it is a position in one of its lists,
//! so a reference that leads nowhere cannot exist. Names come back only where something is written or said.

#![allow(clippy::inline_always, reason = "a call costs more, in time and in room, than what these do")]

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

/// A position in a list.
pub trait Position: Copy {
    /// The position `at`.
    fn new(at: usize) -> Self;
    /// The position as an index.
    fn at(self) -> usize;
}

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
            #[inline(always)]
            pub fn new(at: usize) -> Self {
                Self(u16::try_from(at).unwrap_or_else(|_| panic!("position {at} is out of range")))
            }

            /// The position as an index.
            #[must_use]
            #[inline(always)]
            pub fn at(self) -> usize {
                usize::from(self.0)
            }
        }

        impl Position for $name {
            fn new(at: usize) -> Self {
                Self::new(at)
            }
            fn at(self) -> usize {
                self.at()
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

/// A set of positions below 64: copied, compared and counted without allocation.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Set<T>(u64, PhantomData<T>);

impl Position for usize {
    fn new(at: usize) -> Self {
        at
    }
    fn at(self) -> usize {
        self
    }
}

/// A set of choices of one question.
pub type ChoiceSet = Set<ChoiceIx>;

impl<T: Position> Set<T> {
    /// The most positions that a set can hold.
    pub const CAPACITY: usize = 64;

    /// The set of the positions whose bits are set.
    #[must_use]
    pub fn of_bits(bits: u64) -> Self {
        Self(bits, PhantomData)
    }

    /// The positions as bits.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The set with `one` in it as well.
    #[must_use]
    pub fn with(self, one: T) -> Self {
        Self::of_bits(self.0 | 1 << one.at())
    }

    /// The set without `one`.
    #[must_use]
    pub fn without(self, one: T) -> Self {
        Self::of_bits(self.0 & !(1 << one.at()))
    }

    /// Whether `one` is in the set.
    #[must_use]
    #[inline(always)]
    pub fn contains(self, one: T) -> bool {
        self.0 & (1 << one.at()) != 0
    }

    /// How many positions both sets hold.
    #[must_use]
    pub fn common(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }

    /// How many positions are in the set.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The positions in the set, in the order of the questionnaire.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = T> {
        let beyond = Self::CAPACITY - self.0.leading_zeros() as usize;
        (0..beyond).filter(move |at| self.0 & (1 << at) != 0).map(T::new)
    }
}

impl<T: Position> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(positions: I) -> Self {
        positions.into_iter().fold(Self::default(), Self::with)
    }
}

// Written out because deriving them would ask the same of `T`.
impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Set<T> {}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Set<T> {}

impl<T: Position + std::fmt::Debug> std::fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
