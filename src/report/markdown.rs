//! The report as Markdown: the memo for finance or the next meeting.
//!
//! What people typed is escaped, so it stays text; paragraphs that were asked for as private notes are no part of a
//! report at all.

use super::{Block, Misfit, Report, SeatSaid, text::drawn};
use crate::hygiene;

/// `report` as a Markdown document that ends with a newline.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n", escaped(&report.title));
    let mut put = |said: &str| out.push_str(said);
    for section in &report.sections {
        put(&format!("\n## {}\n", escaped(&section.heading)));
        let mut after_reason = false;
        for block in &section.blocks {
            // Reasons are one list; everything else stands apart.
            let reason = matches!(block, Block::Reason(_));
            if !(reason && after_reason) {
                put("\n");
            }
            put(&written(block));
            after_reason = reason;
        }
        if let Some(more) = &section.more {
            put(&format!("\n{}\n", escaped(&more.says)));
        }
    }
    out
}

fn written(block: &Block) -> String {
    match block {
        Block::Lead(says) => format!("**{}**\n", escaped(says)),
        Block::Paragraph(says) => format!("{}\n", escaped(says)),
        Block::Notice(says) => format!("> {}\n", escaped(says)),
        Block::List { intro, entries } => {
            // What does not lead over to the list by a colon stands above it: a question, and what people said.
            let heading = if intro.is_empty() || intro.ends_with(':') { "" } else { "### " };
            let intro =
                if intro.is_empty() { String::new() } else { format!("{heading}{}\n\n", escaped(intro)) };
            intro + &bullets(entries)
        }
        Block::Seats(seats) => {
            let says = |seat: &SeatSaid| format!("{} ({}): {}", seat.who, seat.name, seat.says);
            bullets(&seats.iter().map(says).collect::<Vec<_>>())
        }
        Block::Bars(bars) => {
            let bar = |bar: &super::Bar| {
                let (label, words) = (escaped(&bar.label), escaped(&bar.words));
                format!("- `{}` **{label}**: {words}\n", drawn(bar.share, 20, true))
            };
            bars.iter().map(bar).collect()
        }
        Block::Reason(reason) => {
            let (question, answer) = (escaped(&reason.question), escaped(&reason.answer));
            format!("- {question} **{answer}.** {}\n", escaped(&reason.because)).replace(".**.", ".**")
        }
        Block::Misfit(Misfit { says, because, ways_out, decided, .. }) => {
            let ways: Vec<String> = match decided {
                Some(decided) => vec![format!("Decided: {decided}")],
                None => ways_out.iter().map(|(_, label)| label.clone()).collect(),
            };
            format!("**{}** {}\n\n{}", escaped(says), escaped(because), bullets(&ways))
        }
    }
}

fn bullets(entries: &[String]) -> String {
    entries.iter().flat_map(|entry| ["- ".to_owned(), escaped(entry), "\n".to_owned()]).collect()
}

/// `text` as one line that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let line = hygiene::neutral_line(text);
    let mut out = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    // At the beginning of a line, these make a list, a heading or a rule.
    let digits = out.len() - out.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = match out[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => Some(digits),
        Some('-' | '+' | '=') if digits == 0 => Some(0),
        _ => None,
    };
    if let Some(at) = at {
        out.insert(at, '\\');
    }
    out
}
