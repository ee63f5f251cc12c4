"""``ppuri copy``: an archive into another one."""

from __future__ import annotations

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress

from explorer.commands.archive import archive_option, asked, opened
from explorer.commands.speech import say
from graph.copying import copy_archive


@click.command("copy", help=say("자료실을 다른 자료실로 복사합니다.", "Copy the archive into another one."))
@click.option(
    "--to",
    "target_url",
    required=True,
    metavar="URL",
    help=say("복사할 곳: sqlite:///파일 또는 neo4j://사용자@호스트:7687/db", "where to: sqlite:///file or neo4j://…"),
)
@archive_option
def copy(target_url: str, url: str | None) -> int:
    """Copy; a copy that was stopped goes on when run again."""
    with asked(url) as origin, opened(target_url) as target:
        console = Console(stderr=True)
        columns = (BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("", total=None)
            done = copy_archive(origin, target, lambda at, total: bar.update(task, completed=at, total=total))
    click.echo(
        say(
            f"자료 {done.sources}개, 새 주장 {done.claims}개, 새 검토 {done.reviews}개, 다이제스트 {done.digest[:16]}",
            f"{done.sources} sources, {done.claims} new claims, {done.reviews} new reviews, digest {done.digest[:16]}",
        )
    )
    return 0


COMMANDS = {"copy": copy}
