//! The built client: every build under its own path for ever, a start page that is asked for
//! anew each time.

use super::Site;
use super::kinds;
use super::problem::Problem;
use crate::intake::blocking;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use journal::Digest;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of a built client.
#[derive(Debug, Clone)]
pub(super) struct Client {
    root: PathBuf,
}

/// A build never changes under its path.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// The start page, the service worker and the list of builds decide what is new.
const ASK_FIRST: &str = "no-cache";

/// Packed twins that may lie beside a file, best first.
const PACKED: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// A file, found.
struct Found {
    bytes: Vec<u8>,
    encoding: Option<&'static str>,
    media_type: &'static str,
}

/// Everything that is not the API: a file of the client.
pub(super) async fn file(State(site): State<Site>, request: Request) -> Response {
    let headers = request.headers().clone();
    let missing = || Problem::new(&kinds::PAGE_UNKNOWN, &headers);
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return Problem::new(&kinds::METHOD_UNKNOWN, &headers).into_response();
    }
    let Some(segments) = segments(request.uri()) else {
        return missing().into_response();
    };
    let Some(client) = site.client.clone() else {
        return missing().into_response();
    };
    let asked = headers.clone();
    let wanted = segments.clone();
    match blocking(move || client.find(&wanted, &asked)).await {
        Ok(Some(found)) => answer(found, is_build(&segments), &headers),
        Ok(None) => missing().into_response(),
        Err(error) => {
            tracing::error!(%error, "a file of the client cannot be read");
            missing().into_response()
        }
    }
}

impl Client {
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    fn find(&self, segments: &[String], headers: &HeaderMap) -> io::Result<Option<Found>> {
        let mut path = self.root.clone();
        path.extend(segments);
        if segments.is_empty() || is_route(segments) {
            path = self.root.join("index.html");
        }
        if let Some(found) = read(&path, headers)? {
            return Ok(Some(found));
        }
        match route_of_build(segments) {
            Some(build) => read(&self.root.join("b").join(build).join("index.html"), headers),
            None => Ok(None),
        }
    }
}

/// A route of the client without a build: the start page leads on to the current one.
fn is_route(segments: &[String]) -> bool {
    let names: Vec<&str> = segments.iter().map(String::as_str).collect();
    matches!(names[..], ["review"] | ["attempt", _])
}

/// A route inside a build, which the client itself resolves; a missing file is none.
fn route_of_build(segments: &[String]) -> Option<&str> {
    let (build, rest) = match segments {
        [b, build, rest @ ..] if b == "b" => (build, rest),
        _ => return None,
    };
    let is_file = rest.last().is_some_and(|last| last.contains('.'));
    (!is_file).then_some(build)
}

fn is_build(segments: &[String]) -> bool {
    segments.len() >= 2 && segments[0] == "b"
}

/// The path's segments, decoded; none when one of them could leave the folder or is hidden.
fn segments(uri: &Uri) -> Option<Vec<String>> {
    let parts = uri.path().split('/').filter(|part| !part.is_empty());
    parts
        .map(|part| decoded(part).filter(|name| is_plain(name)))
        .collect()
}

fn is_plain(name: &str) -> bool {
    !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0'])
}

fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn read(path: &Path, headers: &HeaderMap) -> io::Result<Option<Found>> {
    if !path.is_file() {
        return Ok(None);
    }
    let media_type = media_type(path);
    for (encoding, ending) in PACKED {
        let mut packed = path.as_os_str().to_owned();
        packed.push(format!(".{ending}"));
        if accepts(headers, encoding) && Path::new(&packed).is_file() {
            let bytes = std::fs::read(packed)?;
            return Ok(Some(Found {
                bytes,
                encoding: Some(encoding),
                media_type,
            }));
        }
    }
    let bytes = std::fs::read(path)?;
    Ok(Some(Found {
        bytes,
        encoding: None,
        media_type,
    }))
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let header = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    header.unwrap_or_default().split(',').any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let named = parts.next() == Some(encoding);
        let quality = parts
            .find_map(|part| part.strip_prefix("q="))
            .unwrap_or("1");
        named && quality.parse::<f32>().is_ok_and(|quality| quality > 0.0)
    })
}

fn answer(found: Found, build: bool, asked: &HeaderMap) -> Response {
    let caching = if build { FOR_EVER } else { ASK_FIRST };
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(header::CONTENT_TYPE, found.media_type);
    set(header::CACHE_CONTROL, caching);
    set(header::VARY, "Accept-Encoding");
    if let Some(encoding) = found.encoding {
        set(header::CONTENT_ENCODING, encoding);
    }
    if !build {
        // By content and not by time: a deployment that goes back is a change too.
        let tag = format!("\"{}\"", &Digest::of(&found.bytes).to_string()[..32]);
        let known = asked
            .get(header::IF_NONE_MATCH)
            .and_then(|value| value.to_str().ok());
        let unchanged = known.is_some_and(|known| known.split(',').any(|t| t.trim() == tag));
        headers.extend(
            HeaderValue::from_str(&tag)
                .ok()
                .map(|tag| (header::ETAG, tag)),
        );
        if unchanged {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
    }
    (headers, found.bytes).into_response()
}

fn media_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "txt" | "md" | "ftl" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}
