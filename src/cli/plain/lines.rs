//! The lines of a role as they are read out, and as they are typed.

use super::Face;
use super::read::pick;
use super::talk::{Heard, Stop};
use crate::intake::{ASSESSED_BY, Line, Part, Shape};
use crate::report::phrase;

/// The most characters of a field that are repeated inside a prompt.
const SHORT: usize = 40;

/// `line` as one sentence or bullet.
pub(super) fn said(shape: &Shape, part: Part, line: &Line) -> String {
    let field = |key: &str| part.value(line, key).trim();
    let open = |key: &str| match field(key) {
        "" => format!("[to fill: {}]", label(part, key).to_lowercase()),
        text => text.to_owned(),
    };
    match part {
        Part::Outcomes => {
            let what = format!("By month {}: {}", field("by-month"), phrase::sentence(field("what")));
            format!("{what} Measured by {}, from {} to {}.", field("measure"), open("from"), field("to"))
        }
        Part::NotOwns => format!("{}: {}", field("text"), open("who")),
        Part::MustHaves => {
            let stage = shape.assessed_in(line).and_then(|nth| shape.stages().into_iter().nth(nth));
            let stage = stage.map_or("no interview stage finds this out".to_owned(), |(_, name)| {
                format!("found out in: {name}")
            });
            format!("{} ({stage})", field("text"))
        }
        Part::Stages => format!("{} ({} minutes, {})", field("name"), field("minutes"), open("who")),
        Part::Terms | Part::Apply => format!("{}: {}", field("label"), field("text")),
        Part::Title | Part::Mission | Part::Owns | Part::NiceToHaves => field("text").to_owned(),
    }
}

fn label(part: Part, key: &str) -> &'static str {
    part.field(key).map_or("", |at| part.fields()[at].label)
}

impl Face<'_, '_> {
    /// Asks for the fields of a line, one after another; Enter keeps what stands in `now`, a command takes all back.
    pub(super) fn fields(
        &mut self,
        shape: &Shape,
        part: Part,
        now: &[String],
    ) -> Result<Option<Vec<String>>, Stop> {
        let mut fields = now.to_vec();
        fields.resize(part.fields().len(), String::new());
        for (at, field) in part.fields().iter().enumerate().filter(|(_, field)| !field.fixed) {
            let stages = if field.key == ASSESSED_BY { shape.stages() } else { Vec::new() };
            if !stages.is_empty() {
                self.say("The interview stages:")?;
                self.numbered(&stages.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>())?;
            }
            loop {
                let shown = stages.iter().find(|(id, _)| *id == fields[at]).map(|(_, name)| name.as_str());
                let prompt = match shown.unwrap_or(&fields[at]).to_owned() {
                    now if now.is_empty() => format!("{}: ", field.label),
                    now if now.chars().count() <= SHORT => format!("{} [{now}]: ", field.label),
                    now => {
                        self.say(&format!("{} now: {now}", field.label))?;
                        format!("{}: ", field.label)
                    }
                };
                let Heard::Line(line) = self.listen(&prompt)? else { return Ok(None) };
                let typed = line.split_whitespace().collect::<Vec<_>>().join(" ");
                match typed.as_str() {
                    "" if field.open || !fields[at].is_empty() => break,
                    "" => self.say("This cannot stay empty.")?,
                    "-" if field.open => {
                        fields[at].clear();
                        break;
                    }
                    _ if !stages.is_empty() => {
                        let names: Vec<String> = stages.iter().map(|(_, name)| name.clone()).collect();
                        match pick(&names, &typed) {
                            Ok(nth) => {
                                fields[at].clone_from(&stages[nth].0);
                                break;
                            }
                            Err(wrong) => self.say(&wrong.to_string())?,
                        }
                    }
                    _ => {
                        let Some(wrong) = field.refuses(&typed) else {
                            fields[at] = typed;
                            break;
                        };
                        self.say(&wrong.to_string())?;
                    }
                }
            }
        }
        name(shape, part, &mut fields);
        Ok(Some(fields))
    }
}

/// Gives a new line the name that other lines refer to, where its part has one.
fn name(shape: &Shape, part: Part, fields: &mut [String]) {
    let fixed = part.fields().iter().position(|field| field.fixed);
    if let Some(at) = fixed.filter(|at| fields[*at].is_empty()) {
        fields[at] = shape.free_name(part, &fields[0]);
    }
}
