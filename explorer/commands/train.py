"""``ppuri train``: a small model from gold files and reviewed claims, written only where it helps."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.archive import archive_option, opened
from explorer.commands.speech import say
from ingest.training import reviewed_links
from ingest.training import train as trained


@click.command(
    help=say("정답 자료와 검토한 주장으로 작은 모델을 익힙니다.", "Train a small model on gold files and reviews.")
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("link-filter.json"),
    show_default=True,
    help=say("나아질 때만 쓰는 파일", "the file, written only where it helps"),
)
@click.option(
    "--reviewed", is_flag=True, help=say("자료실의 검토 결과도 익힙니다.", "learn from the archive's reviews too")
)
@click.option("--seed", type=int, default=1, show_default=True)
@archive_option
def train(folder: Path, output: Path, reviewed: bool, seed: int, url: str | None) -> int:
    """Two figures, before and after, on documents that were not trained on."""
    examples = []
    if reviewed:
        with opened(url) as store:
            examples = list(reviewed_links(store))
    result = trained(folder, examples, seed=seed)
    click.echo(
        say(
            f"관계 {result.examples}개(검토 {result.reviewed}개)로 익힘. check F1 {result.before.f1:.3f} → {result.after.f1:.3f}",
            f"trained on {result.examples} links ({result.reviewed} reviewed); check F1 {result.before.f1:.3f} → {result.after.f1:.3f}",
        )
    )
    if result.helps:
        result.filter.write(output)
        click.echo(say(f"{output}에 썼습니다.", f"written to {output}."))
    else:
        click.echo(say("나아지지 않아 쓰지 않았습니다.", "no better than the rules alone, so nothing was written."))
    return 0


COMMANDS = {"train": train}
