//! The wizard on a terminal: a message in, the model changed, a frame out.
//!
//! [`run`] is the only place that waits for keys and writes to the terminal. [`update()`] and [`view()`] are pure, so every
//! screen can be tested without one; what the wizard needs of files comes through a [`Host`].

mod draft;
mod editor;
mod home;
mod input;
mod keymap;
mod layout;
mod list;
mod model;
mod outside;
mod page;
mod paint;
mod picture;
mod sheet;
mod terminal;
mod theme;
mod update;
mod view;

use std::iter::Peekable;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use crossterm::event::{Event, KeyEventKind};
use keymap::{Action, Context};

pub use home::Home;
pub use input::Ears;
use input::{Heard, Input};
pub use keymap::keys;
pub use model::Model;
use model::Notice;
pub use outside::step;
use outside::{look, note, word};
use picture::Picture;
pub use theme::Look;
pub use update::{Effect, Message, update};
pub use view::view;

use crate::face::{Begin, Ending, HomeHost, Host};
use crate::intake::Intake;
use crate::store;

/// What follows from a message, once files were dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// Nothing.
    Nothing,
    /// A new frame.
    Draw,
    /// A new frame over a screen that cannot be trusted.
    Repaint,
    /// Into the background.
    Suspend,
    /// This text into the person's own editor, and what comes of it back as [`Message::Edited`].
    Outside(String),
    /// This file into the person's own editor, and then [`Message::Opened`].
    Open(PathBuf),
    /// This text to the terminal's clipboard.
    Copy(String),
    /// The mouse taken, or given back.
    Mouse(bool),
    /// The end.
    End(Ending),
}

/// Runs the wizard over `intake` on this terminal until it ends.
///
/// The caller has made sure that there is a terminal on both sides.
///
/// # Errors
/// When the terminal fails; the answers have been kept then, if they could be.
pub fn run(intake: Intake<'_>, look: Look, host: &mut dyn Host) -> Result<Ending> {
    let mut input = Input::open().context(NO_TERMINAL)?;
    let mut screen = terminal::Screen::enter(&input).context(NO_TERMINAL)?;
    let mut model = Model::of(intake, look, screen.size());
    model.notice = host.word().map(Notice::Good);
    let spot = host.spot();
    if let Some(spot) = spot {
        model.look_at(spot);
    }
    if let Some(typed) = host.typed() {
        model.go_on(typed);
    }
    if let Some(spot) = spot {
        model.put_cursor(spot.cursor);
    }
    let mut wizard = Wizard { model, host };
    let ending = sit(&mut input, &mut screen, &mut wizard);
    if ending.is_err() {
        let Wizard { mut model, host } = wizard;
        update(&mut model, Message::Leave);
        note(&mut model, host);
        drop(host.keep(model.work()));
    }
    ending
}

/// Asks on this terminal where to begin; nothing when the person leaves. The terminal is kept for what was chosen, so
/// that nothing flickers: [`give_back`] gives it back in any case.
///
/// # Errors
/// When the terminal fails.
pub fn home(look: Look, host: &mut dyn HomeHost) -> Result<Option<Begin>> {
    let mut input = Input::open().context(NO_TERMINAL)?;
    let mut screen = terminal::Screen::enter(&input).context(NO_TERMINAL)?;
    let mut first = First { home: Home::new(look, screen.size(), host), host };
    sit(&mut input, &mut screen, &mut first)?;
    if first.home.begin.is_some() {
        screen.keep();
    }
    Ok(first.home.begin)
}

/// Gives the terminal back, if it was kept.
pub fn give_back() {
    terminal::leave();
}

const NO_TERMINAL: &str = "the terminal cannot be used";

/// Something that is shown on the whole screen and hears what happens there.
trait Showing {
    fn size(&self) -> (u16, u16);
    /// What the keys act on.
    fn context(&self) -> Context;
    fn picture(&self) -> Picture;
    fn hear(&mut self, message: Message) -> Then;
    /// Everything that happened was heard, and will be shown next.
    fn heard(&mut self) {}
    /// It is shown.
    fn shown(&mut self) {}
}

/// The wizard, with its outside.
struct Wizard<'m, 'h> {
    model: Model<'m>,
    host: &'h mut dyn Host,
}

impl Showing for Wizard<'_, '_> {
    fn size(&self) -> (u16, u16) {
        self.model.size()
    }

    fn context(&self) -> Context {
        self.model.context()
    }

