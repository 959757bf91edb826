//! The terminal while the wizard has it: entered once, and left by every door there is.
//!
//! [`leave`] may be called from any thread, any number of times: the first call after entering gives the terminal back.

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor::Show, execute, queue, style::ResetColor};
use nix::unistd::{Pid, getpgid, getppid, getsid};
use rustix::termios::{LocalModes, tcgetattr};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::raise;

use super::Showing;
use super::input::Input;
use super::paint::Paint;

/// Whose the terminal is. Whoever writes to it holds this.
static HELD: Mutex<Held> = Mutex::new(Held::Away);

/// Whose the terminal is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Somebody else has it.
    Away,
    /// It is ours, and goes to its other screen together with the first frame: one write is one wake-up less for whoever
    /// is at the other end.
    Taken,
    /// It is ours, and on its other screen.
    Entered,
}

/// The signal that told the program to end; 0 for none.
static TOLD: AtomicI32 = AtomicI32::new(0);

/// Another program has the terminal for a while, and the keys that would end this one.
static AWAY: AtomicBool = AtomicBool::new(false);

/// Clicks and the wheel come to the program instead of the terminal's own selection.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The program was stopped and goes on.
static RESUMED: AtomicBool = AtomicBool::new(false);

/// How long the event loop has to end by itself after a signal.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Gives the terminal back as it was.
pub(super) fn leave() {
    // Nobody can have it where somebody is stuck in a write to a terminal that takes nothing; another one would be stuck too.
    if let Some(mut held) = held() {
        match std::mem::replace(&mut *held, Held::Away) {
            Held::Away => return,
            Held::Taken => {}
            Held::Entered => drop(execute!(
                io::stdout(),
                EndSynchronizedUpdate,
                ResetColor,
                DisableBracketedPaste,
                DisableMouseCapture,
                LeaveAlternateScreen,
                Show
            )),
        }
    }
    drop(disable_raw_mode());
}

