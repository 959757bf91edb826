//! Bytes from a terminal as keys and pastes.
//!
//! Keys are told apart by termina's parser; pastes are taken out before it, because one that never ends, or that never
//! stops growing, must not swallow the keys that follow.

use std::time::Duration;

use crossterm::event as to;
use termina::event as from;
use termina::{Event, Parser};

/// How long a paste may pause before it counts as ended.
const PAUSE: Duration = Duration::from_secs(1);
/// How long the rest of a key may be on the way.
const REST: Duration = Duration::from_millis(50);
/// The most bytes of a paste that are kept: more than any field holds.
const MOST_PASTED: usize = 256 * 1024;
/// No key is longer.
const LONGEST_KEY: usize = 64;

const BEGIN: &[u8; 6] = b"\x1b[200~";
const END: &[u8; 6] = b"\x1b[201~";

/// A listener at a terminal, in the middle of whatever it has heard.
#[derive(Debug, Default)]
pub struct Ears {
    parser: Parser,
    /// How many bytes the parser has taken since it last gave a key.
    pending: usize,
    /// What was pasted so far, while a paste is open.
    paste: Option<Vec<u8>>,
    /// How much of the mark that opens or ends a paste was heard.
    mark: usize,
}

impl Ears {
    /// Adds to `events` what `bytes` say; `more` when further bytes are sure to follow at once.
    pub fn hear(&mut self, bytes: &[u8], more: bool, events: &mut Vec<to::Event>) {
        for byte in bytes {
            let mark = if self.paste.is_some() { END } else { BEGIN };
            if mark[self.mark] == *byte {
                self.mark += 1;
                if self.mark == mark.len() {
                    self.mark = 0;
                    match self.paste.take() {
                        Some(text) => events.push(pasted(&text)),
                        None => self.paste = Some(Vec::new()),
                    }
                }
                continue;
            }
            self.no_mark(events);
            // Only its first byte begins a mark, and it stands nowhere else in one.
            if mark[0] == *byte {
                self.mark = 1;
            } else {
                self.take(*byte, events);
            }
        }
        // The escape key is the beginning of a mark by itself.
        if self.mark == 1 && self.paste.is_none() && !more {
            self.mark = 0;
            self.parser.parse(b"\x1b", false);
            self.keys(events);
        }
    }

    /// Adds to `events` what nothing more belongs to, after nothing was heard for [`Ears::patience`].
    pub fn silence(&mut self, events: &mut Vec<to::Event>) {
        self.no_mark(events);
        if let Some(text) = self.paste.take() {
            events.push(pasted(&text));
        }
        self.parser.parse(&[], false);
        self.keys(events);
        (self.parser, self.pending) = (Parser::default(), 0);
    }

    /// How long to wait for what belongs to what was heard; for ever, when nothing is open.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.pending + self.mark) {
            (Some(_), _) => Some(PAUSE),
            (None, 0) => None,
            (None, _) => Some(REST),
        }
    }

    /// What looked like a mark is none.
    fn no_mark(&mut self, events: &mut Vec<to::Event>) {
        let mark = if self.paste.is_some() { END } else { BEGIN };
        for byte in &mark[..std::mem::take(&mut self.mark)] {
            self.take(*byte, events);
        }
    }

    fn take(&mut self, byte: u8, events: &mut Vec<to::Event>) {
        if let Some(text) = &mut self.paste {
            if text.len() < MOST_PASTED {
                text.push(byte);
            }
            return;
        }
        self.parser.parse(&[byte], true);
        self.pending += 1;
        self.keys(events);
        if self.pending > LONGEST_KEY {
            (self.parser, self.pending) = (Parser::default(), 0);
        }
    }

    fn keys(&mut self, events: &mut Vec<to::Event>) {
        while let Some(event) = self.parser.pop() {
            self.pending = 0;
            events.extend(translated(event));
        }
    }
}

fn pasted(text: &[u8]) -> to::Event {
    to::Event::Paste(String::from_utf8_lossy(text).into_owned())
}

#[allow(clippy::needless_pass_by_value, reason = "an event is taken as it comes out of the parser")]
fn translated(event: Event) -> Option<to::Event> {
    match event {
        Event::Key(key) => {
            let kind = match key.kind {
                from::KeyEventKind::Press => to::KeyEventKind::Press,
                from::KeyEventKind::Release => to::KeyEventKind::Release,
                from::KeyEventKind::Repeat => to::KeyEventKind::Repeat,
            };
            Some(to::Event::Key(to::KeyEvent::new_with_kind(code(key.code)?, modifiers(key.modifiers), kind)))
        }
        Event::Mouse(mouse) => Some(to::Event::Mouse(to::MouseEvent {
            kind: pointed(mouse.kind),
            column: mouse.column,
            row: mouse.row,
            modifiers: modifiers(mouse.modifiers),
        })),
        // Answers to questions that nobody here asks.
        _ => None,
    }
}

fn code(code: from::KeyCode) -> Option<to::KeyCode> {
    Some(match code {
        from::KeyCode::Char(c) => to::KeyCode::Char(c),
        from::KeyCode::Enter => to::KeyCode::Enter,
        from::KeyCode::Backspace => to::KeyCode::Backspace,
        from::KeyCode::Tab => to::KeyCode::Tab,
        from::KeyCode::Escape => to::KeyCode::Esc,
        from::KeyCode::Left => to::KeyCode::Left,
        from::KeyCode::Right => to::KeyCode::Right,
        from::KeyCode::Up => to::KeyCode::Up,
        from::KeyCode::Down => to::KeyCode::Down,
        from::KeyCode::Home => to::KeyCode::Home,
        from::KeyCode::End => to::KeyCode::End,
        from::KeyCode::BackTab => to::KeyCode::BackTab,
        from::KeyCode::PageUp => to::KeyCode::PageUp,
        from::KeyCode::PageDown => to::KeyCode::PageDown,
        from::KeyCode::Insert => to::KeyCode::Insert,
        from::KeyCode::Delete => to::KeyCode::Delete,
        from::KeyCode::Function(nth) => to::KeyCode::F(nth),
        _ => return None,
    })
}

