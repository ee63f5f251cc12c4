"""Which columns of a table hold the defect, its causes and its remedies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.documents import Block
from ingest.findings import Mention

_ROLES = (
    ("cause", re.compile(r"원인|이유|cause|reason", re.I)),
    ("remedy", re.compile(r"대책|조치|해결|개선|처방|방지|remed|action|counter|fix|solution", re.I)),
    ("defect", re.compile(r"불량|결함|현상|증상|하자|문제|defect|problem|fault|symptom|trouble", re.I)),
)


def header_roles(headers: Mapping[int, str | None]) -> dict[int, str]:
    """``cause``, ``remedy`` or ``defect`` by column, for those whose header says so."""
    return {
        column: role
        for column, header in headers.items()
        if (role := next((role for role, words in _ROLES if words.search(header or "")), None))
    }


def row_defects(block: Block, roles: Mapping[int, str], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The defects that a row is about: those of its defect column, else the first it names."""
    defects = [mention for mention in mentions if mention.kind == "defect"]
    for start, end, cell in block.cells:
        inside = [mention.concept for mention in defects if start <= mention.start < end]
        if roles.get(cell.column) == "defect" and inside:
            return tuple(dict.fromkeys(inside))
    return (defects[0].concept,) if defects else ()
