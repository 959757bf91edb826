//! The first screen: a new role, what was left unfinished, and the roles in this folder.

mod page;

use std::ops::Range;

use crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;

use super::keymap::{self, Action, Context};
use super::model::Notice;
use super::picture::Picture;
use super::theme::Look;
use super::update::{highlighted, scrolled};
use super::{Message, Then};
use crate::face::{Begin, Details, Ending, Entry, HomeHost};

/// The first screen.
#[derive(Clone, Debug)]
pub struct Home {
    look: Look,
    size: (u16, u16),
    entries: Vec<Entry>,
    /// What is known of each entry so far.
    details: Vec<Option<Details>>,
    at: usize,
    over: Option<Over>,
    notice: Option<Notice>,
    mouse: bool,
    /// What was chosen.
    pub begin: Option<Begin>,
}

/// What covers the list for a while.
#[derive(Clone, Debug)]
enum Over {
    /// The keys, scrolled down so far.
    Help(usize),
    /// A text to read, scrolled down so far.
    Text { title: String, text: String, scroll: usize },
    /// Whether a sitting may be deleted.
    Sure(u32),
}

impl Home {
    /// The first screen with what `host` has, at `size` columns and rows.
    pub fn new(look: Look, size: (u16, u16), host: &mut dyn HomeHost) -> Self {
        let mut home = Self {
            look,
            size,
            entries: Vec::new(),
            details: Vec::new(),
            at: 0,
            over: None,
            notice: None,
            mouse: false,
            begin: None,
        };
        home.list(host);
        home
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Draws it.
    pub fn view(&self, frame: &mut Frame<'_>) {
        self.picture().onto(frame);
    }

    /// What it shows.
    pub(super) fn picture(&self) -> Picture {
        page::picture(self)
    }

    /// Takes `message` in, and does what it asks of `host`.
    pub fn step(&mut self, host: &mut dyn HomeHost, message: &Message) -> Then {
        let then = match message {
            Message::Key(key) if key.kind == KeyEventKind::Release => Then::Nothing,
            Message::Key(key) => match keymap::action(self.context(), *key) {
                Some(action) if self.offers(action) => self.act(action, host),
                _ => Then::Nothing,
            },
            Message::Mouse(event) => self.point(*event, host),
            Message::Resize(width, height) => {
                self.size = (*width, *height);
                Then::Draw
            }
            Message::Leave => ended(),
            _ => Then::Nothing,
        };
        self.find_out(host);
        then
    }

    /// Lists anew what there is.
    fn list(&mut self, host: &mut dyn HomeHost) {
        self.entries = host.entries();
        self.details = vec![None; self.entries.len()];
        self.at = self.at.min(self.entries.len().saturating_sub(1));
        self.find_out(host);
    }

    /// Finds out how it stands with the entries that are in sight; the others can wait.
    fn find_out(&mut self, host: &mut dyn HomeHost) {
        for nth in self.near() {
            if self.details[nth].is_none() {
                self.details[nth] = Some(host.details(&self.entries[nth]));
            }
        }
    }

    /// The entries that can be in sight: as many as there are rows, before and after the highlighted one.
    fn near(&self) -> Range<usize> {
        let reach = usize::from(self.size.1);
        self.at.saturating_sub(reach)..(self.at + reach).min(self.entries.len())
    }

    pub(super) fn context(&self) -> Context {
        match self.over {
            Some(Over::Help(_) | Over::Text { .. }) => Context::Help,
            Some(Over::Sure(_)) => Context::Sure,
            None => Context::Home,
        }
    }

    /// Whether `action` can be done now.
    fn offers(&self, action: Action) -> bool {
        let entry = self.entries.get(self.at);
        match action {
            Action::Accept => !matches!(entry, None | Some(Entry::Left { open: true, .. })),
            Action::Quick => matches!(entry, Some(Entry::New { .. })),
            Action::Delete => matches!(entry, Some(Entry::Left { open: false, .. })),
            Action::Explain | Action::Generate => matches!(entry, Some(Entry::Role { .. })),
            Action::Review | Action::Keep => false,
            _ => true,
        }
    }

    fn act(&mut self, action: Action, host: &mut dyn HomeHost) -> Then {
        self.notice = None;
        match action {
            Action::Repaint => return Then::Repaint,
            Action::Suspend => return Then::Suspend,
            Action::Leave => return ended(),
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.notice = Some(Notice::of_mouse(self.mouse));
                return Then::Mouse(self.mouse);
            }
            Action::Help => {
                self.over = match self.over {
                    Some(Over::Help(_)) => None,
                    _ => Some(Over::Help(0)),
                };
                return Then::Draw;
            }
            _ => {}
        }
        if self.over.is_some() {
            self.over_the_list(action, host);
            return Then::Draw;
        }
        let entry = self.entries.get(self.at).cloned();
        match (action, entry) {
            (Action::Accept | Action::Quick, Some(entry)) => {
                self.begin = Some(Begin { entry, quick: action == Action::Quick });
                return ended();
            }
            (Action::Delete, Some(Entry::Left { number, .. })) => self.over = Some(Over::Sure(number)),
            (Action::Explain, Some(Entry::Role { path })) => match host.explain(&path) {
                Ok(text) => {
                    let title = path.display().to_string();
                    self.over = Some(Over::Text { title, text, scroll: 0 });
                }
                Err(error) => self.failed(&error),
            },
            (Action::Generate, Some(Entry::Role { path })) => {
                match host.generate(&path) {
                    Ok(says) => self.notice = Some(Notice::Good(says)),
                    Err(error) => self.failed(&error),
                }
                self.details[self.at] = None;
            }
            (other, _) => self.at = highlighted(self.at, other, self.entries.len()),
        }
        Then::Draw
    }

    /// Keys at what covers the list.
    fn over_the_list(&mut self, action: Action, host: &mut dyn HomeHost) {
        let (window, far) = page::extent(self);
        match &mut self.over {
            _ if action == Action::Back => self.over = None,
            Some(Over::Help(scroll) | Over::Text { scroll, .. }) => {
                *scroll = scrolled(*scroll, action, window, far);
            }
            Some(Over::Sure(number)) if action == Action::Accept => {
                let discarded = host.discard(*number);
                self.over = None;
                match discarded {
                    Ok(()) => self.notice = Some(Notice::Good("Discarded.".to_owned())),
                    Err(error) => self.failed(&error),
                }
                self.list(host);
            }
            _ => {}
        }
    }

    fn failed(&mut self, error: &anyhow::Error) {
        let says = format!("{error:#}").lines().map(str::trim).collect::<Vec<_>>().join(" ");
        self.notice = Some(Notice::Bad(says));
    }

    /// Clicks and the wheel: they do what keys do.
    fn point(&mut self, event: MouseEvent, host: &mut dyn HomeHost) -> Then {
        let target = match event.kind {
            MouseEventKind::ScrollUp => return self.act(Action::Up, host),
            MouseEventKind::ScrollDown => return self.act(Action::Down, host),
            MouseEventKind::Down(MouseButton::Left) => page::target(self, event.column, event.row),
            _ => None,
        };
        match target {
            Some(super::page::Target::Act(action)) => self.act(action, host),
            Some(super::page::Target::Entry(nth)) if nth == self.at && self.offers(Action::Accept) => {
                self.act(Action::Accept, host)
            }
            Some(super::page::Target::Entry(nth)) => {
                self.at = nth;
                Then::Draw
            }
            _ => Then::Nothing,
        }
    }
}

fn ended() -> Then {
    Then::End(Ending::Left { kept: None, signal: None })
}
