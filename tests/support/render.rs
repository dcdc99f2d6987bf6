//! A report as plain text, for people who read snapshots.
#![expect(clippy::unwrap_used, reason = "writing to a string does not fail")]

use std::fmt::Write;

use scim_preflight::report::{Diagnostic, Report};

/// Writes every finding with the line that it is about.
pub(crate) fn render(report: &Report, text: &str) -> String {
    let mut out =
        format!("{} errors, {} warnings, {} infos\n", report.errors, report.warnings, report.infos);
    for found in &report.diagnostics {
        finding(&mut out, found, text);
    }
    out
}

fn finding(out: &mut String, found: &Diagnostic, text: &str) {
    let severity = format!("{:?}", found.severity).to_lowercase();
    writeln!(out, "\n{severity}[{}]: {}", found.rule, found.message).unwrap();
    if let (Some(line), Some(column)) = (found.line, found.column) {
        let pointer = found.pointer.as_deref().unwrap_or("");
        writeln!(out, "  --> {}:{line}:{column} {pointer}", found.source).unwrap();
        excerpt(out, found, text, line, column);
    }
    if let Some(help) = &found.help {
        writeln!(out, "  = help: {help}").unwrap();
    }
    for related in found.related.iter().flatten() {
        writeln!(out, "  = see: {}", related.message).unwrap();
    }
    if let Some(fix) = &found.fix {
        let kind = if fix.safe { "fix" } else { "guess" };
        writeln!(out, "  = {kind}: {}", fix.title).unwrap();
    }
}

/// The line with marks under the range, which is counted in UTF-16 units.
fn excerpt(out: &mut String, found: &Diagnostic, text: &str, line: u32, column: u32) {
    let Some(source) = text.lines().nth(line as usize - 1) else { return };
    let (start, end) = (found.start.unwrap_or_default(), found.end.unwrap_or_default());
    let room = source.encode_utf16().count() as u32 + 1 - column;
    let width = (end - start).clamp(1, room.max(1));
    writeln!(out, "   | {source}").unwrap();
    writeln!(out, "   | {}{}", " ".repeat(column as usize - 1), "^".repeat(width as usize))
        .unwrap();
}
