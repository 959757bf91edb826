//! The sittings that were left unfinished, and which of them is meant.

use std::time::Duration;

use crate::intake::journal::{Summary, summary};
use crate::store::{Found, Trouble, discard, journals};

/// A sitting that can be gone on with.
pub(super) struct Unfinished {
    pub(super) found: Found,
    pub(super) summary: Summary,
}

/// The sittings with an answer in them, in the order they were begun.
pub(super) fn unfinished() -> Vec<Unfinished> {
    let mut all = Vec::new();
    for found in journals() {
        match summary(&found.records) {
            // Its answers were all taken back before it was left.
            Some(summary) if summary.answered == 0 && !found.open => discard(&found),
            Some(summary) => all.push(Unfinished { found, summary }),
            None => {}
        }
    }
    all
}

/// The sitting called `number`; without one, the only one that is not open elsewhere.
pub(super) fn pick(mut all: Vec<Unfinished>, number: Option<u32>) -> Result<Unfinished, Trouble> {
    if all.is_empty() {
        return Err(Trouble::new("nothing was left unfinished").remedy("`hirefor new` begins an intake"));
    }
    let list: String = all.iter().map(line).collect();
    let free: Vec<usize> = (0..all.len()).filter(|at| !all[*at].found.open).collect();
    let at = match (number, free[..].first()) {
        (Some(number), _) => all.iter().position(|one| one.found.number == number).ok_or_else(|| {
            Trouble::new(format!("there is no unfinished sitting {number}; there are:{list}"))
        })?,
        (None, Some(first)) if free.len() > 1 => {
            let remedy = format!("`hirefor resume {}`", all[*first].found.number);
            return Err(Trouble::new(format!("several sittings are unfinished:{list}")).remedy(remedy));
        }
        (None, first) => first.copied().unwrap_or(0),
    };
    let one = all.swap_remove(at);
    if one.found.open {
        let (number, process) = (one.found.number, one.summary.head.process);
        return Err(Trouble::new(format!("sitting {number} is open in process {process}"))
            .remedy("go on there, or leave it there first"));
    }
    Ok(one)
}

fn line(one: &Unfinished) -> String {
    let Summary { head, answered } = &one.summary;
    let answers = if *answered == 1 { "answer" } else { "answers" };
    let when = one.found.age.map_or_else(String::new, |age| format!(", last touched {}", ago(age)));
    let open = if one.found.open { format!(", open in process {}", head.process) } else { String::new() };
    format!("\n  {}  {}, {answered} {answers}{when}{open}", one.found.number, head.questionnaire)
}

/// A length of time as people say it.
fn ago(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    let (count, unit) = match minutes {
        0 => return "just now".to_owned(),
        1..=59 => (minutes, "minute"),
        60..=1439 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}
