"""Techniques by words and facets, each with why it was found."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import get_args

from explorer.markup import card, chip, named_page, nothing_yet, search_box, show
from explorer.nearby import most_spoken_of, nearest, one_word_less
from explorer.selection import choose, chosen, label, link, store, words
from graph.answers import Facet, Order, Query, TechniquesFound
from ontology.vocabulary import TRADES, Vocabulary

CONCEPTS = ("defect", "material", "process", "parameter")
FACETS = ("trade", "defect", "material", "process")
ORDERS: tuple[Order, ...] = get_args(Order)
SHOWN = 24


def draw() -> None:
    """The page."""
    typed = chosen("q") or ""
    named_page(escape(typed) or words("find"))
    search_box(typed)
    query = _query(typed)
    found = store().techniques(query)
    if not found.hits and query.offset:  # past the end, as after a filter in an old address
        choose(**{"from": None})
        query = _query(typed)
        found = store().techniques(query)
    show(f"{_read_as(found)}{_taken()}")
    if not found.hits:
        _nothing(query, found)
        return
    show(
        f"<h1 class=unseen>{escape(typed) or words('find')}</h1>"
        f"<div class=listed><p class=faint>{_counted(found)}</p>{_orders()}</div><div class=found>"
        f"<aside class=rail><h2 class=unseen>{words('facets')}</h2>{_facets(found)}</aside>"
        f"<div><h2 class=unseen>{words('techniques')}</h2><div class=cards>{''.join(map(card, found.hits))}</div>{_pages(found.total)}</div></div>"
    )


def _order() -> Order:
    asked = chosen("sort")
    return next((order for order in ORDERS if order == asked), "match")


def _offset() -> int:
    asked = chosen("from") or ""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


def _counted(found: TechniquesFound) -> str:
    first = _offset() + 1
    last = first + len(found.hits) - 1
    left = found.total - last
    rest = f" · {words('left_n', n=left)}" if left else ""
    return words("shown_of", total=found.total, shown=f"{first}–{last}") + rest


def _orders() -> str:
    items = " ".join(
        f'<a target="_self" href="{_address(sort=name)}"{" aria-current=true" if name == _order() else ""}>{words("sort_" + name)}</a>'
        for name in ORDERS
    )
    return f'<nav class="orders faint" aria-label="{words("sort")}">{words("sort")}: {items}</nav>'


def _pages(total: int) -> str:
    at = _offset()
    before = f'<a target="_self" href="{_address(**{"from": str(max(0, at - SHOWN))})}">← {words("before")}</a>'
    after = f'<a target="_self" href="{_address(**{"from": str(at + SHOWN)})}">{words("after")} →</a>'
    return (
        f"<nav class=pages aria-label='{words('pages')}'>{before if at else '<span></span>'}"
        f"{after if at + SHOWN < total else ''}</nav>"
    )


def _filter(name: str) -> str | None:
    """What the address narrows the search to; what names nothing narrows nothing."""
    asked = chosen(name)
    if name == "trade":
        return asked if asked in TRADES else None
    known = Vocabulary.load()
    return asked if asked and asked in known and known[asked].kind == name else None


def _filters() -> list[tuple[str, str]]:
    """What narrows the search, by name."""
    return [(name, value) for name in ("trade", *CONCEPTS) if (value := _filter(name))]


def _query(typed: str, without: str = "") -> Query:
    def one(name: str) -> tuple[str, ...]:
        concept = _filter(name)
        return (concept,) if concept and name != without else ()

    trade = _filter("trade")
    return Query(
        text=typed,
        defects=one("defect"),
        materials=one("material"),
        processes=one("process"),
        parameters=one("parameter"),
        trade=trade if trade in TRADES and without != "trade" else None,
        limit=SHOWN,
        offset=_offset(),
        order=_order(),
    )


def _address(**changed: str | None) -> str:
    """This search with something changed; a changed filter begins at the first page again."""
    kept: dict[str, str | float | None] = {name: chosen(name) for name in ("q", "sort")}
    kept |= {name: _filter(name) for name in ("trade", *CONCEPTS)}
    return escape(link("find", **{**kept, **changed}))


def _name(kind: str, one: str) -> str:
    return escape(words(one) if kind == "trade" and one in TRADES else label(one))


def _taken() -> str:
    """What narrows the search, each with a way to take it off."""
    taken = _filters()
    items = "".join(
        f'<a class="chip" target="_self" href="{_address(**{name: None})}" aria-label="{words("take_off")}: {_name(name, value)}">'
        f"✕ {_name(name, value)}</a>"
        for name, value in taken
    )
    everything = dict.fromkeys(("trade", *CONCEPTS))
    clear = f'<a class="clear" target="_self" href="{_address(**everything)}">{words("clear_all")}</a>'
    return f'<div class="chips taken">{items}{clear if len(taken) > 1 else ""}</div>' if taken else ""


def _facets(found: TechniquesFound) -> str:
    groups = "".join(_group(kind, [facet for facet in found.facets if facet.kind == kind]) for kind in FACETS)
    return f"<details><summary>{words('facets')}</summary>{groups}</details>" if groups else ""


def _group(kind: str, facets: list[Facet]) -> str:
    own = [facet for facet in facets if facet.id != chosen(kind)]
    if not own:
        return ""
    first, more = "".join(map(_facet, own[:8])), "".join(map(_facet, own[8:40]))
    rest = f"<details class=more><summary>{words('more_n', n=len(own) - 8)}</summary><ul>{more}</ul></details>"
    return f"<h3>{words('trades' if kind == 'trade' else kind)}</h3><ul>{first}</ul>{rest if more else ''}"


def _facet(facet: Facet) -> str:
    return (
        f'<li><a target="_self" href="{_address(**{facet.kind: facet.id})}"><span>{_name(facet.kind, facet.id)}</span>'
        f"<span class=count>{facet.count}</span></a></li>"
    )


def _read_as(found: TechniquesFound) -> str:
    """The concepts that the words were taken for; homonyms show their trade."""
    vocabulary = Vocabulary.load()
    items = "".join(
        f'<li>{chip(one)} <span class="faint">{_trade_of(vocabulary[one].trade)}</span></li>'
        for one in found.understood
    )
    return f'<div class="understood faint">{words("understood")} <ul>{items}</ul></div>' if items else ""


def _trade_of(trade: str | None) -> str:
    return words(trade) if trade else ""


def _nothing(query: Query, found: TechniquesFound) -> None:
    """Say so, offer what lies nearest, and what would be found with one filter less."""
    if not store().counts().sources:
        show(f"<h1>{words('nothing_found')}</h1>")
        nothing_yet()
        return
    typed = f"<p>{words('nothing_for', q=escape(query.text))}</p>" if query.text and not found.understood else ""
    near = _leading_on("nearest", nearest(store(), found, query.trade))
    elsewhere = _leading_on("most_spoken_of", most_spoken_of(store()))
    show(f"<h1>{words('nothing_found')}</h1>{typed}{_looser(query)}{near}{elsewhere}")


def _looser(query: Query) -> str:
    """With one filter or one word less."""
    ways = [(escape(word), _address(q=rest), total) for word, rest, total in one_word_less(store(), query)]
    for name, value in _filters():
        fewer = replace(_query(query.text, without=name), limit=1, offset=0)
        ways.append((_name(name, value), _address(**{name: None}), store().techniques(fewer).total))
    items = "".join(
        f'<li><a target="_self" href="{address}">{words("without", name=dropped, n=total)}</a></li>'
        for dropped, address, total in ways
        if total
    )
    return f"<h2>{words('looser')}</h2><ul>{items}</ul>" if items else ""


def _leading_on(heading: str, concepts: list[tuple[str, int]]) -> str:
    """Terms that something is found for, with how much."""
    items = "".join(
        f'<a class="chip" target="_self" href="{_found_by(one)}">{_dot(one)}{escape(label(one))} '
        f"<span class=count>{techniques}</span></a>"
        for one, techniques in concepts
    )
    return f'<h2>{words(heading)}</h2><div class="chips">{items}</div>' if items else ""


def _found_by(concept: str) -> str:
    kind = Vocabulary.load()[concept].kind
    return escape(link("find", **{kind: concept}) if kind in CONCEPTS else link("find", q=label(concept)))


def _dot(concept: str) -> str:
    trade = Vocabulary.load()[concept].trade
    return f'<span class="dot {trade}"></span>' if trade else ""
