use super::{MEMORY_KIB_MAX, PASSES_MAX, age_slot};
use crate::protocol::{AttemptKeys, Failure, Means, NewAttemptKeys, Secret};
use argon2::{Algorithm, Argon2, Version};
use envelope::PublicKey;
use store::{
    AttemptId,
    attempt::{KeySlots, Params, PhraseSlot},
    cipher::{Key, open_bound, seal_bound},
};
use zeroize::Zeroize;

/// The least length of a phrase, in characters.
pub const PHRASE_CHARS_MIN: usize = 8;

/// The random bytes of a new attempt's keys.
pub struct Entropy {
    /// The data key.
    pub data_key: [u8; 32],
    /// The Ed25519 secret.
    pub signing_secret: [u8; 32],
    /// The phrase slot's salt.
    pub salt: [u8; 16],
    /// The phrase slot's nonce.
    pub nonce: [u8; 24],
}

impl Entropy {
    /// Draws them from the machine.
    ///
    /// # Errors
    /// [`Failure`] `random-unavailable` when the machine has none.
    pub fn draw() -> Result<Self, Failure> {
        let mut entropy = Self {
            data_key: [0; 32],
            signing_secret: [0; 32],
            salt: [0; 16],
            nonce: [0; 24],
        };
        let parts: [&mut [u8]; 4] = [
            &mut entropy.data_key,
            &mut entropy.signing_secret,
            &mut entropy.salt,
            &mut entropy.nonce,
        ];
        for part in parts {
            getrandom::fill(part).map_err(|e| Failure::new("random-unavailable", e))?;
        }
        Ok(entropy)
    }
}

impl Drop for Entropy {
    fn drop(&mut self) {
        self.data_key.zeroize();
        self.signing_secret.zeroize();
    }
}

/// The keys that belong to `entropy`.
///
/// # Errors
/// [`Failure`] `phrase-short`, or `age-key` when the recipient is none.
pub fn new_attempt_keys(
    request: &NewAttemptKeys,
    entropy: Entropy,
) -> Result<AttemptKeys, Failure> {
    let signing_public = PublicKey::of_secret(&entropy.signing_secret);
    let data_key = Secret::from_bytes(entropy.data_key);
    let slots = match &request.phrase {
        Some(phrase) => Some(KeySlots {
            phrase: phrase_slot(&request.attempt, phrase, &entropy)?,
            institution: age_slot::seal(&request.attempt, &data_key, &request.recipient)?,
        }),
        None => None,
    };
    Ok(AttemptKeys {
        data_key: slots.is_some().then_some(data_key),
        slots,
        signing_secret: Secret::from_bytes(entropy.signing_secret),
        signing_public,
    })
}

fn phrase_slot(
    attempt: &AttemptId,
    phrase: &str,
    entropy: &Entropy,
) -> Result<PhraseSlot, Failure> {
    if phrase.chars().count() < PHRASE_CHARS_MIN {
        let words = format!("a phrase has at least {PHRASE_CHARS_MIN} characters");
        return Err(Failure::new("phrase-short", words));
    }
    let params = Params::CURRENT;
    let key = stretch(phrase, &entropy.salt, params)?;
    let wrapped = seal_bound(&key, &entropy.nonce, &aad(attempt), &entropy.data_key);
    Ok(PhraseSlot {
        params,
        salt: entropy.salt,
        nonce: entropy.nonce,
        wrapped: wrapped.try_into().expect("32 bytes and a tag of 16"),
    })
}

/// Binds the slot to its attempt: a slot put into another's row does not open.
fn aad(attempt: &AttemptId) -> Vec<u8> {
    format!("proba/1\0{attempt}\0slot\0phrase").into_bytes()
}

/// Turns a phrase into a key.
fn stretch(phrase: &str, salt: &[u8; 16], params: Params) -> Result<Key, Failure> {
    let cost = argon2::Params::new(params.memory_kib, params.passes, params.lanes, Some(32))
        .map_err(|e| Failure::new("slot-params", e))?;
    let mut bytes = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
        .hash_password_into(phrase.as_bytes(), salt, &mut bytes)
        .map_err(|e| Failure::new("slot-params", e))?;
    let key = Key::from_bytes(bytes);
    bytes.zeroize();
    Ok(key)
}

/// The data key out of its slots.
///
/// # Errors
/// [`Failure`] `phrase-wrong`, `slot-params` when a slot asks for an absurd cost, and those of an
/// identity that does not open the institution's slot.
pub fn unlock(attempt: &AttemptId, slots: &KeySlots, means: &Means) -> Result<Secret, Failure> {
    let phrase = match means {
        Means::Identity(identity) => {
            return age_slot::open(attempt, &slots.institution, identity);
        }
        Means::Phrase(phrase) => phrase,
    };
    let slot = &slots.phrase;
    let cost = slot.params;
    if cost.memory_kib > MEMORY_KIB_MAX || cost.passes > PASSES_MAX || cost.lanes != 1 {
        return Err(Failure::new("slot-params", "the slot asks for too much"));
    }
    let key = stretch(phrase, &slot.salt, cost)?;
    let opened = open_bound(&key, &slot.nonce, &aad(attempt), &slot.wrapped);
    let bytes = opened.and_then(|bytes| bytes.try_into().ok());
    bytes
        .map(Secret::from_bytes)
        .ok_or_else(|| Failure::new("phrase-wrong", "the phrase does not open the attempt"))
}
