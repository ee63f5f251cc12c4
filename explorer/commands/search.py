"""``ppuri search``: techniques by defect, material, process, parameter, trade or words."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.text import Text

from explorer.commands.archive import archive_option, asked, empty, json_option
from explorer.commands.speech import LANGUAGE, say
from explorer.commands.terms import concepts_meant
from explorer.forms import search_form
from graph.answers import Query, TechniqueHit, TechniquesFound
from graph.store import ClaimStore
from ontology.quantities import format_quantity
from ontology.vocabulary import TRADES, Kind, Trade


@click.command(help=say("기술을 찾습니다.", "Find techniques."))
@click.argument("text", metavar=say("[말]...", "[TEXT]..."), nargs=-1)
@click.option("--defect", help=say("결함 (이름 또는 식별자)", "a defect (name or id)"))
@click.option("--material", help=say("재료", "a material"))
@click.option("--process", help=say("공정", "a process"))
@click.option("--parameter", help=say("조건 항목", "a parameter"))
@click.option("--trade", type=click.Choice(TRADES), help=say("분야", "a trade"))
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0)
@archive_option
@json_option
def search(
    text: tuple[str, ...],
    defect: str | None,
    material: str | None,
    process: str | None,
    parameter: str | None,
    trade: Trade | None,
    limit: int,
    offset: int,
    url: str | None,
    as_json: bool,
) -> int:
    """Print the techniques found, best first."""
    with asked(url) as store:

        def ids(term: str | None, kind: Kind) -> tuple[str, ...]:
            return tuple(concept.id for concept in concepts_meant(store.vocabulary, term, kind, trade))

        query = Query(
            text=" ".join(text),
            defects=ids(defect, "defect"),
            materials=ids(material, "material"),
            processes=ids(process, "process"),
            parameters=ids(parameter, "parameter"),
            trade=trade,
            limit=limit,
            offset=offset,
        )
        found = store.techniques(query)
        if as_json:
            print(json.dumps(search_form(found), ensure_ascii=False))
        else:
            _draw(found, store)
    return 0


def _draw(found: TechniquesFound, store: ClaimStore) -> None:
    console = Console()
    if not found.hits:
        console.print(_nothing(found, store))
        return
    console.print(say(f"기술 {found.total}건", f"{found.total} techniques"))
    for hit in found.hits:
        console.print(Text())
        console.print(_card(hit, store))


def _nothing(found: TechniquesFound, store: ClaimStore) -> str:
    if not store.counts().sources:
        return empty()

    def listed(ids: tuple[str, ...]) -> str:
        return ", ".join(store.vocabulary.label(concept, LANGUAGE) for concept in ids) or "–"

    return say(
        f"찾은 기술이 없습니다. 알아들은 말: {listed(found.understood)}. 가까운 것: {listed(found.nearest)}.",
        f"nothing found. Understood: {listed(found.understood)}. Nearest: {listed(found.nearest)}.",
    )


def _card(hit: TechniqueHit, store: ClaimStore) -> Text:
    title = hit.technique.title
    card = Text(title.get(LANGUAGE) or next(iter(title.values()), hit.technique.id), style="bold")
    names = [store.vocabulary.label(concept, LANGUAGE) for concept in hit.defects + hit.materials]
    card.append("\n  " + " · ".join(names), style="not bold")
    for setting in hit.settings[:4]:
        label = store.vocabulary.label(setting.parameter, LANGUAGE)
        card.append(f"\n  {label} {format_quantity(setting.quantity, LANGUAGE)}", style="not bold")
    for words in hit.evidence[:2]:
        at = f" [{words.t0:.0f} s]" if words.t0 is not None else ""
        card.append(f"\n  “{words.quote}” — {words.speaker or say('알 수 없음', 'unknown')}{at}", style="not bold dim")
    return card


COMMANDS = {"search": search}
