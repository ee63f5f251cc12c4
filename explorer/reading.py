"""Files being read, told as they go: between the reports, how long one has taken and about how long the rest will."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

from explorer.uploads import ending
from graph.store import ClaimStore
from ingest.pipeline import FileReport, files_in, ingest_paths

EVERY_SECONDS = 0.5
PLAIN = {"srt", "vtt", "txt", "md"}  # their size is that of their text
PLAIN_BYTES_PER_SECOND = 20_000.0  # until one was measured; a slow machine's, see docs/figures.md


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A file that is being read.

    Attributes:
        done: Files that are done with.
        seconds: Since this one was begun.
        seconds_left: For it and those after it, by size and pace; None where there is no telling.
    """

    path: Path
    done: int
    total: int
    seconds: float
    seconds_left: float | None


@dataclass(slots=True)
class Pace:
    """Bytes a second at which files of each ending were read here."""

    measured: dict[str, float] = field(default_factory=dict)

    def note(self, report: FileReport) -> None:
        """Learn from a file that was read through."""
        path = Path(report.path)
        if report.outcome in {"added", "superseded"} and report.seconds > 0 and path.exists():
            self.measured[ending(path.name)] = path.stat().st_size / report.seconds

    def seconds_for(self, path: Path) -> float | None:
        """About how long a file takes to read, None where nothing like it was read yet."""
        kind = ending(path.name)
        rate = self.measured.get(kind, PLAIN_BYTES_PER_SECOND if kind in PLAIN else None)
        return path.stat().st_size / rate if rate else None


PACE = Pace()


def read_in_steps(paths: list[Path], store: ClaimStore, pace: Pace = PACE) -> Iterator[Reading | FileReport]:
    """
    The reports of `ingest.pipeline.ingest_paths`, and every half a second between them what is going on.

    Whoever stops listening leaves the file at hand to be finished; those after it are not begun.
    """
    files, reports = list(files_in(paths)), ingest_paths(paths, store)
    worker = ThreadPoolExecutor(1, thread_name_prefix="reading")
    try:
        for done in range(len(files)):
            report = worker.submit(next, reports)
            waited = 0.0
            while not wait([report], EVERY_SECONDS).done:
                waited += EVERY_SECONDS
                yield Reading(files[done], done, len(files), waited, _left(files[done:], waited, pace))
            pace.note(report.result())
            yield report.result()
    finally:
        worker.shutdown(wait=False)


def _left(files: list[Path], waited: float, pace: Pace) -> float | None:
    """None too where the file at hand takes longer than it should have: then there is no telling."""
    expected = [pace.seconds_for(path) for path in files]
    known = [seconds for seconds in expected if seconds is not None]
    if len(known) < len(expected) or waited > known[0]:
        return None
    return sum(known) - waited
