"""What is worked out from the ledger ahead of questions: which techniques reach a concept, what is said of a defect."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

LINK = "defect, kind, target, direction, words, voice, source, start, claim"
LINK_SAYS = "technique, subject, textbook, conditions"
BESIDE = "defect, parameter, source, start, claim"
BESIDE_SAYS = "technique, voice, unit, low, high"
THESE = "technique IN (SELECT value FROM json_each(:techniques))"

GROUP = "defect, kind, target, direction, words"
_COUNTED = (
    f"SELECT {GROUP}, COUNT(*), COUNT(DISTINCT voice) FILTER (WHERE NOT textbook {{new}}), MAX(textbook), "  # noqa: S608
    "MIN(voice) FILTER (WHERE NOT textbook), MAX(voice) FILTER (WHERE NOT textbook) FROM {rows} GROUP BY " + GROUP
)
# before the links are there, so that a voice that is heard in a group already is not counted again
_CHAINED = (
    "INSERT INTO chain "  # noqa: S608
    + _COUNTED.format(
        rows="links l WHERE {those} AND live",
        new="AND NOT EXISTS (SELECT 1 FROM link o WHERE o.defect = l.defect AND o.kind = l.kind AND o.target = l.target "
        "AND o.direction = l.direction AND o.words = l.words AND o.voice = l.voice)",
    )
    + " ON CONFLICT DO UPDATE SET links = links + excluded.links, said_by = said_by + excluded.said_by, "
    "textbook = MAX(textbook, excluded.textbook), "
    "least = MIN(IFNULL(least, excluded.least), IFNULL(excluded.least, least)), "
    "greatest = MAX(IFNULL(greatest, excluded.greatest), IFNULL(excluded.greatest, greatest))"
)
_DRAWN = (
    _CHAINED,
    "INSERT INTO reach SELECT n.broader, t.i, SUM(u.claims), CASE WHEN t.speaker IS NOT NULL THEN t.voice END FROM technique t CROSS JOIN touch u ON u.technique = t.i "
    "CROSS JOIN closure n ON n.narrower = u.concept WHERE t.live AND {techniques} GROUP BY n.broader, t.i",
    f"INSERT INTO link ({LINK}, {LINK_SAYS}) SELECT {LINK}, {LINK_SAYS} FROM links WHERE {{those}} AND live",  # noqa: S608
    f"INSERT INTO beside ({BESIDE}, {BESIDE_SAYS}) SELECT DISTINCT {BESIDE}, {BESIDE_SAYS} FROM besides "  # noqa: S608
    "WHERE {those} AND live",
)


def draw(connection: sqlite3.Connection, techniques: Iterable[int]) -> None:
    """Work it out for these techniques, of which nothing is there yet."""
    bound = {"techniques": json.dumps(sorted(techniques))}
    for statement in _DRAWN:
        connection.execute(statement.format(techniques=THESE.replace("technique", "t.i", 1), those=THESE), bound)


def redraw(connection: sqlite3.Connection) -> None:
    """Work all of it out anew, after the hierarchies have changed."""
    for table in ("reach", "link", "chain", "beside"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for statement in _DRAWN:
        connection.execute(statement.format(techniques="1", those="1"))


def undraw(connection: sqlite3.Connection, techniques: Iterable[int]) -> None:
    """Take away what was worked out for these techniques, while their touches are still there."""
    bound = {"techniques": json.dumps(sorted(techniques))}
    connection.execute(
        "DELETE FROM reach WHERE (concept, technique) IN (SELECT n.broader, u.technique FROM json_each(:techniques) j "
        "JOIN touch u ON u.technique = j.value JOIN closure n ON n.narrower = u.concept)",
        bound,
    )
    for table, key in (("link", LINK), ("beside", BESIDE)):
        connection.execute(
            f"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table}s WHERE {THESE})",  # noqa: S608
            bound,
        )
    groups = f"SELECT DISTINCT {GROUP} FROM links WHERE {THESE}"  # noqa: S608
    connection.execute(f"DELETE FROM chain WHERE ({GROUP}) IN ({groups})", bound)  # noqa: S608
    rows = f"({groups}) CROSS JOIN link USING ({GROUP})"
    connection.execute("INSERT INTO chain " + _COUNTED.format(rows=rows, new=""), bound)


def tally(connection: sqlite3.Connection, source: int, sign: int) -> None:
    """Count the claims of a source in (*sign* 1), or out again (-1) before they change."""
    connection.execute(
        "INSERT INTO tally SELECT k.predicate, k.status, :sign * COUNT(*) FROM claim k JOIN source s ON s.i = k.source "
        "WHERE k.source = :source AND NOT s.superseded AND s.kind <> 'textbook' GROUP BY k.predicate, k.status "
        "ON CONFLICT DO UPDATE SET claims = claims + excluded.claims",
        {"source": source, "sign": sign},
    )
