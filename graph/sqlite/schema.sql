-- The ledger on SQLite: integer keys inside, local ids outside.
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS concept (i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL);

-- every concept under each of its broader ones, itself included
CREATE TABLE IF NOT EXISTS closure (
    broader INTEGER NOT NULL, narrower INTEGER NOT NULL, PRIMARY KEY (broader, narrower)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS closure_narrower ON closure (narrower, broader);

-- i comes from the id, so that sources stand in one order in every archive
CREATE TABLE IF NOT EXISTS source (
    i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, origin TEXT, kind TEXT NOT NULL,
    master TEXT, added_at TEXT NOT NULL, path TEXT NOT NULL, superseded INTEGER NOT NULL DEFAULT 0,
    passages INTEGER NOT NULL, techniques INTEGER NOT NULL, claims INTEGER NOT NULL, asides INTEGER NOT NULL,
    seconds REAL, role TEXT, trade TEXT, consent TEXT, title TEXT NOT NULL, fields TEXT NOT NULL,
    set_aside TEXT NOT NULL, text TEXT NOT NULL  -- last, for they are long
);
CREATE INDEX IF NOT EXISTS source_newest ON source (added_at DESC, path);
CREATE INDEX IF NOT EXISTS source_counted ON source (superseded, kind, passages, techniques, asides);
CREATE INDEX IF NOT EXISTS source_sha256 ON source (sha256);
CREATE INDEX IF NOT EXISTS source_origin ON source (origin);

CREATE TABLE IF NOT EXISTS passage (
    i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, speaker TEXT, t0 REAL, t1 REAL, place TEXT
);
CREATE INDEX IF NOT EXISTS passage_source ON passage (source, ordinal);

-- who speaks: a master, with the living techniques and claims, or a source whose master is unknown
CREATE TABLE IF NOT EXISTS voice (
    i INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, techniques INTEGER NOT NULL DEFAULT 0, claims INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS technique (
    i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, title TEXT NOT NULL, trade TEXT, speaker TEXT,
    voice INTEGER NOT NULL, live INTEGER NOT NULL,
    claims INTEGER NOT NULL DEFAULT 0, settings INTEGER NOT NULL DEFAULT 0,  -- living ones
    facets TEXT  -- the trade, and keys of the defects, materials and processes it touches
);
CREATE INDEX IF NOT EXISTS technique_source ON technique (source, start);
CREATE INDEX IF NOT EXISTS technique_speaker ON technique (speaker, source, claims) WHERE live;
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
CREATE INDEX IF NOT EXISTS claim_subject ON claim (subject, predicate, object, confidence, source, start)
    WHERE live AND subject IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_object ON claim (object, predicate, subject, confidence, source, start)
    WHERE live AND object IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_accepted ON claim (subject, object, predicate) WHERE status = 'accepted';

-- which techniques touch a concept or anything narrower, and in how many claims; the textbook reaches nothing
CREATE TABLE IF NOT EXISTS reach (
    concept INTEGER NOT NULL, technique INTEGER NOT NULL, claims INTEGER NOT NULL,
    master INTEGER,  -- the voice, if it is a person's
    PRIMARY KEY (concept, technique)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touch (
    technique INTEGER NOT NULL, concept INTEGER NOT NULL, claims INTEGER NOT NULL, PRIMARY KEY (technique, concept)
) WITHOUT ROWID;

-- what is said of a defect or anything narrower, by what it says: causes (0), remedies (1), and what is not asserted (2);
-- without a target its words stand for it. Counted: links, voices but the textbook's, the least and greatest of these
CREATE TABLE IF NOT EXISTS chain (
    i INTEGER PRIMARY KEY, defect INTEGER NOT NULL, kind INTEGER NOT NULL, target INTEGER NOT NULL,
    direction TEXT NOT NULL, words TEXT NOT NULL, links INTEGER NOT NULL, said_by INTEGER NOT NULL,
    textbook INTEGER NOT NULL, least INTEGER, greatest INTEGER, UNIQUE (defect, kind, target, direction, words)
);
-- the claims of a chain in the order in which they are quoted
CREATE TABLE IF NOT EXISTS link (
    chain INTEGER NOT NULL, textbook INTEGER NOT NULL, source INTEGER NOT NULL, start INTEGER NOT NULL,
    claim INTEGER NOT NULL, voice INTEGER NOT NULL, technique INTEGER NOT NULL, defect INTEGER NOT NULL,
    subject INTEGER NOT NULL, conditions TEXT NOT NULL, PRIMARY KEY (chain, textbook, source, start, claim)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_voice ON link (chain, voice);
CREATE INDEX IF NOT EXISTS link_technique ON link (technique, defect, voice, subject, conditions);
-- the defects that a chain's claims were said of (0), and the conditions that its voices name (1; the textbook is none)
CREATE TABLE IF NOT EXISTS named (
    chain INTEGER NOT NULL, role INTEGER NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (chain, role, concept)
) WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS links AS
SELECT n.broader AS defect, CASE WHEN k.modality <> 'asserted' THEN 2 ELSE k.predicate = 'hasRemedy' END AS kind,
       IFNULL(k.object, 0) AS target, IFNULL(k.direction, '') AS direction,
       CASE WHEN k.object IS NULL THEN k.exact ELSE '' END AS words, t.voice, k.source, k.start, k.i AS claim,
       k.technique, k.subject, s.kind = 'textbook' AS textbook, k.conditions, k.live
FROM claim k CROSS JOIN technique t ON t.i = k.technique CROSS JOIN source s ON s.i = k.source
CROSS JOIN closure n ON n.narrower = k.subject
WHERE k.predicate IN ('hasCause', 'hasRemedy');

-- the settings in techniques that speak of a defect or anything narrower
CREATE TABLE IF NOT EXISTS beside (
    defect INTEGER NOT NULL, parameter INTEGER NOT NULL, source INTEGER NOT NULL, start INTEGER NOT NULL,
    claim INTEGER NOT NULL, technique INTEGER NOT NULL, voice INTEGER NOT NULL, unit TEXT NOT NULL, low REAL, high REAL,
    PRIMARY KEY (defect, parameter, source, start, claim)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS beside_technique ON beside (technique, defect, unit, low, high);
-- the same, counted, with the ends between which values differ most
CREATE TABLE IF NOT EXISTS span (
    defect INTEGER NOT NULL, parameter INTEGER NOT NULL, unit TEXT NOT NULL, settings INTEGER NOT NULL,
    lowest_high REAL, highest_low REAL, PRIMARY KEY (defect, parameter, unit)
) WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS besides AS
SELECT n.broader AS defect, k.subject AS parameter, k.source, k.start, k.i AS claim, l.technique, t.voice,
       json_extract(k.value, '$[3]') AS unit, json_extract(k.value, '$[1]') AS low,
       json_extract(k.value, '$[2]') AS high
FROM claim l CROSS JOIN claim k ON k.technique = l.technique AND k.predicate = 'hasSetting'
CROSS JOIN technique t ON t.i = l.technique CROSS JOIN closure n ON n.narrower = l.subject
WHERE l.predicate IN ('hasCause', 'hasRemedy') AND l.live AND k.live;

-- claims of sources that are neither superseded nor the textbook
CREATE TABLE IF NOT EXISTS tally (
    predicate TEXT NOT NULL, status TEXT NOT NULL, claims INTEGER NOT NULL, PRIMARY KEY (predicate, status)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS review (
    i INTEGER PRIMARY KEY, claim INTEGER NOT NULL, status TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS review_claim ON review (claim);

-- analysed words of a technique: its title and what is said in it
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, said, tokenize = 'unicode61');
