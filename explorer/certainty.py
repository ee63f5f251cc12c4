"""How surely the archive read what it shows; what was read unsurely stands below what was read firmly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.answers import CitedWords, ClaimSeen, Reason

FIRM = 0.5  # the extractor's own likelihood from which a reading counts as firm


@dataclass(frozen=True, slots=True)
class Read:
    """A reason with how surely the best of its words was read: 0–1, and 1 where a reviewer has accepted some."""

    reason: Reason
    confidence: float

    @property
    def is_firm(self) -> bool:
        """Whether it stands above the fold."""
        return self.confidence >= FIRM


def read_of(reasons: Iterable[Reason]) -> tuple[Read, ...]:
    """
    Reasons in the order of a page: firm ones first, most voices first.

    Among as many voices: accepted before suggested, borne out by the textbook before not, surest first.
    """
    read = [Read(one, max(map(surely, one.evidence), default=1.0)) for one in reasons]
    return tuple(sorted(read, key=_rank))


def _rank(read: Read) -> tuple[bool, int, bool, bool, float]:
    reason = read.reason
    is_accepted = any(one.status == "accepted" for one in reason.evidence)
    return not read.is_firm, -reason.said_by, not is_accepted, not reason.textbook, -read.confidence


def surely(words: CitedWords) -> float:
    """How surely the words were read as what they stand for."""
    if words.textbook or words.status == "accepted":
        return 1.0
    return words.confidence


def is_firm(seen: ClaimSeen) -> bool:
    """Whether a claim was read firmly or has been accepted since."""
    return seen.status == "accepted" or seen.claim.confidence >= FIRM
