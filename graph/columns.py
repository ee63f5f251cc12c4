"""Claims to ledger rows, the same for every engine that keeps flat rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from graph.claims import (
    Claim,
    ConceptRef,
    Deposit,
    Passage,
    Source,
    Technique,
    Text,
)
from ontology.quantities import Quantity

_IN_COLUMNS = frozenset({"text"})


def source_columns(deposit: Deposit) -> dict[str, Any]:
    """The row of a deposit's source."""
    source = deposit.source
    ends = [passage.t1 for passage in deposit.passages if passage.t1 is not None]
    set_aside = [[one.start, one.end, one.quote, one.reason] for one in deposit.set_aside]
    return {
        **{name: getattr(source, name) for name in ("id", "sha256", "origin", "kind", "master", "added_at", "path")},
        "supersedes": source.supersedes,
        "fields": source_fields(source),
        "text": source.text,
        "set_aside": json.dumps(set_aside, ensure_ascii=False),
        "passages": len(deposit.passages),
        "techniques": len(deposit.techniques),
        "claims": len(deposit.claims),
        "asides": len(deposit.set_aside),
        "seconds": max(ends, default=None),
    }


def passage_columns(passage: Passage) -> dict[str, Any]:
    """The row of a passage."""
    columns = {name: getattr(passage, name) for name in ("id", "ordinal", "start", "end", "speaker", "t0", "t1")}
    return {**columns, "place": passage.where}


def technique_columns(technique: Technique) -> dict[str, Any]:
    """The row of a technique."""
    columns = {name: getattr(technique, name) for name in ("id", "start", "end", "trade", "speaker")}
    return {**columns, "title": json.dumps(technique.title, ensure_ascii=False)}


def claim_columns(claim: Claim) -> dict[str, Any]:
    """The row of a claim, concepts by their ids and a technique as subject as None."""
    evidence = claim.evidence
    return {
        "id": claim.id,
        "technique": claim.technique,
        "passage": evidence.passage,
        "subject": None if claim.subject == claim.technique else claim.subject,
        "predicate": claim.predicate.value,
        "object": claim.object.id if isinstance(claim.object, ConceptRef) else None,
        "value": value_of(claim),
        "conditions": json.dumps(claim.conditions),
        "ord": claim.order,
        **{name: getattr(claim, name) for name in ("modality", "direction", "confidence")},
        **{name: getattr(evidence, name) for name in ("start", "end", "exact", "t0", "t1")},
        "extractor": claim.extractor.name,
        "version": claim.extractor.version,
        "rule": claim.extractor.rule,
    }


def source_fields(source: Source) -> str:
    """A source without its text, as JSON."""
    return json.dumps(
        {key: value for key, value in asdict(source).items() if key not in _IN_COLUMNS}, ensure_ascii=False
    )


def value_of(claim: Claim) -> str | None:
    """The object of a claim as JSON where it is no concept."""
    if isinstance(claim.object, Quantity):
        return json.dumps(["quantity", claim.object.min, claim.object.max, claim.object.unit, claim.object.qualifier])
    if isinstance(claim.object, Text):
        return json.dumps(["text", claim.object.value, claim.object.language], ensure_ascii=False)
    return None
