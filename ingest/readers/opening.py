"""Which reader a file gets: by what it is, checked against what its name says."""

from __future__ import annotations

import hashlib
import importlib
from dataclasses import replace
from pathlib import Path

from ingest.documents import Document
from ingest.gathering import recording_beside
from ingest.readers import guards, metadata
from ingest.readers.composing import Composed
from ingest.readers.language import language_of
from ingest.readers.limits import Limits
from ingest.readers.refusals import refusal

# ending → (kind, module that reads it); every module has `compose(data: bytes, path: Path) -> Composed`
READERS = {
    ".txt": ("txt", "plain"),
    ".md": ("md", "plain"),
    ".markdown": ("md", "plain"),
    ".srt": ("srt", "subtitles"),
    ".vtt": ("vtt", "subtitles"),
    ".docx": ("docx", "word"),
    ".hwp": ("hwp", "hangul"),
    ".hwpx": ("hwpx", "hangul"),
    ".pdf": ("pdf", "pdf"),
    ".xlsx": ("xlsx", "sheets"),
    ".csv": ("csv", "sheets"),
    ".tsv": ("csv", "sheets"),
    ".jsonl": ("jsonl", "json_lines"),
    ".ndjson": ("jsonl", "json_lines"),
}
LEGACY = frozenset({".doc", ".xls", ".ppt"})


def opened(path: Path, limits: Limits) -> tuple[Document, ...]:
    """
    Read a file in this process.

    Raises:
        SourceError: The file is refused.
    """
    ending = path.suffix.lower()
    if ending in LEGACY:
        raise refusal(str(path), "legacy")
    if ending not in READERS:
        raise refusal(str(path), "unsupported")
    kind, module = READERS[ending]
    data = path.read_bytes()
    guards.check(data, kind, path, limits)
    reader = importlib.import_module(f"ingest.readers.{module}")
    if kind == "jsonl":
        lines: tuple[Document, ...] = reader.documents(data, path)
        return lines
    composed: Composed = reader.compose(data, path)
    return (_document(composed, data, kind, path),)


def _document(composed: Composed, data: bytes, kind: str, path: Path) -> Document:
    if not composed.text.strip():
        raise refusal(str(path), "empty")
    beside, warnings = metadata.beside(path)
    known = metadata.merged(composed.metadata, beside)
    if known.master is None and (alone := composed.only_master()):
        known = replace(known, master=alone)
    if known.media is None and (recording := recording_beside(path)):
        known = replace(known, media=recording)
    return Document(
        path=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=kind,
        text=composed.text,
        blocks=composed.blocks,
        language=known.language or language_of(composed.text),
        metadata=known,
        warnings=composed.warnings + warnings,
    )
