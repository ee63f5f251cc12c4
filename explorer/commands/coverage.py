"""``ppuri coverage``: which competency units the archive reaches, and where the gaps are."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table

from explorer.commands.archive import archive_option, asked, json_option
from explorer.commands.speech import LANGUAGE, say
from graph.answers import Coverage
from ontology.vocabulary import Vocabulary


@click.command(help=say("능력단위마다 닿는 기술과 빈 곳을 셉니다.", "Count techniques a competency unit, gaps first."))
@archive_option
@json_option
def coverage(url: str | None, as_json: bool) -> int:
    """One row a unit, gaps first; how sure its code is stands beside it."""
    with asked(url) as store:
        found = sorted(store.coverage("competency"), key=lambda one: (one.techniques, one.concept))
    if as_json:
        print(json.dumps({"units": [_form(one) for one in found], "gaps": _gaps(found)}, ensure_ascii=False))
    else:
        Console().print(_table(found))
        click.echo(say(f"능력단위 {len(found)}개, 빈 곳 {_gaps(found)}개", f"{len(found)} units, {_gaps(found)} gaps"))
    return 0


def _gaps(found: list[Coverage]) -> int:
    return sum(one.techniques == 0 for one in found)


def _form(one: Coverage) -> dict[str, object]:
    unit = Vocabulary.load()[one.concept]
    return {
        "unit": one.concept,
        "title": {language: unit.pref_label(language) for language in ("ko", "en")},
        "codes": [notation.code for notation in unit.notations],
        "processes": list(unit.processes),
        "techniques": one.techniques,
        "masters": one.masters,
    }


def _table(found: list[Coverage]) -> Table:
    table = Table(say("능력단위", "unit"), say("번호", "code"), say("기술", "techniques"), say("명장", "masters"))
    for one in found:
        unit = Vocabulary.load()[one.concept]
        codes = ", ".join(notation.code for notation in unit.notations)
        table.add_row(unit.pref_label(LANGUAGE), codes, str(one.techniques), str(one.masters))
    return table


COMMANDS = {"coverage": coverage}
