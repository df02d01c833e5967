use super::problem::Problem;
use super::{Site, api::jws, kinds};
use crate::intake::blocking;
use crate::{IntakeError, Outcome, Spool, Way};
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use futures_util::StreamExt;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// The media type of a submission.
const PROBA: &str = "application/vnd.proba";

/// `POST /api/submissions`: takes a file in. 201 with a receipt when it is new, 200 with the
/// same receipt when it is known, 422 when it was kept apart.
pub(super) async fn upload(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    site.uploads
        .take(peer.ip(), Instant::now())
        .map_err(|wait| Problem::new(&kinds::RATE_LIMITED, &headers).after(wait))?;
    let announced = announced(&site, &headers)?;
    let _room = site.room.clone().try_acquire_owned().map_err(|_| {
        let wait = Duration::from_secs(5);
        Problem::new(&kinds::BUSY, &headers).after(wait)
    })?;
    let spool = arrive(&site, &headers, body).await?;
    if announced.is_some_and(|digest| digest != spool.digest()) {
        return Err(Problem::new(&kinds::DIGEST_DIFFERS, &headers));
    }
    let taken = site.intake.take_in(spool, Way::Network).await;
    match taken.map_err(|error| Problem::of(&error, &headers))? {
        Outcome::New(takings) => {
            tracing::info!(id = %takings.id, "stored");
            Ok(jws(StatusCode::CREATED, &takings.receipt))
        }
        Outcome::Known(takings) => Ok(jws(StatusCode::OK, &takings.receipt)),
        Outcome::Apart { id, refusal } => {
            tracing::warn!(%id, code = refusal.code, "kept apart");
            Err(Problem::apart(id, refusal, &headers))
        }
    }
}

/// Checks what the headers say before a byte of the body is read; the digest, if announced.
fn announced(site: &Site, headers: &HeaderMap) -> Result<Option<[u8; 32]>, Problem> {
    let text = |name| headers.get(name).and_then(|value: &_| value.to_str().ok());
    let media_type = text(header::CONTENT_TYPE).unwrap_or_default();
    if media_type.split(';').next().map(str::trim) != Some(PROBA) {
        return Err(Problem::new(&kinds::MEDIA_TYPE, headers));
    }
    let length: Option<u64> = text(header::CONTENT_LENGTH).and_then(|text| text.parse().ok());
    if length.is_some_and(|length| length > site.limits.body_bytes_max) {
        return Err(too_large(headers));
    }
    let Some(value) = headers.get("content-digest") else {
        return Ok(None);
    };
    let digest = value.to_str().ok().and_then(sha256_of);
    let malformed = || Problem::new(&kinds::DIGEST_MALFORMED, headers);
    digest.map(Some).ok_or_else(malformed)
}

/// The SHA-256 in a `Content-Digest` (RFC 9530): `sha-256=:BASE64:`, among others maybe.
fn sha256_of(header: &str) -> Option<[u8; 32]> {
    let values = header.split(',').map(str::trim);
    let value = values
        .filter_map(|value| value.strip_prefix("sha-256=:"))
        .next()?;
    STANDARD
        .decode(value.strip_suffix(':')?)
        .ok()?
        .try_into()
        .ok()
}

/// Writes the body to the disk as it comes, within its limits.
async fn arrive(site: &Site, headers: &HeaderMap, body: Body) -> Result<Spool, Problem> {
    let failed = |error: std::io::Error| Problem::of(&IntakeError::Disk(error), headers);
    let mut spool = site.intake.vault.spool().map_err(failed)?;
    let mut stream = body.into_data_stream();
    while let Some(bytes) = next(site, headers, &mut stream).await? {
        if spool.size_bytes() + bytes.len() as u64 > site.limits.body_bytes_max {
            return Err(too_large(headers));
        }
        spool = blocking(move || spool.write(&bytes).map(|()| spool))
            .await
            .map_err(failed)?;
    }
    match spool.size_bytes() {
        0 => Err(Problem::new(&kinds::BODY_EMPTY, headers)),
        _ => Ok(spool),
    }
}

async fn next(
    site: &Site,
    headers: &HeaderMap,
    stream: &mut axum::body::BodyDataStream,
) -> Result<Option<Bytes>, Problem> {
    match timeout(site.limits.stall, stream.next()).await {
        Ok(None) => Ok(None),
        Ok(Some(Ok(bytes))) => Ok(Some(bytes)),
        Ok(Some(Err(_))) => Err(Problem::new(&kinds::BODY_CUT, headers)),
        Err(_) => Err(Problem::new(&kinds::BODY_SLOW, headers)),
    }
}

fn too_large(headers: &HeaderMap) -> Problem {
    Problem::new(&kinds::TOO_LARGE, headers)
}
