//! A call that is answered by a stream of server-sent events (WHATWG HTML, section 9.2).
//!
//! In: the lines of the answer's body. Out: one event after the other. Comments are passed over.
//! Bound: a line's length; a server that sends longer ones is not the one that was meant.

use std::io::{self, BufRead, BufReader, Read};

/// The longest line taken, in bytes.
const LINE_BYTES_MAX: u64 = 1024 * 1024;

/// One event of a stream.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StreamEvent {
    /// Where to go on after it. The event before it may have been of the same place.
    pub id: Option<String>,
    /// What kind of event; empty when the stream does not say.
    pub name: String,
    /// Its data.
    pub data: String,
}

/// The events of an answer, for as long as it lasts.
pub struct Stream {
    lines: BufReader<Box<dyn Read + Send>>,
}

impl Stream {
    /// The events in this body.
    pub(crate) fn new(body: impl Read + Send + 'static) -> Self {
        Self { lines: BufReader::new(Box::new(body)) }
    }

    /// The next line without its end; nothing when the stream has ended.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        self.lines.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            // An event that was cut off is none; but a line without an end is no end of a stream.
            let cut = line.len() as u64 == LINE_BYTES_MAX;
            return if cut { Err(io::ErrorKind::InvalidData.into()) } else { Ok(None) };
        }
        let text = String::from_utf8(line).map_err(|_| io::ErrorKind::InvalidData)?;
        Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
    }

    fn event(&mut self) -> io::Result<Option<StreamEvent>> {
        let mut event = StreamEvent::default();
        while let Some(line) = self.line()? {
            if line.is_empty() {
                if event != StreamEvent::default() {
                    return Ok(Some(event));
                }
                continue;
            }
            let (field, value) = line.split_once(':').unwrap_or((&line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match field {
                "id" => event.id = Some(value.to_owned()),
                "event" => value.clone_into(&mut event.name),
                "data" => {
                    if !event.data.is_empty() {
                        event.data.push('\n');
                    }
                    event.data.push_str(value);
                }
                // A comment begins with the colon; other fields are not for us.
                _ => {}
            }
        }
        Ok(None)
    }
}

impl Iterator for Stream {
    type Item = io::Result<StreamEvent>;

    fn next(&mut self) -> Option<Self::Item> {
        self.event().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &'static str) -> Vec<StreamEvent> {
        Stream::new(text.as_bytes()).map(|event| event.expect("it is text")).collect()
    }

    fn event(id: Option<&str>, name: &str, data: &str) -> StreamEvent {
        StreamEvent { id: id.map(str::to_owned), name: name.to_owned(), data: data.to_owned() }
    }

    #[test]
    fn events_are_separated_by_empty_lines_and_comments_are_passed_over() {
        let text =
            ": hello\n\nevent: a\ndata: 1\n\nid: 7\nevent:b\ndata: 2\ndata: 3\r\n\n: bye\n\n";
        assert_eq!(read(text), [event(None, "a", "1"), event(Some("7"), "b", "2\n3")]);
    }

    #[test]
    fn an_event_that_was_cut_off_is_none() {
        assert_eq!(read("id: 7\ndata: 1\n\nid: 8\ndata: 2\n"), [event(Some("7"), "", "1")]);
        assert_eq!(read("id: 7\ndata: 1\n\nid: 8\ndat"), [event(Some("7"), "", "1")]);
    }

    #[test]
    fn a_line_without_end_is_an_error_at_its_bound() {
        let endless = io::repeat(b'x');
        let mut stream = Stream::new(endless);
        let kind = stream.next().map(|event| event.map_err(|error| error.kind()));
        assert_eq!(kind, Some(Err(io::ErrorKind::InvalidData)));
    }
}
