"""Who spoke, to what, for how long, and with which consent."""

from __future__ import annotations

from html import escape

from explorer.markup import card, length, missing, named_page, nothing_yet, show, titled, trade
from explorer.selection import chosen, in_my_language, label, link, store, words
from graph.answers import MasterRow, MasterSeen, SourceRow
from ontology.errors import UnknownThingError
from ontology.vocabulary import TRADES


def draw() -> None:
    """One master, or all of them."""
    asked = chosen("id")
    if not asked:
        _all(store().masters())
        return
    try:
        _one(store().master(asked))
    except UnknownThingError:
        missing("master", asked)


def _all(masters: tuple[MasterRow, ...]) -> None:
    named_page(words("masters"))
    total = length(sum(row.seconds or 0 for row in masters))
    show(
        f"<h1>{words('masters')}</h1><p class=faint>{words('masters_n', n=len(masters))}{' · ' + total if total else ''}</p>"
    )
    if not masters:
        nothing_yet()
    for one in (*TRADES, None):
        own = [row for row in masters if row.trade == one]
        if own:
            show(f"<h2>{trade(one)} · {len(own)}</h2><div class=cards>{''.join(map(_card, own))}</div>")


def _one(seen: MasterSeen) -> None:
    row = seen.row
    named_page(escape(row.label))
    links = f'<a target=_self href="{link("graph", focus=row.id)}">{words("graph")}</a>'
    show(f"<h1>{escape(row.label)}</h1><p class=faint>{trade(row.trade)} · {links}</p>{_facts(row)}")
    spoken = "".join(
        f'<a class="chip" target="_self" href="{link("concept", id=one)}">{escape(label(one))} <span class=count>{count}</span></a>'
        for one, count in seen.concepts[:20]
    )
    show(f"<h2>{words('speaks_most_to')}</h2><div class=chips>{spoken}</div>{_sources(row)}")
    show(
        f"<h2>{words('techniques')} · {row.techniques}</h2><div class=cards>{''.join(map(card, seen.techniques))}</div>"
    )


def _card(row: MasterRow) -> str:
    address = link("master", id=row.id)
    facts = [words("techniques_n", n=row.techniques), length(row.seconds), f"{words('consent')}: {_consents(row)}"]
    role = f"<div>{escape(in_my_language(row.role))}</div>" if row.role else ""
    return (
        f'<article class="card {row.trade or ""}"><h3><a target=_self href="{address}">{escape(row.label)}</a></h3>'
        f"{role}<p class=faint>{' · '.join(filter(None, facts))}</p></article>"
    )


def _facts(row: MasterRow) -> str:
    facts = (
        ("role", escape(in_my_language(row.role or words("unknown")))),
        ("recorded", length(row.seconds) or words("unknown")),
        ("claims", str(row.claims)),
        ("consent", _consents(row)),
    )
    lines = "".join(f"<tr><th scope=row>{words(key)}</th><td>{value}</td></tr>" for key, value in facts)
    return f"<table class=facts>{lines}</table>"


def _sources(row: MasterRow) -> str:
    """The recordings and notes of a master, each with the consent given for it."""
    own: list[SourceRow] = [one for one in store().sources() if one.source.id in row.sources]
    items = "".join(
        f'<li><a target=_self href="{link("source", id=one.source.id)}">{titled(one.source.title)}</a> '
        f"<span class=faint>{' · '.join(filter(None, (length(one.duration), _consent(row.consents.get(one.source.id)))))}</span></li>"
        for one in own
    )
    return f"<h2>{words('sources')} · {len(own)}</h2><ul>{items}</ul>" if own else ""


def _consents(row: MasterRow) -> str:
    return ", ".join(sorted({_consent(one) for one in row.consents.values()}))


def _consent(consent: str | None) -> str:
    return words(consent) if consent else words("unknown")
