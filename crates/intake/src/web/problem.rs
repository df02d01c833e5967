use super::kinds::{self, Kind, refusal_words};
use crate::{IntakeError, Language, Refusal, RegistryError};
use axum::Json;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use envelope::SealCode;
use journal::Digest;
use serde::Serialize;
use std::time::Duration;

/// An answer that says what went wrong and what to do, in the reader's language (RFC 9457).
#[derive(Debug)]
pub(super) struct Problem {
    kind: &'static Kind,
    language: Language,
    apart: Option<Box<Apart>>,
    wait: Option<Duration>,
}

/// A file that was kept apart, and why.
#[derive(Debug)]
struct Apart {
    id: Digest,
    reason: String,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'a str,
    next: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Digest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seal_code: Option<String>,
}

impl Problem {
    pub fn new(kind: &'static Kind, headers: &HeaderMap) -> Self {
        let language = language(headers);
        Self {
            kind,
            language,
            apart: None,
            wait: None,
        }
    }

    /// The file was kept, but is no submission of this institution.
    pub fn apart(id: Digest, refusal: Refusal, headers: &HeaderMap) -> Self {
        let reason = refusal.code;
        let apart = Some(Box::new(Apart { id, reason }));
        let problem = Self::new(&kinds::KEPT_APART, headers);
        Self { apart, ..problem }
    }

    /// Nothing was taken in: the disk or the registry failed.
    pub fn of(error: &IntakeError, headers: &HeaderMap) -> Self {
        tracing::error!(code = error.code(), %error, "not taken in");
        match error.code() {
            "storage-full" => Self::new(&kinds::STORAGE_FULL, headers),
            _ => Self::new(&kinds::STORAGE_FAILED, headers),
        }
    }

    /// The registry cannot be read.
    pub fn of_registry(error: &RegistryError, headers: &HeaderMap) -> Self {
        tracing::error!(code = error.code(), %error, "not read");
        Self::new(&kinds::STORAGE_FAILED, headers)
    }

    /// When it is worth to come again.
    pub fn after(self, wait: Duration) -> Self {
        Self {
            wait: Some(wait),
            ..self
        }
    }
}

pub(super) fn language(headers: &HeaderMap) -> Language {
    let header = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    Language::accepted(header.unwrap_or_default())
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let apart = self.apart.as_deref();
        let [title, detail, next] = self.kind.words(self.language);
        let reason = apart.map(|apart| refusal_words(&apart.reason, self.language));
        let body = Body {
            r#type: format!("urn:proba:problem:{}", self.kind.code),
            title,
            status: self.kind.status.as_u16(),
            detail: reason.unwrap_or(detail),
            code: self.kind.code,
            next,
            reason: apart.map(|apart| apart.reason.as_str()),
            id: apart.map(|apart| apart.id),
            seal_code: apart.map(|apart| SealCode::of(&apart.id).to_string()),
        };
        let mut response = (self.kind.status, Json(body)).into_response();
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, json);
        let tag = HeaderValue::from_static(self.language.tag());
        headers.insert(header::CONTENT_LANGUAGE, tag);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
        if let Some(wait) = self.wait {
            let seconds = HeaderValue::from(wait.as_secs_f64().ceil().max(1.0) as u64);
            headers.insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
