//! Serves the page on this machine as its host would: `www/` at the root, the package under
//! `/pkg/`, and the headers of `www/_headers` on everything.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::build;
use crate::shell::{Outcome, about, root};

/// The content types that the page and the package need.
const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
];

/// Builds, serves until it is stopped.
pub(crate) fn run(arguments: &[&str]) -> Outcome {
    let port = match arguments {
        [] => 8000,
        ["--port", port] => port.parse().map_err(|_| format!("`{port}` is no port"))?,
        _ => return Err("cargo xtask serve [--port N]".to_owned()),
    };
    build::make()?;
    let headers = Arc::new(headers()?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("Port {port}: {error}. Choose another with --port."))?;
    let port = listener.local_addr().map_or(port, |address| address.port());
    println!("\nThe page is at http://localhost:{port}/ (Ctrl+C ends it)");
    for stream in listener.incoming().flatten() {
        let headers = Arc::clone(&headers);
        // A connection that breaks concerns nobody else.
        thread::spawn(move || answer(&stream, &headers).ok());
    }
    Ok(())
}

/// The headers that `www/_headers` asks for on every path, as lines.
fn headers() -> Outcome<String> {
    let file = root().join("www/_headers");
    let text = about(&file, fs::read_to_string(&file))?;
    let lines = text.lines().filter(|line| line.starts_with(' '));
    Ok(lines.flat_map(|line| [line.trim(), "\r\n"]).collect())
}

fn answer(stream: &TcpStream, headers: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let file = Some(target).filter(|_| matches!(method, "GET" | "HEAD")).and_then(file_of);
    let found = file.and_then(|file| Some((content_type(&file), fs::read(file).ok()?)));
    let (status, content_type, body) = match found {
        Some((content_type, body)) => ("200 OK", content_type, body),
        None => ("404 Not Found", "text/plain", b"There is no such file.\n".to_vec()),
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nConnection: close\r\n{headers}\r\n"
    );
    let mut out = stream;
    out.write_all(head.as_bytes())?;
    if method != "HEAD" {
        out.write_all(&body)?;
    }
    out.flush()
}

/// The file that a request asks for, inside the two folders that are served.
fn file_of(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let (folder, name) = match path.strip_prefix("pkg/") {
        Some(name) => ("pkg/dist", name),
        None => ("www", if path.is_empty() { "index.html" } else { path }),
    };
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| root().join(folder).join(name))
}

fn content_type(file: &Path) -> &'static str {
    let extension = file.extension().unwrap_or_default();
    let known = TYPES.iter().find(|(known, _)| extension == *known);
    known.map_or("text/plain; charset=utf-8", |(_, name)| name)
}
