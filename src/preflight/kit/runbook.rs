//! The setup on paper, as Markdown.

use super::markdown::{code, fence, plain};
use super::plan::Plan;
use super::requests::compact;
use super::{Commands, ManualStep, RowAction, SetupRequest, SetupRow};
use crate::json::indented;
use crate::preflight::setup::Step;
use crate::sentence;
use crate::text::digits;

/// What the runbook is made of.
pub(super) struct Parts<'a> {
    pub(super) rows: &'a [SetupRow],
    pub(super) manual: &'a [ManualStep],
    pub(super) requests: &'a [SetupRequest],
    pub(super) terraform: &'a str,
    pub(super) commands: &'a Commands,
}

pub(super) fn runbook(plan: &Plan, parts: &Parts<'_>) -> String {
    let mut text = head(plan);
    for (index, step) in Step::ALL.into_iter().enumerate() {
        text.push_str(&sentence!("## ", digits(index as u64 + 1), ". ", step.title(), "\n\n"));
        for manual in parts.manual.iter().filter(|manual| manual.step == step) {
            text.push_str(&sentence!("**By hand:** ", manual.what, " ", manual.why, "\n\n"));
        }
        let rows: Vec<&SetupRow> = parts.rows.iter().filter(|row| row.step == step).collect();
        for screen in rows.chunk_by(|one, other| one.screen == other.screen) {
            table(screen, &mut text);
        }
    }
    text.push_str("## Test the connection\n\n");
    text.push_str(&fence("sh", &parts.commands.curl));
    text.push_str(&fence("powershell", &parts.commands.powershell));
    text.push_str("## Okta Management API\n\n");
    for request in parts.requests {
        text.push_str(&requested(request));
    }
    text.push_str("## Terraform\n\n");
    text.push_str(&fence("hcl", parts.terraform));
    sentence!(text.trim_end(), "\n")
}

fn head(plan: &Plan) -> String {
    let code = plan.deployment.as_ref().map_or("not known yet", |deployment| deployment.code);
    let roles = if plan.mapped() {
        "The role of a person comes from `roles` of the Okta user."
    } else {
        "The role of a person is chosen when the app is assigned."
    };
    sentence!(
        "# Provision Sumo Logic with Okta: ",
        plain(&plan.app),
        "\n\nSumo Logic deployment: ",
        code,
        ". ",
        roles,
        " No secret stands in this document.\n\n"
    )
}

fn table(screen: &[&SetupRow], text: &mut String) {
    let Some(first) = screen.first() else { return };
    let by_hand = if first.manual { " (by hand)" } else { "" };
    text.push_str(&sentence!("### ", plain(&first.screen), by_hand, "\n\n"));
    text.push_str("| Field | Do | Value | Why |\n| --- | --- | --- | --- |\n");
    // What is to be deleted for one and the same reason is one line of the table.
    let alike = |one: &&SetupRow, other: &&SetupRow| {
        one.action == RowAction::Delete && other.action == one.action && one.why == other.why
    };
    for rows in screen.chunk_by(alike) {
        let Some(row) = rows.first() else { continue };
        let fields: Vec<String> = rows.iter().map(|row| plain(&row.field)).collect();
        let value = match row.action {
            RowAction::Fill | RowAction::Expect => plain(&row.value),
            _ => code(&row.value),
        };
        let cells = [&fields.join(", "), row.action.words(), &value, &plain(row.why)];
        text.push_str(&sentence!("| ", cells.join(" | "), " |\n"));
    }
    text.push('\n');
}

fn requested(request: &SetupRequest) -> String {
    let line = sentence!(request.method, " ", request.path);
    let body = request.body.as_ref().map(|body| fence("json", &indented(&compact(body))));
    sentence!(
        "### ",
        request.title,
        "\n\n",
        code(&line),
        "\n\n",
        request.note,
        "\n\n",
        body.unwrap_or_default()
    )
}
