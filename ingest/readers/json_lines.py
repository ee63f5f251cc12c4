"""JSON Lines: every line a document with a ``text``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.documents import Document, Metadata, Notice
from ingest.readers.composing import Composed, Composer
from ingest.readers.encodings import decoded
from ingest.readers.language import language_of
from ingest.readers.plain import compose_lines
from ingest.readers.refusals import refusal

TEXT_KEYS = ("text", "content", "body", "본문", "내용")


def documents(data: bytes, path: Path) -> tuple[Document, ...]:
    """
    A document a line, called after its ``id`` or its number.

    Raises:
        SourceError: No line is an object with a text.
    """
    warnings: list[Notice] = []
    found = tuple(_documents(decoded(data, path), path, warnings))
    if not found:
        raise refusal(str(path), "broken" if warnings else "empty", warnings[0].en if warnings else "")
    if warnings:
        found = (replace(found[0], warnings=tuple(warnings[:3])), *found[1:])
    return found


def _documents(text: str, path: Path, warnings: list[Notice]) -> Iterator[Document]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            warnings.append(
                Notice(f"line {number} is no JSON ({error.msg})", f"{number}번째 줄이 JSON이 아닙니다 ({error.msg})")
            )
            continue
        composed = _composed(record)
        if composed is None or not composed.text:
            warnings.append(Notice(f"line {number} has no text", f"{number}번째 줄에 본문이 없습니다"))
            continue
        yield _document(record, composed, line, f"{path.name}#{record.get('id', number)}")


def _composed(record: Any) -> Composed | None:
    if not isinstance(record, dict):
        return None
    text = next((record[key] for key in TEXT_KEYS if isinstance(record.get(key), str)), None)
    if text is None:
        return None
    composer = Composer()
    compose_lines(text.split("\n"), composer)
    return composer.done()


def _document(record: dict[str, Any], composed: Composed, line: str, name: str) -> Document:
    title = record.get("title")
    language = language_of(composed.text)
    trades = record.get("domain") or record.get("trade") or []
    trade = trades if isinstance(trades, str) else trades[0] if len(trades) == 1 else None
    return Document(
        path=name,
        sha256=hashlib.sha256(line.encode()).hexdigest(),
        kind="jsonl",
        text=composed.text,
        blocks=composed.blocks,
        language=language,
        metadata=Metadata(
            title={language: title} if isinstance(title, str) else {},
            trade=trade if trade in {"casting", "welding", "plating"} else None,
        ),
    )
