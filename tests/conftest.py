"""What every room's tests share: the vocabulary, one extractor, an empty archive, the fixtures beside the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.opening import open_store
from graph.store import ClaimStore
from ingest.extraction import Extractor
from ontology.vocabulary import Vocabulary

pytest.register_assert_rewrite("tests.graph.commands")  # so that a failure shows what the command said

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.fixture(scope="session")
def extractor(vocabulary: Vocabulary) -> Extractor:
    return Extractor(vocabulary)


@pytest.fixture
def store(tmp_path: Path, vocabulary: Vocabulary) -> Iterator[ClaimStore]:
    with open_store(f"sqlite:///{tmp_path / 'archive.sqlite'}", vocabulary) as opened:
        yield opened


@pytest.fixture
def sample() -> Path:
    return ROOT / "data" / "sample"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "fixtures").is_dir():
        pytest.skip("../shared/fixtures is not here: tests over real HWP, HWPX and VTT files are skipped")
    return SHARED
