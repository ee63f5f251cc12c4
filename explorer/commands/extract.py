"""``ppuri extract``: what a file says, without a store."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from explorer.commands.archive import json_option
from explorer.commands.language_model import language_model_option
from explorer.commands.speech import LANGUAGE, complain, say
from ingest.pipeline import Endpoint, extraction_form, files_in, read
from ingest.pipeline import extract as extracted
from ontology.errors import SourceError
from ontology.quantities import Quantity, format_quantity
from ontology.vocabulary import Vocabulary


@click.command(help=say("파일에서 찾아낸 것을 보여 줍니다.", "Show what a file says."))
@click.argument("paths", metavar=say("파일...", "PATHS..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--text",
    "as_text",
    is_flag=True,
    help=say("위치의 기준이 되는 본문만 출력합니다.", "print the text that offsets refer to"),
)
@language_model_option
@json_option
def extract(paths: tuple[Path, ...], as_text: bool, as_json: bool, model: Endpoint | None) -> int:
    """One JSON object a document, a line each; 1 if any file could not be read."""
    failed = False
    for path in files_in(paths):
        try:
            if as_text:
                click.echo("\n".join(document.text for document in read(path)))
            else:
                _show(path, model, as_json)
        except SourceError as error:
            complain(error.in_language(LANGUAGE))
            failed = True
    return int(failed)


def _show(path: Path, model: Endpoint | None, as_json: bool) -> None:
    for document, findings in extracted(path, model=model):
        for warning in document.warnings:
            complain(f"{document.path}: {say(warning.ko, warning.en)}")
        form = extraction_form(document, findings)
        if as_json:
            print(json.dumps(form, ensure_ascii=False))
        else:
            _draw(document.path, form)


def _draw(path: str, form: dict[str, list[dict[str, object]]]) -> None:
    vocabulary = Vocabulary.load()
    table = Table(title=path, show_lines=False)
    for heading in (say("무엇", "what"), say("용어", "concept"), say("값·방향", "value"), say("말", "words")):
        table.add_column(heading)
    for mention in form["mentions"]:
        table.add_row(
            say("언급", "mention"),
            vocabulary.label(str(mention["concept"]), LANGUAGE),
            "",
            str(mention["surface"]),
        )
    for setting in form["settings"]:
        quantity = Quantity(setting["min"], setting["max"], str(setting["unit"]))  # type: ignore[arg-type]
        table.add_row(
            say("조건", "setting"),
            vocabulary.label(str(setting["parameter"]), LANGUAGE),
            format_quantity(quantity, LANGUAGE),
            str(setting["quote"]),
        )
    for link in form["links"]:
        target = vocabulary.label(str(link["target"]), LANGUAGE) if link["target"] else ""
        role = say("원인", "cause") if link["role"] == "cause" else say("대책", "remedy")
        table.add_row(
            role,
            f"{vocabulary.label(str(link['defect']), LANGUAGE)} ← {target}",
            str(link["direction"] or ""),
            str(link["quote"]),
        )
    Console().print(table)


COMMANDS = {"extract": extract}
