"""One search box, three trades, questions worth asking, what is new."""

from __future__ import annotations

from collections import Counter
from html import escape

from explorer.markup import card, search_box, show
from explorer.selection import label, link, store, words
from graph.answers import Counts, TechniqueHit
from ontology.vocabulary import TRADES, Vocabulary

SHOWN, FROM_EACH = 6, 2


def draw() -> None:
    """The page."""
    show(f"<h1>{words('name')}</h1><p class=faint>{words('tagline')}</p>")
    search_box()
    counts = store().counts()
    if not counts.sources:
        show(f"<p>{words('empty_archive')} <a target=_self href='{link('source')}'>{words('sources')}</a></p>")
        return
    _numbers(counts)
    _trades(counts.by_trade)
    _questions()
    show(f"<h2>{words('new')}</h2><div class=cards>{''.join(map(card, _new()))}</div>")


def _numbers(counts: Counts) -> None:
    """How much there is, each leading to its list."""
    items = (
        ("source", "sources_n", counts.sources),
        ("master", "masters_n", counts.masters),
        ("find", "techniques_n", counts.techniques),
    )
    listed = "".join(f'<a target="_self" href="{link(page)}">{words(key, n=f"{n:,}")}</a>' for page, key, n in items)
    show(f'<div class="numbers">{listed}<span class=faint>{words("claims_n", n=f"{counts.claims:,}")}</span></div>')


def _new() -> list[TechniqueHit]:
    """Techniques of the newest sources, two of each, so that one long interview does not fill the page."""
    each: Counter[str] = Counter()
    chosen = []
    for hit in store().recent(50):
        each[hit.technique.source] += 1
        if each[hit.technique.source] <= FROM_EACH:
            chosen.append(hit)
    return chosen[:SHOWN]


def _trades(by_trade: dict[str, int]) -> None:
    cards = "".join(
        f'<a class="card {trade}" target="_self" href="{link("find", trade=trade)}"><strong>{words(trade)}</strong><br>'
        f'<span class="faint">{words("techniques_n", n=by_trade.get(trade, 0))}</span></a>'
        for trade in TRADES
    )
    show(f'<h2>{words("trades")}</h2><div class="cards">{cards}</div>')


def _questions() -> None:
    """The defects that most is said of, as questions, two a trade."""
    vocabulary = Vocabulary.load()
    counted = sorted(store().hierarchy("defect"), key=lambda row: (-row.techniques, row.concept))
    named = [row.concept for row in counted if row.techniques and not vocabulary.narrower(row.concept)]
    tops = [one for trade in TRADES for one in [one for one in named if vocabulary[one].trade == trade][:2]]
    items = "".join(
        f'<li><a target="_self" href="{link("why", defect=one)}">{escape(words("why_title", defect=label(one)))}</a></li>'
        for one in tops
    )
    show(f"<h2>{words('questions')}</h2><ul>{items}</ul>")
