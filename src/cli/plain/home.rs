//! Where to begin, line by line.

use std::io::{BufRead, Write};

use super::read::pick;
use super::talk::{NOBODY, Stop, Talk};
use crate::cli::look::unattended;
use crate::face::{Begin, Details, Entry, HomeHost};

/// Asks where to begin; nothing when the person leaves. Where there is only one thing to begin with, nothing is asked.
///
/// # Errors
/// When nothing can be read or written any more.
pub fn home(
    host: &mut dyn HomeHost,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> anyhow::Result<Option<Begin>> {
    let mut talk = Talk::new(input, output);
    match asked(host, &mut talk) {
        Ok(begin) => Ok(Some(begin)),
        Err(Stop::Left | Stop::Ended) => Ok(None),
        Err(Stop::Unattended) => Err(unattended(NOBODY)),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn asked(host: &mut dyn HomeHost, talk: &mut Talk<'_>) -> Result<Begin, Stop> {
    loop {
        let entries = host.entries();
        if let [only @ Entry::New { .. }] = &entries[..] {
            return Ok(Begin { entry: only.clone(), quick: false });
        }
        let labels: Vec<String> = entries.iter().map(|entry| said(entry, &host.details(entry))).collect();
        talk.say("Where do you want to begin?")?;
        talk.numbered(&labels)?;
        talk.say(
            "A number begins there; 5 and a number begins a new role with the five-minute questions only. x and a \
             number says why a role is what it is, g and a number writes its documents again, d and a number \
             discards what was left unfinished. q leaves.",
        )?;
        if let Some(begin) = until_the_list_changes(host, talk, &entries, &labels)? {
            return Ok(begin);
        }
        talk.pause()?;
    }
}

/// Listens until something is begun; nothing when the list is another one now.
fn until_the_list_changes(
    host: &mut dyn HomeHost,
    talk: &mut Talk<'_>,
    entries: &[Entry],
    labels: &[String],
) -> Result<Option<Begin>, Stop> {
    loop {
        let line = talk.line("> ")?;
        let line = line.trim();
        if line.eq_ignore_ascii_case("q") {
            return Err(Stop::Left);
        }
        let (verb, which) = match line.split_once(' ') {
            Some((verb @ ("x" | "g" | "d" | "5"), which)) => (verb, which),
            _ => ("", line),
        };
        let entry = match pick(labels, which) {
            Ok(nth) => &entries[nth],
            Err(wrong) => {
                talk.say(&wrong.to_string())?;
                continue;
            }
        };
        match (verb, entry) {
            ("", Entry::Left { open: true, .. }) => talk.say("Somebody is at it: go on there.")?,
            ("", entry) => return Ok(Some(Begin { entry: entry.clone(), quick: false })),
            ("5", entry @ Entry::New { .. }) => return Ok(Some(Begin { entry: entry.clone(), quick: true })),
            ("x", Entry::Role { path }) => match host.explain(path) {
                Ok(text) => talk.show(&text)?,
                Err(error) => talk.say(&format!("{error:#}"))?,
            },
            ("g", Entry::Role { path }) => {
                let came = host.generate(path).unwrap_or_else(|error| format!("{error:#}"));
                talk.say(&came)?;
            }
            ("d", Entry::Left { number, open: false, .. }) => {
                let sure = talk.line("Discard these answers for good? y discards, Enter keeps them. ")?;
                if sure.trim().eq_ignore_ascii_case("y") {
                    if let Err(error) = host.discard(*number) {
                        talk.say(&format!("{error:#}"))?;
                    }
                    return Ok(None);
                }
                talk.say("They are kept.")?;
            }
            _ => talk.say("That cannot be done with this one.")?,
        }
    }
}

/// An entry in one sentence.
fn said(entry: &Entry, details: &Details) -> String {
    let says = &details.says;
    match entry {
        Entry::New { title, .. } => format!("A new role: {title}. {says}"),
        Entry::Left { title, .. } => {
            let title = details.title.as_ref().unwrap_or(title);
            format!("Go on: {title}, {}", says.replace(" · ", ", "))
        }
        Entry::Role { path } => {
            let title = details.title.clone().unwrap_or_else(|| path.display().to_string());
            format!("Open a role: {title}, {}", says.replace(" · ", ", "))
        }
    }
}
