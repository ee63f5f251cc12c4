"""Findings in the words that the readers of the gold files had: the vocabulary goes on growing after them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from ingest.documents import Document
from ingest.findings import Findings
from ingest.readers import read
from ontology import tables
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary


def document_of(gold_path: Path) -> Document:
    """
    The document that a gold file is about: it lies beside it under the same name.

    Raises:
        SourceError: It is not there, or cannot be read.
    """
    stem = gold_path.name.removesuffix(".gold.json")
    paths = [path for path in gold_path.parent.glob(stem + ".*") if not path.name.endswith(".json")]
    if not paths:
        raise SourceError(str(gold_path), "missing", "its document is not beside it.", "문서가 곁에 없습니다.")
    return read(paths[0])[0]


def known_to_readers(folder: Path, vocabulary: Vocabulary) -> Callable[[str], str | None]:
    """
    What readers who could choose only the ids of ``concepts.csv`` in *folder* would call a concept.

    That is itself, or the nearest broader one they had, or None where they had nothing for it.
    Without such a file they had the whole vocabulary.
    """
    had = _had(folder)

    def known(concept: str) -> str | None:
        if not had or concept in had:
            return concept
        return next((broader for broader in vocabulary.ancestors(concept) if broader in had), None)

    return known


@cache
def _had(folder: Path) -> frozenset[str]:
    return frozenset(row["id"] for row in tables.rows("concepts", folder))


def as_readers_would(findings: Findings, folder: Path, vocabulary: Vocabulary) -> Findings:
    """*findings* with every mention, setting and link in the concepts that the readers had; the others left out."""
    known = known_to_readers(folder, vocabulary)
    mentions = ((mention, known(mention.concept)) for mention in findings.mentions)
    settings = ((setting, known(setting.parameter)) for setting in findings.settings)
    links = ((link, known(link.defect), known(link.target) if link.target else None) for link in findings.links)
    return replace(
        findings,
        mentions=tuple(replace(mention, concept=concept) for mention, concept in mentions if concept),
        settings=tuple(replace(setting, parameter=parameter) for setting, parameter in settings if parameter),
        links=tuple(replace(link, defect=defect, target=target) for link, defect, target in links if defect),
    )


def as_first_readers_would(gold: dict[str, Any], folder: Path, vocabulary: Vocabulary) -> dict[str, Any]:
    """A gold file whose reader had a larger vocabulary, in the concepts that the readers of the first ones had."""
    known = known_to_readers(folder, vocabulary)
    return gold | {
        "mentions": list(_named(gold.get("mentions", []), "concept", known)),
        "settings": list(_named(gold.get("settings", []), "parameter", known)),
        "links": [_link_named(link, known) for link in gold.get("links", []) if known(link["defect"])],
    }


def _link_named(link: dict[str, Any], known: Callable[[str], str | None]) -> dict[str, Any]:
    ends = {key: known(link[key]) for key in ("defect", "target") if link.get(key)}
    return link | ends | ({"alt": [_link_named(one, known) for one in link["alt"]]} if "alt" in link else {})


def _named(entries: Iterable[dict[str, Any]], key: str, known: Callable[[str], str | None]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        if concept := known(entry[key]):
            yield entry | {key: concept}
