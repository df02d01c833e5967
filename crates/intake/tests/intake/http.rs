//! A client of a few lines, so that a test can also send what no proper client would.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// The head of a request, up to its empty line.
pub fn head(method: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: intake\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head + "\r\n"
}

pub fn ask(to: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
    let mut stream = TcpStream::connect(to).unwrap();
    stream
        .write_all(head(method, path, headers).as_bytes())
        .unwrap();
    read(&mut stream)
}

pub fn get(to: SocketAddr, path: &str) -> Reply {
    ask(to, "GET", path, &[])
}

/// Sends a submission's bytes, with more headers if there are any.
pub fn upload(to: SocketAddr, bytes: &[u8], more: &[(&str, &str)]) -> Reply {
    let length = bytes.len().to_string();
    let mut headers = vec![
        ("Content-Type", "application/vnd.proba"),
        ("Content-Length", &length),
    ];
    headers.extend(more);
    let mut stream = TcpStream::connect(to).unwrap();
    stream
        .write_all(head("POST", "/api/submissions", &headers).as_bytes())
        .unwrap();
    // A server that answers early may have closed its side already.
    let _ = stream.write_all(bytes);
    read(&mut stream)
}

pub fn read(stream: &mut impl Read) -> Reply {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .unwrap()
        .split(' ')
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    let pairs = lines.map(|line| line.split_once(": ").unwrap());
    let headers = pairs
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    Reply {
        status,
        headers,
        body: bytes[end + 4..].to_vec(),
    }
}
