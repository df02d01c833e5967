-- One row a stored file; the bytes lie beside the database, named by their digest.
CREATE TABLE submissions (
    id               TEXT PRIMARY KEY,
    attempt          TEXT NOT NULL,
    candidate        TEXT NOT NULL,
    mode             TEXT NOT NULL,
    case_id          TEXT NOT NULL,
    case_version     TEXT NOT NULL,
    case_digest      TEXT NOT NULL,
    build            TEXT NOT NULL,
    started_wall     INTEGER NOT NULL,
    sealed_wall      INTEGER NOT NULL,
    head             TEXT NOT NULL,
    length           INTEGER NOT NULL,
    reason           TEXT NOT NULL,
    key              TEXT NOT NULL,
    size_bytes       INTEGER NOT NULL,
    arrived_wall     INTEGER NOT NULL,
    way              TEXT NOT NULL,
    receipt          TEXT NOT NULL,
    settled_wall     INTEGER,
    verified_receipt TEXT,
    finding_code     TEXT,
    finding_seq      INTEGER,
    finding_words    TEXT
) STRICT;

CREATE INDEX submissions_by_attempt ON submissions (attempt);

-- Files that are not submissions of this institution: kept apart, with the reason.
CREATE TABLE odd (
    id           TEXT PRIMARY KEY,
    size_bytes   INTEGER NOT NULL,
    arrived_wall INTEGER NOT NULL,
    way          TEXT NOT NULL,
    code         TEXT NOT NULL,
    words        TEXT NOT NULL
) STRICT;

-- Pairs of submissions of one attempt of which the longer, opened, does not go on from the shorter.
CREATE TABLE forks (
    longer  TEXT NOT NULL,
    shorter TEXT NOT NULL,
    PRIMARY KEY (longer, shorter)
) STRICT;
