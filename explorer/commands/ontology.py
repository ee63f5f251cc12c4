"""``ppuri ontology``: build, check and compare the vocabulary."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.speech import LANGUAGE, complain, say
from ontology.build import FOLDER, build
from ontology.check import check
from ontology.diff import diff
from ontology.vocabulary import Vocabulary

_CHANGES = {
    "added": ("추가", "added"),
    "removed": ("없앰", "removed"),
    "relabelled": ("이름 바뀜", "relabelled"),
    "moved": ("옮김", "moved"),
}


@click.group(help=say("용어 체계를 만들고 검사하고 비교합니다.", "Build, check and compare the vocabulary."))
def ontology() -> None:
    """The curator's side of the vocabulary."""


@ontology.command(
    "build", help=say("표에서 OWL과 SKOS 파일을 만듭니다.", "Make the OWL and SKOS files from the tables.")
)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, show_default=False)
def build_files(output: Path) -> int:
    """Write the files and say which."""
    for path in build(output):
        click.echo(str(path))
    return 0


@ontology.command("check", help=say("표가 서로 맞는지 검사합니다.", "Check that the tables hold together."))
def check_tables() -> int:
    """One line a problem; 1 if there is any."""
    problems = check(Vocabulary.load())
    for problem in problems:
        complain(f"{problem.concept}: {problem.ko if LANGUAGE == 'ko' else problem.en}")
    concepts = len(Vocabulary.load().concepts)
    click.echo(say(f"용어 {concepts}개, 문제 {len(problems)}개", f"{concepts} concepts, {len(problems)} problems"))
    return 1 if problems else 0


@ontology.command("diff", help=say("두 판의 차이를 보여 줍니다.", "List what changed between two builds."))
@click.argument("old", metavar=say("옛것", "OLD"), type=click.Path(path_type=Path, exists=True))
@click.argument("new", metavar=say("새것", "NEW"), type=click.Path(path_type=Path, exists=True))
def list_changes(old: Path, new: Path) -> int:
    """One line a change."""
    for change in diff(old, new):
        arrow = f"{change.was} → {change.now}" if change.was and change.now else change.was or change.now
        click.echo(f"{say(*_CHANGES[change.what])}  {change.concept}  {arrow}")
    return 0


COMMANDS = {"ontology": ontology}
