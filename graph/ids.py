"""Ids that are derived rather than given."""

from __future__ import annotations

import hashlib
import json
import re

_DIGITS = 15  # hexadecimal, so that the number fits a signed 64-bit integer


def digest(*parts: object) -> str:
    """Sixteen hex digits that are the same whenever *parts* are."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def master_id(label: str) -> str:
    """The id of a master, derived from the role label."""
    return "master-" + hashlib.sha256(label.encode()).hexdigest()[:12]


def source_number(source: str) -> int:
    """
    A source's place among sources, the same in every archive whatever was loaded first.

    Ids that end in a digest keep their own order.
    """
    digest = source.removeprefix("src-")[:_DIGITS]
    if not re.fullmatch(rf"[0-9a-f]{{{_DIGITS}}}", digest):
        digest = hashlib.sha256(source.encode()).hexdigest()[:_DIGITS]
    return int(digest, 16)
