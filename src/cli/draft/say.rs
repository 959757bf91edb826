//! What became of the documents, for people and for programs.

use super::super::Draft;
use super::{Done, Printer, Role};
use crate::draft::{State, added, conflict_markers, difference};
use crate::store::Documents;

/// Says what became of one role, and what to do about it.
pub(super) fn role(args: &Draft, role: &Role, printer: &mut Printer<'_>) -> anyhow::Result<()> {
    for notice in &role.notices {
        printer.err(&format!("note: {notice}\n"));
    }
    let documents = match &role.documents {
        Ok(documents) => documents,
        Err(error) => {
            printer.error(error);
            return Ok(());
        }
    };
    if args.stdout {
        let texts: Vec<&str> = documents.iter().map(|done| done.generated.as_str()).collect();
        return printer.out(&texts.join("\n"));
    }
    for done in documents {
        let asks = done.became.state.needs_a_person();
        if !args.check || asks || done.became.changes_anything() {
            printer.out(&line(args, role, done))?;
        }
        if asks {
            printer.err(&explained(args, role, done));
        } else if let Some(lost) = left_out(role, done) {
            printer.err(&lost);
        }
    }
    Ok(())
}

fn line(args: &Draft, role: &Role, done: &Done) -> String {
    let state = done.became.state;
    let would = if args.check || args.dry_run { "would be " } else { "" };
    if state == State::Unchanged && done.became.new_base {
        // The document says what it should; only what is remembered about it is behind.
        let base = Documents::beside(&role.spec).base(done.document);
        let word = if done.stood.base.is_some() { State::Updated } else { State::New }.word();
        return format!("{}: {would}{word}\n", base.display());
    }
    let would = match state {
        State::Unchanged | State::Undecided | State::NoBase => "",
        State::Conflict if !would.is_empty() => "would be a ",
        _ => would,
    };
    format!("{}: {would}{}\n", done.path.display(), state.word())
}

/// The lines of one version that are gone by a person's word for the other.
fn lost(done: &Done) -> Vec<&str> {
    let (stood, generated) = (done.stood.document.as_deref().unwrap_or_default(), done.generated.as_str());
    match done.became.state {
        State::Kept => added(stood, generated),
        State::Updated if done.became.keeps => added(generated, stood),
        _ => Vec::new(),
    }
}

/// The same for people, with the lines around them.
fn left_out(role: &Role, done: &Done) -> Option<String> {
    let shown = done.path.display();
    let stood = done.stood.document.as_deref()?;
    let differs = || difference(stood, &done.generated);
    match done.became.state {
        State::Kept => Some(format!(
            "{shown}: yours is kept. What begins with + is in the spec and not in it, and is not put there later either:\n\
             {}\
             try: write into it what should stand there after all; what the spec changes from now on is merged into it\n",
            differs()
        )),
        State::Updated if done.became.keeps => Some(format!(
            "{shown}: the one from the spec is taken. What begins with - was in yours and is not in it:\n\
             {}\
             try: write into it what should stand there after all; yours is in {}, until you delete it; git ignores it\n",
            differs(),
            Documents::beside(&role.spec).kept(done.document).display(),
        )),
        _ => None,
    }
}

/// What a person has to decide, and how.
fn explained(args: &Draft, role: &Role, done: &Done) -> String {
    let shown = done.path.display();
    let stands = done.stood.document.as_deref().unwrap_or_default();
    let accepts = match args.accept {
        Some(_) => "--accept decides nothing here: it is for documents whose last generation is missing\n",
        None => "",
    };
    match done.became.state {
        State::Conflict => {
            let merged = done.became.text.as_deref().unwrap_or_default();
            if args.check || args.dry_run {
                return format!("{shown}: you and the spec changed the same lines\n{accepts}");
            }
            format!(
                "{shown}: you and the spec changed the same lines; both stand in it now, between the markers at {}\n\
                 try: keep one of each pair and delete the marker lines; {} is as it was before, until you delete it; git ignores it\n{accepts}",
                places(merged),
                Documents::beside(&role.spec).kept(done.document).display(),
            )
        }
        State::Undecided => format!(
            "{shown}: conflict markers stand in it, at {}; it is left as it is\n\
             try: keep one of each pair, delete the marker lines, and draft again\n{accepts}",
            places(stands)
        ),
        _ => format!(
            "{shown} was there before, and nothing tells which words in it are yours; it is left as it is.\n\
             What the spec makes of it:\n{}\
             try: --accept mine keeps it, and later changes are merged into it; --accept generated takes the new one\n",
            difference(stands, &done.generated)
        ),
    }
}

/// "line 12" or "lines 12, 14 and 16".
fn places(text: &str) -> String {
    let lines: Vec<String> = conflict_markers(text).iter().map(usize::to_string).collect();
    match lines.as_slice() {
        [one] => format!("line {one}"),
        [first @ .., last] => format!("lines {} and {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// What became of one role, for programs.
pub(super) fn json(role: &Role) -> serde_json::Value {
    let one = |done: &Done| {
        serde_json::json!({
            "document": done.document.file_name(),
            "path": done.path.display().to_string(),
            "state": done.became.state.word(),
            "changes": done.became.changes_anything(),
            "left-out": lost(done),
            "conflict-markers": conflict_markers(
                done.became.text.as_deref().or(done.stood.document.as_deref()).unwrap_or_default()
            ),
        })
    };
    let documents: Vec<_> = role.documents.iter().flatten().map(one).collect();
    serde_json::json!({
        "role": role.spec.display().to_string(),
        "notices": role.notices,
        "error": role.documents.as_ref().err().map(|error| format!("{error:#}")),
        "documents": documents,
    })
}
