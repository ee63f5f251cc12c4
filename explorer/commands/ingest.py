"""``ppuri ingest``: files and folders into the archive."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from explorer.commands.archive import archive_option, json_option, opened
from explorer.commands.language_model import language_model_option
from explorer.commands.speech import LANGUAGE, complain, say
from ingest.pipeline import Endpoint, FileReport, Progress, files_in, ingest_paths

WORTH_PROCESSES = 1_000_000  # bytes
OUTCOMES = {
    "added": ("추가", "added"),
    "unchanged": ("그대로", "unchanged"),
    "superseded": ("새 판으로 바꿈", "replaced"),
    "refused": ("읽지 못함", "refused"),
}


@click.command(help=say("파일이나 폴더를 자료실에 넣습니다.", "Add files or folders to the archive."))
@click.argument("paths", metavar=say("파일...", "PATHS..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    help=say(
        "동시에 읽는 프로세스 수 (기본: 양이 많으면 코어 수)",
        "processes that read at once (default: the cores, if there is much)",
    ),
)
@archive_option
@language_model_option
@json_option
def ingest(paths: tuple[Path, ...], jobs: int | None, url: str | None, as_json: bool, model: Endpoint | None) -> int:
    """Add files and folders; 1 if any file could not be read."""
    reports = []
    with opened(url) as store, _bar(shown=not as_json) as on_progress:
        for report in ingest_paths(paths, store, jobs=jobs or _worthwhile(paths), model=model, on_progress=on_progress):
            reports.append(report)
            _tell(report, as_json)
    if as_json:
        print(json.dumps({"files": [asdict(report) for report in reports]}, ensure_ascii=False))
    else:
        _tell_sum(reports)
    return 1 if any(report.outcome == "refused" for report in reports) else 0


def _worthwhile(paths: tuple[Path, ...]) -> int:
    """A process a core where there is enough to read: each takes seconds to load what it reads with."""
    size = sum(path.stat().st_size for path in files_in(paths))
    return (os.cpu_count() or 1) if size > WORTH_PROCESSES else 1


def _tell(report: FileReport, as_json: bool) -> None:
    message = report.message_ko if LANGUAGE == "ko" else report.message_en
    if report.outcome == "refused":
        complain(message)
    elif not as_json:
        click.echo(_line(report))
        if message:
            complain(f"{report.path}: {message}")


def _line(report: FileReport) -> str:
    outcome = say(*OUTCOMES[report.outcome])
    if report.outcome == "unchanged":
        return f"{report.path}  {outcome}"
    return f"{report.path}  {outcome}  " + say(
        f"대목 {report.passages} · 주장 {report.claims} · 보류 {report.set_aside} · {report.seconds:.1f}초",
        f"{report.passages} passages · {report.claims} claims · {report.set_aside} set aside · {report.seconds:.1f} s",
    )


def _tell_sum(reports: list[FileReport]) -> None:
    refused = sum(report.outcome == "refused" for report in reports)
    claims = sum(report.claims for report in reports)
    click.echo(
        say(
            f"파일 {len(reports)}개, 주장 {claims}개, 읽지 못한 파일 {refused}개",
            f"{len(reports)} files, {claims} claims, {refused} files could not be read",
        )
    )


@contextmanager
def _bar(*, shown: bool) -> Iterator[Callable[[Progress], None] | None]:
    """A bar on a terminal's standard error; nothing where nobody watches."""
    console = Console(stderr=True)
    if not shown or not console.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def on_progress(progress: Progress) -> None:
            left = progress.seconds_left or 0.0
            bar.update(
                task,
                completed=progress.done,
                total=progress.total,
                description=say(f"{left:.0f}초 남음", f"{left:.0f} s left"),
            )

        yield on_progress


COMMANDS = {"ingest": ingest}
