"""What is said, sentence by sentence, taken apart for links: clauses, the defects and the things they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extraction.clauses import Clause, clauses_of
from ingest.extraction.deeds import Deed, deed_of
from ingest.extraction.fates import Fate, english_fate, korean_fate
from ingest.extraction.sentences import Sentence
from ingest.extraction.targets import Thing
from ingest.extraction.topics import Topic
from ingest.findings import Mention


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a sentence, the defects it names, and whether it tells a deed or a state."""

    clause: Clause
    defects: tuple[Mention, ...]
    deed: Deed


@dataclass(frozen=True, slots=True)
class Said:
    """
    A sentence, or an entry of a table cell, with the talk it stands in.

    Attributes:
        defects: Those it names, in order.
        topic: The defects that were talked about before it.
        things: What could be a cause or a remedy in it, in order, each with the number of its part.
        announces: It is a heading or label; *asks* likewise a question.
    """

    sentence: Sentence
    parts: tuple[Part, ...]
    defects: tuple[Mention, ...]
    topic: Topic
    things: tuple[Thing, ...]
    conditions: tuple[str, ...]
    announces: bool = False
    asks: bool = False

    def part_at(self, place: int) -> int:
        """The number of the part that stands at *place* of the document."""
        return next((at for at, part in enumerate(self.parts) if place < part.clause.end), len(self.parts) - 1)


def parts_of(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Part, ...]:
    """The clauses of a sentence, each with the defects among *mentions* that begin in it."""
    defects = [mention for mention in mentions if mention.kind == "defect"]
    return tuple(
        Part(
            clause,
            tuple(one for one in defects if clause.start <= one.start < clause.end),
            deed_of(clause, sentence),
        )
        for clause in clauses_of(sentence)
    )


def fate_of(said: Said, defect: Mention) -> Fate:
    """What becomes of a defect in the sentence that names it."""
    at = said.part_at(defect.start)
    clause = said.parts[at].clause
    before, after = clause.text[: defect.start - clause.start], clause.text[defect.end - clause.start :]
    if said.sentence.language != "ko":
        return english_fate(before, after)
    is_last = at + 1 == len(said.parts)
    following = "" if is_last else said.parts[at + 1].clause.text
    return korean_fate(after, following, clause.tie, is_last=is_last)
