"""The archive that this server serves, opened once."""

from __future__ import annotations

import os
from functools import cache

from graph.opening import open_store
from graph.store import ClaimStore
from ontology.vocabulary import Vocabulary


@cache
def archive() -> ClaimStore:
    """The store at ``PPURI_STORE``."""
    return open_store(os.environ["PPURI_STORE"], Vocabulary.load())
