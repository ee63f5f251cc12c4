"""Pieces of a page as HTML; whatever people wrote goes through an escape."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape, unescape

import streamlit as st

from explorer.selection import label, language, link, words
from graph.answers import CitedWords, SettingSaid, TechniqueHit
from ontology.quantities import format_quantity
from ontology.vocabulary import Vocabulary


def show(html: str) -> None:
    """Draw a piece of the page."""
    st.html(f'<div class="p">{html}</div>')


def titled(title: dict[str, str]) -> str:
    """A title in the page's language, else in the one it has."""
    return escape(title.get(language()) or next(iter(title.values()), words("unknown")))


def heading(text: str) -> str:
    """*text* as a heading begins, safe in a page: pH stays pH."""
    return escape(text if text.startswith("pH") else text[:1].upper() + text[1:])


def chip(concept: str) -> str:
    """A concept as a link to its page."""
    return f'<a class="chip" target="_self" href="{link("concept", id=concept)}">{escape(label(concept))}</a>'


def chips(concepts: Iterable[str]) -> str:
    """Concepts in a row."""
    return '<div class="chips">' + "".join(map(chip, dict.fromkeys(concepts))) + "</div>"


def clock(seconds: float | None) -> str:
    """Minutes and seconds, or nothing."""
    return "" if seconds is None else f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def length(seconds: float | None) -> str:
    """How long a recording is, in hours and minutes; nothing where nothing was recorded."""
    if not seconds:
        return ""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    return words("recorded_hours", hours=hours, minutes=minutes) if hours else words("hours", minutes=minutes)


def said(words_said: CitedWords, *, unsure: bool = False) -> str:
    """Words quoted, as in a book: who, where, when, a way to hear them, and whether they were read *unsurely*."""
    tags = unsure_tag() if unsure else ""
    if words_said.modality != "asserted":
        tags += f'<span class="tag">{words("modality_" + words_said.modality)}</span>'
    if words_said.textbook:
        tags += f'<span class="tag">{words("textbook")}</span>'
    elif words_said.status in {"accepted", "rejected"}:
        tags += f'<span class="tag {words_said.status}">{words(words_said.status)}</span>'
    source = titled(words_said.source_title)
    who = words("textbook") if words_said.textbook else escape(words_said.speaker or "") or source
    rest = "" if words_said.textbook or who == source else f" · {source}"
    address = link("technique", id=words_said.technique, t=words_said.t0, claim=words_said.claim)
    at = f" · {clock(words_said.t0)}" if words_said.t0 is not None else ""
    return (
        f'<div class="said {words_said.status}{" unsure" if unsure else ""}"><blockquote>“{escape(words_said.quote)}”</blockquote>'
        f'<div class="by"><a target="_self" href="{escape(address)}">{who}{at}</a>{rest}{tags}</div></div>'
    )


def unsure_tag() -> str:
    """That the archive is not sure to have read this right."""
    return f'<span class="tag">{words("read_unsurely")}</span>'


def setting(one: SettingSaid) -> str:
    """Parameter and value."""
    return f"{escape(label(one.parameter))} <strong>{escape(format_quantity(one.quantity, language()))}</strong>"


def card(hit: TechniqueHit) -> str:
    """A found technique: title, what it is about, settings, who said it, and why it was found."""
    settings = "".join(f"<li>{setting(one)}</li>" for one in hit.settings[:4])
    reasons = ", ".join(filter(None, map(_reason, hit.reasons)))
    quote = (
        f'<div class="said"><blockquote>“{escape(hit.evidence[0].quote)}”</blockquote></div>' if hit.evidence else ""
    )
    why_found = f'<div class="faint">{words("matched_by")}: {reasons}</div>' if reasons else ""
    address = link("technique", id=hit.technique.id, t=hit.evidence[0].t0 if hit.evidence else None)
    return (
        f'<article class="card {hit.technique.trade or ""}"><h3><a target="_self" href="{escape(address)}">{titled(hit.technique.title)}</a></h3>'
        f'<div class="faint">{trade(hit.technique.trade)} · {_told_by(hit)}</div>'
        f"{chips(hit.defects[:3] + hit.materials[:3])}"
        f"{'<ul>' + settings + '</ul>' if settings else ''}{quote}"
        f"{why_found}{keep_button(hit.technique.id)}</article>"
    )


