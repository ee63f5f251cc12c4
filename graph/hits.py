"""Found techniques with why they were found, the same for every engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graph.answers import (
    MatchReason,
    SettingSaid,
    TechniqueHit,
)
from graph.claims import Source, Technique
from graph.rows import Row, cited, setting_of, source_of, technique_of
from graph.understanding import Understood
from ontology.vocabulary import Vocabulary

QUOTES_A_HIT = 4
SETTINGS_A_HIT = 8


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
