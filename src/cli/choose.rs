//! Which questionnaire: a shipped one by its id, or a folder by its path.

use std::cell::OnceCell;
use std::path::Path;

use anyhow::Context;

use crate::builtin::{self, Builtin};
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::lint::{self, Yardstick};
use crate::questionnaire::catalogue::{self, Catalogue};
use crate::questionnaire::{self, Questionnaire};
use crate::store::{Files, MOST_TOML, Trouble, load, questionnaire_near};

/// A questionnaire, and its catalogue when that is first needed.
pub(super) struct Chosen {
    pub(super) questionnaire: Questionnaire,
    catalogue: OnceCell<Catalogue>,
    shipped: Option<&'static Builtin>,
    yardstick: OnceCell<(Yardstick, usize)>,
}

impl Chosen {
    /// The catalogue. A shipped one is unpacked here, because the first screen does not need it.
    pub(super) fn catalogue(&self) -> &Catalogue {
        self.catalogue.get_or_init(|| {
            let unpacked = self.shipped.map(Builtin::catalogue);
            match unpacked {
                Some(Ok(catalogue)) => catalogue,
                _ => unreachable!(
                    "a catalogue from a folder is read at once, and a shipped one was checked when built"
                ),
            }
        })
    }

    /// What a posting is held against when it is one of its roles, and the position of its family there.
    ///
    /// # Errors
    /// When the program file is damaged.
    pub(super) fn yardstick(&self) -> anyhow::Result<&(Yardstick, usize)> {
        if let Some(known) = self.yardstick.get() {
            return Ok(known);
        }
        let of_shipped = match self.shipped {
            Some(one) => {
                let shipped = lint::shipped().context("the program file is damaged")?;
                let family = shipped.families.iter().position(|family| family.id == one.id);
                family.map(|family| (shipped, family))
            }
            None => None,
        };
        let own = || (lint::of(&[(&self.questionnaire, self.catalogue())]), 0);
        Ok(self.yardstick.get_or_init(|| of_shipped.unwrap_or_else(own)))
    }
}

/// The questionnaire that `name` means; the flagship, without.
pub(super) fn choose(files: &dyn Files, name: Option<&str>) -> anyhow::Result<Chosen> {
    let name = name.unwrap_or(builtin::ALL[0].id);
    if let Some(shipped) = builtin::find(name) {
        let questionnaire = shipped.questionnaire().context("the program file is damaged")?;
        return Ok(Chosen {
            questionnaire,
            catalogue: OnceCell::new(),
            shipped: Some(shipped),
            yardstick: OnceCell::new(),
        });
    }
    if !name.contains(['/', '\\', '.']) && !Path::new(name).exists() {
        let known = builtin::ALL.iter().map(|one| one.id);
        let remedy = did_you_mean(name, known).map_or_else(
            || "`hirefor questionnaire list` names them; a folder is given by its path".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Trouble::new(format!("there is no questionnaire `{name}`")).remedy(remedy).into());
    }
    in_folder(files, Path::new(name))
}

/// The questionnaire called `id` that the role in `folder` answers: the one that is `named`, or the one that
/// `hirefor.toml`, a folder `questionnaires` nearby, or the program itself has under this id.
pub(super) fn choose_near(
    files: &dyn Files,
    named: Option<&str>,
    id: &str,
    folder: &Path,
) -> anyhow::Result<Chosen> {
    if named.is_some() {
        return choose(files, named);
    }
    match questionnaire_near(files, folder, id)? {
        Some(near) => in_folder(files, &near),
        None => choose(files, Some(id)),
    }
}

fn in_folder(files: &dyn Files, path: &Path) -> anyhow::Result<Chosen> {
    let (questionnaire, catalogue) = read_folder(files, path)?;
    Ok(Chosen {
        questionnaire,
        catalogue: OnceCell::from(catalogue),
        shipped: None,
        yardstick: OnceCell::new(),
    })
}

/// The questionnaire in the folder at `path`, or the folder of the file at `path`.
fn read_folder(files: &dyn Files, path: &Path) -> anyhow::Result<(Questionnaire, Catalogue)> {
    let Sources { asked, lines } = Sources::read(files, folder_of(path))?;
    let wrong = |(origin, source): &(String, String), list| Diagnostics::new(origin, source, list);
    let questionnaire = questionnaire::read(&asked.1).map_err(|list| wrong(&asked, list))?;
    let catalogue = catalogue::read(&lines.1, &questionnaire).map_err(|list| wrong(&lines, list))?;
    Ok((questionnaire, catalogue))
}

/// The folder that `path` means: itself, or that of the file that it is.
pub(super) fn folder_of(path: &Path) -> &Path {
    if path.is_file() { path.parent().unwrap_or(Path::new("")) } else { path }
}

/// The two files of a questionnaire, each with its path as it is told.
pub(super) struct Sources {
    pub(super) asked: (String, String),
    pub(super) lines: (String, String),
}

impl Sources {
    pub(super) fn read(files: &dyn Files, folder: &Path) -> Result<Self, Trouble> {
        let text = |name: &str| {
            let path = folder.join(name);
            load(files, &path, MOST_TOML).map(|text| (path.display().to_string(), text))
        };
        Ok(Self { asked: text("questionnaire.toml")?, lines: text("archetypes.toml")? })
    }
}
