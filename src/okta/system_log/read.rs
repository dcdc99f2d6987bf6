use super::{LogEvent, Spelling, csv, json, sentence};
use crate::json::Limits;
use crate::scim::named;

named! {
    /// What a log turned out to be.
    #[derive(Default)]
    pub enum LogShape {
        /// Nothing.
        #[default]
        Empty = "empty",
        /// A JSON array of events.
        Array = "array",
        /// An object with the events in `events`.
        Events = "events",
        /// One event.
        Event = "event",
        /// One event a line.
        Lines = "ndjson",
        /// A table with one event a row.
        Table = "csv",
        /// Sentences of Okta's pages, one a line.
        Sentences = "sentences",
        /// JSON that holds no events.
        OtherJson = "other-json",
        /// A web page.
        Html = "html",
        /// Text in UTF-16.
        Utf16 = "utf-16",
        /// Any other text.
        Text = "text",
    }
}

/// What has been read so far, and who takes the events.
pub(crate) struct Reading<'t> {
    /// Is given each event that has to do with provisioning.
    pub(super) take: &'t mut dyn FnMut(LogEvent<'_>),
    pub(crate) shape: LogShape,
    pub(crate) spelling: Spelling,
    /// How many events were read, of any kind.
    pub(crate) events: u32,
    /// How many rows or lines could not be read.
    pub(crate) unreadable: u32,
    /// Whether the text breaks off in the middle of something.
    pub(crate) cut: bool,
    /// Whether it is longer than is read.
    pub(crate) too_long: bool,
    /// Whether the events stand in a member `events`.
    pub(super) wrapped: bool,
    /// How many JSON objects were no events.
    pub(super) strange: u32,
}

/// Reads a log of any shape and hands its events over, in the order of the text.
pub(crate) fn read<'t>(bytes: &[u8], take: &'t mut dyn FnMut(LogEvent<'_>)) -> Reading<'t> {
    let longest = Limits::default().bytes;
    let mut reading = Reading {
        take,
        shape: LogShape::Empty,
        spelling: Spelling::Plain,
        events: 0,
        unreadable: 0,
        cut: false,
        too_long: bytes.len() > longest,
        wrapped: false,
        strange: 0,
    };
    let bytes = bytes.get(..longest).unwrap_or(bytes);
    reading.read(bytes);
    reading
}

impl Reading<'_> {
    fn read(&mut self, bytes: &[u8]) {
        let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let blank = |byte: &u8| byte.is_ascii_whitespace();
        let rest = bytes.get(mark..).unwrap_or_default();
        let start = mark + rest.iter().take_while(|byte| blank(byte)).count();
        self.shape = match bytes.get(start) {
            None => LogShape::Empty,
            Some(0xfe | 0xff) => LogShape::Utf16,
            Some(b'<') => LogShape::Html,
            Some(&first @ (b'[' | b'{')) => {
                self.spelling = Spelling::Json;
                json::read(bytes, start, self);
                self.json_shape(first)
            }
            Some(_) => self.text(bytes, start),
        };
    }

    fn json_shape(&self, first: u8) -> LogShape {
        match (first, self.events) {
            // A list without anything in it is a log of a quiet time.
            (b'[', 0) if self.strange == 0 && !self.cut => LogShape::Array,
            _ if self.wrapped => LogShape::Events,
            (_, 0) => LogShape::OtherJson,
            (b'[', _) => LogShape::Array,
            (_, 1) if self.unreadable == 0 => LogShape::Event,
            _ => LogShape::Lines,
        }
    }

    fn text(&mut self, bytes: &[u8], start: usize) -> LogShape {
        if let Some(header) = csv::Header::read(bytes, start) {
            self.spelling = Spelling::Cell;
            csv::read(bytes, header, self);
            return LogShape::Table;
        }
        if sentence::recognize(bytes.get(start..).unwrap_or_default()) {
            sentence::read(bytes, start, self);
            return LogShape::Sentences;
        }
        LogShape::Text
    }

    /// What stands before the number of an event in its pointer; nothing where there are none.
    pub(crate) fn pointers(&self) -> Option<&'static str> {
        match self.shape {
            LogShape::Array => Some("/"),
            LogShape::Events => Some("/events/"),
            _ => None,
        }
    }
}

/// Shows how far it has come, and not who takes the events.
impl core::fmt::Debug for Reading<'_> {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("Reading")
    }
}
