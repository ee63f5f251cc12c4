"""What was found in a document beside what a reader found: as sets, entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.findings import Findings
from ontology.vocabulary import Vocabulary

MEASURES = ("concepts", "settings", "links", "links without direction")
WITHIN = 0.01
SHOWN = ("concept", "parameter", "min", "max", "defect", "role", "target", "direction")


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """0–1; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """0–1; 1 where nothing was to be found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found beside what a reader found."""

    right: int
    wrong: tuple[dict[str, Any], ...]
    missed: tuple[dict[str, Any], ...]

    @property
    def tally(self) -> Tally:
        """The counts alone."""
        return Tally(self.right, len(self.wrong), len(self.missed))


def tallied(findings: Findings, gold: dict[str, Any]) -> dict[str, Tally]:
    """Tallies of one document by measure."""
    return {measure: comparison.tally for measure, comparison in comparisons(findings, gold).items()}


def comparisons(findings: Findings, gold: dict[str, Any]) -> dict[str, Comparison]:
    """One document's findings beside the gold entries, by measure."""
    mentions = {mention.concept: mention.surface for mention in findings.mentions}
    settings = [
        {"parameter": one.parameter, "min": one.quantity.min, "max": one.quantity.max, "quote": one.quote}
        for one in findings.settings
    ]
    links = [
        {
            "defect": one.defect,
            "role": one.role,
            "target": one.target,
            "direction": one.direction,
            "quote": f"{one.rule}: {one.quote}",
        }
        for one in findings.links
        if one.modality == "asserted"
    ]
    asked = [one for one in gold.get("links", []) if one.get("modality", "asserted") == "asserted"]
    return {
        "concepts": _compared(
            [{"concept": concept, "quote": mentions[concept]} for concept in sorted(mentions)],
            _asked_once(gold.get("mentions", [])),
            lambda found, wanted: bool(found["concept"] == wanted["concept"]),
        ),
        "settings": _compared(settings, gold.get("settings", []), _same_setting),
        "links": _compared(_once_whole(links), asked, lambda found, wanted: _same_link(found, wanted, lenient=False)),
        "links without direction": _compared(
            _once_whole([{**link, "direction": None} for link in links]),
            asked,
            lambda found, wanted: _same_link(found, wanted, lenient=True),
        ),
    }


def _asked_once(mentions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A concept once, as one that is asked for where any of its mentions is."""
    by_doubt = sorted(mentions, key=lambda mention: mention.get("agreed", True))
    return list({mention["concept"]: mention for mention in by_doubt}.values())


def _once_whole(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries that say the same, whatever their quote, once."""
    return list({tuple(entry.get(key) for key in SHOWN): entry for entry in reversed(entries)}.values())[::-1]


def _compared(
    found: Sequence[dict[str, Any]],
    gold: Sequence[dict[str, Any]],
    same: Callable[[dict[str, Any], dict[str, Any]], bool],
) -> Comparison:
    """Every gold entry takes one found entry at most; those not agreed on are neither asked for nor punished."""
    left = list(found)
    right, missed = 0, []
    for wanted in sorted(gold, key=_looseness):
        match = next((one for one in left if same(one, wanted)), None)
        if match is not None:
            left.remove(match)
        if wanted.get("agreed", True) is not False:
            right += match is not None
            missed += [wanted] if match is None else []
    return Comparison(right, tuple(left), tuple(missed))


def _looseness(wanted: dict[str, Any]) -> tuple[bool, bool]:
    """What any finding satisfies comes after what only one does."""
    return wanted.get("agreed", True) is False, "target" in wanted and wanted["target"] is None


def _same_setting(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return found["parameter"] == wanted["parameter"] and all(
        _near(found[side], wanted.get(side)) for side in ("min", "max")
    )


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= WITHIN * max(abs(one), abs(other))


def _same_link(found: dict[str, Any], wanted: dict[str, Any], *, lenient: bool) -> bool:
    return any(_same_reading(found, reading, lenient=lenient) for reading in readings(wanted))


def readings(wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """A gold entry and what may be read instead."""
    return [wanted] + [{**wanted, **other} for other in wanted.get("alt", [])]


def _same_reading(found: dict[str, Any], wanted: dict[str, Any], *, lenient: bool) -> bool:
    if found["role"] != wanted["role"]:
        return False
    same_defect = found["defect"] == wanted["defect"] or (lenient and is_kin(found["defect"], wanted["defect"]))
    target = wanted.get("target")
    same_target = target is None or found["target"] == target or is_kin(found["target"], target)
    return same_defect and same_target and (lenient or found["direction"] == wanted.get("direction"))


@cache
def is_kin(one: str | None, other: str | None) -> bool:
    """Whether one is the other's parent."""
    vocabulary = Vocabulary.load()
    if one is None or other is None or one not in vocabulary or other not in vocabulary:
        return False
    return vocabulary[one].broader == other or vocabulary[other].broader == one
