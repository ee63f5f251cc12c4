"""A clause with what it names and tells, and what it says of a defect."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.extraction.clauses import Clause
from ingest.extraction.deeds import Deed
from ingest.extraction.fates import Fate, fate_in
from ingest.findings import Mention


@dataclass(frozen=True, slots=True)
class Said:
    """
    Words that give a cause or a remedy of a defect, before it is known what they name.

    Attributes:
        text: The words, standing at ``[start, end)`` of the document.
        turned: The words say what must be; that it was not is the cause.
        defect_at: Where the defect stands, so that the quote reaches it; None where it is another sentence.
    """

    defect: str
    role: str
    start: int
    end: int
    text: str
    rule: str
    around: str = ""
    turned: bool = False
    defect_at: tuple[int, int] | None = None

    def reaching(self, part: Part, defect: Mention) -> Said:
        """The same with a quote as far as the end of the clause that names the defect: …넘으면 기공이 생겨요."""
        return replace(self, defect_at=(defect.start, part.clause.start + len(part.clause.text.rstrip(" ,.;:\n"))))

    @property
    def is_inferred(self) -> bool:
        """A cause by its place alone: nothing ties it to the defect but that this is talked about."""
        return self.rule in {"topic-cause", "passing-cause"}

    @property
    def confidence(self) -> float:
        """0–1: words beside the defect are surer than those of another sentence."""
        if self.defect_at or self.rule.startswith("table"):
            return 0.85
        return 0.6 if self.rule.startswith("passing") else 0.7

    @property
    def reach(self) -> tuple[int, int]:
        """The quote: from what is said to the defect it is said of, white space cut."""
        lead = len(self.text) - len(self.text.lstrip(" ,.;:\n"))
        start, end = self.start + lead, self.start + len(self.text.rstrip(" ,;:\n"))
        if self.defect_at:
            start, end = min(start, self.defect_at[0]), max(end, self.defect_at[1])
        return start, max(start, end)


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a sentence, the defects it names, and whether it tells a deed or a state."""

    clause: Clause
    defects: tuple[Mention, ...]
    deed: Deed

    @property
    def fates(self) -> tuple[tuple[str, Fate], ...]:
        """Each defect with whether it comes or stays away, by the clause alone."""
        text, start = self.clause.text, self.clause.start
        return tuple(
            (one.concept, fate_in(text, one.start - start, one.end - start, self.clause.tie)) for one in self.defects
        )

    def said(self, defect: str, role: str, rule: str, around: str, *, turned: bool = False) -> Said:
        """The whole clause as a cause or remedy."""
        return Said(defect, role, self.clause.start, self.clause.end, self.clause.text, rule, around, turned)


def words_said(defect: str, role: str, text: str, start: int, rule: str, around: str) -> Said:
    """A stretch of a clause, which stands at *start* of the document, as a cause or remedy."""
    return Said(defect, role, start, start + len(text), text, rule, around)
