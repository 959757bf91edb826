//! The documents as they would be written, and the word that writes them.

use std::path::PathBuf;

use super::Face;
use super::talk::{Command, Heard, Stop};
use crate::intake::Place;

impl Face<'_, '_> {
    /// Shows the first document and saves on a yes; `None` when the person went back.
    pub(super) fn finish(&mut self) -> Result<Option<Vec<PathBuf>>, Stop> {
        for nth in 0..self.roles().len() {
            self.propose(nth);
        }
        let documents = self.host.preview(self.intake.work());
        if let Some((name, text)) = documents.first() {
            self.document(name, text)?;
        }
        let names: Vec<String> = documents.iter().map(|(name, _)| name.clone()).collect();
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
                        let (name, text) = &documents[number - 1];
                        self.document(name, text)?;
                    }
                    _ => self.say("Type y to save.")?,
                },
            }
        }
    }

    fn document(&mut self, name: &str, text: &str) -> Result<(), Stop> {
        self.pause()?;
        self.say(name)?;
        self.pause()?;
        self.show(text)
    }
}
