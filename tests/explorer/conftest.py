"""A small archive to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from explorer import opened
from graph.store import ClaimStore
from ingest.pipeline import ingest_paths


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClaimStore]:
    """Two short interviews and a note, as the server would open them."""
    folder = tmp_path_factory.mktemp("served")
    sample = Path(__file__).resolve().parents[2] / "data" / "sample"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PPURI_STORE", f"sqlite:///{folder / 'a.sqlite'}")
        patch.setenv("XDG_DATA_HOME", str(folder))
        opened.archive.cache_clear()
        store = opened.archive()
        names = (
            "casting-05-adc12-gas-short.srt",
            "note-plating-01-line-settings.xlsx",
            "note-casting-01-adc12-standard.docx",
        )
        assert len(names) == len(list(ingest_paths([sample / name for name in names], store)))
        yield store
        store.close()
    opened.archive.cache_clear()


@pytest.fixture
def client(served: ClaimStore) -> TestClient:
    """The API, asked in this process."""
    from explorer.api import api

    assert served
    return TestClient(api, base_url="http://archive.test")
