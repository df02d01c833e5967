//! JSON for machine formats: what `serde_json` reads, but a record is an object and nothing else.
//!
//! `serde_json` also takes a list of a record's values in their order, which no format here
//! speaks of. Refusing it is stricter, and drops a third of what reading weighs in the client:
//! every record's second way in.

mod access;
mod visitor;

use access::Strict;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::de::{Read, SliceRead, StrRead};
use serde_json::{Deserializer, Error};

/// Reads a whole text.
///
/// # Errors
/// As [`serde_json::from_str`], and for a list where a record is meant.
pub fn from_str<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Error> {
    read(StrRead::new(text))
}

/// Reads whole bytes, which must be UTF-8.
///
/// # Errors
/// As [`serde_json::from_slice`], and for a list where a record is meant.
pub fn from_slice<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Error> {
    read(SliceRead::new(bytes))
}

/// Reads what is a value already.
///
/// # Errors
/// As [`serde_json::from_value`], and for a list where a record is meant.
pub fn from_value<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, Error> {
    T::deserialize(Strict(value))
}

fn read<'a, R: Read<'a>, T: Deserialize<'a>>(from: R) -> Result<T, Error> {
    let mut deserializer = Deserializer::new(from);
    let value = T::deserialize(Strict(&mut deserializer))?;
    deserializer.end()?;
    Ok(value)
}
