//! The one form of zip that submissions are made of.
//!
//! An ordinary zip has many byte forms for the same content, and bytes between its parts that no
//! reader looks at. Here one content has one form (no extra fields, no comments, no gaps, fixed
//! times), so a changed, added or dropped byte anywhere is found. Any zip program opens it.

use crate::{EnvelopeError, Part};
use std::borrow::Cow;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_BYTES: usize = 30;
const NAME_BYTES_MAX: usize = 96;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// 1980-01-01, the first day that a zip can say.
const DATE: u16 = 0x0021;
/// Zip 2.0: the oldest version that knows deflate.
const VERSION: u16 = 20;

/// One file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member<'a> {
    pub name: String,
    pub bytes: Cow<'a, [u8]>,
}

/// The fields of a member that both of its headers repeat.
struct Header<'a> {
    name: &'a str,
    method: u16,
    crc: u32,
    packed_bytes: u32,
    size_bytes: u32,
}

impl Header<'_> {
    fn common(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(26);
        for field in [VERSION, 0, self.method, 0, DATE] {
            out.extend(field.to_le_bytes());
        }
        for field in [self.crc, self.packed_bytes, self.size_bytes] {
            out.extend(field.to_le_bytes());
        }
        out.extend((self.name.len() as u16).to_le_bytes());
        out.extend(0u16.to_le_bytes());
        out
    }

    fn local(&self) -> Vec<u8> {
        [
            &LOCAL.to_le_bytes(),
            &self.common()[..],
            self.name.as_bytes(),
        ]
        .concat()
    }

    fn central(&self, offset: u32) -> Vec<u8> {
        let mut out = CENTRAL.to_le_bytes().to_vec();
        out.extend(VERSION.to_le_bytes());
        out.extend(self.common());
        // Comment length, disk, internal attributes, external attributes.
        out.extend([0; 10]);
        out.extend(offset.to_le_bytes());
        out.extend(self.name.as_bytes());
        out
    }
}

/// The central directory and the end record, for members that begin at `offsets`.
fn directory(headers: &[Header<'_>], offsets: &[u32], start: u32) -> Vec<u8> {
    let entries = headers.iter().zip(offsets);
    let mut out: Vec<u8> = entries
        .flat_map(|(header, offset)| header.central(*offset))
        .collect();
    let size = out.len() as u32;
    let count = headers.len() as u16;
    out.extend(END.to_le_bytes());
    for field in [0, 0, count, count] {
        out.extend(field.to_le_bytes());
    }
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}

/// Writes an archive; `pack` deflates what gets smaller by it.
#[cfg(any(feature = "seal", test))]
pub(crate) fn write(members: &[(&str, &[u8])], pack: bool) -> Vec<u8> {
    let (mut out, mut headers, mut offsets) = (Vec::new(), Vec::new(), Vec::new());
    for (name, bytes) in members {
        let packed = if pack { packed(bytes) } else { None };
        let (method, data) = packed
            .as_deref()
            .map_or((STORED, *bytes), |p| (DEFLATED, p));
        let header = Header {
            name,
            method,
            crc: crc32fast::hash(bytes),
            packed_bytes: data.len() as u32,
            size_bytes: bytes.len() as u32,
        };
        offsets.push(out.len() as u32);
        out.extend(header.local());
        out.extend(data);
        headers.push(header);
    }
    let start = out.len() as u32;
    out.extend(directory(&headers, &offsets, start));
    out
}

#[cfg(feature = "seal")]
fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    const LEVEL: u8 = 6;
    let packed = miniz_oxide::deflate::compress_to_vec(bytes, LEVEL);
    (packed.len() < bytes.len()).then_some(packed)
}

#[cfg(all(test, not(feature = "seal")))]
fn packed(_: &[u8]) -> Option<Vec<u8>> {
    None
}

/// How much an archive may hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub members_max: usize,
    pub unpacked_bytes_max: usize,
}

/// Reads an archive that [`write`] could have written, and no other.
pub(crate) fn read(
    bytes: &[u8],
    part: Part,
    limits: Limits,
) -> Result<Vec<Member<'_>>, EnvelopeError> {
    Reader {
        bytes,
        part,
        limits,
    }
    .members()
}

