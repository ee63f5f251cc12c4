"""``ppuri validate``: the archive against the shapes, the evidence against its sources."""

from __future__ import annotations

import click

from explorer.commands.archive import archive_option, asked
from explorer.commands.speech import LANGUAGE, complain, say
from graph.rdf.validation import validate as problems_in


@click.command(
    help=say("자료실을 형식과 원문에 비추어 검사합니다.", "Check the archive against the shapes and its sources.")
)
@archive_option
def validate(url: str | None) -> int:
    """One line a problem; 1 if there is any."""
    found = 0
    with asked(url) as store:
        for problem in problems_in(store):
            found += 1
            complain(f"{problem.where}: {problem.ko if LANGUAGE == 'ko' else problem.en}")
    click.echo(say(f"문제 {found}개", f"{found} problems"))
    return 1 if found else 0


COMMANDS = {"validate": validate}
