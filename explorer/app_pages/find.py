"""Techniques by words and facets, each with why it was found."""

from __future__ import annotations

from html import escape

import streamlit as st

from explorer.markup import card, chips, show
from explorer.selection import choose, chosen, label, link, store, words
from graph.answers import Facet, Query, TechniquesFound
from ontology.vocabulary import TRADES, Vocabulary

FACETS = ("defect", "material", "process")
SHOWN = 24


def draw() -> None:
    """The page."""
    typed = st.text_input(
        words("search"),
        value=chosen("q") or "",
        placeholder=words("search_placeholder"),
        label_visibility="collapsed",
        key="find_search",
    )
    if typed != (chosen("q") or ""):
        choose(q=typed)
    found = store().techniques(_query(typed))
    _chosen_facets()
    if not found.hits:
        _nothing(found)
        return
    show(f"<p class=faint>{words('shown_of', total=found.total, shown=len(found.hits))}</p>")
    show(_facets(found.facets))
    show(f"<div class=cards>{''.join(map(card, found.hits))}</div>")


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
            f'<a class="chip" target="_self" href="{_address(**{kind: facet.id})}">'
            f"{escape(words(facet.id) if kind == 'trade' else label(facet.id))} {facet.count}</a>"
            for facet in own
        )
        if items:
            name = words("trades") if kind == "trade" else words(kind)
            groups += f'<div class="chips"><span class="faint">{name}</span> {items}</div>'
    return f"<details><summary>{words('facets')}</summary>{groups}</details>" if groups else ""


def _nothing(found: TechniquesFound) -> None:
    understood = chips(found.understood) if found.understood else "–"
    nearest = chips(found.nearest) if found.nearest else "–"
    show(
        f"<h1>{words('nothing_found')}</h1><p>{words('understood')}: {understood}</p>"
        f"<p>{words('nearest')}: {nearest}</p>"
    )
