"""One search box, three trades with what they hold, questions worth asking, what is new."""

from __future__ import annotations

import os
from html import escape

import streamlit as st

from explorer.front import Arrival, Front, Question, TradeHeld, front
from explorer.markup import length, nothing_yet, search_box, show, titled, trade
from explorer.selection import label, link, store, words
from graph.answers import Counts
from ontology.vocabulary import TRADES


def draw() -> None:
    """The page."""
    show(f"<h1>{words('name')}</h1><p class=tagline>{words('tagline')}</p>")
    search_box()
    counts = store().counts()
    if not counts.sources:
        nothing_yet()
        return
    _numbers(counts)
    whole = _front(os.environ["PPURI_STORE"], repr(counts))
    show(f"<h2>{words('trades')}</h2><div class=cards>{''.join(map(_trade, whole.trades))}</div>")
    show(f"<h2>{words('questions')}</h2><div class=asked>{_questions(whole.questions)}</div>")
    show(f"<h2>{words('new')}</h2><ul class=arrivals>{''.join(map(_arrival, whole.arrivals))}</ul>")


@st.cache_data(max_entries=4, show_spinner=False)
def _front(address: str, holding: str) -> Front:  # which archive, in which state
    return front(store())


def _numbers(counts: Counts) -> None:
    """How much there is, each leading to its list."""
    items = (
        ("source", "sources_n", counts.sources),
        ("master", "masters_n", counts.masters),
        ("find", "techniques_n", counts.techniques),
    )
    listed = "".join(f'<a target="_self" href="{link(page)}">{words(key, n=f"{n:,}")}</a>' for page, key, n in items)
    show(f'<div class="numbers">{listed}<span class=faint>{words("claims_n", n=f"{counts.claims:,}")}</span></div>')


def _trade(held: TradeHeld) -> str:
    facts = (
        words("techniques_n", n=f"{held.techniques:,}"),
        words("masters_n", n=held.masters) if held.masters else "",
        length(held.seconds),
    )
    return (
        f'<a class="card trade {held.trade}" target="_self" href="{link("find", trade=held.trade)}">'
        f"<strong>{words(held.trade)}</strong><span class=faint>{' · '.join(filter(None, facts))}</span></a>"
    )


def _questions(questions: tuple[Question, ...]) -> str:
    """A column a trade."""
    columns = ""
    for one in TRADES:
        own = "".join(_question(question) for question in questions if question.trade == one)
        columns += f"<section><h3>{trade(one)}</h3><ul>{own}</ul></section>" if own else ""
    return columns


def _question(question: Question) -> str:
    counts = (("causes_n", question.causes), ("remedies_n", question.remedies), ("masters_n", question.masters))
    told = " · ".join(words(key, n=n) for key, n in counts if n)
    differ = f'<span class="tag">{words("differ")}</span>' if question.differ else ""
    return (
        f'<li><a target="_self" href="{link("why", defect=question.defect)}">'
        f"{escape(words('why_short', defect=label(question.defect)))}</a>"
        f"<div class=faint>{told}{differ}</div>{_foremost(question)}</li>"
    )


def _foremost(question: Question) -> str:
    cause = question.foremost
    if cause is None or cause.target is None:
        return ""
    way = f" ({words(cause.direction)})" if cause.direction else ""
    return f"<div class=faint>{words('foremost')}: {escape(label(cause.target) + way)}</div>"


def _arrival(arrival: Arrival) -> str:
    source = arrival.row.source
    techniques = "".join(
        f'<li><a target="_self" href="{link("technique", id=one.id)}">{titled(one.title)}</a></li>'
        for one in arrival.techniques
    )
    facts = (words("techniques_n", n=arrival.row.techniques), length(arrival.row.duration))
    return (
        f"<li><time datetime={source.added_at[:10]}>{source.added_at[:10]}</time><div>"
        f'<span class="dot {arrival.techniques[0].trade or ""}"></span>'
        f'<a target="_self" href="{link("source", id=source.id)}"><strong>{titled(source.title)}</strong></a> '
        f"<span class=faint>{' · '.join(filter(None, facts))}</span><ul>{techniques}</ul></div></li>"
    )
