//! The documents as they would be written, and the word that writes them.

use std::path::PathBuf;

use super::Face;
use super::talk::{Command, Heard, Stop};
use crate::face::Document;
use crate::intake::Place;

impl Face<'_, '_> {
    /// Shows the first document and saves on a yes; `None` when the person went back.
    pub(super) fn finish(&mut self) -> Result<Option<Vec<PathBuf>>, Stop> {
        for nth in 0..self.roles().len() {
            self.propose(nth);
        }
        let documents: Vec<Document> = self.host.preview(self.intake.work()).concat();
        if let Some(document) = documents.first() {
            self.document(document)?;
        }
        let names: Vec<String> = documents.iter().map(named).collect();
        loop {
            self.pause()?;
            if names.len() > 1 {
                self.say("A number shows that document:")?;
                self.numbered(&names)?;
            }
            self.say("y saves, b goes back, q leaves and keeps your answers.")?;
            match self.listen("> ")? {
                Heard::Command(Command::Back) => {
                    let last = self.roles().len().checked_sub(1);
                    self.go(last.map_or(Place::Verdict, Place::Shape));
                    return Ok(None);
                }
                Heard::Command(Command::Review) => {
                    if self.review()? {
                        return Ok(None);
                    }
                }
                Heard::Command(_) => {
                    self.say("Nothing is written before you say y. What is saved can be changed later.")?;
                }
                Heard::Line(line) if matches!(line.trim(), "y" | "Y" | "yes") => {
                    match self.host.save(self.intake.work()) {
                        Ok(paths) => {
                            self.say("Saved:")?;
                            for path in &paths {
                                self.say_with("  ", "  ", &path.display().to_string())?;
                            }
                            return Ok(Some(paths));
                        }
                        Err(error) => self.say(&format!("This was not saved: {error:#}"))?,
                    }
                }
                Heard::Line(line) => match line.trim().parse::<usize>() {
                    Ok(number) if (1..=documents.len()).contains(&number) => {
                        self.document(&documents[number - 1])?;
                    }
                    _ => self.say("Type y to save.")?,
                },
            }
        }
    }

    fn document(&mut self, document: &Document) -> Result<(), Stop> {
        self.pause()?;
        self.say(&named(document))?;
        self.pause()?;
        self.show(&document.text)
    }
}

/// What `document` is, where it goes, and whether something else stands there.
fn named(document: &Document) -> String {
    let stands = match &document.on_disk {
        None => "",
        Some(text) if *text == document.text => ", as it stands there",
        Some(_) => ", which differs from what stands there",
    };
    format!("{}: {}{stands}", document.title, document.path.display())
}
