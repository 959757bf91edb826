//! Draws the verdict screen of one story as an SVG, from the very screen that a person sees.
//!
//! `cargo run --example verdict_picture > examples/verdict.svg` makes the picture in the README again; a test compares them.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it draws one picture"
)]
#![allow(dead_code, reason = "a test uses this file without its main")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use hirefor::builtin;
use hirefor::intake::Place;
use hirefor::spec;
use hirefor::tui::{Look, Model, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const SIZE: (u16, u16) = (100, 34);
const CELL: (f32, f32) = (8.4, 18.0);

fn main() {
    print!("{}", picture());
}

/// The verdict screen of the story `friday-deploys` as an SVG document.
pub(crate) fn picture() -> String {
    let shipped = builtin::find("ml-engineer").unwrap();
    let (questionnaire, catalogue) = (shipped.questionnaire().unwrap(), shipped.catalogue().unwrap());
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/friday-deploys/answers.toml");
    let source = fs::read_to_string(story).unwrap();
    let mut work = spec::read(&source).unwrap().work(&questionnaire, &catalogue).unwrap();
    work.at = Place::Verdict;
    let model = Model::new(&questionnaire, work, false, Look { color: true, unicode: true }, SIZE);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    terminal.draw(|frame| view(&model, frame)).unwrap();
    svg(terminal.backend().buffer())
}

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (f32::from(SIZE.0) * CELL.0 + 24.0, f32::from(SIZE.1) * CELL.1 + 24.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\" \
         aria-label=\"The verdict screen of hirefor\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e2127\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" \
         xml:space=\"preserve\">\n"
    );
    for row in 0..SIZE.1 {
        let y = f32::from(row) * CELL.1 + 26.0;
        let mut column = 0;
        while column < SIZE.0 {
            let start = column;
            let cell = &buffer[(column, row)];
            let mut text = String::new();
            while column < SIZE.0 && paint(&buffer[(column, row)]) == paint(cell) {
                let symbol = buffer[(column, row)].symbol();
                text.push_str(symbol);
                column += u16::try_from(symbol.width().max(1)).unwrap();
            }
            run(&mut out, (f32::from(start) * CELL.0 + 12.0, y), cell, &text);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// One run of cells that look alike. Each is placed by itself, so that another font's widths cannot shift a column.
fn run(out: &mut String, (x, y): (f32, f32), cell: &Cell, text: &str) {
    let (fill, ground, modifier) = paint(cell);
    let width = f32::from(u16::try_from(text.width()).unwrap()) * CELL.0;
    if let Some(ground) = ground {
        let top = y - 14.0;
        writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"18\" fill=\"{ground}\"/>"
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    if modifier.contains(Modifier::BOLD) {
        style += " font-weight=\"bold\"";
    }
    if modifier.contains(Modifier::DIM) {
        style += " opacity=\"0.65\"";
    }
    if modifier.contains(Modifier::UNDERLINED) {
        style += " text-decoration=\"underline\"";
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"{fill}\" textLength=\"{width:.1}\"{style}>{escaped}</text>"
    )
    .unwrap();
}

fn paint(cell: &Cell) -> (&'static str, Option<&'static str>, Modifier) {
    let (mut fill, mut ground) = (color(cell.fg, "#d7dae0"), color(cell.bg, ""));
    if cell.modifier.contains(Modifier::REVERSED) {
        (fill, ground) = (if ground.is_empty() { "#1e2127" } else { ground }, fill);
    }
    (fill, Some(ground).filter(|ground| !ground.is_empty()), cell.modifier)
}

fn color(color: Color, reset: &'static str) -> &'static str {
    match color {
        Color::Black => "#1e2127",
        Color::Red | Color::LightRed => "#e06c75",
        Color::Green | Color::LightGreen => "#98c379",
        Color::Yellow | Color::LightYellow => "#e5c07b",
        Color::Blue | Color::LightBlue => "#61afef",
        Color::Magenta | Color::LightMagenta => "#c678dd",
        Color::Cyan | Color::LightCyan => "#56b6c2",
        Color::Gray | Color::DarkGray => "#8a919e",
        Color::White => "#ffffff",
        _ => reset,
    }
}
