"""Who spoke, to what, for how long, and with which consent."""

from __future__ import annotations

from html import escape

from explorer.markup import card, chips, missing, show, trade
from explorer.selection import chosen, link, store, words
from graph.answers import MasterRow
from ontology.errors import UnknownThingError


def draw() -> None:
    """One master, or all of them."""
    asked = chosen("id")
    if not asked:
        masters = store().masters()
        show(f"<h1>{words('masters')}</h1>")
        show(
            f"<div class=cards>{''.join(map(_card, masters))}</div>" if masters else f"<p>{words('empty_archive')}</p>"
        )
        return
    try:
        seen = store().master(asked)
    except UnknownThingError:
        missing(asked)
        return
    show(f"<h1>{escape(seen.row.label)}</h1>{_facts(seen.row)}")
    show(f"<h2>{words('speaks_most_to')}</h2>{chips(one for one, _ in seen.concepts[:16])}")
    show(
        f"<h2>{words('techniques_n', n=seen.row.techniques)}</h2><div class=cards>{''.join(map(card, seen.techniques))}</div>"
    )


def _card(row: MasterRow) -> str:
    address = link("master", id=row.id)
    return f'<article class="card {row.trade or ""}"><h3><a target=_self href="{address}">{escape(row.label)}</a></h3>{_facts(row)}</article>'


def _facts(row: MasterRow) -> str:
    length = words("hours", minutes=max(1, round(row.seconds / 60))) if row.seconds else ""
    consents = ", ".join(sorted({words(consent) if consent else words("unknown") for consent in row.consents.values()}))
    parts = [trade(row.trade), escape(row.role or words("unknown")), words("techniques_n", n=row.techniques), length]
    return f"<p class=faint>{' · '.join(filter(None, parts))}<br>{words('consent')}: {consents}</p>"
