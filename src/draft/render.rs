//! Templates: they are only our own, and whatever they print is made Markdown here, so no template can forget to.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, UndefinedBehavior};
use serde::Serialize;

use super::markdown::escaped;
use crate::hygiene;

/// `template` with what `page` says.
pub(super) fn rendered(template: &str, page: &impl Serialize) -> String {
    // The templates are ours and tested; should one ever break, the document says so where it is read.
    filled_in(template, page)
        .unwrap_or_else(|broken| format!("[to fill: the template is broken, {broken}]\n"))
}

fn filled_in(template: &str, page: &impl Serialize) -> Result<String, Error> {
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, _, value| {
        let text = value.to_string();
        Ok(if value.is_safe() { out.write_str(&text) } else { out.write_str(&escaped(&text)) }?)
    });
    environment.template_from_str(template)?.render(Serde(page))
}

/// `text` for a block of code, where nothing is escaped: one line without backticks.
pub(super) fn verbatim(text: &str) -> Value {
    Value::from_safe_string(hygiene::neutral_line(text).replace('`', ""))
}
