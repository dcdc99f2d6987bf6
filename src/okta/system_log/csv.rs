//! Events as the Admin Console exports them: one a row, with a column for each part. What the
//! columns are called has changed over time, so that only the letters of a name count.

use super::event::{LogEvent, LogResult, LogTarget, Spelling, Targets};
use super::{LogOperation, Reading, time};
use crate::text::Span;

/// The parts of an event that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    EventType,
    LegacyType,
    Message,
    Published,
    Uuid,
    Result,
    Reason,
    /// A part of a target, and which target.
    Target(TargetPart, u8),
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TargetPart {
    Type,
    Id,
    AlternateId,
    DisplayName,
}

/// Names of columns, letters and digits only.
static NAMES: &[(&str, Column)] = &[
    ("eventtype", Column::EventType),
    ("eventeventtype", Column::EventType),
    ("legacyeventtype", Column::LegacyType),
    ("displaymessage", Column::Message),
    ("eventinfo", Column::Message),
    ("eventmessage", Column::Message),
    ("published", Column::Published),
    ("timestamp", Column::Published),
    ("time", Column::Published),
    ("date", Column::Published),
    ("uuid", Column::Uuid),
    ("eventid", Column::Uuid),
    ("outcomeresult", Column::Result),
    ("result", Column::Result),
    ("outcome", Column::Result),
    ("outcomereason", Column::Reason),
    ("reason", Column::Reason),
];

static TARGET_PARTS: &[(&str, TargetPart)] = &[
    ("alternateid", TargetPart::AlternateId),
    ("displayname", TargetPart::DisplayName),
    ("type", TargetPart::Type),
    ("id", TargetPart::Id),
];

/// How many targets of an event are looked at.
const MOST_TARGETS: usize = 6;

impl Column {
    fn named(header: &str) -> Self {
        let letters = header.chars().filter(char::is_ascii_alphanumeric);
        let name: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
        if let Some(&(_, column)) = NAMES.iter().find(|(known, _)| *known == name) {
            return column;
        }
        Self::of_target(&name).unwrap_or(Self::Other)
    }

    /// `target0type`, `targets1displayname`, `targetid`.
    fn of_target(name: &str) -> Option<Self> {
        let rest = name.strip_prefix("target")?;
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let part = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number = rest.strip_suffix(part).and_then(|number| number.parse().ok()).unwrap_or(0);
        let &(_, part) = TARGET_PARTS.iter().find(|(known, _)| *known == part)?;
        Some(Self::Target(part, number))
    }
}

/// Cells of a text, row by row.
struct Rows<'a> {
    bytes: &'a [u8],
    at: usize,
    separator: u8,
    /// Whether the text ended within quotes.
    open: bool,
}

impl Rows<'_> {
    /// Reads a row into `cells`; says whether there was one.
    fn next(&mut self, cells: &mut Vec<Span>) -> bool {
        cells.clear();
        if self.at >= self.bytes.len() {
            return false;
        }
        loop {
            let start = self.at;
            let end = self.cell();
            cells.push(Span::new(start, end));
            match self.bytes.get(self.at) {
                Some(&byte) if byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += if self.bytes.get(self.at + 1) == Some(&b'\n') { 2 } else { 1 };
                    return true;
                }
                Some(_) => {
                    self.at += 1;
                    return true;
                }
                None => return true,
            }
        }
    }

    /// Goes over a cell; gives its end.
    fn cell(&mut self) -> usize {
        let mut quoted = self.bytes.get(self.at) == Some(&b'"');
        self.at += usize::from(quoted);
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'"' if quoted && self.bytes.get(self.at + 1) == Some(&b'"') => self.at += 1,
                b'"' if quoted => quoted = false,
                b'\n' | b'\r' if !quoted => break,
                _ if byte == self.separator && !quoted => break,
                _ => {}
            }
            self.at += 1;
        }
        self.open |= quoted;
        self.at
    }
}

/// The header of a table: its columns, and where the first row begins. Nothing where the text is
/// no table of events.
pub(super) struct Header {
    columns: Vec<Column>,
    separator: u8,
    end: usize,
}

