//! What the person does at the terminal, read as it comes.
//!
//! The terminal is read here and not by crossterm, whose reader spins for ever on a terminal that has vanished, overlooks
//! what is left of a burst, and waits for ever for the end of a paste that has none.

mod ears;

use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::SigId;
use signal_hook::consts::SIGWINCH;
use signal_hook::low_level::{pipe, unregister};

pub use ears::Ears;

/// How much is read at once.
const GULP: usize = 16 * 1024;

/// The keyboard and the window of this terminal.
pub(super) struct Input {
    ears: Ears,
    woken: UnixStream,
    wake: UnixStream,
    window: SigId,
    gulp: Vec<u8>,
    /// Columns and rows, as they were last heard of.
    size: (u16, u16),
}

/// What came of waiting.
pub(super) enum Heard {
    /// The person did this; nothing, when somebody else has woken the program up.
    Events(Vec<Event>),
    /// There is no terminal any more.
    Gone,
}

impl Input {
    /// Begins to listen; a change of the window is heard from here on.
    pub(super) fn open() -> io::Result<Self> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        wake.set_nonblocking(true)?;
        let window = pipe::register(SIGWINCH, wake.try_clone()?)?;
        let size = crossterm::terminal::size()?;
        Ok(Self { ears: Ears::default(), woken, wake, window, gulp: vec![0; GULP], size })
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        self.size
    }

    /// What wakes [`Input::wait`] up when something is written to it.
    pub(super) fn waker(&self) -> io::Result<UnixStream> {
        self.wake.try_clone()
    }

    /// Waits until something happens.
    pub(super) fn wait(&mut self) -> io::Result<Heard> {
        let mut events = Vec::new();
        loop {
            let stdin = io::stdin();
            let mut fds = [
                PollFd::from_borrowed_fd(stdin.as_fd(), PollFlags::IN),
                PollFd::from_borrowed_fd(self.woken.as_fd(), PollFlags::IN),
            ];
            let patience = self.ears.patience().map(timespec);
            match poll(&mut fds, patience.as_ref()) {
                Err(error) if error == rustix::io::Errno::INTR => continue,
                ready => _ = ready?,
            }
            let [typed, woken] = [0, 1].map(|nth| !fds[nth].revents().is_empty());
            if woken {
                while self.woken.read(&mut self.gulp).is_ok_and(|read| read > 0) {}
                self.window_changed(&mut events);
            }
            if typed {
                match rustix::io::read(stdin.as_fd(), &mut self.gulp) {
                    Ok(0) => return Ok(Heard::Gone),
                    Ok(read) => self.ears.hear(&self.gulp[..read], read == GULP, &mut events),
                    Err(error) if [rustix::io::Errno::INTR, rustix::io::Errno::AGAIN].contains(&error) => {}
                    // That is what a terminal says that has vanished.
                    Err(rustix::io::Errno::IO) => return Ok(Heard::Gone),
                    Err(error) => return Err(error.into()),
                }
            } else if !woken {
                self.ears.silence(&mut events);
            }
            if woken || !events.is_empty() {
                return Ok(Heard::Events(events));
            }
        }
    }

    fn window_changed(&mut self, events: &mut Vec<Event>) {
        if let Ok(size) = crossterm::terminal::size()
            && size != self.size
        {
            self.size = size;
            events.push(Event::Resize(size.0, size.1));
        }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        unregister(self.window);
    }
}

fn timespec(duration: Duration) -> Timespec {
    Timespec { tv_sec: duration.as_secs().cast_signed(), tv_nsec: duration.subsec_nanos().into() }
}
