"""``ppuri evaluate``: how well extraction reads, against gold files."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from explorer.commands.archive import json_option
from explorer.commands.language_model import language_model_option
from explorer.commands.speech import say
from ingest.evaluation import evaluate as scored
from ingest.evaluation import scores
from ingest.pipeline import Endpoint


@click.command(help=say("추출 품질을 정답 자료로 잽니다.", "Score extraction on gold files."))
@click.argument("folder", metavar=say("폴더", "FOLDER"), type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--errors",
    is_flag=True,
    help=say("틀린 것과 놓친 것을 보입니다(check 제외).", "List wrong and missed (not of check)."),
)
@language_model_option
@json_option
def evaluate(folder: Path, as_json: bool, errors: bool, model: Endpoint | None) -> int:
    """Precision, recall and F1 a measure, with 95 % intervals over documents."""
    documents = scored(folder, model=model)
    found = list(scores(documents))
    listed = [error for document in documents for error in document.errors] if errors else []
    if as_json:
        rows = [
            {
                "group": one.group,
                "measure": one.measure,
                "precision": one.tally.precision,
                "recall": one.tally.recall,
                "f1": one.tally.f1,
                "low": one.low,
                "high": one.high,
                "right": one.tally.right,
                "wrong": one.tally.wrong,
                "missed": one.tally.missed,
            }
            for one in found
        ]
        shown = {"errors": [asdict(error) for error in listed]} if errors else {}
        print(json.dumps({"scores": rows, **shown}, ensure_ascii=False))
        return 0
    for error in listed:
        print(f"{error.document}: {error.measure}: {error.kind}: {error.entry}")
    table = Table(say("묶음", "group"), say("무엇", "measure"), "P", "R", "F1", "95 %", "n")
    for one in found:
        tally = one.tally
        interval = f"{one.low:.2f}–{one.high:.2f}"
        table.add_row(
            one.group,
            one.measure,
            f"{tally.precision:.2f}",
            f"{tally.recall:.2f}",
            f"{tally.f1:.3f}",
            interval,
            str(tally.right + tally.missed),
        )
    Console().print(table)
    return 0


COMMANDS = {"evaluate": evaluate}