struct Reader<'a> {
    bytes: &'a [u8],
    part: Part,
    limits: Limits,
}

impl<'a> Reader<'a> {
    fn members(&self) -> Result<Vec<Member<'a>>, EnvelopeError> {
        let (mut headers, mut offsets, mut members) = (Vec::new(), Vec::new(), Vec::new());
        let (mut at, mut left) = (0, self.limits.unpacked_bytes_max);
        while self.bytes[at..].starts_with(&LOCAL.to_le_bytes()) {
            if members.len() == self.limits.members_max {
                return Err(self.fault("it has too many files"));
            }
            let (header, data, next) = self.header(at)?;
            let size_bytes = header.size_bytes as usize;
            left = left
                .checked_sub(size_bytes)
                .ok_or_else(|| self.too_large(size_bytes))?;
            members.push(self.member(&header, data)?);
            offsets.push(at as u32);
            headers.push(header);
            at = next;
        }
        if self.bytes[at..] != directory(&headers, &offsets, at as u32) {
            return Err(self.fault("its directory is not the one of its files"));
        }
        Ok(members)
    }

    /// The header at `at`, the packed bytes after it, and where the next header begins.
    fn header(&self, at: usize) -> Result<(Header<'a>, &'a [u8], usize), EnvelopeError> {
        let cut = || self.fault("it ends in the middle of a file");
        let head = self.bytes.get(at..at + LOCAL_BYTES).ok_or_else(cut)?;
        let name_end = at + LOCAL_BYTES + usize::from(u16_at(head, 26));
        let name = self.bytes.get(at + LOCAL_BYTES..name_end).ok_or_else(cut)?;
        let header = Header {
            name: self.name(name)?,
            method: u16_at(head, 8),
            crc: u32_at(head, 14),
            packed_bytes: u32_at(head, 18),
            size_bytes: u32_at(head, 22),
        };
        if header.local() != self.bytes[at..name_end] {
            return Err(self.fault("a file's header has fields that are not used here"));
        }
        let end = name_end + header.packed_bytes as usize;
        let data = self.bytes.get(name_end..end).ok_or_else(cut)?;
        Ok((header, data, end))
    }

    fn name(&self, name: &'a [u8]) -> Result<&'a str, EnvelopeError> {
        let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"./-".contains(b);
        std::str::from_utf8(name)
            .ok()
            .filter(|name| (1..=NAME_BYTES_MAX).contains(&name.len()))
            .filter(|name| name.bytes().all(|b| plain(&b)) && !name.contains(".."))
            .ok_or_else(|| self.fault("a file has a name that is not used here"))
    }

    fn member(&self, header: &Header<'_>, data: &'a [u8]) -> Result<Member<'a>, EnvelopeError> {
        let size_bytes = header.size_bytes as usize;
        let bytes = match header.method {
            STORED => Cow::Borrowed(data),
            DEFLATED => Cow::Owned(self.inflated(data, size_bytes)?),
            _ => return Err(self.fault("a file is packed by an unknown method")),
        };
        if bytes.len() != size_bytes || crc32fast::hash(&bytes) != header.crc {
            return Err(self.fault("a file is damaged"));
        }
        Ok(Member {
            name: header.name.to_owned(),
            bytes,
        })
    }

    #[cfg(feature = "open")]
    fn inflated(&self, data: &[u8], size_bytes: usize) -> Result<Vec<u8>, EnvelopeError> {
        miniz_oxide::inflate::decompress_to_vec_with_limit(data, size_bytes)
            .map_err(|_| self.fault("a file cannot be unpacked"))
    }

    /// What needs no identity has nothing packed in it, so this build has no unpacker.
    #[cfg(not(feature = "open"))]
    fn inflated(&self, _: &[u8], _: usize) -> Result<Vec<u8>, EnvelopeError> {
        Err(self.fault("a file is packed by a method that is not used here"))
    }

    fn fault(&self, words: &str) -> EnvelopeError {
        EnvelopeError::Zip(self.part, words.into())
    }

    fn too_large(&self, size_bytes: usize) -> EnvelopeError {
        let size_bytes_max = self.limits.unpacked_bytes_max;
        EnvelopeError::TooLarge {
            part: self.part,
            size_bytes,
            size_bytes_max,
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
