"""Ids that are derived rather than given."""

from __future__ import annotations

import hashlib


def master_id(label: str) -> str:
    """The id of a master, derived from the role label."""
    return "master-" + hashlib.sha256(label.encode()).hexdigest()[:12]
