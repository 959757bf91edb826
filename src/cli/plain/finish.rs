//! The documents as they would be written, and the word that writes them.

use super::Face;
use super::read::pick;
use super::talk::{Command, Heard, Stop};
use crate::draft::difference;
use crate::face::{Changed, Document, SavedFile, Saving, alike};
use crate::intake::Place;

impl Face<'_, '_> {
    /// Shows the first document and saves on a yes; `None` when the person went back.
    pub(super) fn finish(&mut self) -> Result<Option<Vec<SavedFile>>, Stop> {
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
                self.say(
                    "A number shows that document, d and a number what is different from the file there:",
                )?;
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
                Heard::Command(Command::TakeBack { again }) => {
                    if self.take_back(again)? {
                        return Ok(None);
                    }
                }
                Heard::Command(_) => {
                    self.say("Nothing is written before you say y. What is saved can be changed later.")?;
                }
                Heard::Line(line) if matches!(line.trim(), "y" | "Y" | "yes") => {
                    match self.host.save(self.intake.work()) {
                        Ok(Saving::Saved(files)) => {
                            self.say("Saved:")?;
                            for file in &files {
                                self.say_with("  ", "  ", &file.to_string())?;
                            }
                            self.holes()?;
                            if let Some((says, command)) = alike(&files) {
                                self.say(&format!("{says} {command}"))?;
                            }
                            return Ok(Some(files));
                        }
                        Ok(Saving::Changed(changed)) => self.changed(*changed)?,
                        Err(error) => self.say(&format!("This was not saved: {error:#}"))?,
                    }
                }
                Heard::Line(line) => {
                    let (against, number) = match line.trim().strip_prefix('d') {
                        Some(rest) => (true, rest),
                        None => (false, line.trim()),
                    };
                    match number.trim().parse::<usize>() {
                        Ok(number) if (1..=documents.len()).contains(&number) => {
                            let document = &documents[number - 1];
                            if against { self.against(document)? } else { self.document(document)? }
                        }
                        _ => self.say("Type y to save.")?,
                    }
                }
            }
        }
    }

    /// Says what is still to be filled, document by document.
    fn holes(&mut self) -> Result<(), Stop> {
        for document in self.host.preview(self.intake.work()).concat() {
            let open = document.lacks();
            if !open.is_empty() {
                let path = document.path.display();
                self.say(&format!("Still to fill in, in {path}: {}.", open.join("; ")))?;
            }
        }
        Ok(())
    }

    /// Says what somebody else has changed meanwhile, and asks what is to be written.
    fn changed(&mut self, changed: Changed) -> Result<(), Stop> {
        self.say(&format!(
            "{} is not what it was when you began. Nothing is written yet.",
            changed.path.display()
        ))?;
        for (heading, diff) in
            [("What was changed there:", &changed.there), ("What you changed:", &changed.here)]
        {
            self.pause()?;
            self.say(heading)?;
            self.show(if diff.is_empty() { "nothing" } else { diff })?;
        }
        self.pause()?;
        let mut ways = vec!["Write yours; what only they changed is gone then".to_owned()];
        if changed.together.is_some() {
            ways.insert(0, "Put both changes together".to_owned());
        }
        self.numbered(&ways)?;
        self.say("A number does that, and y saves afterwards. b goes back; nothing is written.")?;
        loop {
            match self.listen("> ")? {
                Heard::Command(_) => return Ok(()),
                Heard::Line(line) => match pick(&ways, &line) {
                    Ok(at) => {
                        let together = at + 1 < ways.len();
                        if let Some((_, operation)) = changed.together.clone().filter(|_| together) {
                            self.intake.apply(operation);
                        }
                        self.host.decide(changed, together);
                        return Ok(());
                    }
                    Err(wrong) => self.say(&wrong.to_string())?,
                },
            }
        }
    }

    /// Says what is different from what stands at its place.
    fn against(&mut self, document: &Document) -> Result<(), Stop> {
        match &document.on_disk {
            None => self.say("Nothing stands there yet: all of it is new."),
            Some(on_disk) => match difference(on_disk, &document.text) {
                same if same.is_empty() => self.say("It stands there already, word for word."),
                difference => self.show(&difference),
            },
        }
    }

    fn document(&mut self, document: &Document) -> Result<(), Stop> {
        self.pause()?;
        self.say(&named(document))?;
        self.pause()?;
        self.show(&document.text)?;
        for remark in document.findings() {
            self.say(&format!("Remark: {}", remark.says))?;
        }
        Ok(())
    }
}

/// What `document` is, where it goes, and whether something else stands there.
fn named(document: &Document) -> String {
    let stands = match &document.on_disk {
        None => "",
        Some(text) if *text == document.text => ", as it stands there",
        Some(_) => ", which differs from what stands there",
    };
    let to_fill = match document.to_fill().len() {
        0 => String::new(),
        many => format!(", {many} to fill"),
    };
    format!("{}: {}{stands}{to_fill}", document.title, document.path.display())
}
