"""``ppuri stats``: how much of everything there is."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from explorer.commands.archive import archive_option, asked, json_option
from explorer.commands.speech import say
from graph.answers import Counts

NAMES = {
    "sources": ("자료", "sources"),
    "passages": ("대목", "passages"),
    "techniques": ("기술", "techniques"),
    "claims": ("주장", "claims"),
    "masters": ("명장", "masters"),
    "set_aside": ("보류한 대목", "set aside"),
    "superseded": ("옛 판", "superseded"),
}


@click.command(help=say("자료실에 무엇이 얼마나 있는지 셉니다.", "Count everything in the archive."))
@archive_option
@json_option
def stats(url: str | None, as_json: bool) -> int:
    """Print the counts; with ``--json`` counts alone, so that two archives can be compared."""
    with asked(url) as store:
        counts = store.counts()
    if as_json:
        print(json.dumps(asdict(counts), ensure_ascii=False, sort_keys=True))
    else:
        Console().print(_table(counts))
    return 0


def _table(counts: Counts) -> Table:
    table = Table(show_header=False)
    for name, label in NAMES.items():
        table.add_row(say(*label), f"{getattr(counts, name):,}")
    return table


COMMANDS = {"stats": stats}