    fn picture(&self) -> Picture {
        view::picture(&self.model)
    }

    fn hear(&mut self, message: Message) -> Then {
        step(&mut self.model, self.host, message)
    }

    fn heard(&mut self) {
        word(&mut self.model, self.host);
    }

    fn shown(&mut self) {
        // Nobody waits for it.
        look(&mut self.model, self.host);
    }
}

/// The first screen, with its outside.
struct First<'h> {
    home: Home,
    host: &'h mut dyn HomeHost,
}

impl Showing for First<'_> {
    fn size(&self) -> (u16, u16) {
        self.home.size()
    }

    fn context(&self) -> Context {
        self.home.context()
    }

    fn picture(&self) -> Picture {
        self.home.picture()
    }

    fn hear(&mut self, message: Message) -> Then {
        self.home.step(self.host, &message)
    }
}

fn sit(input: &mut Input, screen: &mut terminal::Screen, showing: &mut dyn Showing) -> Result<Ending> {
    let (width, height) = screen.size();
    showing.hear(Message::Resize(width, height));
    showing.heard();
    screen.draw(showing, true)?;
    loop {
        let events = match input.wait()? {
            Heard::Events(events) => events,
            Heard::Gone => {
                terminal::gone();
                Vec::new()
            }
        };
        let mut afresh = terminal::Screen::resumed()?;
        let mut draw = false;
        let leave = terminal::told().map(|_| Message::Leave);
        let mut messages = events.into_iter().filter_map(Message::of).chain(leave).peekable();
        while let Some(message) = messages.next() {
            let message = together(showing.context(), message, &mut messages);
            match showing.hear(message) {
                Then::Nothing => {}
                Then::Draw => draw = true,
                Then::Repaint => afresh = true,
                Then::Suspend => {
                    if !terminal::Screen::suspend()? {
                        let why = "There is no shell that could bring it back.".to_owned();
                        showing.hear(Message::Failed(why));
                    }
                    afresh = true;
                }
                Then::Outside(text) => {
                    let edited = terminal::Screen::aside(|| store::edited(&text))?;
                    let message = edited.map_or_else(|t| Message::Failed(t.to_string()), Message::Edited);
                    showing.hear(message);
                    afresh = true;
                }
                Then::Open(path) => {
                    let opened = terminal::Screen::aside(|| store::edit(&path))?;
                    let message =
                        opened.map_or_else(|t| Message::Failed(t.to_string()), |()| Message::Opened(path));
                    showing.hear(message);
                    afresh = true;
                }
                Then::Copy(text) => {
                    terminal::Screen::copy(&text)?;
                    draw = true;
                }
                Then::Mouse(on) => {
                    terminal::Screen::mouse(on)?;
                    draw = true;
                }
                Then::End(ending) => return Ok(told_by(ending)),
            }
        }
        showing.heard();
        if afresh && let Ok((width, height)) = crossterm::terminal::size() {
            showing.hear(Message::Resize(width, height));
        }
        if draw || afresh {
            screen.draw(showing, afresh)?;
        }
        showing.shown();
    }
}

/// `first`, with the letters that follow it in `rest` when it is one too: a burst is typed as one.
fn together(context: Context, first: Message, rest: &mut Peekable<impl Iterator<Item = Message>>) -> Message {
    let letter = |message: &Message| match message {
        Message::Key(key) if key.kind != KeyEventKind::Release => match keymap::action(context, *key) {
            Some(Action::Type(c)) => Some(c),
            _ => None,
        },
        _ => None,
    };
    let Some(begins) = letter(&first).filter(|_| rest.peek().and_then(letter).is_some()) else {
        return first;
    };
    let mut text = String::from(begins);
    while let Some(c) = rest.peek().and_then(letter) {
        text.push(c);
        rest.next();
    }
    Message::Typed(text)
}

impl Message {
    /// What the model hears of what happened at the terminal, if that means anything here.
    #[must_use]
    pub fn of(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) => Some(Self::Key(key)),
            Event::Paste(text) => Some(Self::Paste(text)),
            Event::Mouse(mouse) => Some(Self::Mouse(mouse)),
            Event::Resize(width, height) => Some(Self::Resize(width, height)),
            Event::FocusGained | Event::FocusLost => None,
        }
    }
}

fn told_by(ending: Ending) -> Ending {
    match (ending, terminal::told()) {
        (Ending::Left { kept, .. }, signal) => Ending::Left { kept, signal },
        (ending, _) => ending,
    }
}
