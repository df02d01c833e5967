//! What client and worker say to each other.
//!
//! A message is a short JSON head and blobs. The head is a [`Request`], a [`Response`], a
//! [`Failure`] or a [`Progress`]; each `Vec<u8>` in it travels as a blob, transferred and never
//! turned into text, in the order of [`Parcel::blobs`].

mod request;
mod response;
mod secret;
pub mod simulation;

pub use request::{
    CheckCode, CheckReceipt, Means, NewAttemptKeys, OpenCase, OpenCopy, OpenSubmission, Request,
    Seal, Unlock,
};
pub use response::{
    Attachment, AttemptKeys, CaseSignature, Failure, Finding, OpenedCase, OpenedCopy, OpenedRow,
    OpenedSubmission, PackFile, Progress, Response, SealedWork,
};
pub use secret::Secret;

use serde::{Serialize, de::DeserializeOwned};

/// What one worker is asked and answers.
pub trait Protocol: 'static {
    /// What the client asks for.
    type Request: Parcel + 'static;
    /// What the worker answers.
    type Response: Parcel + 'static;
}

/// The protocol of the worker for what is heavy or secret: [`Request`] and [`Response`].
pub struct Sealing;

impl Protocol for Sealing {
    type Request = Request;
    type Response = Response;
}

/// A message that carries blobs beside its head.
pub trait Parcel: Serialize + DeserializeOwned {
    /// The blobs, in an order that the head alone decides.
    fn blobs(&mut self) -> Vec<&mut Vec<u8>>;

    /// Takes the message apart for sending.
    fn into_parts(mut self) -> (String, Vec<Vec<u8>>) {
        let blobs = self.blobs().into_iter().map(std::mem::take).collect();
        let head = serde_json::to_string(&self).expect("plain data always has a JSON form");
        (head, blobs)
    }

    /// Puts a received message together.
    ///
    /// # Errors
    /// [`Failure`] `worker-frame` when head and blobs do not belong together: the two sides are
    /// of different builds.
    fn from_parts(head: &str, blobs: Vec<Vec<u8>>) -> Result<Self, Failure> {
        let wrong = |words: String| Failure::new("worker-frame", words);
        let mut parcel: Self = json::from_str(head).map_err(|e| wrong(e.to_string()))?;
        let places = parcel.blobs();
        if places.len() != blobs.len() {
            let (expected, found) = (places.len(), blobs.len());
            return Err(wrong(format!("expected {expected} blobs, found {found}")));
        }
        for (place, blob) in places.into_iter().zip(blobs) {
            *place = blob;
        }
        Ok(parcel)
    }
}
