//! Events as JSON: the answer of the System Log API, one event, or one a line.

use std::borrow::Cow;

use super::event::{LogEvent, LogResult, LogTarget, Spelling, Targets};
use super::{LogOperation, Reading, time};
use crate::json::{Limits, Reader, Str, Value};
use crate::text::{Span, line_end};

/// What is kept of an event while it is read: tokens, nothing that has to be made.
#[derive(Default)]
struct Parts {
    event_type: Option<Str>,
    legacy_type: Option<Str>,
    message: Option<Str>,
    published: Option<Str>,
    uuid: Option<Str>,
    result: Option<Str>,
    reason: Option<Str>,
    /// Where the list of targets begins.
    targets: Option<u32>,
    /// Whether it is but the wrapping of events.
    wraps: bool,
}

/// Goes through all values of a text, one behind the other.
pub(super) fn read(bytes: &[u8], start: usize, to: &mut Reading<'_>) {
    let mut start = start as u32;
    loop {
        let mut reader = Reader::new(bytes, Limits::default());
        if start > 0 {
            reader = Reader::from(bytes, start);
        }
        let broken = values(&mut reader, &mut start, to);
        // A line that is damaged ends itself only; the next one begins anew.
        let next = if broken { next_line(bytes, start) } else { None };
        let Some(next) = next else {
            to.cut |= broken;
            return;
        };
        to.unreadable += 1;
        start = next;
    }
}

/// Reads values until the text ends or breaks off, which it says; leaves the start of the last one.
fn values(reader: &mut Reader<'_>, start: &mut u32, to: &mut Reading<'_>) -> bool {
    loop {
        *start = reader.place_of_value();
        if *start as usize >= reader.bytes().len() {
            return false;
        }
        let value = reader.value();
        element(reader, value, to);
        if reader.stopped() {
            return true;
        }
    }
}

/// The next line that begins with an object, behind one that does so too.
fn next_line(bytes: &[u8], start: u32) -> Option<u32> {
    let line = bytes.get(start as usize..).filter(|line| line.first() == Some(&b'{'))?;
    let next = line_end(line)? + 1;
    let next_begins = line.get(next) == Some(&b'{');
    next_begins.then_some(start + next as u32)
}

fn element(reader: &mut Reader<'_>, value: Value, to: &mut Reading<'_>) {
    match value {
        Value::Array(_) => {
            while reader.next_element() {
                let value = reader.value();
                element(reader, value, to);
            }
        }
        Value::Object(opening) => object(reader, opening, to),
        _ => {}
    }
}

fn object(reader: &mut Reader<'_>, opening: Span, to: &mut Reading<'_>) {
    let bytes = reader.bytes();
    let mut parts = Parts::default();
    while let Some(name) = reader.plain_member().or_else(|| reader.next_member()) {
        let place = reader.place();
        let value = reader.value();
        parts.take(reader, name, value, place, to);
    }
    if reader.stopped() || parts.wraps {
        return;
    }
    if parts.event_type.is_none() && parts.legacy_type.is_none() && parts.message.is_none() {
        to.strange += 1;
        return;
    }
    let index = to.events;
    to.events += 1;
    if let Some(event) = parts.event(bytes, opening, index) {
        (to.take)(event);
    }
}

impl Parts {
    fn take(
        &mut self,
        reader: &mut Reader<'_>,
        name: Str,
        value: Value,
        place: u32,
        to: &mut Reading<'_>,
    ) {
        let string = if let Value::String(string) = value { Some(string) } else { None };
        match (name.raw(reader.bytes()), value) {
            (b"eventType", _) => self.event_type = string,
            (b"legacyEventType", _) => self.legacy_type = string,
            (b"displayMessage", _) => self.message = string,
            (b"published", _) => self.published = string,
            (b"uuid", _) => self.uuid = string,
            (b"outcome", Value::Object(_)) => return self.outcome(reader),
            (b"target", Value::Array(_)) => self.targets = Some(place),
            (b"events", Value::Array(_)) => {
                self.wraps = true;
                to.wrapped = true;
                return element(reader, value, to);
            }
            _ => {}
        }
        reader.leap(value);
    }

    fn outcome(&mut self, reader: &mut Reader<'_>) {
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            reader.leap(value);
            let Value::String(string) = value else { continue };
            match name.raw(reader.bytes()) {
                b"result" => self.result = Some(string),
                b"reason" => self.reason = Some(string),
                _ => {}
            }
        }
    }

    /// The event, where it has to do with provisioning.
    fn event<'a>(&self, bytes: &'a [u8], start: Span, index: u32) -> Option<LogEvent<'a>> {
        let text = |string: Option<Str>| string.map_or(Cow::Borrowed(""), |it| it.text(bytes));
        let name = text(self.event_type);
        let former = text(self.legacy_type);
        let operation =
            LogOperation::of_type(&name).or_else(|| LogOperation::of_type(&former)).or_else(
                || name.is_empty().then(|| LogOperation::of_message(&text(self.message)))?,
            )?;
        let targets = self.targets.map(|at| targets(bytes, at)).unwrap_or_default();
        Some(LogEvent {
            operation,
            result: LogResult::of(
                &text(self.result),
                if name.is_empty() { &former } else { &name },
            ),
            at: time::instant(&text(self.published)),
            uuid: text(self.uuid),
            reason: self.reason.map(|reason| reason.span).unwrap_or_default(),
            spelling: Spelling::Json,
            start,
            index,
            user: targets.user,
            app_user: targets.app_user,
            app: targets.app,
        })
    }
}

fn targets(bytes: &[u8], at: u32) -> Targets<'_> {
    let mut targets = Targets::default();
    let mut reader = Reader::from(bytes, at);
    let Value::Array(_) = reader.value() else { return targets };
    while reader.next_element() {
        let Value::Object(_) = reader.value() else { continue };
        let mut kind = Cow::Borrowed("");
        let mut target = LogTarget::default();
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            reader.leap(value);
            let Value::String(string) = value else { continue };
            let place = match name.raw(bytes) {
                b"type" => &mut kind,
                b"id" => &mut target.id,
                b"alternateId" => &mut target.alternate_id,
                b"displayName" => &mut target.display_name,
                _ => continue,
            };
            *place = string.text(bytes);
        }
        targets.take(&kind, target);
    }
    targets
}
