"""How quickly interviews go in, against Kiwi alone on the same text in the same run."""

from __future__ import annotations

import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from bench.interviews import interviews_in
from bench.table import Limit, markdown
from graph.opening import open_store
from graph.words import analyse
from ingest.pipeline import ingest_paths, read
from ontology.vocabulary import Vocabulary

INTERVIEWS = 10
HOURS = 5.0  # each; two processes take seconds to start, which an hour of talk does not make good


def section() -> str:
    """Characters a second of Kiwi, of ingest by one worker and by two, everything loaded before."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, warming = Path(scratch) / "interviews", Path(scratch) / "warming"
        interviews_in(folder, INTERVIEWS, HOURS)
        interviews_in(warming, 2, hours=0.05)
        texts = [document.text for path in sorted(folder.iterdir()) for document in read(path)]
        characters = sum(map(len, texts))
        _ingested(warming, Path(scratch) / "warm.sqlite", 1)
        kiwi = _seconds(lambda: deque((list(analyse([text])) for text in texts), maxlen=0))
        one = _seconds(lambda: _ingested(folder, Path(scratch) / "one.sqlite", 1))
        two = _seconds(lambda: _ingested(folder, Path(scratch) / "two.sqlite", 2))
    rows = [
        (what, f"{characters:,}", f"{seconds:.1f}", f"{characters / seconds:,.0f}", f"{kiwi / seconds:.2f}")
        for what, seconds in (("Kiwi alone", kiwi), ("ingest, one worker", one), ("ingest, `--jobs 2`", two))
    ]
    header = ("work", "characters", "seconds", "characters/s", "of Kiwi alone")
    limits = [
        Limit("one worker, of Kiwi alone", kiwi / one, at_least=0.5),
        Limit("`--jobs 2`, of one worker (its workers' start included)", one / two, at_least=1.0),
    ]
    return markdown("Ingest", header, rows) + "\n" + "\n".join(map(str, limits)) + "\n"


def _ingested(folder: Path, archive: Path, jobs: int) -> None:
    with open_store(f"sqlite:///{archive}", Vocabulary.load()) as store:
        deque(ingest_paths([folder], store, jobs=jobs), maxlen=0)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
