"""``ppuri why``: why a defect comes, and what the masters did."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table

from explorer.commands.archive import archive_option, asked, empty, json_option
from explorer.commands.speech import LANGUAGE, say
from explorer.forms import why_form
from graph.answers import Reason, WhyChain
from ontology.vocabulary import TRADES, Trade, Vocabulary


@click.command(help=say("결함의 원인과 대책을 묻습니다.", "Ask why a defect comes and what helps."))
@click.argument("defect", metavar=say("결함", "DEFECT"))
@click.option("--material", help=say("재료", "a material"))
@click.option("--trade", type=click.Choice(TRADES), help=say("분야 (같은 이름이 여럿일 때)", "a trade, for homonyms"))
@archive_option
@json_option
def why(defect: str, material: str | None, trade: Trade | None, url: str | None, as_json: bool) -> int:
    """Print causes and remedies, most-said first."""
    with asked(url) as store:
        vocabulary = store.vocabulary
        material_id = vocabulary.find(material, kind="material").id if material else None
        chain = store.why(vocabulary.find(defect, kind="defect", trade=trade).id, material_id)
        if as_json:
            print(json.dumps(why_form(chain), ensure_ascii=False))
        else:
            _draw(chain, vocabulary)
            if not store.counts().sources:
                print(empty())
            elif not any(one.said_by for one in chain.causes + chain.remedies + chain.unsure):
                print(
                    say(
                        "아직 이 결함의 원인이나 대책을 말한 자료가 없습니다.",
                        "no source names a cause or remedy of it yet.",
                    )
                )
    return 0


def _draw(chain: WhyChain, vocabulary: Vocabulary) -> None:
    console = Console()
    console.print(vocabulary.label(chain.defect, LANGUAGE), style="bold")
    for heading, reasons in (
        (say("원인", "Causes"), chain.causes),
        (say("대책", "Remedies"), chain.remedies),
        (say("확실하지 않은 말", "Unsure"), chain.unsure),
    ):
        if reasons:
            console.print(_table(heading, reasons, vocabulary))
    for disagreement in chain.disagreements:
        label = vocabulary.label(disagreement.target, LANGUAGE)
        console.print(say(f"의견이 갈림: {label}", f"they differ on: {label}"), style="bold")
        for position in disagreement.positions:
            where = ", ".join(vocabulary.label(concept, LANGUAGE) for concept in position.conditions)
            quote = position.evidence[0].quote if position.evidence else ""
            console.print(f"  {_direction(position.direction)} {where}  “{quote}”")


def _table(heading: str, reasons: tuple[Reason, ...], vocabulary: Vocabulary) -> Table:
    table = Table(title=heading, title_justify="left")
    for column in (say("무엇", "what"), say("방향", "direction"), say("명장", "masters"), say("말", "words")):
        table.add_column(column)
    for reason in reasons:
        quote = reason.evidence[0].quote if reason.evidence else ""
        target = vocabulary.label(reason.target, LANGUAGE) if reason.target else "–"
        said_by = str(reason.said_by) if reason.said_by else say("교본", "textbook") if reason.textbook else "0"
        table.add_row(target, _direction(reason.direction), said_by, quote)
    return table


def _direction(direction: str | None) -> str:
    return {"increase": "↑", "decrease": "↓"}.get(direction or "", "")


COMMANDS = {"why": why}
