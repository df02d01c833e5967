//! The words of what the simulated tool and the statistics refuse.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        &[
            "stats-proportion",
            "stats-probability",
            "stats-effect",
            "stats-count",
        ],
        [
            "Z tych liczb nie da się policzyć testu",
            "Podaj warianty jako sukcesy/próby (5/83), a udziały jako ułamki (.05).",
        ],
        [
            "No test can be computed from these figures",
            "Give variants as successes/trials (5/83), and shares as fractions (.05).",
        ],
    ),
    (
        &[
            "case-broken",
            "contacts-broken",
            "input-broken",
            "campaign-days",
        ],
        [
            "Plik ma błąd we wskazanym miejscu",
            "Popraw wskazany wiersz i kolumnę; format opisuje crates/casefile/FORMATS.md.",
        ],
        [
            "The file has a fault at the named place",
            "Mend the named line and column; crates/casefile/FORMATS.md tells the format.",
        ],
    ),
];
