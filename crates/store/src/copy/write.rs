use super::VERSION;
use crate::{AttemptId, Error, Part, Row, Store, Table};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use journal::Digest;

/// The bytes of a copy: the attempt row's text as stored, and the rows by table and part.
///
/// # Errors
/// [`Error::Malformed`] if the attempt row is not text.
pub fn write(row: &[u8], rows: &[Row]) -> Result<Vec<u8>, Error> {
    let row = std::str::from_utf8(row).map_err(|_| Error::Malformed("an attempt's row is text"))?;
    let mut text = format!(r#"{{"format":"proba-copy","v":{VERSION},"attempt":{row}}}"#);
    text.push('\n');
    for row in rows {
        write_line(&mut text, row);
    }
    let end = end_line(rows.len(), text.as_bytes());
    text.push_str(&end);
    Ok(text.into_bytes())
}

fn write_line(text: &mut String, row: &Row) {
    let part = serde_json::to_string(&row.part).expect("a number or a text");
    text.push_str(&format!(
        r#"{{"table":"{}","part":{part},"bytes":""#,
        row.table
    ));
    BASE64.encode_string(&row.bytes, text);
    text.push_str("\"}\n");
}

/// The last line, with its line end, over all bytes before it.
pub(super) fn end_line(rows: usize, before: &[u8]) -> String {
    let sha256 = Digest::of(before);
    format!("{{\"end\":{{\"rows\":{rows},\"sha256\":\"{sha256}\"}}}}\n")
}

/// The copy of an attempt as the store has it now.
///
/// # Errors
/// [`Error::Missing`] if the attempt has no row; what the world causes.
pub async fn export<S: Store>(store: &S, attempt: &AttemptId) -> Result<Vec<u8>, Error> {
    let row = store
        .get(Table::Attempts, attempt, &Part::single())
        .await?
        .ok_or(Error::Missing)?;
    write(&row, &store.rows(attempt).await?)
}
