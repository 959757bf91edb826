//! Permissions in the posting itself: `<!-- hirefor: allow hype because … -->`.

use super::finding::Finding;
use super::rules::{Context, Found};
use crate::diagnostic::{Span, did_you_mean};
use crate::order;

/// Takes out of `findings` what the posting allows, and adds what is wrong with its permissions.
///
/// A permission on a line of its own holds for the next line that says something, one on a line for that line, and one above
/// everything for the whole posting.
pub(super) fn apply(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let catalogue = &context.yardstick.catalogue;
    let mut wrong = Found::new(*context);
    let places: Vec<Span> = context.document.lines.iter().map(|line| context.document.place(line)).collect();
    let mut allowed: Vec<(usize, Option<Span>)> = Vec::new();
    for comment in &context.document.comments {
        let inside =
            context.source[comment.clone()].trim_start_matches("<!--").trim_end_matches("-->").trim();
        let Some(order) = inside.strip_prefix("hirefor:").map(str::trim) else { continue };
        let Some(rest) = order.strip_prefix("allow ").map(str::trim) else {
            wrong.add(
                "allow",
                comment.clone(),
                &["this is no order: `allow CODE because …` is the only one"],
            );
            continue;
        };
        let (code, reason) = rest.split_once(" because ").unwrap_or((rest.trim_end_matches(" because"), ""));
        let code = code.trim();
        let Some(rule) = catalogue.rules.iter().position(|rule| rule.code == code) else {
            let near = did_you_mean(code, catalogue.rules.iter().map(|rule| rule.code.as_str()));
            let help = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            wrong.add(
                "allow",
                comment.clone(),
                &[&format!("there is no rule `{}`{help}", super::rules::short(code))],
            );
            continue;
        };
        if reason.trim().is_empty() {
            wrong.add("allow", comment.clone(), &[&format!("`allow {code}` gives no reason")]);
            continue;
        }
        allowed.push((rule, reach(context.source, &places, comment)));
    }
    for rule in 0..catalogue.rules.len() {
        let reaches: Vec<&Option<Span>> =
            allowed.iter().filter(|(of, _)| *of == rule).map(|(_, reach)| reach).collect();
        let everywhere = reaches.iter().any(|reach| reach.is_none());
        let mut spans: Vec<&Span> = reaches.into_iter().flatten().collect();
        order::by_key(&mut spans, |span| span.start);
        // Of those that begin before a finding, the last is the one that may hold it.
        let is_allowed = |at: usize| {
            let next = spans.partition_point(|span| span.start <= at);
            next > 0 && spans[next - 1].contains(&at)
        };
        findings.retain(|finding| finding.rule != rule || !(everywhere || is_allowed(finding.span.start)));
    }
    findings.append(&mut wrong.findings);
}

/// The bytes that `comment` speaks for; none for all of them. `places` are those of the lines.
fn reach(source: &str, places: &[Span], comment: &Span) -> Option<Span> {
    let (start, end) = (comment.start, comment.end);
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[end..].find('\n').map_or(source.len(), |at| end + at);
    let alone = source[line_start..start].trim().is_empty() && source[end..line_end].trim().is_empty();
    if !alone {
        return Some(line_start..line_end);
    }
    if places.first().is_none_or(|first| first.start > start) {
        return None;
    }
    let next = places.partition_point(|place| place.start < end);
    Some(places.get(next).map_or(line_start..line_end, |next| line_start..next.end))
}
