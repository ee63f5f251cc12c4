"""What is in the archive, one source with its claims marked, and adding more."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import streamlit as st

from explorer.commands.archive import data_folder
from explorer.markup import clock, marked, missing, show, titled, trade
from explorer.recordings import recording_url
from explorer.selection import chosen, language, link, store, words
from graph.answers import SourceRow, SourceSeen
from ingest.pipeline import FileReport, Progress, ingest_paths
from ontology.errors import PpuriError, UnknownThingError

KINDS = [
    "srt",
    "vtt",
    "txt",
    "md",
    "docx",
    "hwp",
    "hwpx",
    "pdf",
    "xlsx",
    "csv",
    "jsonl",
    "yaml",
    "yml",
    "mp4",
    "webm",
    "mp3",
    "wav",
    "m4a",
]


def draw() -> None:
    """One source, or all of them."""
    asked = chosen("id")
    if asked:
        try:
            _one(store().source(asked))
        except UnknownThingError:
            missing(asked)
        return
    show(f"<h1>{words('sources')}</h1>")
    _add()
    rows = [row for row in store().sources() if row.source.kind != "textbook"]
    show(f"<h2>{words('in_archive')} · {len(rows)}</h2>")
    show(_table(rows) if rows else f"<p>{words('empty_archive')}</p>")


def _add() -> None:
    with st.form("add", clear_on_submit=True):
        files = st.file_uploader(words("add_hint"), KINDS, accept_multiple_files=True, key="files")
        submitted = st.form_submit_button(words("add_button"), type="primary")
    if submitted and files:
        folder = data_folder() / "files"
        folder.mkdir(parents=True, exist_ok=True)
        saved = [_saved(folder, file.name, file) for file in files]
        _ingest([path for path in saved if path.suffix.lower().lstrip(".") in KINDS[:11]])


def safe_name(name: str) -> str:
    """The name of an uploaded file with nothing in it that leads to another folder or hides the file."""
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[\x00-\x1f\x7f:]", "", last).lstrip(". ") or "unnamed"


def _saved(folder: Path, name: str, file: object) -> Path:
    path = folder / safe_name(name)
    with path.open("wb") as out:
        while part := file.read(1 << 20):  # type: ignore[attr-defined]
            out.write(part)
    return path


def _ingest(paths: list[Path]) -> None:
    bar = st.progress(0.0, words("adding", done=0, total=len(paths)))

    def on_progress(progress: Progress) -> None:
        bar.progress(progress.done / progress.total, words("adding", done=progress.done, total=progress.total))

    try:
        for report in ingest_paths(paths, store(), on_progress=on_progress):
            show(_report(report))
    except PpuriError as error:
        st.error(error.in_language(language()))
    bar.empty()


def _report(report: FileReport) -> str:
    name = escape(Path(report.path).name)
    message = escape(report.message_ko if language() == "ko" else report.message_en)
    facts = words("report_line", passages=report.passages, claims=report.claims, set_aside=report.set_aside)
    where = f' <a target=_self href="{link("source", id=report.source)}">{words("source")}</a>' if report.source else ""
    return f"<p><strong>{name}</strong> {words(report.outcome)} · {facts if report.source else ''} {message}{where}</p>"


def _table(rows: list[SourceRow]) -> str:
    lines = "".join(
        f'<tr><td><a target=_self href="{link("source", id=row.source.id)}">{titled(row.source.title)}</a><br>'
        f"<span class=faint>{escape(row.source.path)}</span></td><td>{trade(row.source.trade)}</td>"
        f"<td>{escape(row.source.master or words('unknown'))}</td><td>{row.claims}</td><td>{row.set_aside}</td></tr>"
        for row in rows
    )
    heads = "".join(f"<th>{words(key)}</th>" for key in ("file", "trades", "master", "claims", "set_aside"))
    return f'<div style="overflow-x:auto"><table><tr>{heads}</tr>{lines}</table></div>'


def _one(seen: SourceSeen) -> None:
    source = seen.source
    facts = [
        (words("master"), source.master),
        (words("role"), source.role),
        (words("recorded_on"), source.recorded_on),
        (words("place"), source.place),
        (words("consent"), words(source.consent) if source.consent else None),
    ]
    listed = "".join(f"<tr><th>{key}</th><td>{escape(value or words('unknown'))}</td></tr>" for key, value in facts)
    show(
        f"<h1>{titled(source.title)}</h1><p class=faint>{escape(source.path)} · {trade(source.trade)} · "
        f"{words('report_line', passages=seen.row.passages, claims=seen.row.claims, set_aside=seen.row.set_aside)}</p><table>{listed}</table>"
    )
    if source.media_path:
        start = float(chosen("t") or 0)
        address = f"{recording_url(source.id)}#t={start:g}"
        show(f'<div class="player"><video controls preload="metadata" src="{address}"></video></div>')
    show(f"<h2>{words('transcript')}</h2>{_passages(seen)}")
    if seen.set_aside:
        aside = "".join(f"<li>“{escape(one.quote)}”</li>" for one in seen.set_aside[:40])
        show(f"<details><summary>{words('set_aside')} {len(seen.set_aside)}</summary><ul>{aside}</ul></details>")


def _passages(seen: SourceSeen) -> str:
    spans = sorted(
        {
            (one.claim.evidence.start, one.claim.evidence.end)
            for one in seen.claims
            if one.claim.subject != one.claim.technique
        }
    )
    starts = {technique.start: technique for technique in seen.techniques}
    lines = ""
    for passage in seen.passages:
        technique = next((starts.pop(at) for at in sorted(starts) if at <= passage.start), None)
        if technique:
            lines += (
                f'<h3><a target=_self href="{link("technique", id=technique.id)}">{titled(technique.title)}</a></h3>'
            )
        who = f"<strong>{escape(passage.speaker)}</strong> " if passage.speaker else ""
        at = f"<span class=faint>{clock(passage.t0)}</span> " if passage.t0 is not None else ""
        lines += f"<p>{at}{who}{marked(seen.source.text, passage.start, passage.end, spans)}</p>"
    return lines
