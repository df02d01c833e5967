use super::{MEMORY_KIB_MAX, PASSES_MAX};
use crate::protocol::{CheckCode, Failure};
use argon2::{Argon2, Params, PasswordHash, PasswordVerifier, password_hash};

/// Whether a code, without the space around it, is the one that was hashed.
///
/// # Errors
/// [`Failure`] `code-hash` when the hash is none, or asks for an absurd cost.
pub fn check(request: &CheckCode) -> Result<bool, Failure> {
    let wrong = |words: String| Failure::new("code-hash", words);
    let hash = PasswordHash::new(&request.phc).map_err(|e| wrong(e.to_string()))?;
    let cost = Params::try_from(&hash).map_err(|e| wrong(e.to_string()))?;
    if cost.m_cost() > MEMORY_KIB_MAX || cost.t_cost() > PASSES_MAX {
        return Err(wrong("the hash asks for too much".into()));
    }
    match Argon2::default().verify_password(request.code.trim().as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::Password) => Ok(false),
        Err(error) => Err(wrong(error.to_string())),
    }
}
