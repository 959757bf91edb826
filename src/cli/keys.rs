//! `hirefor keys`: what every key does, from the one table.

use std::process::ExitCode;

use unicode_width::UnicodeWidthStr;

use super::printer::Printer;
use crate::tui;

pub(super) fn run(printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let groups = tui::keys();
    let all = groups.iter().flat_map(|(_, keys)| keys);
    let column = all.map(|(keys, _)| keys.width()).max().unwrap_or(0);
    let mut lines: Vec<String> = Vec::new();
    for (title, keys) in &groups {
        lines.push((*title).to_owned());
        let row =
            |(keys, says): &(&str, &str)| format!("  {keys}{}  {says}", " ".repeat(column - keys.width()));
        lines.extend(keys.iter().map(row));
        lines.push(String::new());
    }
    lines.push("A key works where the last line of the screen or its help (?) names it.\n".to_owned());
    printer.out(&lines.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}
