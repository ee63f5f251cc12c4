"""
The door to ingest: files go in, reports and claims come out.

A document's life: read the source, cut it into passages, find mentions, ground them in
concepts, assert claims, add them to the store.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from graph.claims import Source
from graph.store import ClaimStore
from ingest.carrying import with_decisions
from ingest.deposits import source_of
from ingest.documents import Document, Notice
from ingest.findings import Findings
from ingest.forms import extraction_form
from ingest.gathering import archive_path, files_in, origin_of
from ingest.language_model import Endpoint
from ingest.progress import Progress, Teller
from ingest.readers import read
from ingest.workers import Found, Start, finding, found
from ontology.errors import SourceError

__all__ = ["Endpoint", "FileReport", "Progress", "extract", "extraction_form", "files_in", "ingest_paths", "read"]

Outcome = Literal["added", "unchanged", "superseded", "refused"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """
    What became of one file.

    Attributes:
        outcome: ``superseded`` means that the file took the place of an earlier state of itself.
        source: Id of the (first) source, None if refused.
        documents: How many documents the file held (lines, for JSON Lines).
        passages: What was added; *claims* and *set_aside* likewise; 0 where nothing changed.
        seconds: From reading the file to having it safe in the store.
        message_ko: Why it was refused, or what could not be read in it; else empty. *message_en* likewise.
    """

    path: str
    outcome: Outcome
    source: str | None = None
    documents: int = 0
    passages: int = 0
    claims: int = 0
    set_aside: int = 0
    seconds: float = 0.0
    message_ko: str = ""
    message_en: str = ""


def extract(path: Path, *, model: Endpoint | None = None) -> Iterator[tuple[Document, Findings]]:
    """
    What a file says, without a store; with a language *model*, what it adds too.

    Raises:
        SourceError: The file cannot be read.
    """
    for document in read(path):
        findings, notices = found(document, model)
        yield replace(document, warnings=document.warnings + notices), findings


def ingest_paths(
    paths: Iterable[Path],
    store: ClaimStore,
    *,
    jobs: int = 1,
    model: Endpoint | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Iterator[FileReport]:
    """
    Read files and folders into the store; a report a file, given once the file is safe in the store.

    A file that cannot be read stops nothing else. The same file again changes nothing; a changed one takes
    the place of what it was. This process alone writes; with more *jobs*, others find the claims.
    A language *model* adds to what the rules find; where it fails, the report says so and the rules' claims stay.

    Raises:
        SourceError: A path is not there; nothing was read.
        StoreError: The archive cannot be written; what was reported before is kept.
    """
    files = list(files_in(paths))
    tell = Teller(files, on_progress)
    with finding(min(jobs, len(files)), model) as start:
        for report in _added_in_order(files, store, start, ahead=2 * jobs if jobs > 1 else 1):
            tell.done(report.path)
            yield report


@dataclass(frozen=True, slots=True)
class _File:
    """A file once read: the deposits it will bring, each on demand, or why there are none."""

    path: Path
    began: float
    first_source: str | None = None
    documents: int = 0
    deposits: tuple[Callable[[], Found], ...] = ()
    warnings: tuple[Notice, ...] = ()
    replaces: bool = False
    refusal: SourceError | None = None


def _added_in_order(files: list[Path], store: ClaimStore, start: Start, ahead: int) -> Iterator[FileReport]:
    """At most *ahead* files are read before the oldest is stored, so that memory stays bounded."""
    waiting: deque[_File] = deque()
    for path in files:
        waiting.append(_opened(path, store, start))
        if len(waiting) >= ahead:
            yield _stored(waiting.popleft(), store)
    while waiting:
        yield _stored(waiting.popleft(), store)


def _opened(path: Path, store: ClaimStore, start: Start) -> _File:
    began = time.monotonic()
    try:
        documents = read(path)
    except SourceError as refusal:
        return _File(path, began, refusal=refusal)
    sources = [_source(path, document, len(documents) > 1, store) for document in documents]
    new = [(document, source) for document, (source, is_new) in zip(documents, sources, strict=True) if is_new]
    return _File(
        path,
        began,
        first_source=sources[0][0].id if sources else None,
        documents=len(documents),
        deposits=tuple(start(document, source) for document, source in new),
        warnings=tuple(warning for document in documents for warning in document.warnings),
        replaces=any(source.supersedes for _, source in new),
    )


def _source(path: Path, document: Document, is_part: bool, store: ClaimStore) -> tuple[Source, bool]:
    """The source a document is or becomes, and whether that is new to the store."""
    origin = origin_of(path, document.path if is_part else "")
    current = store.source_from(origin)
    become = partial(
        source_of,
        document if is_part else replace(document, path=archive_path(path)),
        origin=origin,
        added_at=datetime.now(UTC).isoformat(timespec="seconds"),
        media_path=_beside(path, document.metadata.media),
    )
    if current is None:
        return become(), not store.has_source(document.sha256)
    if become(supersedes=current.supersedes).id == current.id:
        return current, False
    return become(supersedes=current.id), True


def _beside(path: Path, name: str | None) -> str | None:
    recording = path.resolve().parent / Path(name).name if name else None
    return str(recording) if recording and recording.is_file() else None


def _stored(file: _File, store: ClaimStore) -> FileReport:
    if file.refusal:
        return FileReport(
            str(file.path),
            "refused",
            seconds=time.monotonic() - file.began,
            message_ko=file.refusal.ko,
            message_en=file.refusal.en,
        )
    passages = claims = set_aside = 0
    warnings = file.warnings
    for deposit_when_found in file.deposits:
        deposit, notices = deposit_when_found()
        deposit, made_again = with_decisions(deposit, store)
        warnings += notices + made_again
        store.add([deposit])
        passages += len(deposit.passages)
        claims += len(deposit.claims)
        set_aside += len(deposit.set_aside)
    return FileReport(
        str(file.path),
        _outcome(file),
        file.first_source,
        file.documents,
        passages,
        claims,
        set_aside,
        time.monotonic() - file.began,
        "; ".join(warning.ko for warning in warnings),
        "; ".join(warning.en for warning in warnings),
    )


def _outcome(file: _File) -> Outcome:
    if not file.deposits:
        return "unchanged"
    return "superseded" if file.replaces else "added"
