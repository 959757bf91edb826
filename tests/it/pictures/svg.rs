//! A terminal's screen as an SVG: every run of cells that look alike in its place, in the colours that they have.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;
use vt100::{Cell, Color, Screen};

const CELL: (f32, f32) = (8.4, 18.0);

/// What `screen` shows, as an SVG document that is called `name` to those who cannot see it.
pub(super) fn svg(screen: &Screen, name: &str) -> String {
    let (rows, columns) = screen.size();
    let (width, height) = (f32::from(columns) * CELL.0 + 24.0, f32::from(rows) * CELL.1 + 24.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\" \
         aria-label=\"{name}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e2127\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n"
    );
    for row in 0..rows {
        let y = f32::from(row) * CELL.1 + 26.0;
        let cell = |column: u16| screen.cell(row, column).unwrap();
        let mut column = 0;
        while column < columns {
            let start = column;
            let look = paint(cell(start));
            let mut text = String::new();
            while column < columns && paint(cell(column)) == look {
                let symbol = if cell(column).has_contents() { cell(column).contents() } else { " " };
                text.push_str(symbol);
                column += u16::try_from(symbol.width().max(1)).unwrap();
            }
            run(&mut out, (f32::from(start) * CELL.0 + 12.0, y), &look, &text);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// One run of cells that look alike. Each is placed by itself, so that another font's widths cannot shift a column.
fn run(out: &mut String, (x, y): (f32, f32), paint: &Paint, text: &str) {
    let Paint { fill, ground, bold, dim, underlined } = paint;
    if let Some(ground) = ground {
        let (top, width) = (y - 14.0, f32::from(u16::try_from(text.width()).unwrap()) * CELL.0);
        writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"18\" fill=\"{ground}\"/>"
        )
        .unwrap();
    }
    // Blanks at the ends are left out, because renderers disagree on what becomes of them.
    let words = text.trim();
    if words.is_empty() {
        return;
    }
    let columns = |text: &str| f32::from(u16::try_from(text.width()).unwrap()) * CELL.0;
    let x = x + columns(&text[..text.len() - text.trim_start().len()]);
    let (width, text) = (columns(words), words);
    let mut style = String::new();
    if *bold {
        style += " font-weight=\"bold\"";
    }
    if *dim {
        style += " opacity=\"0.65\"";
    }
    if *underlined {
        style += " text-decoration=\"underline\"";
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"{fill}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"{style}>{escaped}</text>"
    )
    .unwrap();
}

/// How a cell is painted.
#[derive(PartialEq)]
struct Paint {
    fill: &'static str,
    ground: Option<&'static str>,
    bold: bool,
    dim: bool,
    underlined: bool,
}

fn paint(cell: &Cell) -> Paint {
    let (mut fill, mut ground) = (color(cell.fgcolor(), "#d7dae0"), color(cell.bgcolor(), ""));
    if cell.inverse() {
        (fill, ground) = (if ground.is_empty() { "#1e2127" } else { ground }, fill);
    }
    let ground = Some(ground).filter(|ground| !ground.is_empty());
    Paint { fill, ground, bold: cell.bold(), dim: cell.dim(), underlined: cell.underline() }
}

fn color(color: Color, reset: &'static str) -> &'static str {
    match color {
        Color::Idx(0) => "#1e2127",
        Color::Idx(1 | 9) => "#e06c75",
        Color::Idx(2 | 10) => "#98c379",
        Color::Idx(3 | 11) => "#e5c07b",
        Color::Idx(4 | 12) => "#61afef",
        Color::Idx(5 | 13) => "#c678dd",
        Color::Idx(6 | 14) => "#56b6c2",
        Color::Idx(7 | 8) => "#8a919e",
        Color::Idx(15) => "#ffffff",
        _ => reset,
    }
}
