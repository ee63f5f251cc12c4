"""The named questions asked of an archive of any engine, of concepts as often as they are spoken of."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from graph.answers import Query
from graph.store import ClaimStore
from ontology.vocabulary import Kind

ASKED = 30  # different ones of each kind
PATIENCE_SECONDS = 30.0  # a kind of question that takes longer than this in all is asked no further
WORDS = ("가스 냄새", "소리가 달라진다", "표면이 거칠다", "찌꺼기 제거", "예열 확인", "노즐 각도", "살이 두꺼운 곳")
PAGED = ("search by concepts", "search by filters", "search by words", "recent", "technique", "source", "claim")

Question = Callable[[], object]


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
        return sorted(self.times)[int(0.95 * (len(self.times) - 1))]


def asked(engine: str, store: ClaimStore, claims: int) -> list[Asked]:
    """Every kind of question, each asked once for warmth."""
    found = []
    for name, questions in _questions(store).items():
        questions[0]()
        found.append(Asked(engine, name, claims, _times(questions)))
    return found


def _times(questions: Sequence[Question]) -> tuple[float, ...]:
    times: list[float] = []
    for question in questions:
        began = time.perf_counter()
        question()
        times.append(1000 * (time.perf_counter() - began))
        if sum(times) > 1000 * PATIENCE_SECONDS:
            break
    return tuple(times)


def _questions(store: ClaimStore) -> dict[str, Sequence[Question]]:
    chance = random.Random(11)  # noqa: S311  # for variety, not for secrets
    defects, materials, parameters, processes = (
        _spoken(store, kind, chance) for kind in ("defect", "material", "parameter", "process")
    )
    pairs = list(zip(defects, materials, strict=True))
    label = store.vocabulary.label
    hits = [hit.technique for defect in defects for hit in store.techniques(Query(defects=(defect,), limit=1)).hits]
    claims = [one.claim.id for hit in hits for one in store.technique(hit.id).claims[:1]]
    return {
        "search by concepts": [
            partial(store.techniques, Query(text=f"{label(one)} {label(other)}")) for one, other in pairs
        ],
        "search by filters": [
            partial(store.techniques, Query(defects=(one,), materials=(other,))) for one, other in pairs
        ],
        "search by words": [partial(store.techniques, Query(text=chance.choice(WORDS))) for _ in pairs],
        "why, a defect": [partial(store.why, one) for one in defects],
        "why, in a material": [partial(store.why, one, other) for one, other in pairs],
        "settings compared": [partial(store.settings_compared, one) for one in parameters],
        "neighbourhood": [partial(store.neighbourhood, one) for one in defects[::2] + processes[::2]],
        "technique": [partial(store.technique, one.id) for one in hits],
        "source": [partial(store.source, one.source) for one in hits],
        "claim": [partial(store.claim, one) for one in claims],
        "coverage": 3 * [partial(store.coverage, "defect")],
        "masters": 3 * [store.masters],
        "recent": 3 * [store.recent],
        "counts": 3 * [store.counts],
    }


def _search(store: ClaimStore, query: Query) -> Question:
    return lambda: store.techniques(query)


def _spoken(store: ClaimStore, kind: Kind, chance: random.Random) -> list[str]:
    rows = [row for row in store.hierarchy(kind) if row.techniques]
    return chance.choices([row.concept for row in rows], [row.techniques for row in rows], k=ASKED)
