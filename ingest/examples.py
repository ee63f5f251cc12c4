"""What the link model learns from: pairs of a document, with what its reader or a reviewer says of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.claims import Claim, ConceptRef, Deposit, Direction, Predicate
from graph.store import ClaimStore
from ingest.comparing import is_kin, readings
from ingest.documents import Block, Document
from ingest.extraction import Extractor
from ingest.extraction.link_model import ROLES
from ingest.extraction.pairs import Pair
from ingest.gold import as_first_readers_would, document_of, known_to_readers
from ingest.language_model.quotes import place_of
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary

NEAR = 20  # code points about a reader's quote in which a pair may stand
_PREDICATES = {Predicate.HAS_CAUSE: "cause", Predicate.HAS_REMEDY: "remedy"}


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a reader says of a pair in one role.

    Attributes:
        is_so: None where it cannot be told.
        ways: The directions that are right.
    """

    is_so: bool | None = False
    ways: frozenset[Direction | None] = frozenset()

    def and_also(self, other: Answer) -> Answer:
        """Both together: a yes counts before a doubt, a doubt before a no."""
        is_so = True if True in {self.is_so, other.is_so} else None if None in {self.is_so, other.is_so} else False
        return Answer(is_so, self.ways | other.ways)


@dataclass(frozen=True, slots=True)
class Example:
    """A pair, what is known of it, and the answers by role."""

    pair: Pair
    features: tuple[str, ...]
    answers: dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document with its examples; *gold* is what its reader found."""

    text: str
    gold: dict[str, Any]
    examples: tuple[Example, ...]


def lessons(folder: Path, split: str, extractor: Extractor) -> tuple[Lesson, ...]:
    """
    The gold documents of one split, in order.

    Raises:
        SourceError: There are none.
    """
    golds = sorted((folder / split).glob("*.gold.json"))
    if not golds:
        raise SourceError(str(folder / split), "empty", "no *.gold.json is here.", "*.gold.json 파일이 없습니다.")
    return tuple(_lesson(gold, extractor) for gold in golds)


def reviewed_examples(store: ClaimStore) -> Iterator[Example]:
    """Pairs of which a reviewer accepted or rejected a claim; the latest decision counts, the rest teach nothing."""
    extractor = Extractor(Vocabulary.load())
    decided = {review.claim: review.status for review in store.reviews()}
    for deposit in store.deposits():
        claims = [
            (claim, decided[claim.id] == "accepted")
            for claim in deposit.claims
            if claim.predicate in _PREDICATES and decided.get(claim.id, "suggested") != "suggested"
        ]
        if claims:
            yield from _reviewed(extractor.pairs(_document(deposit)), claims)


def _reviewed(pairs: list[tuple[Pair, tuple[str, ...]]], claims: list[tuple[Claim, bool]]) -> Iterator[Example]:
    for pair, features in pairs:
        answers = {
            _PREDICATES[claim.predicate]: Answer(is_right, frozenset({claim.direction} if is_right else ()))
            for claim, is_right in claims
            if _is_of(claim, pair)
        }
        if answers:
            yield Example(pair, features, {role: answers.get(role, Answer(None)) for role in ROLES})


def _is_of(claim: Claim, pair: Pair) -> bool:
    target = claim.object.id if isinstance(claim.object, ConceptRef) else None
    is_there = claim.evidence.start <= pair.thing.start < claim.evidence.end
    return is_there and (claim.subject, target) == (pair.defect, pair.thing.concept)


def _document(deposit: Deposit) -> Document:
    """A deposit's source as it was read, passage by passage; what kind of block each was is not kept."""
    blocks = tuple(
        Block(passage.start, passage.end, "turn" if passage.speaker else "paragraph", passage.speaker)
        for passage in deposit.passages
    )
    source = deposit.source
    return Document(source.path, source.sha256, source.kind, source.text, blocks, source.language)


def _lesson(gold_path: Path, extractor: Extractor) -> Lesson:
    folder = gold_path.parent.parent
    gold = as_first_readers_would(json.loads(gold_path.read_bytes()), folder, Vocabulary.load())
    document = document_of(gold_path)
    known = known_to_readers(folder, Vocabulary.load())
    links = [(link, place_of(link["quote"], document.text, 0, len(document.text))) for link in gold.get("links", [])]
    examples = (
        Example(pair, features, {role: _answer(pair, role, links, known) for role in ROLES})
        for pair, features in extractor.pairs(document)
    )
    return Lesson(document.text, gold, tuple(examples))


def _answer(
    pair: Pair,
    role: str,
    links: list[tuple[dict[str, Any], tuple[int, int] | None]],
    known: Callable[[str], str | None],
) -> Answer:
    answer = Answer()
    for link, place in links:
        for reading in readings(link) if link["role"] == role else ():
            answer = answer.and_also(_said_by(reading, place, pair, known))
    return answer


def _said_by(
    reading: dict[str, Any], place: tuple[int, int] | None, pair: Pair, known: Callable[[str], str | None]
) -> Answer:
    """What one entry says of a pair: the same link told elsewhere in the document is a doubt."""
    thing, wanted = pair.thing, reading.get("target")
    target = known(thing.concept) if thing.concept else None
    if reading["defect"] != known(pair.defect):
        return Answer()
    if wanted is None:
        is_there = place is not None and thing.start < place[1] and place[0] < thing.end
    elif target and (target == wanted or is_kin(target, wanted)):
        is_there = place is None or place[0] - NEAR <= thing.start < place[1] + NEAR
        if not is_there:
            return Answer(None)
    else:
        return Answer()
    if not is_there:
        return Answer()
    said = Answer(True, frozenset({reading.get("direction")}))
    return said if reading.get("agreed", True) else replace(said, is_so=None)
