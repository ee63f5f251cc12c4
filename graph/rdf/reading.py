"""An archive read back from RDF."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.claims import (
    Claim,
    ConceptRef,
    Deposit,
    Evidence,
    Extractor,
    Passage,
    Predicate,
    Review,
    SetAside,
    Source,
    Technique,
    Text,
)
from graph.rdf.names import (
    DCTERMS,
    OA,
    PROV,
    RDF,
    SOURCE_FIELDS,
    SOURCE_TERMS,
    format_of,
    name_of,
    own,
)
from graph.rdf.nodes import Nodes
from ontology.errors import StoreError
from ontology.quantities import Quantity


def read_rdf(path: Path) -> tuple[list[Deposit], list[Review]]:
    """
    What `write_rdf` wrote: deposits, older states of a file first, and reviews in their order.

    Raises:
        StoreError: The file is not RDF, or not of an archive.
    """
    graph = ox.Store()
    try:
        graph.extend(ox.parse(path=str(path), format=format_of(path)))
        reading = _Reading(graph)
        return reading.deposits(), reading.reviews()
    except (SyntaxError, ValueError, KeyError, IndexError, TypeError, OSError) as err:
        said = " ".join(str(err).split())[:160]
        raise StoreError(
            f"{path.name} is no archive in RDF ({said}).", f"{path.name}은(는) RDF 자료실 파일이 아닙니다 ({said})."
        ) from err


class _Reading(Nodes):
    """The nodes of a graph, turned back into dataclasses."""

    def deposits(self) -> list[Deposit]:
        found = {deposit.source.id: deposit for deposit in map(self._deposit, self._of_type("Source"))}
        ordered: dict[str, Deposit] = {}
        for deposit in found.values():
            line = [deposit]
            while (older := line[-1].source.supersedes) in found and older not in ordered:
                line.append(found[older or ""])
            ordered.update({one.source.id: one for one in reversed(line)})
        return list(ordered.values())

    def reviews(self) -> list[Review]:
        return [
            Review(
                name_of(self._one(node, own("reviews"))),
                self._text(node, own("status")),  # type: ignore[arg-type]
                self._text(node, ox.NamedNode(DCTERMS + "creator")) or "",
                self._text(node, ox.NamedNode(DCTERMS + "created")) or "",
                self._text(node, own("reason")) or "",
            )
            for node in self._of_type("Review")
        ]

    def _deposit(self, node: ox.NamedNode) -> Deposit:
        passages = sorted(
            (self._passage(one) for one in self._inside("Passage", own("inSource"), node)), key=lambda one: one.ordinal
        )
        techniques = sorted(
            (self._technique(one) for one in self._inside("Technique", own("inSource"), node)),
            key=lambda one: one.start,
        )
        derived = self._inside("Claim", ox.NamedNode(PROV + "wasDerivedFrom"), node)
        claims = sorted(derived, key=lambda one: self._int(one, RDF + "value"))
        asides = sorted(
            self._inside("SetAside", own("inSource"), node), key=lambda one: int(self._one(one, own("order")).value)
        )
        return Deposit(
            self._source(node),
            tuple(passages),
            tuple(techniques),
            tuple(map(self._claim, claims)),
            tuple(map(self._aside, asides)),
        )

    def _source(self, node: ox.NamedNode) -> Source:
        known: dict[str, Any] = {field: self._text(node, own(name)) for field, name in SOURCE_FIELDS.items()}
        known |= {field: self._text(node, ox.NamedNode(name)) for field, name in SOURCE_TERMS.items()}
        older = self._one(node, ox.NamedNode(PROV + "wasRevisionOf"))
        known |= {"id": name_of(node), "title": self._title(node), "supersedes": name_of(older) if older else None}
        return Source(**{field.name: known[field.name] for field in fields(Source) if known[field.name] is not None})

    def _passage(self, node: ox.NamedNode) -> Passage:
        return Passage(
            name_of(node),
            name_of(self._one(node, own("inSource"))),
            int(self._one(node, own("order")).value),
            self._int(node, OA + "start"),
            self._int(node, OA + "end"),
            self._text(node, own("speaker")),
            self._float(node, "begins"),
            self._float(node, "ends"),
            self._text(node, own("where")),
        )

    def _technique(self, node: ox.NamedNode) -> Technique:
        return Technique(
            name_of(node),
            name_of(self._one(node, own("inSource"))),
            self._title(node),
            self._text(node, own("trade")),  # type: ignore[arg-type]
            self._int(node, OA + "start"),
            self._int(node, OA + "end"),
            self._text(node, own("speaker")),
        )

    def _aside(self, node: ox.NamedNode) -> SetAside:
        return SetAside(
            self._int(node, OA + "start"),
            self._int(node, OA + "end"),
            self._text(node, ox.NamedNode(OA + "exact")) or "",
            self._text(node, own("reason")) or "",
        )

    def _claim(self, node: ox.NamedNode) -> Claim:
        order = self._one(node, own("order"))
        return Claim(
            id=name_of(node),
            source=name_of(self._one(node, ox.NamedNode(PROV + "wasDerivedFrom"))),
            technique=name_of(self._one(node, own("inTechnique"))),
            subject=name_of(self._one(node, ox.NamedNode(RDF + "subject"))),
            predicate=Predicate(name_of(self._one(node, ox.NamedNode(RDF + "predicate")))),
            object=self._object(self._one(node, ox.NamedNode(RDF + "object"))),
            evidence=self._evidence(node),
            extractor=Extractor(
                self._text(node, own("extractor")) or "",
                self._text(node, own("extractorVersion")) or "",
                self._text(node, own("rule")) or "",
            ),
            modality=self._text(node, own("modality")),  # type: ignore[arg-type]
            direction=self._text(node, own("direction")),  # type: ignore[arg-type]
            conditions=tuple(sorted(name_of(one) for one in self._all(node, own("condition")))),
            order=None if order is None else int(order.value),
            confidence=self._float(node, "confidence") or 0.0,
        )

    def _object(self, term: Any) -> ConceptRef | Quantity | Text:
        if isinstance(term, ox.Literal):
            return Text(term.value, str(term.language))
        if term.value.endswith("/quantity"):
            return Quantity(
                self._float(term, "minimum"),
                self._float(term, "maximum"),
                self._text(term, own("unit")) or "",
                self._text(term, own("qualifier")),
            )
        return ConceptRef(name_of(term))

    def _evidence(self, node: ox.NamedNode) -> Evidence:
        position, quote, fragment = (ox.NamedNode(f"{node.value}/{part}") for part in ("position", "quote", "fragment"))
        times = self._text(fragment, ox.NamedNode(RDF + "value"))
        seconds = [float(one) for one in times.removeprefix("t=").split(",")] if times else []
        return Evidence(
            name_of(self._one(node, own("inPassage"))),
            self._int(position, OA + "start"),
            self._int(position, OA + "end"),
            self._text(quote, ox.NamedNode(OA + "exact")) or "",
            seconds[0] if seconds else None,
            seconds[1] if len(seconds) > 1 else None,
        )
