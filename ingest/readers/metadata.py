"""What is known about a recording beside its words: front matter, or a file beside it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ingest.documents import Metadata, Notice
from ingest.readers.language import language_of

KOREAN_KEYS = {
    "제목": "title",
    "명장": "master",
    "역할": "role",
    "분야": "trade",
    "녹음일": "recorded_on",
    "장소": "place",
    "동의": "consent",
    "동의 내용": "consent_note",
    "비고": "note",
    "영상": "media",
    "녹음": "media",
    "언어": "language",
}
TRADES = {
    "casting": "casting",
    "주조": "casting",
    "welding": "welding",
    "용접": "welding",
    "plating": "plating",
}
TRADES |= {"도금": "plating", "표면처리": "plating", "surface treatment": "plating"}
CONSENTS = {"public": "public", "공개": "public", "archive": "archive", "자료실": "archive"}
CONSENTS |= {"company-only": "company-only", "사내": "company-only"}
SHARED_NAMES = ("interview.yaml", "interview.yml", "metadata.yaml")


def beside(path: Path) -> tuple[Metadata, tuple[Notice, ...]]:
    """What the file of the same stem says, else the one for the whole folder; and what was wrong with it."""
    own = [path.with_suffix(ending) for ending in (".yaml", ".yml")]
    shared = [path.parent / name for name in SHARED_NAMES]
    for file in own + shared:
        if file.is_file():
            return parsed(file.read_text(encoding="utf-8-sig", errors="replace"), file.name)
    return Metadata(), ()


def front_matter(text: str) -> tuple[Metadata, str, tuple[Notice, ...]]:
    """Front matter between two lines of dashes, the text after it, and what was wrong."""
    if not text.startswith("---\n"):
        return Metadata(), text, ()
    head, fence, body = text[4:].partition("\n---\n")
    if not fence:
        return Metadata(), text, ()
    known, warnings = parsed(head, "front matter")
    return known, body, warnings


def parsed(text: str, name: str) -> tuple[Metadata, tuple[Notice, ...]]:
    """Metadata in YAML; a value that cannot be what it should is left out and named in a warning."""
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        why = " ".join(str(error).split())[:160]
        return Metadata(), (Notice(f"{name} is no YAML ({why})", f"{name}은(는) YAML이 아닙니다 ({why})"),)
    if not isinstance(said, dict):
        wanted = Notice(f"{name}: write lines like title: …", f"{name}: ‘제목: …’처럼 한 줄에 하나씩 적으세요")
        return Metadata(), ((wanted,) if said else ())
    keyed = {KOREAN_KEYS.get(str(key).strip(), str(key).strip().lower()): value for key, value in said.items()}
    warnings: list[Notice] = []
    values = {
        field.name: value
        for field in fields(Metadata)
        if (value := _value(field.name, keyed.get(field.name), name, warnings)) is not None
    }
    return Metadata(**values), tuple(warnings)


def merged(inside: Metadata, outside: Metadata) -> Metadata:
    """What the file itself says, completed by what is said beside it."""
    told = {field.name: getattr(outside, field.name) for field in fields(Metadata)}
    return replace(inside, **{name: value for name, value in told.items() if value and not getattr(inside, name)})


def _value(key: str, value: Any, name: str, warnings: list[Notice]) -> Any:
    if value is None or value == "":
        return None
    if key == "title":
        return _title(value)
    if isinstance(value, date):
        value = value.isoformat()
    value = str(value).strip()
    for wanted, allowed in (("trade", TRADES), ("consent", CONSENTS)):
        if key == wanted:
            if value.lower() not in allowed:
                warnings.append(_not_allowed(name, key, value, allowed))
            return allowed.get(value.lower())
    return value


def _not_allowed(name: str, key: str, value: str, allowed: dict[str, str]) -> Notice:
    listed = ", ".join(sorted(set(allowed.values())))
    return Notice(
        f"{name}: {key} cannot be {value!r}; it is one of {listed}",
        f"{name}: {key} 값으로 {value!r}은(는) 안 됩니다. {listed} 가운데 하나여야 합니다",
    )


def _title(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(language): str(text).strip() for language, text in value.items() if text}
    return {language_of(str(value)): str(value).strip()}
