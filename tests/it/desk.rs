//! Somebody at a real terminal: keys go in, a screen comes out, and what is left behind is looked at.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::place::Place;

/// How long the program may take for anything; a slow machine is no failure.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long nothing comes when everything is drawn.
const QUIET: Duration = Duration::from_millis(400);

/// The program on a terminal of its own, in the folder of a test.
pub(crate) struct Desk<'p> {
    place: &'p Place,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    written: Vec<u8>,
}

impl<'p> Desk<'p> {
    /// `hirefor new` on a common terminal, at its first question.
    pub(crate) fn new(place: &'p Place) -> Self {
        let mut desk = Self::with(place, &["new"], &[], (80, 24));
        desk.see("question 1 of");
        desk
    }

    /// `hirefor` with `args` and `env` on a terminal of so many columns and rows.
    pub(crate) fn with(place: &'p Place, args: &[&str], env: &[(&str, &str)], size: (u16, u16)) -> Self {
        Self::running(env!("CARGO_BIN_EXE_hirefor").as_ref(), place, args, env, size)
    }

    /// Another program than `hirefor`, in the same way.
    pub(crate) fn running(
        program: &Path,
        place: &'p Place,
        args: &[&str],
        env: &[(&str, &str)],
        (cols, rows): (u16, u16),
    ) -> Self {
        let pair = native_pty_system().openpty(size((cols, rows))).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(place.path());
        command.env_clear();
        let usual = [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("RUST_BACKTRACE", "0")];
        for (name, value) in usual.iter().chain(env) {
            command.env(name, value);
        }
        command.env("HOME", place.path());
        command.env("XDG_STATE_HOME", place.path().join("state"));
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(rows.max(2), cols.max(2), 0);
        Self { place, child, master: pair.master, keyboard, output, screen, written: Vec::new() }
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        while !self.screen.screen().contents().contains(text) {
            let Ok(bytes) = self.output.recv_timeout(PATIENCE) else {
                panic!("no {text:?} in\n{}", self.screen.screen().contents());
            };
            self.take(&bytes);
        }
        self
    }

    /// The screen once nothing more comes.
    pub(crate) fn settled(&mut self) -> &vt100::Screen {
        while let Ok(bytes) = self.output.recv_timeout(QUIET) {
            self.take(&bytes);
        }
        self.screen.screen()
    }

    /// Waits until the wizard has the screen, whatever it shows there.
    pub(crate) fn taken(&mut self) -> &mut Self {
        while !self.screen.screen().alternate_screen() {
            let bytes = self.output.recv_timeout(PATIENCE).unwrap();
            self.take(&bytes);
        }
        self
    }

    /// Waits until the screen does not show `text` any more.
    pub(crate) fn see_not(&mut self, text: &str) -> &mut Self {
        while self.screen.screen().contents().contains(text) {
            let Ok(bytes) = self.output.recv_timeout(PATIENCE) else {
                panic!("still {text:?} in\n{}", self.screen.screen().contents());
            };
            self.take(&bytes);
        }
        self
    }

    /// The number of the child of this process that runs `program`.
    pub(crate) fn child_named(&self, program: &str) -> String {
        let parent = self.process().to_string();
        let found = Command::new("pgrep").args(["-P", &parent, program]).output().unwrap();
        String::from_utf8(found.stdout).unwrap().trim().to_owned()
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// The number of the process.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.process().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        // The emulator of these tests breaks at a single cell.
        self.screen.screen_mut().set_size(rows.max(2), columns.max(2));
        self.master.resize(size((columns, rows))).unwrap();
        self
    }

    /// Waits for the end; what stands on the screen then, and the exit code. The terminal must be as it was.
    pub(crate) fn end(&mut self) -> (String, u32) {
        let code = self.child.wait().unwrap().exit_code();
        // The terminal closes with its last user, so this ends by itself.
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the other screen is left");
        assert!(!screen.bracketed_paste(), "pasting is as before");
        assert!(!screen.hide_cursor(), "the cursor is there");
        let modes = format!("{:?}", self.master.get_termios().unwrap().local_flags);
        assert!(modes.contains("ICANON") && modes.contains("ECHO"), "typing is as before: {modes}");
        (screen.contents(), code)
    }

    /// Waits until the program is gone, whatever it left the terminal like.
    pub(crate) fn is_gone(&mut self) {
        self.child.wait().unwrap();
    }

    /// What stands on the screen.
    pub(crate) fn shown(&self) -> String {
        let contents = self.screen.screen().contents();
        // A blank that was written and one that never was look alike.
        contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Where the cursor is: row and column; both 0 where none is shown.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        let screen = self.screen.screen();
        if screen.hide_cursor() { (0, 0) } else { screen.cursor_position() }
    }

    /// Every byte that was written to the terminal so far.
    pub(crate) fn written(&self) -> &[u8] {
        &self.written
    }

    /// What is in the journal that was kept for later.
    pub(crate) fn kept(&self) -> String {
        let bytes = std::fs::read(self.place.path().join(KEPT)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// Where the first unfinished sitting is, from the folder of a test.
pub(crate) const KEPT: &str = "state/hirefor/sittings/1.journal";

fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
