"""Claims as a table, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from graph.claims import Claim, ConceptRef, Source, Text
from graph.store import ClaimStore
from ontology.quantities import Quantity

COLUMNS = [
    "claim", "source", "path", "speaker", "technique", "subject", "predicate", "object", "text", "min", "max", "unit",
    "direction", "modality", "conditions", "quote", "start", "end", "t0", "t1", "confidence", "rule",
]  # fmt: skip
TABLES = (".csv", ".xlsx", ".parquet")


def claims_frame(store: ClaimStore) -> pd.DataFrame:
    """
    One row a claim, in the order of sources and words.

    Columns: ids as text; ``min``, ``max`` in ``unit`` (UCUM); ``start``, ``end`` code points; ``t0``, ``t1`` seconds;
    ``confidence`` 0–1; what does not apply is empty. No claims give the same columns with no rows.
    """
    rows = []
    for deposit in store.deposits():
        speakers = {technique.id: technique.speaker for technique in deposit.techniques}
        rows += [_row(claim, deposit.source, speakers[claim.technique]) for claim in deposit.claims]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(claim: Claim, source: Source, speaker: str | None) -> list[Any]:
    said, quantity = claim.object, claim.object if isinstance(claim.object, Quantity) else None
    words = claim.evidence
    return [
        claim.id,
        source.id,
        source.path,
        speaker,
        claim.technique,
        claim.subject,
        claim.predicate.value,
        said.id if isinstance(said, ConceptRef) else None,
        said.value if isinstance(said, Text) else None,
        quantity.min if quantity else None,
        quantity.max if quantity else None,
        quantity.unit if quantity else None,
        claim.direction,
        claim.modality,
        " ".join(claim.conditions),
        words.exact,
        words.start,
        words.end,
        words.t0,
        words.t1,
        claim.confidence,
        claim.extractor.rule,
    ]


def write_table(store: ClaimStore, path: Path) -> None:
    """The claims as CSV (UTF-8 with mark, for spreadsheets), XLSX or Parquet, by the file's ending."""
    frame = claims_frame(store)
    writers: dict[str, Callable[[], None]] = {
        ".csv": lambda: frame.to_csv(path, index=False, encoding="utf-8-sig"),
        ".xlsx": lambda: frame.to_excel(path, index=False),
        ".parquet": lambda: frame.to_parquet(path, index=False),
    }
    writers[path.suffix.lower()]()
