"""Concepts put together from the rows of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from ontology.errors import OntologyError
from ontology.lookup import folded
from ontology.tables import Row, rows, several
from ontology.vocabulary import (
    Concept,
    Kind,
    Label,
    LabelRole,
    Language,
    Match,
    Notation,
    TextbookRow,
    Trade,
    Vocabulary,
    version_of,
)

Labels = Mapping[str, list[Label]]
Matches = Mapping[str, list[Match]]

DESIGNATIONS = ("ks", "jis", "astm", "en")


def assemble(folder: Path) -> Vocabulary:
    """
    The vocabulary that the tables in *folder* describe.

    Raises:
        OntologyError: Two rows have one id, or a parent that nobody has.
    """
    extra = _workshop_words(folder)
    matches = _esco(folder)
    concepts = tuple(_concepts(folder, extra, matches))
    _refuse_contradictions(concepts)
    return Vocabulary(
        concepts,
        textbook=tuple(map(_textbook_row, rows("causes_remedies", folder))),
        ranges={row["id"]: _ranges(row["typical_range"]) for row in rows("parameters", folder)},
        ambiguous=frozenset(folded(row["term"]) for row in rows("ambiguous", folder)),
        version=version_of(folder),
    )


def _concepts(folder: Path, extra: Labels, matches: Matches) -> Iterator[Concept]:
    for row in rows("processes", folder):
        yield _concept(row, "process", extra, matches)
    for row in rows("defects", folder):
        yield _concept(row, "defect", extra, matches)
    for row in rows("materials", folder):
        yield _concept(row, "material", extra, matches)
    for row in rows("parameters", folder):
        yield _concept(row, "parameter", extra, matches)
    for row in rows("equipment_hazards", folder):
        kind: Kind = "hazard" if row["kind"] == "hazard" else "equipment"
        yield _concept(row, kind, extra, matches)
    for row in rows("cues", folder):
        yield _concept(row, "cue", extra, matches)
    for row in rows("competencies", folder):
        yield _concept(row | _named_as_unit(row), "competency", extra, matches)


def _named_as_unit(row: Row) -> Row:
    return {"label_ko": row["name_ko"], "label_en": row["name_en"]}


def _concept(row: Row, kind: Kind, extra: Labels, matches: Matches) -> Concept:
    known = tuple(_labels(row))
    heard = tuple(label for label in extra.get(row["id"], ()) if label.text not in {own.text for own in known})
    origins = {label.text: label for label in extra.get(row["id"], ())}
    return Concept(
        id=row["id"],
        kind=kind,
        trade=cast("Trade | None", row.get("domain") or None),
        broader=row.get("parent_id") or None,
        labels=tuple(_with_origin(label, origins) for label in known) + heard,
        definition={
            language: row[f"definition_{language}"] for language in ("ko", "en") if row.get(f"definition_{language}")
        },
        notations=tuple(_notations(row)),
        matches=tuple(matches.get(row["id"], ())) + tuple(_qudt(row)),
        unit=row.get("unit") or None,
        processes=several(row.get("process_id", "")),
        category=row.get("category") or row.get("node_type") or row.get("entry_kind") or "",
    )


def _with_origin(label: Label, origins: Mapping[str, Label]) -> Label:
    heard = origins.get(label.text)
    return Label(label.text, label.language, label.role, heard.origin, heard.note) if heard else label


def _labels(row: Row) -> Iterator[Label]:
    for language in cast("tuple[Language, ...]", ("ko", "en")):
        yield from _unique(
            [Label(row[f"label_{language}"], language, "pref")] if row.get(f"label_{language}") else [],
            (Label(text, language, "alt") for text in several(row.get(f"alt_{language}", ""))),
            (Label(text, language, "hidden") for text in several(row.get(f"hidden_{language}", ""))),
        )


def _unique(*groups: Iterable[Label]) -> Iterator[Label]:
    seen: set[str] = set()
    for group in groups:
        for label in group:
            if label.text not in seen:
                seen.add(label.text)
                yield label


def _notations(row: Row) -> Iterator[Notation]:
    confidence, basis = row.get("code_confidence") or None, row.get("code_basis") or None
    if row.get("iso6520_1"):
        yield Notation("iso6520-1", row["iso6520_1"], confidence, basis)
    if row.get("icfta"):
        yield Notation("icfta", row["icfta"], confidence, basis)
    if row.get("standard_name", "").startswith("ISO 4063"):
        yield Notation("iso4063", row["standard_code"], "medium", "recalled")
    for scheme in DESIGNATIONS:
        for code in several(row.get(scheme, "")):
            yield Notation(scheme, code, "medium", "recalled")
    if row.get("cas"):
        yield Notation("cas", row["cas"], "high", "recalled")
    if row.get("code"):
        yield Notation("ncs", row["code"], row.get("confidence") or None, "lookup")


def _qudt(row: Row) -> Iterator[Match]:
    if row.get("quantity_kind"):
        yield Match("close", f"http://qudt.org/vocab/quantitykind/{row['quantity_kind']}")


def _workshop_words(folder: Path) -> Labels:
    """Exact workshop words by concept; a word that is only loosely meant names nothing."""
    found: defaultdict[str, list[Label]] = defaultdict(list)
    for row in rows("slang", folder):
        if row["match"] == "exact":
            role: LabelRole = "hidden" if row["confidence"] == "low" else "alt"
            note = "; ".join(filter(None, (row["origin_form"], row["note"])))
            found[row["target_id"]].append(Label(row["term_ko"], "ko", role, row["origin"], note))
    return found


def _esco(folder: Path) -> Matches:
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for row in rows("esco", folder):
        if row["process_id"]:
            found[row["process_id"]].append(Match("close", row["uri"], row["label_en"]))
    return found


def _ranges(cell: str) -> dict[str, tuple[float, float]]:
    """``proc-a:1-2;proc-b:-5-5`` by process; the first number may be negative."""
    found = {}
    for entry in several(cell):
        process, _, span = entry.partition(":")
        cut = span.index("-", 1)
        found[process] = (float(span[:cut]), float(span[cut + 1 :]))
    return found


def _textbook_row(row: Row) -> TextbookRow:
    direction = row["direction"]
    return TextbookRow(
        id=row["id"],
        defect=row["defect_id"],
        process=row["process_id"] or None,
        cause={"ko": row["cause_ko"], "en": row["cause_en"]},
        remedy={"ko": row["remedy_ko"], "en": row["remedy_en"]},
        parameter=row["parameter"] or None,
        direction="increase" if direction == "increase" else "decrease" if direction == "decrease" else None,
    )


def _refuse_contradictions(concepts: tuple[Concept, ...]) -> None:
    ids = [concept.id for concept in concepts]
    twice = sorted({concept for concept in ids if ids.count(concept) > 1}) if len(set(ids)) < len(ids) else []
    if twice:
        raise OntologyError(f"two rows are called {twice[0]}.", f"{twice[0]} 행이 둘입니다.")
    known = set(ids)
    for concept in concepts:
        if concept.broader and concept.broader not in known:
            raise OntologyError(
                f"{concept.id} has the parent {concept.broader}, which is in no table.",
                f"{concept.id}의 상위 {concept.broader}가 어느 표에도 없습니다.",
            )
