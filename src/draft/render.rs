//! Templates: they are only our own, and whatever they print is made Markdown here, so no template can forget to.

use std::borrow::Cow;
use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, UndefinedBehavior};
use serde::Serialize;

use super::Document;
use super::markdown::escaped;
use crate::hygiene;

/// The templates, read once: a batch renders thousands of documents.
static TEMPLATES: LazyLock<Result<Environment<'static>, Error>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, _, value| {
        let text = value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
        Ok(if value.is_safe() { out.write_str(&text) } else { out.write_str(&escaped(&text)) }?)
    });
    for document in Document::ALL {
        environment.add_template(document.file_name(), template(document))?;
    }
    Ok(environment)
});

fn template(document: Document) -> &'static str {
    match document {
        Document::JobDescription => include_str!("templates/job-description.md.jinja"),
        Document::InterviewKit => include_str!("templates/interview-kit.md.jinja"),
        Document::SourcingBrief => include_str!("templates/sourcing-brief.md.jinja"),
    }
}

/// `document` with what `page` says.
pub(super) fn rendered(document: Document, page: &impl Serialize) -> String {
    let environment = TEMPLATES.as_ref().map_err(ToString::to_string);
    let filled_in = environment.and_then(|environment| {
        let template = environment.get_template(document.file_name());
        template.and_then(|template| template.render(Serde(page))).map_err(|broken| broken.to_string())
    });
    // The templates are ours and tested; should one ever break, the document says so where it is read.
    filled_in.unwrap_or_else(|broken| format!("[to fill: the template is broken, {broken}]\n"))
}

/// `text` for a block of code, where nothing is escaped: one line without backticks.
pub(super) fn verbatim(text: &str) -> Value {
    Value::from_safe_string(hygiene::neutral_line(text).replace('`', ""))
}
