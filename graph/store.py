"""The one promise that every store keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, Self

from graph.answers import (
    ClaimSeen,
    ConceptSeen,
    Counts,
    Coverage,
    HierarchyRow,
    MasterRow,
    MasterSeen,
    Neighbourhood,
    Query,
    SettingSaid,
    SourceRow,
    SourceSeen,
    TechniqueHit,
    TechniqueSeen,
    TechniquesFound,
    WhyChain,
)
from graph.claims import Deposit, Review, Source
from ontology.vocabulary import Kind, Vocabulary


class ClaimStore(Protocol):
    """
    A ledger of claims that can be asked named questions.

    Ids are local ids. Narrower concepts count as their broader ones. Claims that were rejected, and all of a
    superseded source, are left out of every answer but those about a source or claim by its id.
    Every method raises `ontology.errors.StoreError` if the archive cannot be read or written.
    """

    url: str
    vocabulary: Vocabulary

    def close(self) -> None:
        """Let go of the archive; the store is not used after."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...

    # writing

    def add(self, deposits: Iterable[Deposit]) -> int:
        """
        Add what sources bring, each in one step; a source already there is left as it is.

        A deposit whose source names another in ``supersedes`` retires that one in the same step.

        Returns:
            How many claims were new.

        Raises:
            StoreError: A claim names a concept, passage or technique that does not exist.
        """

    def review(self, review: Review) -> None:
        """
        Write down a decision about a claim; an earlier one stays in the history.

        Raises:
            UnknownThingError: No claim has that id.
        """

    # the named questions

    def has_source(self, sha256: str) -> bool:
        """Whether a source with that digest is there and not superseded."""

    def source_from(self, origin: str) -> Source | None:
        """The current source that came from that `Source.origin`, if any (text left empty)."""

    def techniques(self, query: Query) -> TechniquesFound:
        """Techniques for a defect, material, process, parameter, trade or text, with why each matched."""

    def why(self, defect: str, material: str | None = None) -> WhyChain:
        """Causes and remedies of a defect, with counts, settings, disagreement and evidence."""

    def settings_compared(
        self, parameter: str, process: str | None = None, material: str | None = None
    ) -> tuple[SettingSaid, ...]:
        """What each source said a parameter should be, lowest first, unit by unit."""

    def neighbourhood(self, focus: str, limit: int = 60) -> Neighbourhood:
        """The nodes nearest a concept, technique, source or master (*limit* ≤ 300), strongest first."""

    def hierarchy(self, kind: Kind) -> tuple[HierarchyRow, ...]:
        """All concepts of a kind with counts, parents before children."""

    def sources(self, include_superseded: bool = False) -> tuple[SourceRow, ...]:
        """What is in the archive, newest first, then by path."""

    def source(self, source_id: str) -> SourceSeen:
        """One source whole. Raises `UnknownThingError`."""

    def technique(self, technique_id: str) -> TechniqueSeen:
        """One technique whole. Raises `UnknownThingError`."""

    def claim(self, claim_id: str) -> ClaimSeen:
        """One claim with its history. Raises `UnknownThingError`."""

    def concept(self, concept_id: str) -> ConceptSeen:
        """What touches a concept. Raises `ontology.errors.UnknownTermError`."""

    def masters(self) -> tuple[MasterRow, ...]:
        """Who spoke, by label."""

    def master(self, master_id: str) -> MasterSeen:
        """One master's techniques. Raises `UnknownThingError`."""

    def coverage(self, kind: Kind) -> tuple[Coverage, ...]:
        """How well each concept of a kind is covered, in vocabulary order."""

    def recent(self, limit: int = 6) -> tuple[TechniqueHit, ...]:
        """Techniques of the newest sources, accepted claims first."""

    def counts(self) -> Counts:
        """How much of everything there is."""

    # all of it, for copying and for RDF

    def deposits(self, after: str = "") -> Iterator[Deposit]:
        """Every deposit, superseded ones too, by source id, beginning after source id *after*; bounded memory."""

    def reviews(self) -> Iterator[Review]:
        """Every review in the order they were made."""
