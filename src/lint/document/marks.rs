//! The marks that people and programs put before a point of a list.

/// The length of the mark that `row` begins with, space included, if it is a point of a list.
pub(crate) fn bullet(row: &str) -> Option<usize> {
    let first = row.chars().next()?;
    let rest = &row[first.len_utf8()..];
    let spaces = |rest: &str| rest.len() - rest.trim_start().len();
    let gap = spaces(rest);
    if gap > 0 && rest.len() > gap {
        let glyph = matches!(first, '-' | '*' | '+' | '–' | '—' | '‣' | '·' | '»' | '→' | '§' | '×')
            || is_symbol(first);
        // What word processors make of their own bullets.
        let letter =
            matches!(first, 'o' | 'Ø' | 'v') && rest.trim_start().starts_with(|c: char| c.is_uppercase());
        if glyph || letter {
            return Some(first.len_utf8() + gap);
        }
    }
    // An emoji may be made of several characters: "🧑‍💻", "1️⃣".
    if is_symbol(first) {
        let end = row.find(|c: char| !is_symbol(c) && !matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}'))?;
        let gap = spaces(&row[end..]);
        return (gap > 0 && row.len() > end + gap).then_some(end + gap);
    }
    numbering(row)
}

/// Geometric shapes, dingbats, arrows and emoji.
fn is_symbol(c: char) -> bool {
    matches!(c, '•' | '●' | '\u{2190}'..='\u{21ff}' | '\u{2460}'..='\u{24ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{f000}'..='\u{f0ff}' | '\u{1f300}'..='\u{1faff}')
}

/// "1.", "2)", "(3)", "a)", "iv."
fn numbering(row: &str) -> Option<usize> {
    let inside = row.strip_prefix('(').unwrap_or(row);
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let letters = inside.bytes().take_while(|byte| matches!(byte, b'a'..=b'j' | b'v' | b'x')).count();
    let length = match (digits, letters) {
        (1..=2, _) => digits,
        (0, 1..=3) => letters,
        _ => return None,
    };
    let after = inside[length..].strip_prefix(if digits > 0 { &['.', ')'][..] } else { &[')'][..] })?;
    let gap = after.len() - after.trim_start().len();
    (gap > 0 && after.len() > gap).then(|| row.len() - after.len() + gap)
}
