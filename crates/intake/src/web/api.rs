use super::Site;
use super::kinds;
use super::problem::Problem;
use axum::Json;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use journal::Digest;
use serde::Serialize;
use std::net::SocketAddr;
use std::time::Instant;

/// The media type of a compact JWS (RFC 7515).
pub(super) const JOSE: &str = "application/jose";

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
    institution: Digest,
}

/// `GET /api/health`: whether the registry answers, and whose intake this is.
pub(super) async fn health(
    State(site): State<Site>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let registry = &site.intake.registry;
    registry
        .ping()
        .await
        .map_err(|error| Problem::of_registry(&error, &headers))?;
    let institution = site.intake.keys.fingerprint;
    let health = Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
        institution,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(health)).into_response())
}

/// `GET /institution.json`: exactly the bytes that the fingerprint is over.
pub(super) async fn institution(State(site): State<Site>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, site.intake.keys.institution_json.clone()).into_response()
}

/// `GET /api/submissions/{id}/receipt`: the receipt that says most, for a client that has lost
/// the answer to its upload, or waits for `verified`.
pub(super) async fn receipt(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    site.questions
        .take(peer.ip(), Instant::now())
        .map_err(|wait| Problem::new(&kinds::RATE_LIMITED, &headers).after(wait))?;
    let malformed = |_| Problem::new(&kinds::ID_MALFORMED, &headers);
    let id: Digest = id.parse().map_err(malformed)?;
    let failed = |error| Problem::of_registry(&error, &headers);
    if let Some(row) = site.intake.registry.submission(&id).await.map_err(failed)? {
        return Ok(jws(StatusCode::OK, row.best_receipt()));
    }
    match site.intake.registry.refusal(&id).await.map_err(failed)? {
        Some(refusal) => Err(Problem::apart(id, refusal, &headers)),
        None => Err(Problem::new(&kinds::SUBMISSION_UNKNOWN, &headers)),
    }
}

/// A method that a route does not have.
pub(super) async fn method_unknown(headers: HeaderMap) -> Problem {
    Problem::new(&kinds::METHOD_UNKNOWN, &headers)
}

pub(super) fn jws(status: StatusCode, receipt: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, JOSE),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, receipt.to_owned()).into_response()
}