/// The right to write to the terminal; none when it cannot be had soon.
fn held() -> Option<MutexGuard<'static, Held>> {
    for _ in 0..40 {
        match HELD.try_lock() {
            Ok(held) => return Some(held),
            Err(TryLockError::Poisoned(held)) => return Some(held.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
    None
}

fn take() -> io::Result<()> {
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    if *held == Held::Away {
        *held = Held::Taken;
        enable_raw_mode()?;
    }
    Ok(())
}

/// Whether keys come one by one, as this program sets the terminal.
fn is_raw() -> bool {
    tcgetattr(io::stdin()).is_ok_and(|now| !now.local_modes.contains(LocalModes::ICANON))
}

/// Whether a shell is there that brings a stopped program back.
fn can_come_back() -> bool {
    let shell = Some(getppid());
    let same_session = seen(getsid(shell)).is_some_and(|session| Some(session) == seen(getsid(None)));
    // The shell's own group is another than the one that it has started.
    same_session && seen(getpgid(shell)) != seen(getpgid(None))
}

/// A process that can be seen from here: one outside of this container is only told as number 0.
fn seen(process: nix::Result<Pid>) -> Option<Pid> {
    process.ok().filter(|process| process.as_raw() > 0)
}

/// The screen of the wizard. The terminal is given back when it is dropped.
pub(super) struct Screen {
    paint: Paint,
    size: (u16, u16),
    signals: Handle,
    /// Signals that nobody listens to before the first frame is out, because a thread takes its time; and who is woken.
    unheard: Option<(Signals, UnixStream)>,
    kept: bool,
}

impl Screen {
    /// Takes the terminal: raw, on its other screen, pasting in brackets.
    pub(super) fn enter(input: &Input) -> io::Result<Self> {
        leave_on_panic();
        TOLD.store(0, Ordering::SeqCst);
        let heard = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        let (signals, unheard) = (heard.handle(), Some((heard, input.waker()?)));
        let screen = Self { paint: Paint::default(), size: input.size(), signals, unheard, kept: false };
        take()?;
        Ok(screen)
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Leaves the terminal as it is when this is dropped: somebody else goes on with it.
    pub(super) fn keep(&mut self) {
        self.kept = true;
    }

    /// Draws what is `showing`, all of it when `afresh`, in one write between the marks of a synchronized update.
    pub(super) fn draw(&mut self, showing: &dyn Showing, afresh: bool) -> io::Result<()> {
        if afresh || self.size != showing.size() {
            self.size = showing.size();
            self.paint = Paint::default();
        }
        let frame = self.paint.turn_to(showing.picture());
        if frame.is_empty() {
            return Ok(());
        }
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = Vec::with_capacity(frame.len() + 40);
        match *held {
            // It was just given back; whoever takes it again paints everything.
            Held::Away => return Ok(()),
            Held::Taken => {
                queue!(bytes, EnterAlternateScreen, EnableBracketedPaste)?;
                if MOUSE.load(Ordering::SeqCst) {
                    queue!(bytes, EnableMouseCapture)?;
                }
                *held = Held::Entered;
            }
            Held::Entered => {}
        }
        queue!(bytes, BeginSynchronizedUpdate)?;
        bytes.extend_from_slice(&frame);
        queue!(bytes, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()?;
        drop(held);
        // Signals that came meanwhile wait in the pipe.
        self.unheard.take().map_or(Ok(()), |(signals, wake)| listen(signals, wake))
    }

    /// Goes into the background and comes back when the shell says so; false when there is no shell.
    pub(super) fn suspend() -> io::Result<bool> {
        if !can_come_back() {
            return Ok(false);
        }
        leave();
        raise(SIGSTOP)?;
        take()?;
        Ok(true)
    }

    /// Takes the mouse, or gives it back.
    pub(super) fn mouse(on: bool) -> io::Result<()> {
        MOUSE.store(on, Ordering::SeqCst);
        if on {
            execute!(io::stdout(), EnableMouseCapture)
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        }
    }

    /// Hands `text` to the terminal's clipboard, if it has one.
    pub(super) fn copy(text: &str) -> io::Result<()> {
        execute!(io::stdout().lock(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Lets `other` have the terminal, and takes it again.
    pub(super) fn aside<T>(other: impl FnOnce() -> T) -> io::Result<T> {
        AWAY.store(true, Ordering::SeqCst);
        leave();
        let done = other();
        AWAY.store(false, Ordering::SeqCst);
        RESUMED.store(false, Ordering::SeqCst);
        take()?;
        Ok(done)
    }

    /// Whether the program was stopped from outside and goes on; the terminal is taken again.
    pub(super) fn resumed() -> io::Result<bool> {
        let resumed = RESUMED.swap(false, Ordering::SeqCst);
        if resumed && is_raw() {
            // A key must not fall between two modes: a Ctrl-C would end the program there. Only the screen is taken again.
            *HELD.lock().unwrap_or_else(PoisonError::into_inner) = Held::Taken;
        } else if resumed {
            // The shell has set the terminal for itself meanwhile.
            *HELD.lock().unwrap_or_else(PoisonError::into_inner) = Held::Away;
            drop(disable_raw_mode());
            take()?;
        }
        Ok(resumed)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.signals.close();
        if !self.kept {
            leave();
        }
    }
}

/// The signal that told the program to end, if one did.
pub(super) fn told() -> Option<i32> {
    Some(TOLD.load(Ordering::SeqCst)).filter(|signal| *signal != 0)
}

/// A panic says what it has to say on a terminal that is whole.
fn leave_on_panic() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            leave();
            before(panic);
        }));
    });
}

/// Listens for signals beside the event loop, which `wake` wakes up.
#[expect(
    clippy::disallowed_methods,
    reason = "the terminal is given back, and nobody else is left to decide"
)]
fn listen(mut signals: Signals, mut wake: UnixStream) -> io::Result<()> {
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP if AWAY.load(Ordering::SeqCst) => drop(raise(SIGSTOP)),
                SIGTSTP if can_come_back() => {
                    leave();
                    drop(raise(SIGSTOP));
                }
                SIGTSTP => {}
                SIGCONT => {
                    RESUMED.store(true, Ordering::SeqCst);
                    drop(wake.write(&[0]));
                }
                SIGINT | SIGQUIT if AWAY.load(Ordering::SeqCst) => {}
                signal => {
                    TOLD.store(signal, Ordering::SeqCst);
                    drop(wake.write(&[0]));
                    thread::sleep(PATIENCE);
                    leave();
                    std::process::exit(128 + signal);
                }
            }
        }
    })?;
    Ok(())
}

/// There is no terminal any more: the same as being told so.
pub(super) fn gone() {
    TOLD.store(SIGHUP, Ordering::SeqCst);
}
