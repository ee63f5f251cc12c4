"""What a Neo4j database must hold before the first claim: constraints, indexes, the vocabulary."""

from __future__ import annotations

import time
from collections.abc import Sequence

from graph.claims import Predicate
from graph.neo4j.bolt import Bolt, Properties, Work
from graph.versions import written_by_another
from ontology.errors import StoreError
from ontology.vocabulary import Concept, Vocabulary

SCHEMA_VERSION = "2"
# somebody else may be making the archive between one look and the next: something is there, its stamp not yet
MAKING_SECONDS = (0.0, 0.2, 1.0)
UNIQUE = ("Source", "Passage", "Technique", "Claim", "Concept", "Review", "Origin", "Archive")
INDEXED = (
    ("Source", "sha256"),
    ("Source", "origin"),
    ("Technique", "speaker"),
    ("Technique", "trade"),
    ("Concept", "kind"),
    ("Claim", "status"),
    ("Review", "i"),
)
# what a person reads in the graph beside the claims: one edge a claim, gone when the claim is
EDGES = {predicate: "".join(f"_{c}" if c.isupper() else c for c in predicate.value).upper() for predicate in Predicate}
SAID_OF = {Predicate.HAS_CAUSE: "EXPLAINS", Predicate.HAS_REMEDY: "REMEDIES"}
LABELS = {
    "defect": "Defect",
    "process": "Process",
    "material": "Material",
    "parameter": "Parameter",
    "equipment": "Equipment",
    "hazard": "Hazard",
    "cue": "Cue",
    "competency": "CompetencyUnit",
}


def prepare(bolt: Bolt, vocabulary: Vocabulary) -> None:
    """Make what is missing; a database that holds something else is left alone."""
    stamp = _stamp(bolt)
    if stamp and stamp["schema"] != SCHEMA_VERSION:
        raise written_by_another(bolt.address.uri, stamp["schema"])
    _index(bolt)
    if stamp is None or stamp["vocabulary"] != vocabulary.version:
        bolt.write(lambda work: _adopt(work, vocabulary))


def _stamp(bolt: Bolt) -> Properties | None:
    """What the archive says of itself, None where there is nothing at all."""
    for pause in MAKING_SECONDS:
        time.sleep(pause)
        stamps = bolt.read("MATCH (a:Archive) RETURN a.schema AS schema, a.vocabulary AS vocabulary")
        if stamps:
            return stamps[0]
        if not bolt.read("MATCH (n) RETURN 1 AS n LIMIT 1"):
            return None
    where = bolt.address.uri
    raise StoreError(
        f"the database at {where} holds something else, and no Ppuri archive.",
        f"{where}의 데이터베이스에는 뿌리 자료실이 아닌 다른 것이 들어 있습니다.",
    )


def _index(bolt: Bolt) -> None:
    there = {row["name"] for row in bolt.read("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")}
    missing = {name: text for name, text in _definitions().items() if name not in there}
    for text in missing.values():
        bolt.alter(text)
    if missing:
        bolt.alter("CALL db.awaitIndexes(300)")


def _definitions() -> dict[str, str]:
    unique = {
        f"ppuri_{label.lower()}": f"CREATE CONSTRAINT ppuri_{label.lower()} IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in UNIQUE
    }
    ranges = {
        f"ppuri_{label.lower()}_{key}": f"CREATE RANGE INDEX ppuri_{label.lower()}_{key} IF NOT EXISTS "
        f"FOR (n:{label}) ON (n.{key})"
        for label, key in INDEXED
    }
    edges = {
        f"ppuri_{kind.lower()}_claim": f"CREATE RANGE INDEX ppuri_{kind.lower()}_claim IF NOT EXISTS "
        f"FOR ()-[e:{kind}]-() ON (e.claim)"
        for kind in (*EDGES.values(), *SAID_OF.values())
    }
    words = (
        "CREATE FULLTEXT INDEX ppuri_words IF NOT EXISTS FOR (n:Technique) ON EACH [n.words] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )
    return unique | ranges | edges | {"ppuri_words": words}


def _adopt(work: Work, vocabulary: Vocabulary) -> None:
    work.rows(
        "MERGE (a:Archive {id: 'archive'}) ON CREATE SET a.next = 1 SET a.schema = $schema", schema=SCHEMA_VERSION
    )
    for kind, label in LABELS.items():
        _concepts(work, label, vocabulary.of_kind(kind))  # type: ignore[arg-type]
    work.rows("MATCH (:Concept)-[b:BROADER]->(:Concept) DELETE b")
    broader = [[one.id, one.broader] for one in vocabulary.concepts if one.broader]
    work.rows(
        "UNWIND $rows AS row MATCH (a:Concept {id: row[0]}) MATCH (b:Concept {id: row[1]}) CREATE (a)-[:BROADER]->(b)",
        rows=broader,
    )
    work.rows("MATCH (a:Archive) SET a.vocabulary = $version", version=vocabulary.version)


def _concepts(work: Work, label: str, concepts: Sequence[Concept]) -> None:
    rows = [
        {"id": one.id, "kind": one.kind, "name": one.pref_label("ko"), "name_en": one.pref_label("en")}
        for one in concepts
    ]
    work.rows(f"UNWIND $rows AS row MERGE (c:Concept {{id: row.id}}) SET c += row, c:{label}", rows=rows)