def _told_by(hit: TechniqueHit) -> str:
    """Who says it and when; of a note, which names nobody, its title."""
    first = hit.evidence[0] if hit.evidence else None
    noted = titled(first.source_title) if first else words("unknown_master")
    who = escape(hit.technique.speaker) if hit.technique.speaker else noted
    return " · ".join(filter(None, (who, clock(first.t0) if first else "")))


def _reason(reason: object) -> str:
    concept = getattr(reason, "concept", None)
    if concept:
        return escape(label(getattr(reason, "through", None) or concept))
    said_words = " ".join(getattr(reason, "words", ()))
    return words("reason_text", words=escape(said_words)) if said_words else ""


def search_box(typed: str = "", kind: str = "", to: str = "", named: str = "") -> None:
    """
    The search box of a page, with suggestions as one types.

    With a page *to* go to it offers concepts of a *kind*, and goes there with the id chosen as *named*.
    """
    asked = words(f"pick_{kind or to}") if to else words("search_placeholder")
    aim = f' data-to="{to}" data-as="{named or kind}" data-none="{words("nothing_named_so")}"' if to else ""
    show(f'<div class="page-search">{_search_form("suggestions", asked, typed, kind, aim)}</div>')


def top_search() -> None:
    """The same box under the header, for pages that have none of their own."""
    show(f'<div class="top-search">{_search_form("suggestions-top", words("search_anything"))}</div>')


def _search_form(listed: str, asked: str, typed: str = "", kind: str = "", aim: str = "") -> str:
    return (
        f'<form class="search" role="search"{aim}><input name="q" type="search" role="combobox" autocomplete="off" '
        f'data-suggest="{kind}" aria-autocomplete="list" aria-expanded="false" aria-controls="{listed}" '
        f'aria-label="{escape(asked)}" value="{escape(typed)}" placeholder="{escape(asked)}">'
        f'<ul role="listbox" id="{listed}" aria-label="{words("suggestions")}" hidden></ul>'
        f'<output class="faint" role="status"></output></form>'
    )


def keep_button(technique: str) -> str:
    """Keeps a technique aside to be compared; the browser remembers it."""
    return (
        f'<button class="act keep" data-keep="{technique}" aria-pressed="false" data-kept="✓ {words("kept")}" '
        f'data-unkept="+ {words("keep")}">+ {words("keep")}</button>'
    )


def named_page(title: str) -> None:
    """The name of the page in the window's title; *title* is HTML already."""
    st.set_page_config(page_title=f"{unescape(title)} · {words('name')}")


def trade(name: str | None) -> str:
    """A trade with its dot; the word stands beside the colour."""
    return f'<span class="dot {name or ""}"></span>{words(name) if name else words("unknown")}'


def marked(text: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> str:
    """A passage with the words that claims rest on marked and leading there; overlapping spans are marked once."""
    pieces, at = "", start
    for begun, ended, address in spans:
        begun, ended = max(begun, at), min(ended, end)  # noqa: PLW2901  # clipped to what is left of the passage
        if begun < ended:
            inside = f'<a target="_self" href="{escape(address)}">{escape(text[begun:ended])}</a>'
            pieces += escape(text[at:begun]) + f"<mark>{inside}</mark>"
            at = ended
    return pieces + escape(text[at:end])


def nothing_yet() -> None:
    """Say that the archive is empty, and lead to where it is filled."""
    show(f'<p>{words("empty_archive")} <a target="_self" href="{link("source")}">{words("sources")}</a></p>')


def missing(kind: str, thing: str | None) -> None:
    """Say that an id names nothing, and lead on."""
    named_page(words("not_found_title"))
    asked = f"<p>{words('not_found', kind=words(kind), id=escape(thing))}</p>" if thing else ""
    ways = "".join(
        f'<li><a target="_self" href="{link(page)}">{words(name)}</a></li>'
        for page, name in (("find", "find"), ("concept", "concepts"), ("master", "masters"), ("source", "sources"))
    )
    show(f"<h1>{words('not_found_title')}</h1>{asked}<p>{words('not_found_why')}</p>")
    search_box()
    show(f"<ul>{ways}</ul>")


def kind_of(concept: str) -> str:
    """What sort of thing a concept is, in words."""
    return words(Vocabulary.load()[concept].kind)
