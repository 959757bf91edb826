//! What was done in a sitting, so that it can be taken back and done again.

use super::{Operation, Work};

/// How many changes can be taken back.
const DEEPEST: usize = 500;

/// One thing that a person does to a sitting: what a journal records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An operation is carried out.
    Do(Operation),
    /// The last change is taken back.
    Undo,
    /// The change that was taken back last is made again.
    Redo,
}

/// The changes of a sitting, those that stand and those that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// One change, with the ways that were gone after it: taking it back leads to where it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Change {
    forth: Vec<Operation>,
    back: Vec<Operation>,
}

impl History {
    /// Carries out `step` on `work`; false when there is nothing to take back or to do again.
    pub fn carry_out(&mut self, work: &mut Work, step: Step) -> bool {
        match step {
            Step::Do(operation) => self.carry(work, operation),
            Step::Undo => {
                let Some(change) = self.done.pop() else { return false };
                for operation in change.back.iter().rev() {
                    work.apply(operation.clone());
                }
                self.undone.push(change);
            }
            Step::Redo => {
                let Some(change) = self.undone.pop() else { return false };
                for operation in &change.forth {
                    work.apply(operation.clone());
                }
                self.done.push(change);
            }
        }
        true
    }

    fn carry(&mut self, work: &mut Work, operation: Operation) {
        let back = work.apply(operation.clone());
        if operation.is_change() {
            self.undone.clear();
            if self.done.len() == DEEPEST {
                self.done.remove(0);
            }
            self.done.push(Change::default());
        }
        // Where one goes before the first change, nothing leads back to.
        if let Some(change) = self.done.last_mut() {
            change.forth.push(operation);
            change.back.push(back);
        }
    }
}
