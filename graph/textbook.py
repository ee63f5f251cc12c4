"""The textbook's causes and remedies, as a source like any other and marked as such."""

from __future__ import annotations

import hashlib

from graph.claims import (
    OTHER_WAY,
    Claim,
    ConceptRef,
    Deposit,
    Evidence,
    Extractor,
    Passage,
    Predicate,
    Source,
    Technique,
    Text,
)
from ontology.vocabulary import TextbookRow, Vocabulary

ORIGIN = "textbook"


def textbook_deposit(vocabulary: Vocabulary, supersedes: str | None = None) -> Deposit:
    """A deposit whose text is the rows' sentences in both languages, every claim quoting its own."""
    text, places = _laid_out(vocabulary)
    source = Source(
        id=f"src-textbook-{vocabulary.version}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        path="textbook",
        kind="textbook",
        language="ko",
        text=text,
        title={"ko": "교본: 결함의 원인과 대책", "en": "Textbook: causes and remedies of defects"},
        consent="public",
        origin=ORIGIN,
        supersedes=supersedes,
    )
    passages, techniques, claims = [], [], []
    for ordinal, (row, cause, remedy) in enumerate(places, start=1):
        start, end = cause[0], remedy[1]
        passage = Passage(f"{source.id}.p{ordinal}", source.id, ordinal, start, end, where=row.id)
        concept = vocabulary[row.defect]
        title = {"ko": concept.pref_label("ko"), "en": concept.pref_label("en")}
        technique = Technique(f"tech-{row.id}-{vocabulary.version}", source.id, title, concept.trade, start, end)
        passages.append(passage)
        techniques.append(technique)
        claims += [
            _claim(row, source, technique, passage, "cause", cause, text),
            _claim(row, source, technique, passage, "remedy", remedy, text),
        ]
    return Deposit(source, tuple(passages), tuple(techniques), tuple(claims))


def _laid_out(vocabulary: Vocabulary) -> tuple[str, list[tuple[TextbookRow, tuple[int, int], tuple[int, int]]]]:
    text, places = "", []
    for row in vocabulary.textbook():
        cause = (len(text), len(text) + len(row.cause["ko"]) + len(row.cause["en"]) + 3)
        text += f"{row.cause['ko']} ({row.cause['en']})\n"
        remedy = (len(text), len(text) + len(row.remedy["ko"]) + len(row.remedy["en"]) + 3)
        text += f"{row.remedy['ko']} ({row.remedy['en']})\n"
        places.append((row, cause, remedy))
    return text, places


def _claim(
    row: TextbookRow,
    source: Source,
    technique: Technique,
    passage: Passage,
    role: str,
    span: tuple[int, int],
    text: str,
) -> Claim:
    way = row.direction
    if role == "cause" and way:
        way = OTHER_WAY[way]
    said = row.cause if role == "cause" else row.remedy
    return Claim(
        id=f"claim-{row.id}-{role}-{source.id[-16:]}",
        source=source.id,
        technique=technique.id,
        subject=row.defect,
        predicate=Predicate.HAS_CAUSE if role == "cause" else Predicate.HAS_REMEDY,
        object=ConceptRef(row.parameter) if row.parameter else Text(said["ko"], "ko"),
        evidence=Evidence(passage.id, *span, text[slice(*span)]),
        extractor=Extractor("ppuri-textbook", "1", "table"),
        direction=way if row.parameter else None,
        conditions=(row.process,) if row.process else (),
    )
