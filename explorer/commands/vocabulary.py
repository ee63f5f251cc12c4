"""``ppuri vocabulary``: what the curator of the vocabulary works from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from explorer.commands.archive import json_option
from explorer.commands.speech import LANGUAGE, complain, say
from ingest import gaps as gap_finding
from ingest.documents import Document
from ingest.findings import Findings
from ingest.pipeline import extract, files_in
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary


@click.group(help=say("용어 체계를 키웁니다.", "Grow the vocabulary."))
def vocabulary() -> None:
    """The curator's side of the words."""


@vocabulary.command(
    "gaps",
    help=say("자료에 있는데 용어 체계에 없는 말을 잦은 차례로 봅니다.", "List words that the vocabulary lacks."),
)
@click.argument("paths", metavar=say("[파일]...", "[PATHS]..."), nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--reject", "words", multiple=True, metavar="WORD", help=say("앞으로 보이지 않을 말", "a word not to show again")
)
@click.option("--limit", default=50, show_default=True, help=say("몇 개까지", "how many at most"))
@json_option
def list_gaps(paths: tuple[Path, ...], words: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Reject what is named, then list what is left; 1 if any file could not be read."""
    if not paths and not words:
        raise click.UsageError(say("볼 파일이나 --reject가 필요합니다.", "name a file, or a word to --reject."))
    for word in gap_finding.reject(words) if words else ():
        click.echo(say(f"앞으로 보이지 않습니다: {word}", f"not shown again: {word}"), err=True)
    unread: list[Path] = []
    found = gap_finding.gaps(_read(paths, unread), Vocabulary.load(), limit) if paths else ()
    if as_json:
        print(json.dumps({"gaps": [asdict(gap) for gap in found]}, ensure_ascii=False))
    elif paths:
        _draw(found)
    return 1 if unread else 0


def _read(paths: tuple[Path, ...], unread: list[Path]) -> Iterator[tuple[Document, Findings]]:
    for path in files_in(paths):
        try:
            yield from extract(path)
        except SourceError as error:
            complain(error.in_language(LANGUAGE))
            unread.append(path)


def _draw(found: tuple[gap_finding.Gap, ...]) -> None:
    label = Vocabulary.load().label
    table = Table(say("말", "word"), say("번", "count"), say("혹시", "may be"), say("쓰인 문장", "examples"))
    for gap in found:
        may_be = "\n".join(label(concept, LANGUAGE) for concept in gap.may_be)
        table.add_row(gap.word, str(gap.count), may_be, "\n".join(gap.examples))
    Console().print(table)


COMMANDS = {"vocabulary": vocabulary}
