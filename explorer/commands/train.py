"""``ppuri train``: the link model that extraction uses, from gold files and reviewed claims."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.archive import archive_option, opened
from explorer.commands.speech import say
from ingest.examples import Example, reviewed_examples
from ingest.training import train as trained


@click.command(
    help=say(
        "정답 자료와 검토한 주장으로 원인과 대책을 알아보는 모델을 익힙니다.",
        "Train the model that tells causes and remedies, on gold files and reviews.",
    )
)
@click.argument("folder", metavar=say("폴더", "FOLDER"), type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("link_model.json"),
    show_default=True,
    help=say("모델을 쓸 파일", "the file for the model"),
)
@click.option(
    "--reviewed", is_flag=True, help=say("자료실의 검토 결과도 익힙니다.", "learn from the archive's reviews too")
)
@click.option("--seed", type=int, default=1, show_default=True)
@archive_option
def train(folder: Path, output: Path, reviewed: bool, seed: int, url: str | None) -> int:
    """Two figures: on tune documents left out of training in turn, and on the check documents."""
    examples: list[Example] = []
    if reviewed:
        with opened(url) as store:
            examples = list(reviewed_examples(store))
    result = trained(folder, examples, seed=seed)
    result.model.write(output)
    click.echo(
        say(
            f"짝 {result.examples}개(검토 {result.reviewed}개)로 익힘. F1: 빼 둔 tune {result.held_out.f1:.3f}, check {result.check.f1:.3f}. {output}에 썼습니다.",
            f"trained on {result.examples} pairs ({result.reviewed} reviewed). F1: tune held out {result.held_out.f1:.3f}, check {result.check.f1:.3f}. Written to {output}.",
        )
    )
    return 0


COMMANDS = {"train": train}