fn modifiers(held: from::Modifiers) -> to::KeyModifiers {
    let known = [
        (from::Modifiers::SHIFT, to::KeyModifiers::SHIFT),
        (from::Modifiers::ALT, to::KeyModifiers::ALT),
        (from::Modifiers::CONTROL, to::KeyModifiers::CONTROL),
        (from::Modifiers::SUPER, to::KeyModifiers::SUPER),
    ];
    known.into_iter().filter(|(modifier, _)| held.contains(*modifier)).map(|(_, same)| same).collect()
}

fn pointed(kind: from::MouseEventKind) -> to::MouseEventKind {
    let button = |button| match button {
        from::MouseButton::Left => to::MouseButton::Left,
        from::MouseButton::Right => to::MouseButton::Right,
        from::MouseButton::Middle => to::MouseButton::Middle,
    };
    match kind {
        from::MouseEventKind::Down(which) => to::MouseEventKind::Down(button(which)),
        from::MouseEventKind::Up(which) => to::MouseEventKind::Up(button(which)),
        from::MouseEventKind::Drag(which) => to::MouseEventKind::Drag(button(which)),
        from::MouseEventKind::Moved => to::MouseEventKind::Moved,
        from::MouseEventKind::ScrollDown => to::MouseEventKind::ScrollDown,
        from::MouseEventKind::ScrollUp => to::MouseEventKind::ScrollUp,
        from::MouseEventKind::ScrollLeft => to::MouseEventKind::ScrollLeft,
        from::MouseEventKind::ScrollRight => to::MouseEventKind::ScrollRight,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// What is heard of `bytes`, in pieces of `piece`, and then silence.
    fn heard(bytes: &[u8], piece: usize) -> Vec<Event> {
        let mut ears = Ears::default();
        let mut events = Vec::new();
        let mut pieces = bytes.chunks(piece).peekable();
        while let Some(bytes) = pieces.next() {
            ears.hear(bytes, pieces.peek().is_some(), &mut events);
        }
        if ears.patience().is_some() {
            ears.silence(&mut events);
        }
        assert_eq!(ears.patience(), None, "nothing is open after silence");
        events
    }

    #[test]
    fn keys_and_pastes_are_the_same_however_they_arrive() {
        let bytes = "q\x1b[A\x1b[1;5D\x1bx\x1bOP\u{7f}\rß日\x1b[200~a\nb\x1b[20x\x1b\x1b[201~\x1b[3~\x1b";
        let whole = heard(bytes.as_bytes(), bytes.len());
        let names = [
            key(KeyCode::Char('q')),
            key(KeyCode::Up),
            Event::Key(KeyEvent::new(KeyCode::Left, KeyModifiers::CONTROL)),
            Event::Key(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::ALT)),
            key(KeyCode::F(1)),
            key(KeyCode::Backspace),
            key(KeyCode::Enter),
            key(KeyCode::Char('ß')),
            key(KeyCode::Char('日')),
            Event::Paste("a\nb\x1b[20x\x1b".to_owned()),
            key(KeyCode::Delete),
            key(KeyCode::Esc),
        ];
        assert_eq!(whole, names);
        for piece in 1..bytes.len() {
            assert_eq!(heard(bytes.as_bytes(), piece), whole, "in pieces of {piece}");
        }
    }

    #[test]
    fn a_paste_that_never_ends_is_over_after_a_silence() {
        let mut ears = Ears::default();
        let mut events = Vec::new();
        ears.hear(b"\x1b[200~rye \x03", false, &mut events);
        assert_eq!((events.len(), ears.patience()), (0, Some(PAUSE)));
        ears.silence(&mut events);
        ears.hear(b"q", false, &mut events);
        assert_eq!(events, [Event::Paste("rye \u{3}".to_owned()), key(KeyCode::Char('q'))]);
    }

    #[test]
    fn what_is_pasted_beyond_any_field_is_not_kept() {
        let bytes = [&BEGIN[..], &vec![b'x'; 3 * MOST_PASTED], END, b"q"].concat();
        let [Event::Paste(text), Event::Key(_)] = &heard(&bytes, 4096)[..] else { panic!() };
        assert_eq!(text.len(), MOST_PASTED);
    }

    #[test]
    fn a_sequence_without_an_end_swallows_no_key() {
        for begins in ["\x1b]0;", "\x1bP", "\x1b[", "\x1b[9", "\x1b[<0;"] {
            let mut ears = Ears::default();
            let mut events = Vec::new();
            ears.hear(begins.as_bytes(), false, &mut events);
            ears.silence(&mut events);
            ears.hear(b"q", false, &mut events);
            assert_eq!(events.last(), Some(&key(KeyCode::Char('q'))), "{begins:?}");
            ears.hear(begins.as_bytes(), false, &mut events);
            ears.hear(&[b'7'; 200], false, &mut events);
            assert_eq!(events.last(), Some(&key(KeyCode::Char('7'))), "{begins:?}");
        }
    }
}
