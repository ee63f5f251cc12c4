"""What a model answered, held against the text and the vocabulary: what stands in neither is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.findings import Findings, Link, Mention, Setting
from ingest.language_model.quotes import place_of
from ontology.errors import QuantityError
from ontology.quantities import Quantity, convert, units
from ontology.vocabulary import Concept, Kind, Trade, Vocabulary

CONFIDENCE = 0.5
MENTIONED: frozenset[Kind] = frozenset({"defect", "process", "material", "parameter", "equipment", "hazard"})
TARGETS: frozenset[Kind] = frozenset({"defect", "process", "material", "parameter", "equipment"})
_DIRECTIONS = ("increase", "decrease", None)
_MODALITIES = ("asserted", "denied", "hedged", "hypothetical")


@dataclass(frozen=True, slots=True)
class Answer:
    """
    A model's answer about ``text[start:end]``.

    Attributes:
        said: As it came, of any shape.
        rule: How the findings are marked.
    """

    said: Mapping[str, Any]
    text: str
    start: int
    end: int
    trade: Trade | None
    rule: str
    vocabulary: Vocabulary

    def findings(self) -> Findings:
        """What of the answer can be believed: every quote verbatim, every concept known, every number quoted."""
        return Findings(mentions=tuple(self._mentions()), settings=tuple(self._settings()), links=tuple(self._links()))

    def _mentions(self) -> Iterator[Mention]:
        for entry, start, end in self._quoted("mentions"):
            concept = self._concept(entry.get("concept"), MENTIONED)
            if concept:
                surface = self.text[start:end]
                yield Mention(concept.id, concept.kind, surface, start, end, CONFIDENCE, self.rule)

    def _settings(self) -> Iterator[Setting]:
        for entry, start, end in self._quoted("settings"):
            parameter = self._concept(entry.get("parameter"), frozenset({"parameter"}))
            quote = self.text[start:end]
            quantity = _quantity(entry, quote)
            if parameter and quantity:
                value = _in_unit_of(parameter, quantity)
                yield Setting(parameter.id, value, (), start, end, quote, self.rule, CONFIDENCE)

    def _links(self) -> Iterator[Link]:
        for entry, start, end in self._quoted("links"):
            defect = self._concept(entry.get("defect"), frozenset({"defect"}))
            named = entry.get("target")
            target = self._concept(named, TARGETS)
            if defect and (target or named is None) and target != defect and _is_plain(entry):
                yield Link(
                    defect.id,
                    entry["role"],
                    target.id if target else None,
                    entry["direction"],
                    entry["modality"],
                    start,
                    end,
                    self.text[start:end],
                    self.rule,
                    confidence=CONFIDENCE,
                )

    def _quoted(self, key: str) -> Iterator[tuple[Mapping[str, Any], int, int]]:
        entries = self.said.get(key)
        for entry in entries if isinstance(entries, list) else ():
            quote = entry.get("quote") if isinstance(entry, dict) else None
            place = place_of(quote, self.text, self.start, self.end) if isinstance(quote, str) else None
            if place:
                yield entry, *place

    def _concept(self, named: object, kinds: frozenset[Kind]) -> Concept | None:
        """The one concept of these kinds with that id or label."""
        if not isinstance(named, str):
            return None
        matches = (
            (self.vocabulary[named],) if named in self.vocabulary else self.vocabulary.matches(named, trade=self.trade)
        )
        found = [concept for concept in matches if concept.kind in kinds]
        return found[0] if len(found) == 1 else None


def _is_plain(entry: Mapping[str, Any]) -> bool:
    return (
        entry.get("role") in ("cause", "remedy")
        and entry.get("direction", "") in _DIRECTIONS
        and entry.get("modality") in _MODALITIES
    )


def _quantity(entry: Mapping[str, Any], quote: str) -> Quantity | None:
    least, most = entry.get("min"), entry.get("max")
    unit = _unit(entry.get("unit"))
    if unit is None or not (_is_written(least, quote) and _is_written(most, quote)):
        return None
    try:
        return Quantity(None if least is None else float(least), None if most is None else float(most), unit)
    except QuantityError:
        return None


def _is_written(number: object, quote: str) -> bool:
    """Whether the quote has the number in figures; what is absent needs none."""
    if isinstance(number, bool) or not isinstance(number, int | float | None):
        return False
    written = {float(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*(?:\.\d+)?", quote)}
    return number is None or abs(number) in written


def _unit(said: object) -> str | None:
    if not isinstance(said, str):
        return None
    return next((unit.code for unit in units().values() if said.strip() in (unit.code, *unit.spellings)), None)


def _in_unit_of(parameter: Concept, quantity: Quantity) -> Quantity:
    """In the parameter's own unit where conversion is plain, else as said."""
    try:
        return convert(quantity, parameter.unit) if parameter.unit else quantity
    except QuantityError:
        return quantity
