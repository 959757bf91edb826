//! The stories under `examples/`, each with the questionnaire that it answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use hirefor::builtin;
use hirefor::intake::Work;
use hirefor::questionnaire::Questionnaire;
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::spec;

/// A folder under `examples/` with answers in it.
pub(crate) struct Story {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) questionnaire: &'static Questionnaire,
    pub(crate) catalogue: &'static Catalogue,
    pub(crate) work: Work,
}

/// Every story, in the order of their names.
pub(crate) fn stories() -> Vec<Story> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let folders = fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = folders.filter(|path| path.join("answers.toml").is_file()).collect();
    folders.sort();
    folders.into_iter().map(Story::read).collect()
}

impl Story {
    fn read(folder: PathBuf) -> Self {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let answers = fs::read_to_string(folder.join("answers.toml")).unwrap();
        let file = spec::read(&answers).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        let asked = shipped().iter().find(|(asked, _)| asked.id == file.glance.questionnaire);
        let (questionnaire, catalogue) =
            asked.unwrap_or_else(|| panic!("{name}: {}", file.glance.questionnaire));
        let work = file.work(questionnaire, catalogue);
        let work = work.unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        Self { name, folder, questionnaire, catalogue, work }
    }
}

/// The shipped questionnaires, unpacked once.
pub(crate) fn shipped() -> &'static [(Questionnaire, Catalogue)] {
    static SHIPPED: OnceLock<Vec<(Questionnaire, Catalogue)>> = OnceLock::new();
    let unpack = |one: &builtin::Builtin| (one.questionnaire().unwrap(), one.catalogue().unwrap());
    SHIPPED.get_or_init(|| builtin::ALL.iter().map(unpack).collect())
}
