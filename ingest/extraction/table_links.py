"""Causes and remedies in tables: a row holds a defect, why it came and what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.documents import Block
from ingest.extraction.readings import Reading, Role, segments

_COLUMNS = (
    ("cause", re.compile(r"원인|이유|cause|reason|why", re.I)),
    (
        "remedy",
        re.compile(r"대책|조치|해결|개선|처방|방지|처리|remed|action|counter|fix|solution|what (?:we|to) d", re.I),
    ),
    ("defect", re.compile(r"불량|결함|현상|증상|하자|문제|내용|defect|problem|fault|symptom|imperfection", re.I)),
)
_NUMBER_ONLY = re.compile(r"[\d\s.,%/-]*")


def header_roles(headers: Mapping[int, str | None]) -> dict[int, str]:
    """Which columns of a table hold the defect, its causes and its remedies."""
    found = {}
    for column, header in headers.items():
        role = next((role for role, words in _COLUMNS if words.search(header or "")), None)
        if role:
            found[column] = role
    return found


def row_readings(block: Block, roles: Mapping[int, str], text: str) -> Iterator[Reading]:
    """Every part of the row's cause and remedy cells; a column for both is told apart by its words."""
    for start, end, cell in block.cells:
        role = roles.get(cell.column)
        if role not in {"cause", "remedy"} or _NUMBER_ONLY.fullmatch(text[start:end]):
            continue
        for first, last in segments(text[start:end], start):
            said: Role = "cause" if role == "cause" else "remedy"
            yield Reading(said, first, last, f"table-{role}", may_be_nameless=True)
