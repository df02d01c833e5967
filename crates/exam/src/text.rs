use journal::Digest;
use serde::{Deserialize, Serialize};

/// The longest text of one part, in UTF-16 units: several times the largest mail that any
/// client accepts, and small enough that replaying one stays fast.
pub const TEXT_UNITS_MAX: u32 = 400_000;

/// One replacement in a text. Several apply in turn, each to the result of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Offset in UTF-16 units, the unit of every editor in a browser.
    pub at: u32,
    /// The text that stood there: the inverse needs it.
    pub removed: String,
    /// The text that stands there now.
    pub inserted: String,
}

/// A sealed burst of typing: its edits, and what the text is after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub edits: Vec<Edit>,
    /// Length of the resulting text in UTF-16 units.
    pub length: u32,
    /// SHA-256 of the resulting text in UTF-8.
    pub digest: Digest,
}

/// A text under edit, with LF line ends only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(String);

/// Why edits do not fit a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    #[error("the offset is outside of the text or inside of a character")]
    Offset,
    #[error("the removed text is not what stands there")]
    Removed,
    #[error("the resulting text is not the one that was recorded")]
    Result,
    #[error("the edits change nothing")]
    Nothing,
    #[error("a line end other than LF")]
    LineEnd,
    #[error("the text is longer than {TEXT_UNITS_MAX} units")]
    TooLong,
}

/// Length of `text` in UTF-16 units.
pub fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The edits that take back `edits`.
pub fn inverse(edits: &[Edit]) -> Vec<Edit> {
    let back = |edit: &Edit| Edit {
        at: edit.at,
        removed: edit.inserted.clone(),
        inserted: edit.removed.clone(),
    };
    edits.iter().rev().map(back).collect()
}

impl Text {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Applies edits that are not sealed yet, without a record of their result.
    ///
    /// # Errors
    /// [`TextFault`] at the first edit that does not fit; those before it stay.
    pub fn type_in(&mut self, edits: &[Edit]) -> Result<(), TextFault> {
        edits.iter().try_for_each(|edit| replace(&mut self.0, edit))
    }

    /// The change that `edits` make to this text.
    ///
    /// # Errors
    /// [`TextFault`] when an edit does not fit; the text is never changed here.
    pub fn change(&self, edits: Vec<Edit>) -> Result<Change, TextFault> {
        let mut result = self.0.clone();
        if edits.iter().all(|edit| edit.removed == edit.inserted) {
            return Err(TextFault::Nothing);
        }
        for edit in &edits {
            if edit.inserted.contains('\r') {
                return Err(TextFault::LineEnd);
            }
            replace(&mut result, edit)?;
        }
        let length = units(&result);
        if length > TEXT_UNITS_MAX {
            return Err(TextFault::TooLong);
        }
        let digest = Digest::of(result.as_bytes());
        Ok(Change {
            edits,
            length,
            digest,
        })
    }

    /// Applies a recorded change and checks its result.
    ///
    /// # Errors
    /// [`TextFault`] when the change does not fit or gives another text than it recorded; the
    /// text is then unchanged.
    pub fn apply(&mut self, change: &Change) -> Result<(), TextFault> {
        let mut result = self.0.clone();
        for edit in &change.edits {
            replace(&mut result, edit)?;
        }
        if Digest::of(result.as_bytes()) != change.digest || units(&result) != change.length {
            return Err(TextFault::Result);
        }
        self.0 = result;
        Ok(())
    }

    /// Applies the inverse of a change that was applied before.
    pub fn revert(&mut self, change: &Change) -> Result<(), TextFault> {
        let mut result = self.0.clone();
        for edit in inverse(&change.edits) {
            replace(&mut result, &edit)?;
        }
        self.0 = result;
        Ok(())
    }
}

/// Applies one edit to a plain string.
fn replace(text: &mut String, edit: &Edit) -> Result<(), TextFault> {
    let from = byte_offset(text, edit.at).ok_or(TextFault::Offset)?;
    let to = from + edit.removed.len();
    if text.get(from..to) != Some(edit.removed.as_str()) {
        return Err(TextFault::Removed);
    }
    text.replace_range(from..to, &edit.inserted);
    Ok(())
}

/// The byte offset of a UTF-16 offset, unless it lies outside or splits a character.
fn byte_offset(text: &str, at: u32) -> Option<usize> {
    let at = at as usize;
    // Most of HTML and CSS is ASCII: a text without longer characters maps one to one.
    if text.is_ascii() {
        return (at <= text.len()).then_some(at);
    }
    let mut seen = 0;
    for (byte, character) in text.char_indices() {
        if seen >= at {
            return (seen == at).then_some(byte);
        }
        seen += character.len_utf16();
    }
    (seen == at).then_some(text.len())
}
