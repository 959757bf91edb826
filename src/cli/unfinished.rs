//! The sittings that were left unfinished, and which of them is meant.

use std::time::Duration;

use crate::intake::journal::{Summary, summary};
use crate::order;
use crate::store::{Files, Found, Journals, Trouble};

/// A sitting that can be gone on with.
pub(super) struct Unfinished {
    pub(super) found: Found,
    /// What it says of itself; nothing, if it cannot be read.
    pub(super) summary: Option<Summary>,
}

impl Unfinished {
    /// Nothing stands in it: whatever was answered was taken back before it was left.
    fn is_empty(&self) -> bool {
        self.summary.as_ref().is_some_and(|summary| match summary.head.role {
            Some(_) => summary.changes == 0,
            None => summary.answered == 0,
        })
    }
}

/// The sittings in which something stands, in the order they were begun; last, those that were saved lately.
pub(super) fn unfinished(files: &dyn Files) -> Vec<Unfinished> {
    let Ok(journals) = Journals::usual(files) else { return Vec::new() };
    let mut all = Vec::new();
    for found in journals.list() {
        let one = Unfinished { summary: summary(&found.records), found };
        if one.is_empty() && !one.found.open {
            // One that stays is found empty again.
            drop(journals.discard(&one.found));
        } else {
            all.push(one);
        }
    }
    order::by_key(&mut all, |one| one.found.done);
    all
}

/// The sitting called `number`; without one, the only one that is neither saved nor open elsewhere.
pub(super) fn pick(mut all: Vec<Unfinished>, number: Option<u32>) -> Result<Unfinished, Trouble> {
    let list: String = all.iter().filter(|one| !one.found.done).map(line).collect();
    let free = |one: &&Unfinished| !one.found.open && !one.found.done;
    let free: Vec<u32> = all.iter().filter(free).map(|one| one.found.number).collect();
    let number = match (number, &free[..]) {
        (Some(number), _) => number,
        (None, [only]) => *only,
        (None, [first, ..]) => {
            let remedy = format!("`hirefor resume {first}`");
            return Err(Trouble::new(format!("several sittings are unfinished:{list}")).remedy(remedy));
        }
        (None, []) => {
            let open = all.iter().find(|one| one.found.open);
            let nothing =
                || Trouble::new("nothing was left unfinished").remedy("`hirefor new` begins an intake");
            open.ok_or_else(nothing)?.found.number
        }
    };
    let Some(at) = all.iter().position(|one| one.found.number == number) else {
        let what = if list.is_empty() { "; none is".to_owned() } else { format!("; there are:{list}") };
        return Err(Trouble::new(format!("there is no unfinished sitting {number}{what}")));
    };
    let one = all.swap_remove(at);
    if one.found.open {
        let process = one.summary.map_or_else(String::new, |it| format!(" in process {}", it.head.process));
        return Err(Trouble::new(format!("sitting {number} is open{process}"))
            .remedy("go on there, or leave it there first"));
    }
    Ok(one)
}

fn line(one: &Unfinished) -> String {
    let number = one.found.number;
    let Some(Summary { head, answered, changes }) = &one.summary else {
        return format!("\n  {number}  cannot be read");
    };
    let (what, count, unit) = match &head.role {
        Some(role) => (role.path.display().to_string(), *changes, "change"),
        None => (head.questionnaire.clone(), *answered, "answer"),
    };
    let plural = if count == 1 { "" } else { "s" };
    let when = one.found.age.map_or_else(String::new, |age| format!(", last touched {}", ago(age)));
    let open = if one.found.open { format!(", open in process {}", head.process) } else { String::new() };
    format!("\n  {number}  {what}, {count} {unit}{plural}{when}{open}")
}

/// A length of time as people say it.
pub(super) fn ago(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    let (count, unit) = match minutes {
        0 => return "just now".to_owned(),
        1..=59 => (minutes, "minute"),
        60..=1439 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}
