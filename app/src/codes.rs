//! The words for a code: what happened, and what to do next.

use crate::i18n::{Locale, t_string};
use leptos_i18n::I18nContext;

/// A message for a person, already in their language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    pub next: String,
}

macro_rules! table {
    ($i18n:expr, $code:expr, $($name:literal => $key:ident,)*) => {
        match $code {
            $($name => Words {
                title: t_string!($i18n, codes.$key.title).to_string(),
                next: t_string!($i18n, codes.$key.next).to_string(),
            },)*
            _ => Words {
                title: t_string!($i18n, codes.unlisted.title).to_string(),
                next: t_string!($i18n, codes.unlisted.next).to_string(),
            },
        }
    };
}

/// The words for `code` in the language of now; reactive in the language.
///
/// A code that the catalogue does not know gets general words: the code itself is shown beside
/// them, so nothing is lost.
pub fn words(i18n: I18nContext<Locale>, code: &str) -> Words {
    table! { i18n, code,
        "rules-open" => rules_open,
        "already-begun" => already_begun,
        "handed-in" => handed_in,
        "not-handed-in" => not_handed_in,
        "paused" => paused,
        "not-paused" => not_paused,
        "gap-open" => gap_open,
        "no-gap" => no_gap,
        "time-left" => time_left,
        "time-up" => time_up,
        "reason-missing" => reason_missing,
        "minutes-range" => minutes_range,
        "exam-only" => exam_only,
        "unknown" => unknown,
        "name-bad" => name_bad,
        "too-many" => too_many_fault,
        "already" => already,
        "nothing-to-undo" => nothing_to_undo,
        "nothing-to-redo" => nothing_to_redo,
        "passage-bad" => passage_bad,
        "text-too-long" => text_too_long,
        "text-mismatch" => text_mismatch,
        "event-text" => event_text,
        "event-missing" => event_missing,
        "event-step" => event_step,
        "event-unknown" => event_unknown,
        "entry-place" => entry_place,
        "entry-link" => entry_link,
        "entry-time" => entry_time,
        "line-malformed" => line_malformed,
        "line-newer" => line_newer,
        "line-spelling" => line_spelling,
        "line-too-long" => line_too_long,
        "store-quota" => store_quota,
        "store-closed" => store_closed,
        "store-aborted" => store_aborted,
        "store-stale" => store_stale,
        "store-exists" => store_exists,
        "store-missing" => store_missing,
        "store-unavailable" => store_unavailable,
        "store-malformed" => store_malformed,
        "attempt-malformed" => attempt_malformed,
        "attempt-newer" => attempt_newer,
        "attempt-checksum" => attempt_checksum,
        "attempt-differs" => attempt_differs,
        "cipher-short" => cipher_short,
        "cipher-tag" => cipher_tag,
        "copy-not-one" => copy_not_one_fault,
        "copy-newer" => copy_newer,
        "copy-cut" => copy_cut,
        "copy-changed" => copy_changed,
        "copy-line" => copy_line,
        "copy-identity-needed" => copy_identity_needed,
        "copy-folder" => copy_folder,
        "phrase-short" => phrase_short,
        "phrase-wrong" => phrase_wrong,
        "code-wrong" => code_wrong,
        "code-hash" => code_hash,
        "random-unavailable" => random_unavailable,
        "slot-params" => slot_params,
        "slot-damaged" => slot_damaged,
        "signing-key" => signing_key,
        "age-key" => age_key,
        "identity-foreign" => identity_foreign,
        "worker-frame" => worker_frame,
        "worker-lost" => worker_lost,
        "cancelled" => cancelled,
        "case-json" => case_json,
        "case-format-newer" => case_format_newer,
        "case-duplicate" => case_duplicate,
        "case-dangling" => case_dangling,
        "case-value" => case_value,
        "case-missing" => case_missing,
        "pack-zip" => pack_zip,
        "pack-too-large" => pack_too_large,
        "pack-newer" => pack_newer,
        "pack-differs" => pack_differs,
        "pack-signature" => pack_signature,
        "pack-passphrase" => pack_passphrase,
        "pack-passphrase-needed" => pack_passphrase_needed,
        "pack-work-factor" => pack_work_factor,
        "submission-zip" => submission_zip,
        "part-malformed" => part_malformed,
        "part-newer" => part_newer,
        "part-spelling" => part_spelling,
        "part-too-large" => part_too_large,
        "signature-wrong" => signature_wrong,
        "sealed-differs" => sealed_differs,
        "sealed-damaged" => sealed_damaged,
        "attachment-differs" => attachment_differs,
        "journal-broken" => journal_broken,
        "head-differs" => head_differs,
        "receipt-malformed" => receipt_malformed,
        "receipt-foreign-key" => receipt_foreign_key,
        "receipt-signature" => receipt_signature,
        "receipt-other" => receipt_other_fault,
        "upload-failed" => upload_failed,
        "upload-refused" => upload_refused,
        "institution-missing" => institution_missing,
        "institution-malformed" => institution_malformed,
        "file-unreadable" => file_unreadable,
        "network" => network,
        "client-panic" => client_panic,
    }
}
