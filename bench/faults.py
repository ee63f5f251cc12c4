"""What is lost when things go wrong: kill -9, two ingests at once, a full disk. Nothing may be."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.interviews import interviews_in
from bench.table import markdown
from graph.opening import open_store
from graph.rdf.validation import validate
from ontology.vocabulary import Vocabulary

KILLS = 20
READERS = 8
INTERVIEWS = 12
PPURI = [sys.executable, "-c", "import sys; from explorer.command import main; sys.exit(main())"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a fault run ended: *acknowledged* files, those *lost*, and what was *half* there."""

    fault: str
    runs: int
    acknowledged: int
    lost: int
    half: int
    odd_lines: int


def ingest(folder: Path, url: str, *options: str) -> subprocess.Popen[str]:
    """An ingest on its own, saying a line a file."""
    password = os.environ.get("PPURI_NEO4J_PASSWORD", "")
    return subprocess.Popen(
        [*PPURI, "ingest", str(folder), "--archive", url, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PATH": "", "PPURI_LANG": "en", "PYTHONUNBUFFERED": "1", "PPURI_NEO4J_PASSWORD": password},
    )


def acknowledged_in(output: str) -> set[str]:
    """Names of the files that a run said were safe."""
    return {Path(line.split("  ")[0]).name for line in output.splitlines() if "  " in line}


def state_of(url: str) -> tuple[dict[str, int], int]:
    """Claims by file name, and how many problems the archive has."""
    with open_store(url, Vocabulary.load()) as store:
        claims = {row.source.path.rsplit("/", 1)[-1]: row.claims for row in store.sources()}
        return claims, sum(1 for _ in validate(store))


def killed(folder: Path, archive: Path, whole: dict[str, int]) -> Outcome:
    """Kill -9 while files go in, each run going on where the last was stopped; a new archive once all are in."""
    url = f"sqlite:///{archive}"
    chance = random.Random(3)  # noqa: S311
    acknowledged: set[str] = set()
    safe = lost = half = 0
    for number in range(KILLS):
        said = _killed_after(chance.randrange(4), ingest(folder, url, "--jobs", str(1 + number % 2)), chance)
        acknowledged |= acknowledged_in(said)
        claims, problems = state_of(url)
        lost += len(acknowledged - claims.keys())
        half += problems + sum(claims[name] != whole[name] for name in claims.keys() & whole.keys())
        if whole.keys() - {"textbook"} <= claims.keys():
            safe += len(acknowledged)
            acknowledged, url = set(), f"sqlite:///{archive.with_name(f'killed-{number}.sqlite')}"
    return Outcome("kill -9 during ingest", KILLS, safe + len(acknowledged), lost, half, 0)


def _killed_after(files: int, run: subprocess.Popen[str], chance: random.Random) -> str:
    """What a run said until some moment in the file after that many new ones."""
    heard = []
    while files and (line := run.stdout.readline() if run.stdout else ""):
        heard.append(line)
        files -= "  added  " in line
    time.sleep(0.06 * chance.random())
    run.kill()
    return "".join(heard) + run.communicate(timeout=20)[0]


def two_at_once(folder: Path, url: str, whole: dict[str, int]) -> Outcome:
    """Two ingests of the same folder, with eight others reading all the while."""
    with open_store(url, Vocabulary.load()):
        pass
    stop = threading.Event()
    failures: list[str] = []
    readers = [threading.Thread(target=_reading, args=(url, stop, failures)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    runs = [ingest(folder, url, "--jobs", "1") for _ in range(2)]
    said = [run.communicate() for run in runs]
    stop.set()
    for reader in readers:
        reader.join()
    claims, problems = state_of(url)
    acknowledged = acknowledged_in(said[0][0]) | acknowledged_in(said[1][0])
    odd = len(failures) + sum(len(errors.splitlines()) for _, errors in said)
    half = problems + sum(claims.get(name) != count for name, count in whole.items())
    return Outcome("two ingests, 8 readers", 2, len(acknowledged), len(acknowledged - claims.keys()), half, odd)


def _reading(url: str, stop: threading.Event, failures: list[str]) -> None:
    try:
        with open_store(url, Vocabulary.load()) as store:
            while not stop.is_set():
                store.counts()
                store.recent()
                time.sleep(0.01)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is counted
        failures.append(repr(error))


def disk_full(folder: Path, archive: Path, whole: dict[str, int]) -> Outcome:
    """The archive's file may not grow: what was said to be safe is, and one line says why it ended."""
    url = f"sqlite:///{archive}"
    with open_store(url, Vocabulary.load()):
        pass
    limit = archive.stat().st_size + 600_000
    run = subprocess.run(
        [*PPURI, "ingest", str(folder), "--archive", url, "--jobs", "1"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: _limit_files(limit),
        env={"PATH": "", "PPURI_LANG": "en"},
    )
    acknowledged = acknowledged_in(run.stdout)
    claims, problems = state_of(url)
    half = problems + sum(claims[name] != whole[name] for name in claims.keys() & whole.keys())
    lines = len(run.stderr.splitlines())
    return Outcome(
        "disk full", 1, len(acknowledged), len(acknowledged - claims.keys()), half, 0 if lines == 1 else lines
    )


def _limit_files(limit: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails, as on a full disk, instead of a signal
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def outcomes() -> Iterator[Outcome]:
    """Every fault run."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "interviews"
        interviews_in(folder, INTERVIEWS, hours=0.05)
        undisturbed = f"sqlite:///{scratch}/whole.sqlite"
        ingest(folder, undisturbed).communicate()
        whole, _ = state_of(undisturbed)
        yield killed(folder, Path(scratch) / "killed.sqlite", whole)
        yield two_at_once(folder, f"sqlite:///{scratch}/two.sqlite", whole)
        yield disk_full(folder, Path(scratch) / "full.sqlite", whole)


def table(title: str, found: Iterable[Outcome]) -> str:
    """What each fault cost."""
    header = ("fault", "runs", "files acknowledged", "lost", "half there", "unclear lines")
    rows = ((done.fault, done.runs, done.acknowledged, done.lost, done.half, done.odd_lines) for done in found)
    return markdown(title, header, rows)


def section() -> str:
    """Every fault on SQLite."""
    return table("Faults", outcomes())
