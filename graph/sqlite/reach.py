"""What is worked out from the ledger ahead of questions: which techniques reach a concept, what is said of a defect."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

THESE = "technique IN (SELECT value FROM json_each(:techniques))"
TABLES = ("reach", "chain", "link", "named", "beside", "span")

_COUNTED = (
    "COUNT(*) AS links, COUNT(DISTINCT voice) FILTER (WHERE NOT textbook {new}) AS said_by, MAX(textbook) AS textbook, "
    "MIN(voice) FILTER (WHERE NOT textbook) AS least, MAX(voice) FILTER (WHERE NOT textbook) AS greatest"
)
_GROUP = "defect, kind, target, direction, words"
# before the links are there, so that a voice that is heard in a chain already is not counted again
_CHAIN = (
    f"INSERT INTO chain ({_GROUP}, links, said_by, textbook, least, greatest) SELECT {_GROUP}, "  # noqa: S608
    + _COUNTED.replace(
        "{new}",
        "AND NOT EXISTS (SELECT 1 FROM chain c JOIN link o ON o.chain = c.i WHERE c.defect = l.defect "
        "AND c.kind = l.kind AND c.target = l.target AND c.direction = l.direction AND c.words = l.words "
        "AND o.voice = l.voice)",
    )
    + f" FROM links l WHERE {{these}} AND live GROUP BY {_GROUP} "
    "ON CONFLICT DO UPDATE SET links = links + excluded.links, said_by = said_by + excluded.said_by, "
    "textbook = MAX(textbook, excluded.textbook), "
    "least = MIN(IFNULL(least, excluded.least), IFNULL(excluded.least, least)), "
    "greatest = MAX(IFNULL(greatest, excluded.greatest), IFNULL(excluded.greatest, greatest))"
)
_LINK = (
    "INSERT INTO link SELECT c.i, l.textbook, l.source, l.start, l.claim, l.voice, l.technique, l.defect, l.subject, "  # noqa: S608
    f"l.conditions FROM links l CROSS JOIN chain c USING ({_GROUP}) WHERE {{these}} AND live"
)
_NAMED = (
    "INSERT OR IGNORE INTO named SELECT l.chain, 0, c.id FROM link l JOIN concept c ON c.i = l.subject WHERE {these} "
    "UNION ALL SELECT l.chain, 1, j.value FROM link l CROSS JOIN json_each(l.conditions) j "
    "WHERE {these} AND NOT l.textbook"
)
_BESIDE = (
    "INSERT INTO beside SELECT DISTINCT defect, parameter, source, start, claim, technique, voice, unit, low, high "
    "FROM besides WHERE {these}"
)
_SPANNED = "COUNT(*) AS settings, MIN(high) AS lowest_high, MAX(low) AS highest_low"
_SPAN = (
    f"INSERT INTO span SELECT defect, parameter, unit, {_SPANNED} FROM beside "  # noqa: S608
    "WHERE {these} GROUP BY defect, parameter, unit "
    "ON CONFLICT DO UPDATE SET settings = settings + excluded.settings, "
    "lowest_high = MIN(IFNULL(lowest_high, excluded.lowest_high), IFNULL(excluded.lowest_high, lowest_high)), "
    "highest_low = MAX(IFNULL(highest_low, excluded.highest_low), IFNULL(excluded.highest_low, highest_low))"
)
_REACH = (
    "INSERT INTO reach SELECT n.broader, u.technique, SUM(u.claims), CASE WHEN t.speaker IS NOT NULL THEN t.voice END "
    "FROM touch u CROSS JOIN technique t ON t.i = u.technique CROSS JOIN closure n ON n.narrower = u.concept "
    "WHERE t.live AND {these} GROUP BY n.broader, u.technique"
)
_FACETS = (
    "UPDATE technique SET facets = (SELECT TRIM(IFNULL(technique.trade, '') || ' ' || IFNULL(GROUP_CONCAT(c.i, ' '), '')) "
    "FROM touch u CROSS JOIN concept c ON c.i = u.concept "
    "WHERE u.technique = technique.i AND c.kind IN ('defect', 'material', 'process')) WHERE {these}"
)
_DRAWN = (_REACH, _CHAIN, _LINK, _NAMED, _BESIDE, _SPAN)


def draw(connection: sqlite3.Connection, techniques: Iterable[int]) -> None:
    """Work it out for these techniques, of which nothing is there yet."""
    bound = {"techniques": json.dumps(sorted(techniques))}
    for statement in _DRAWN:
        connection.execute(statement.replace("{these}", THESE), bound)
    connection.execute(_FACETS.replace("{these}", THESE.replace("technique", "i", 1)), bound)


def redraw(connection: sqlite3.Connection) -> None:
    """Work all of it out anew, after the hierarchies have changed."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for statement in _DRAWN:
        connection.execute(statement.replace("{these}", "1"))
    connection.execute(_FACETS.replace("{these}", "live"))


