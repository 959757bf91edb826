//! A folder of its own for a test, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A place in memory, where there is one: nothing there waits for a disk.
    pub(crate) fn quick() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Self { folder: folder.unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Every file below, by its path from here, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, found);
                } else {
                    found.push(path.strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        let mut found = Vec::new();
        walk(self.path(), self.path(), &mut found);
        found.sort();
        found
    }

    /// `hirefor` with `args`, nothing on standard input.
    pub(crate) fn run(&self, args: &[&str]) -> Said {
        self.run_with(args, "")
    }

    /// `hirefor` with `args` and `input` on standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Said {
        let input_file = self.folder.path().join(".input");
        fs::write(&input_file, input).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_hirefor"));
        command.args(args).current_dir(self.path()).env_clear();
        command
            .env("HOME", self.path())
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env("LANG", "C.UTF-8");
        command.stdin(Stdio::from(fs::File::open(&input_file).unwrap()));
        let said = Said::of(&command.output().unwrap());
        fs::remove_file(input_file).unwrap();
        said
    }
}

/// What the program said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// It could not be done: exit 2, nothing on standard output, and all of `expected` on standard error.
    pub(crate) fn refused(&self, expected: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        for part in expected {
            assert!(self.err.contains(part), "“{part}” is not in\n{}", self.err);
        }
        assert!(!self.err.contains('\u{1b}'), "{:?}", self.err);
    }
}

/// The program with one of these `names`. Without one the test is left out, and says so, unless `HIREFOR_TOOLS` says that
/// it is needed.
pub(crate) fn tool(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let mut programs =
        std::env::split_paths(&folders).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    let program = programs.find(|program| program.is_file());
    if program.is_none() {
        assert!(std::env::var_os("HIREFOR_TOOLS").is_none(), "there is no {names:?} here");
        // Past the capture of the test harness, so that it is seen.
        let _ = writeln!(std::io::stderr(), "skipped: there is no {names:?} here");
    }
    program
}

/// The path of a story's file.
pub(crate) fn story(name: &str, file: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).join(file).display().to_string()
}
