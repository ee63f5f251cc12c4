"""Techniques by words and facets, each with why it was found."""

from __future__ import annotations

from html import escape

from explorer.markup import card, chips, search_box, show
from explorer.selection import chosen, label, link, store, words
from graph.answers import Facet, Query, TechniquesFound
from ontology.vocabulary import TRADES, Vocabulary

FACETS = ("defect", "material", "process")
SHOWN = 24


def draw() -> None:
    """The page."""
    typed = chosen("q") or ""
    search_box(typed)
    found = store().techniques(_query(typed))
    _chosen_facets()
    if not found.hits:
        _nothing(found)
        return
    first = _offset() + 1
    counted = words("shown_of", total=found.total, shown=f"{first}–{first + len(found.hits) - 1}")
    show(
        f"<p class=faint>{counted}</p><div class=found><aside class=rail>{_facets(found.facets)}</aside>"
        f"<div><div class=cards>{''.join(map(card, found.hits))}</div>{_pages(found.total)}</div></div>"
    )


def _offset() -> int:
    asked = chosen("from") or ""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


def _pages(total: int) -> str:
    at = _offset()
    before = f'<a target="_self" href="{_address(**{"from": str(max(0, at - SHOWN))})}">← {words("before")}</a>'
    after = f'<a target="_self" href="{_address(**{"from": str(at + SHOWN)})}">{words("after")} →</a>'
    return f"<nav class=pages aria-label='{words('pages')}'>{before if at else '<span></span>'}{after if at + SHOWN < total else ''}</nav>"


def _query(typed: str) -> Query:
    known = Vocabulary.load()

    def one(name: str) -> tuple[str, ...]:
        concept = chosen(name)
        return (concept,) if concept and concept in known else ()

    trade = chosen("trade")
    return Query(
        text=typed,
        defects=one("defect"),
        materials=one("material"),
        processes=one("process"),
        parameters=one("parameter"),
        trade=trade if trade in TRADES else None,
        limit=SHOWN,
        offset=_offset(),
    )


def _address(**changed: str | None) -> str:
    kept: dict[str, str | float | None] = {name: chosen(name) for name in ("q", "trade", "parameter", *FACETS)}
    return link("find", **{**kept, **changed})


def _chosen_facets() -> None:
    taken = [(name, chosen(name)) for name in ("trade", *FACETS) if chosen(name)]
    if taken:
        items = "".join(
            f'<a class="chip" target="_self" href="{_address(**{name: None})}">✕ '
            f"{escape(words(value or '') if name == 'trade' else label(value or ''))}</a>"
            for name, value in taken
        )
        show(f'<div class="chips">{items}</div>')


def _facets(facets: tuple[Facet, ...]) -> str:
    groups = ""
    for kind in ("trade", *FACETS):
        own = [facet for facet in facets if facet.kind == kind and facet.id != chosen(kind)][:8]
        items = "".join(
            f'<li><a target="_self" href="{_address(**{kind: facet.id})}"><span>'
            f"{escape(words(facet.id) if kind == 'trade' else label(facet.id))}</span><span class=count>{facet.count}</span></a></li>"
            for facet in own
        )
        if items:
            groups += f"<h3>{words('trades') if kind == 'trade' else words(kind)}</h3><ul>{items}</ul>"
    return f"<details><summary>{words('facets')}</summary>{groups}</details>" if groups else ""


def _nothing(found: TechniquesFound) -> None:
    understood = chips(found.understood) if found.understood else "–"
    nearest = chips(found.nearest) if found.nearest else "–"
    show(
        f"<h1>{words('nothing_found')}</h1><p>{words('understood')}: {understood}</p>"
        f"<p>{words('nearest')}: {nearest}</p>"
    )