def undraw(connection: sqlite3.Connection, techniques: Iterable[int]) -> None:
    """Take away what was worked out for these techniques, while their touches are still there."""
    bound = {"techniques": json.dumps(sorted(techniques))}
    connection.execute(
        "DELETE FROM reach WHERE (concept, technique) IN (SELECT n.broader, u.technique FROM json_each(:techniques) j "
        "JOIN touch u ON u.technique = j.value JOIN closure n ON n.narrower = u.concept)",
        bound,
    )
    chains = connection.execute(f"SELECT DISTINCT chain FROM link WHERE {THESE}", bound).fetchall()  # noqa: S608
    spans = connection.execute(f"SELECT DISTINCT defect, parameter FROM beside WHERE {THESE}", bound).fetchall()  # noqa: S608
    for table in ("link", "beside"):
        connection.execute(f"DELETE FROM {table} WHERE {THESE}", bound)  # noqa: S608
    _recount_chains(connection, json.dumps([row[0] for row in chains]))
    _recount_spans(connection, json.dumps([tuple(row) for row in spans]))


def _recount_chains(connection: sqlite3.Connection, chains: str) -> None:
    theirs = "chain IN (SELECT value FROM json_each(:chains))"
    bound = {"chains": chains}
    connection.execute(
        "UPDATE chain SET (links, said_by, textbook, least, greatest) = "  # noqa: S608
        f"(SELECT links, said_by, IFNULL(textbook, 0), least, greatest "
        f"FROM (SELECT {_COUNTED.replace('{new}', '')} FROM link WHERE link.chain = chain.i)) "
        f"WHERE {theirs.replace('chain', 'i', 1)}",
        bound,
    )
    connection.execute(f"DELETE FROM chain WHERE links = 0 AND {theirs.replace('chain', 'i', 1)}", bound)  # noqa: S608
    connection.execute(f"DELETE FROM named WHERE {theirs}", bound)  # noqa: S608
    connection.execute(_NAMED.replace("{these}", theirs), bound)


def _recount_spans(connection: sqlite3.Connection, spans: str) -> None:
    theirs = "(defect, parameter) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:spans))"
    connection.execute(f"DELETE FROM span WHERE {theirs}", {"spans": spans})  # noqa: S608
    connection.execute(_SPAN.replace("{these}", theirs), {"spans": spans})


def tally(connection: sqlite3.Connection, source: int, sign: int) -> None:
    """Count the claims of a source in (*sign* 1), or out again (-1) before they change."""
    connection.execute(
        "INSERT INTO tally SELECT k.predicate, k.status, :sign * COUNT(*) FROM claim k JOIN source s ON s.i = k.source "
        "WHERE k.source = :source AND NOT s.superseded AND s.kind <> 'textbook' GROUP BY k.predicate, k.status "
        "ON CONFLICT DO UPDATE SET claims = claims + excluded.claims",
        {"source": source, "sign": sign},
    )


def count_voices(connection: sqlite3.Connection, source: int) -> None:
    """Count anew what the voices of a source say, in whatever source."""
    connection.execute(
        "UPDATE voice SET (techniques, claims) = (SELECT COUNT(*), IFNULL(SUM(t.claims), 0) FROM technique t "
        "WHERE t.speaker = voice.name AND t.live) WHERE i IN (SELECT voice FROM technique WHERE source = ?)",
        (source,),
    )
