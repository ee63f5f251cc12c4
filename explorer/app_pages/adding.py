"""Adding files here: asked before one takes another's place, with progress, and a report a file."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from explorer import uploads
from explorer.markup import show
from explorer.reading import Reading, read_in_steps
from explorer.selection import language, link, store, words
from ingest.pipeline import FileReport
from ontology.errors import PpuriError


def draw() -> None:
    """The form, and what became of the files."""
    with st.form("add", clear_on_submit=False):
        files = st.file_uploader(words("add_hint"), accept_multiple_files=True, key="files")
        replacing = _asked_to_replace(files)
        submitted = st.form_submit_button(words("add_button"), type="primary")
    if not submitted:
        return
    if not files:
        show(f"<p role=status>{words('choose_first')}</p>")
        return
    _add(files, replacing)


def _asked_to_replace(files: Sequence[uploads.Upload]) -> bool:
    """Whether files of the same name may be replaced; asked only where there are some."""
    taken = uploads.taken(files, uploads.folder())
    if not taken:
        return False
    show(f"<p>{words('name_taken', names=escape(', '.join(taken)))}</p>")
    return st.checkbox(words("replace_them"), key="replace")


def _add(files: Sequence[uploads.Upload], replacing: bool) -> None:
    folder = uploads.folder()
    kept_out = set(uploads.refused(files))
    taken = set() if replacing else set(uploads.taken(files, folder))
    for name in sorted(kept_out):
        show(_line(name, "refused", words("no_reader", ending=escape(uploads.ending(name) or "–"))))
    for name in sorted(taken - kept_out):
        show(_line(name, "not_replaced", words("name_taken_line")))
    wanted = [file for file in files if uploads.safe_name(file.name) not in kept_out | taken]
    paths = [uploads.saved(file, folder) for file in wanted]
    readable = uploads.to_read(paths)
    if readable:
        _ingest(readable)
    elif paths:
        show(f"<p role=status>{words('nothing_to_read')}</p>")


def _ingest(paths: list[Path]) -> None:
    bar = st.progress(0.0, words("adding", done=0, total=len(paths)))
    try:
        for step in read_in_steps(paths, store()):
            if isinstance(step, Reading):
                bar.progress(_share(step), _going_on(step))
            else:
                show(_report(step))
    except PpuriError as error:
        show(f"<p role=alert class=complaint>{escape(error.in_language(language()))}</p>")
    bar.empty()


def _share(reading: Reading) -> float:
    """How much is done: whole files, and of the one at hand its share of the time where that can be told."""
    left = reading.seconds_left
    of_this = reading.seconds / (reading.seconds + left) if left is not None else 0.0
    return min(0.99, (reading.done + of_this) / reading.total)


def _going_on(reading: Reading) -> str:
    told = words("adding", done=reading.done, total=reading.total)
    at_hand = words("reading_file", file=reading.path.name, seconds=round(reading.seconds))
    left = reading.seconds_left
    rest = words("no_telling") if left is None else words("seconds_left", n=max(1, round(left)))
    return " · ".join((told, at_hand, rest))


def _report(report: FileReport) -> str:
    told = report.message_ko if language() == "ko" else report.message_en
    message = escape(told.removeprefix(f"{report.path}: "))  # where files lie is nobody's business
    facts = words("report_line", passages=report.passages, claims=report.claims, set_aside=report.set_aside)
    took = words("took", seconds=f"{report.seconds:.1f}")
    where = (
        f'<a target=_self href="{link("source", id=report.source)}">{words("open_source")}</a>' if report.source else ""
    )
    said = [facts, took] if report.outcome in {"added", "superseded"} else []
    said += [words("already_there")] if report.outcome == "unchanged" else []
    return _line(Path(report.path).name, report.outcome, " · ".join(filter(None, [*said, message, where])))


def _line(name: str, outcome: str, told: str) -> str:
    return (
        f'<p class="filed {outcome}" role=status><strong>{escape(name)}</strong> '
        f'<span class="outcome">{words(outcome)}</span> · {told}</p>'
    )
