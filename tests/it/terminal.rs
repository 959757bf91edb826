//! The wizard on a real terminal: it takes it, gives it back by every door, and loses no answer on the way.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long the program may take for anything; a slow machine is no failure.
const PATIENCE: Duration = Duration::from_secs(20);

struct Desk {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    home: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hirefor"));
        command.arg("new");
        command.cwd(home.path());
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("RUST_BACKTRACE", "0")] {
            command.env(name, value);
        }
        command.env("XDG_STATE_HOME", home.path());
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
        let screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let mut desk = Self { child, master: pair.master, keyboard, output, screen, home };
        desk.see("question 1 of");
        desk
    }

    /// Waits until the screen shows `text`.
    fn see(&mut self, text: &str) -> &mut Self {
        while !self.screen.screen().contents().contains(text) {
            let Ok(bytes) = self.output.recv_timeout(PATIENCE) else {
                panic!("no {text:?} in\n{}", self.screen.screen().contents());
            };
            self.screen.process(&bytes);
        }
        self
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
        self
    }

    /// Waits for the end; what stands on the screen then, and the exit code.
    fn end(&mut self) -> (String, u32) {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(300)) {
            self.screen.process(&bytes);
        }
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the other screen is left");
        assert!(!screen.bracketed_paste(), "pasting is as before");
        assert!(!screen.hide_cursor(), "the cursor is there");
        (screen.contents(), code)
    }

    fn kept(&self) -> String {
        let path: PathBuf = self.home.path().join("hirefor/unfinished.toml");
        std::fs::read_to_string(path).unwrap_or_default()
    }
}

#[test]
fn leaving_gives_the_terminal_back_and_keeps_the_answers() {
    let mut desk = Desk::new();
    desk.press("2\r").see("question 2 of").press("the rye loaf").see("the rye loaf").press("\x03");
    let (_, code) = desk.end();
    assert_eq!(code, 0);
    assert!(desk.kept().contains("the rye loaf"), "{}", desk.kept());
}

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_the_answers() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let mut desk = Desk::new();
        desk.press("2\r").see("question 2 of").press("the rye loaf").see("the rye loaf").signal(name);
        let (_, code) = desk.end();
        assert_eq!(code, 128 + number, "{name}");
        assert!(desk.kept().contains("the rye loaf"), "{name}: {}", desk.kept());
    }
}

#[test]
fn a_resized_window_is_drawn_anew() {
    let mut desk = Desk::new();
    for (rows, cols) in [(5_u16, 20_u16), (40, 120), (24, 80)] {
        desk.screen.screen_mut().set_size(rows, cols);
        desk.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        desk.see(if rows == 5 {
            "needs more"
        } else if cols == 120 {
            "What we hear"
        } else {
            "Five more answers, then"
        });
    }
    desk.press("\x03");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn a_megabyte_is_pasted_and_the_next_key_still_counts() {
    let mut desk = Desk::new();
    desk.press("2\r").see("question 2 of");
    desk.press("\x1b[200~").press(&"flour ".repeat(170_000)).press("\x1b[201~").see("64 KiB");
    desk.press("\x03");
    assert_eq!(desk.end().1, 0);
    assert!(desk.kept().contains("flour flour"));
}
