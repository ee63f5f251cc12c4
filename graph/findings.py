"""Answers put together from ledger rows, the same for every engine that gives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.answers import (
    CitedWords,
    Edge,
    MasterRow,
    MatchReason,
    Neighbourhood,
    Node,
    SettingSaid,
    SourceRow,
    TechniqueHit,
)
from graph.claims import Direction, Source, Technique
from graph.ids import master_id
from graph.rows import Row, cited, conditions_of, setting_of, source_of, technique_of
from graph.sayings import LinkSaid, Quoted
from graph.understanding import Understood
from ontology.vocabulary import Vocabulary

QUOTES_A_HIT = 4
SETTINGS_A_HIT = 8
LINKS = ("hasCause", "hasRemedy")
BOTH_WAYS: tuple[Direction, Direction] = ("increase", "decrease")


def technique_hit(
    row: Row,
    touched: Sequence[Row],
    claims: Sequence[Row],
    score: float,
    names: Mapping[Any, str],
    reasons: tuple[MatchReason, ...],
    wanted: frozenset[str],
) -> TechniqueHit:
    """
    A found technique with its most telling words.

    Args:
        row: The technique, with its source's fields and ``source_id``.
        touched: Its concepts, most claims first.
        claims: Its living claims in order of their words.
        score: Higher is better.
        names: Concept keys to local ids.
        reasons: Why it was found.
        wanted: Ids of the concepts asked for, narrower ones too.
    """
    source, technique = source_of(row), technique_of(row, row["source_id"])
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for one in touched:
        by_kind[one["kind"]].append(one["id"])
    settings = [claim for claim in claims if claim["predicate"] == "hasSetting"][:SETTINGS_A_HIT]
    return TechniqueHit(
        technique=technique,
        defects=tuple(by_kind["defect"]),
        materials=tuple(by_kind["material"]),
        processes=tuple(by_kind["process"]),
        settings=tuple(_setting(claim, names, source, technique) for claim in settings),
        sources=1,
        score=round(score, 4),
        reasons=reasons,
        evidence=tuple(
            cited(claim, source, technique.id, technique.speaker, "") for claim in _telling(claims, names, wanted)
        ),
    )


def _setting(claim: Row, names: Mapping[Any, str], source: Source, technique: Technique) -> SettingSaid:
    words = cited(claim, source, technique.id, technique.speaker, "")
    return setting_of(claim, names[claim["subject"]], words)


def _telling(claims: Sequence[Row], names: Mapping[Any, str], wanted: frozenset[str]) -> list[Row]:
    """The claims that say most about what was asked, the surest first, each quote once."""

    def weight(claim: Row) -> tuple[int, float, int]:
        link = claim["predicate"] in {"hasCause", "hasRemedy"}
        subject, target = names.get(claim["subject"]), names.get(claim["object"])
        return -(2 * (subject in wanted) + (target in wanted) + link), -claim["confidence"], claim["start"]

    best = sorted(claims, key=weight)[: 3 * QUOTES_A_HIT]
    quotes = {claim["exact"]: claim for claim in reversed(best)}
    return sorted(quotes.values(), key=weight)[:QUOTES_A_HIT]


def wanted_concepts(understood: Understood | None, vocabulary: Vocabulary) -> frozenset[str]:
    """The concepts asked for, narrower ones too."""
    if understood is None:
        return frozenset()
    return frozenset(narrow for group in understood.groups for one in group for narrow in vocabulary.descendants(one))


def match_reasons(
    understood: Understood | None, vocabulary: Vocabulary, touched: frozenset[str], said: frozenset[str]
) -> tuple[MatchReason, ...]:
    """Why a technique that touches these concepts, and in which these analysed words are *said*, was found."""
    if understood is None:
        return ()
    reasons = []
    for concept in (one for group in understood.groups for one in group):
        through = vocabulary.descendants(concept) & touched
        if through:
            own = None if concept in through else min(through)
            reasons.append(MatchReason(vocabulary[concept].kind, concept, own))
    words = tuple(word for word in understood.words if word in said)
    if words:
        reasons.append(MatchReason("text", words=words))
    return tuple(reasons)


def link_said(row: Row, names: Mapping[Any, str], words: CitedWords) -> LinkSaid:
    """A cause or remedy row as it was said; ``at`` is its source's number."""
    return LinkSaid(
        "cause" if row["predicate"] == "hasCause" else "remedy",
        names[row["subject"]],
        names[row["object"]] if row["object"] is not None else None,
        row["direction"],
        conditions_of(row["conditions"]),
        Quoted((words.textbook, row["at"], row["start"], row["i"]), words),
    )


def low_first(setting: SettingSaid) -> tuple[str, float, float, str]:
    """The order in which settings are compared: unit, lower limit, upper limit."""
    low, high = setting.quantity.min, setting.quantity.max
    first = low if low is not None else high if high is not None else 0.0
    return setting.quantity.unit, first, high if high is not None else first, setting.evidence.claim


def source_row(row: Row) -> SourceRow:
    """A source in a list."""
    return SourceRow(
        source_of(row),
        row["passages"],
        row["techniques"],
        row["claims"],
        row["asides"],
        row["seconds"],
        bool(row["superseded"]),
    )


def master_row(rows: Iterable[Row]) -> MasterRow:
    """A master from one row a source, each with the master's counts and what the source says of them."""
    own = list(rows)
    seconds = [one["seconds"] for one in own if one["seconds"] is not None]
    trades = [one["trade"] for one in own if one["trade"]]
    return MasterRow(
        id=master_id(own[0]["label"]),
        label=own[0]["label"],
        role=next((one["role"] for one in own if one["role"]), None),
        trade=max(trades, key=trades.count, default=None),
        sources=tuple(one["id"] for one in own),
        techniques=own[0]["techniques"],
        claims=own[0]["claims"],
        seconds=sum(seconds) if seconds else None,
        consents={one["id"]: one["consent"] for one in own},
    )


def borne_out(edges: Sequence[Edge], rows: Iterable[Row]) -> tuple[Edge, ...]:
    """Edges with what *rows* tell of them: ``edge`` is the place of one, ``directions`` a list or comma-separated."""
    told = {int(row["edge"]): row for row in rows}
    return tuple(_borne_out(edge, told[place]) if place in told else edge for place, edge in enumerate(edges))


def _borne_out(edge: Edge, row: Row) -> Edge:
    return replace(
        edge,
        voices=row["voices"],
        directions=tuple(one for one in BOTH_WAYS if one in (row["directions"] or ())),
        textbook=bool(row["textbook"]),
        accepted=bool(row["accepted"]),
    )


def around(focus: str, kind: str, edges: Sequence[Edge], kinds: Mapping[str, str], limit: int) -> Neighbourhood:
    """The *limit* strongest neighbours, the focus counted among them."""
    strongest: Counter[str] = Counter()
    for edge in edges:
        strongest[edge.target if edge.source == focus else edge.source] += edge.count
    ranked = sorted(strongest.items(), key=lambda one: (-one[1], one[0]))
    kept = {name for name, _ in ranked[: limit - 1]}
    nodes = [Node(focus, kind, len(ranked))]
    nodes += [Node(name, kinds.get(name, "concept"), count) for name, count in ranked[: limit - 1]]
    drawn = tuple(edge for edge in edges if {edge.source, edge.target} <= kept | {focus})
    return Neighbourhood(focus, tuple(nodes), drawn, max(0, len(ranked) - len(kept)))
