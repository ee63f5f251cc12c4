-- The ledger on SQLite: integer keys inside, local ids outside.
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS concept (i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL);

-- every concept under each of its broader ones, itself included
CREATE TABLE IF NOT EXISTS closure (
    broader INTEGER NOT NULL, narrower INTEGER NOT NULL, PRIMARY KEY (broader, narrower)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS source (
    i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, origin TEXT, kind TEXT NOT NULL,
    master TEXT, added_at TEXT NOT NULL, path TEXT NOT NULL, superseded INTEGER NOT NULL DEFAULT 0,
    fields TEXT NOT NULL, text TEXT NOT NULL, set_aside TEXT NOT NULL,
    passages INTEGER NOT NULL, techniques INTEGER NOT NULL, claims INTEGER NOT NULL, asides INTEGER NOT NULL,
    seconds REAL
);
CREATE INDEX IF NOT EXISTS source_sha256 ON source (sha256);
CREATE INDEX IF NOT EXISTS source_origin ON source (origin);

CREATE TABLE IF NOT EXISTS passage (
    i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, speaker TEXT, t0 REAL, t1 REAL, place TEXT
);
CREATE INDEX IF NOT EXISTS passage_source ON passage (source, ordinal);

CREATE TABLE IF NOT EXISTS technique (
    i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, title TEXT NOT NULL, trade TEXT, speaker TEXT, live INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS technique_source ON technique (source, start);
CREATE INDEX IF NOT EXISTS technique_speaker ON technique (speaker) WHERE live;
CREATE INDEX IF NOT EXISTS technique_trade ON technique (trade) WHERE live;

CREATE TABLE IF NOT EXISTS claim (
    i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, technique INTEGER NOT NULL,
    subject INTEGER, predicate TEXT NOT NULL, object INTEGER, value TEXT, modality TEXT NOT NULL, direction TEXT,
    conditions TEXT NOT NULL, ord INTEGER, confidence REAL NOT NULL, passage INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL, t0 REAL, t1 REAL,
    extractor TEXT NOT NULL, version TEXT NOT NULL, rule TEXT NOT NULL,
    status TEXT NOT NULL, live INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS claim_source ON claim (source);
CREATE INDEX IF NOT EXISTS claim_technique ON claim (technique, start);
CREATE INDEX IF NOT EXISTS claim_setting ON claim (technique, subject) WHERE live AND predicate = 'hasSetting';
CREATE INDEX IF NOT EXISTS claim_subject ON claim (subject, predicate) WHERE live AND subject IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_object ON claim (object, predicate) WHERE live AND object IS NOT NULL;

-- which techniques touch a concept or anything narrower, and in how many claims
CREATE TABLE IF NOT EXISTS reach (
    concept INTEGER NOT NULL, technique INTEGER NOT NULL, claims INTEGER NOT NULL, PRIMARY KEY (concept, technique)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touch (
    technique INTEGER NOT NULL, concept INTEGER NOT NULL, claims INTEGER NOT NULL, PRIMARY KEY (technique, concept)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS review (
    i INTEGER PRIMARY KEY, claim INTEGER NOT NULL, status TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS review_claim ON review (claim);

-- analysed words of a technique: its title and what is said in it
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, said, tokenize = 'unicode61');