impl Header {
    pub(super) fn read(bytes: &[u8], start: usize) -> Option<Self> {
        let headers = b",;\t".iter().map(|&separator| {
            let mut rows = Rows { bytes, at: start, separator, open: false };
            let mut cells = Vec::new();
            rows.next(&mut cells);
            let name = |cell: &Span| Column::named(&Spelling::Cell.text(*cell, bytes));
            let columns = cells.iter().take(400).map(name).collect();
            Self { columns, separator, end: rows.at }
        });
        headers.into_iter().find(Self::tells_events)
    }

    /// The header of another table that begins with this line. A header knows no time, and is one
    /// line whatever separates its names, so that looking for it stays within the row.
    fn of_next_table(row: &Row<'_, '_>) -> Option<Self> {
        if time::instant(&row.text(Column::Published)).is_some() {
            return None;
        }
        let start = row.cells.first()?.start as usize;
        let rest = row.bytes.get(start..)?;
        let line = rest.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
        Self::read(row.bytes.get(..start + line)?, start)
    }

    fn rows<'a>(&self, bytes: &'a [u8]) -> Rows<'a> {
        Rows { bytes, at: self.end, separator: self.separator, open: false }
    }

    fn tells_events(&self) -> bool {
        let has = |column| self.columns.contains(&column);
        let names = has(Column::EventType) || has(Column::Message) || has(Column::LegacyType);
        names && (has(Column::Result) || has(Column::Published) || has(Column::Uuid))
    }
}

/// Reads the rows below a header, and those of the tables that follow by their own headers.
pub(super) fn read(bytes: &[u8], mut header: Header, to: &mut Reading<'_>) {
    let mut rows = header.rows(bytes);
    let mut cells = Vec::with_capacity(header.columns.len());
    while rows.next(&mut cells) {
        let row = Row { bytes, header: &header, cells: &cells };
        if let Some(next) = Header::of_next_table(&row) {
            rows = next.rows(bytes);
            header = next;
            continue;
        }
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        if rows.open || cells.len() < header.columns.len().min(2) {
            to.cut |= rows.open;
            to.unreadable += u32::from(!rows.open);
            continue;
        }
        let index = to.events;
        to.events += 1;
        if let Some(event) = row.event(index) {
            (to.take)(event);
        }
    }
}

struct Row<'a, 'r> {
    bytes: &'a [u8],
    header: &'r Header,
    cells: &'r [Span],
}

impl<'a> Row<'a, '_> {
    fn span(&self, column: Column) -> Span {
        let at = self.header.columns.iter().position(|known| *known == column);
        at.and_then(|at| self.cells.get(at)).copied().unwrap_or_default()
    }

    fn text(&self, column: Column) -> std::borrow::Cow<'a, str> {
        Spelling::Cell.text(self.span(column), self.bytes)
    }

    fn event(&self, index: u32) -> Option<LogEvent<'a>> {
        let name = self.text(Column::EventType);
        let former = self.text(Column::LegacyType);
        let message = self.text(Column::Message);
        let operation = LogOperation::of_type(name.trim())
            .or_else(|| LogOperation::of_type(former.trim()))
            .or_else(|| LogOperation::of_message(&message))?;
        let targets = self.targets();
        let said = self.text(Column::Result);
        // A table without results may have them in what it shows: `… FAILURE: Conflict`.
        let shown = said.trim().is_empty().then(|| LogResult::in_message(&message));
        let fails = shown == Some(LogResult::Failure);
        Some(LogEvent {
            operation,
            result: if fails { LogResult::Failure } else { LogResult::of(&said, name.trim()) },
            at: time::instant(&self.text(Column::Published)),
            uuid: self.text(Column::Uuid),
            reason: self.span(if fails { Column::Message } else { Column::Reason }),
            spelling: Spelling::Cell,
            start: self.cells.first().copied().unwrap_or_default(),
            index,
            user: targets.user,
            app_user: targets.app_user,
            app: targets.app,
        })
    }

    fn targets(&self) -> Targets<'a> {
        let mut targets = Targets::default();
        for number in 0..MOST_TARGETS as u8 {
            let part = |part| self.text(Column::Target(part, number));
            let target = LogTarget {
                id: part(TargetPart::Id),
                alternate_id: part(TargetPart::AlternateId),
                display_name: part(TargetPart::DisplayName),
            };
            targets.take(part(TargetPart::Type).trim(), target);
        }
        targets
    }
}
