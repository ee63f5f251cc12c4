"""The named questions asked of an archive of any engine, of concepts as often as they are spoken of."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import methodcaller

from graph.answers import Query
from graph.store import ClaimStore
from ontology.vocabulary import Kind

ASKED = 30  # different ones of each kind
PATIENCE_SECONDS = 30.0  # a kind of question that takes longer than this in all is asked no further
KINDS: tuple[Kind, ...] = ("defect", "process", "material", "parameter", "competency")
SPOKEN: tuple[Kind, ...] = ("defect", "material", "parameter", "process")
WORDS = (
    "가스 냄새",
    "소리가 달라진다",
    "표면이 거칠다",
    "찌꺼기 제거",
    "예열 확인",
    "노즐 각도",
    "광택이 죽는다",
    "살이 두꺼운 곳",
)
PAGED = ("search by concepts", "search by filters", "search by words", "recent", "technique", "source", "claim")

Question = Callable[[ClaimStore], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """How long the answers to one kind of question took, in milliseconds."""

    engine: str
    question: str
    claims: int
    times: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """What 19 answers in 20 are quicker than."""
        return p95(self.times)


def p95(times: Sequence[float]) -> float:
    """What 19 in 20 are quicker than."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def asked(engine: str, store: ClaimStore, claims: int) -> list[Asked]:
    """Every kind of question, each asked once for warmth."""
    chance = random.Random(11)  # noqa: S311  # for variety, not for secrets
    spoken = {kind: _spoken(store, kind, chance) for kind in SPOKEN}
    found = []
    for name, questions in questions_of(store, spoken, chance).items():
        questions[0](store)
        found.append(Asked(engine, name, claims, _times(store, questions)))
    return found


def _times(store: ClaimStore, questions: Sequence[Question]) -> tuple[float, ...]:
    times: list[float] = []
    for question in questions:
        began = time.perf_counter()
        question(store)
        times.append(1000 * (time.perf_counter() - began))
        if sum(times) > 1000 * PATIENCE_SECONDS:
            break
    return tuple(times)


def questions_of(
    store: ClaimStore, spoken: Mapping[Kind, Sequence[str]], chance: random.Random
) -> dict[str, list[Question]]:
    """What people ask, by kind of question, of concepts that are *spoken* of; of each kind of concept as many."""
    pairs = list(zip(spoken["defect"], spoken["material"], strict=True))
    label = store.vocabulary.label
    texts = [f"{label(defect)} {label(material)}" for defect, material in pairs[::2]]
    texts += [label(parameter) for parameter in spoken["parameter"][::4]]
    texts += [f"{label(defect)} {chance.choice(WORDS)}" for defect in spoken["defect"][::4]]
    hits = [
        hit.technique for defect in spoken["defect"] for hit in store.techniques(Query(defects=(defect,), limit=1)).hits
    ]
    claims = [one.claim.id for hit in hits for one in store.technique(hit.id).claims[:1]]
    return {
        "search by concepts": _each("techniques", [Query(text=text) for text in texts]),
        "search by filters": _each(
            "techniques", [Query(defects=(defect,), materials=(material,)) for defect, material in pairs]
        ),
        "search by words": _each("techniques", [Query(text=chance.choice(WORDS)) for _ in pairs]),
        "why, a defect": _each("why", spoken["defect"]),
        "why, in a material": [methodcaller("why", *pair) for pair in pairs],
        "settings compared": _each("settings_compared", spoken["parameter"]),
        "neighbourhood": _each("neighbourhood", [*spoken["defect"][::2], *spoken["process"][::2]]),
        "technique": _each("technique", [one.id for one in hits]),
        "source": _each("source", [one.source for one in hits]),
        "claim": _each("claim", claims),
        "counts": _again("counts"),
        "coverage": _each("coverage", KINDS),
        "hierarchy": _each("hierarchy", KINDS),
        "recent": _again("recent"),
        "masters": _again("masters"),
    }


def _each(question: str, subjects: Iterable[object]) -> list[Question]:
    return [methodcaller(question, subject) for subject in subjects]


def _again(question: str) -> list[Question]:
    return [methodcaller(question) for _ in range(3)]


def _spoken(store: ClaimStore, kind: Kind, chance: random.Random) -> list[str]:
    rows = [row for row in store.hierarchy(kind) if row.techniques]
    return chance.choices([row.concept for row in rows], [row.techniques for row in rows], k=ASKED)
