"""What is in the archive, and one source with its claims marked and its recording in step."""

from __future__ import annotations

from html import escape

from explorer.app_pages import adding
from explorer.markup import missing, named_page, show, titled, trade
from explorer.selection import chosen, in_my_language, link, store, words
from explorer.stage import stage
from graph.answers import SourceRow, SourceSeen
from graph.claims import Technique
from ontology.errors import UnknownThingError

MOST_ASIDE = 40


def draw() -> None:
    """One source, or all of them."""
    asked = chosen("id")
    if asked:
        try:
            seen = store().source(asked)
        except UnknownThingError:
            missing("source", asked)
            return
        _one(seen)
        return
    named_page(words("sources"))
    show(f"<h1>{words('sources')}</h1>")
    adding.draw()
    rows = [row for row in store().sources() if row.source.kind != "textbook"]
    show(f"<h2>{words('in_archive')} · {len(rows)}</h2>")
    show(_table(rows) if rows else f"<p>{words('nothing_yet')}</p>")


def _table(rows: list[SourceRow]) -> str:
    heads = "".join(
        f"<th scope=col>{words(key)}</th>" for key in ("file", "trade", "master", "techniques", "claims", "set_aside")
    )
    return f"<table class=sources><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table>"


def _row(row: SourceRow) -> str:
    source = row.source
    numbers = "".join(
        f'<td class=number data-head="{words(key)}">{number}</td>'
        for key, number in (("techniques", row.techniques), ("claims", row.claims), ("set_aside", row.set_aside))
    )
    return (
        f'<tr><th scope=row><a target=_self href="{link("source", id=source.id)}">{titled(source.title)}</a>'
        f"<div class=faint>{escape(source.path)}{' · ▶ ' + words('has_recording') if source.media_path else ''}</div></th>"
        f"<td>{trade(source.trade)}</td><td>{escape(source.master or words('unknown_master'))}</td>{numbers}</tr>"
    )


def _one(seen: SourceSeen) -> None:
    source = seen.source
    title = titled(source.title)
    named_page(title)
    gone = f"<p class=complaint>{words('superseded_note')}</p>" if seen.row.superseded else ""
    show(
        f"<h1>{title}</h1><p class=faint>{escape(source.path)} · {trade(source.trade)} · "
        f"{words('report_line', passages=seen.row.passages, claims=seen.row.claims, set_aside=seen.row.set_aside)} · "
        f'<a target=_self href="{link("graph", focus=source.id)}">{words("graph")}</a></p>{gone}'
    )
    show(stage(source, seen.passages, seen.claims, heads=_heads(seen)))
    show(f"<h2>{words('about_file')}</h2>{_facts(seen)}{_techniques(seen.techniques)}{_aside(seen)}")


def _heads(seen: SourceSeen) -> dict[int, Technique]:
    """Each technique at the first passage that begins in it."""
    heads: dict[int, Technique] = {}
    for technique in seen.techniques:
        begins = next((one.start for one in seen.passages if technique.start <= one.start < technique.end), None)
        if begins is not None:
            heads.setdefault(begins, technique)
    return heads


def _facts(seen: SourceSeen) -> str:
    source = seen.source
    facts = (
        ("master", source.master),
        ("role", source.role),
        ("recorded_on", source.recorded_on),
        ("place", source.place),
        ("consent", words(source.consent) if source.consent else None),
        ("added_on", source.added_at[:10] if source.added_at else None),
    )
    lines = "".join(
        f"<tr><th scope=row>{words(key)}</th><td>{escape(in_my_language(value))}</td></tr>"
        for key, value in facts
        if value
    )
    unknown = ", ".join(words(key) for key, value in facts if not value)
    rest = f"<p class=faint>{words('unknown_facts', what=unknown)}</p>" if unknown else ""
    return f"<table class=facts>{lines}</table>{rest}"


def _techniques(techniques: tuple[Technique, ...]) -> str:
    items = "".join(
        f'<li><a target=_self href="{link("technique", id=one.id)}">{titled(one.title)}</a></li>' for one in techniques
    )
    return f"<h2>{words('techniques')} · {len(techniques)}</h2><ul>{items}</ul>" if techniques else ""


def _aside(seen: SourceSeen) -> str:
    """Passages from which nothing was taken, and why."""
    if not seen.set_aside:
        return ""
    listed = "".join(f"<li>“{escape(one.quote)}”</li>" for one in seen.set_aside[:MOST_ASIDE])
    left = len(seen.set_aside) - MOST_ASIDE
    more = f"<p class=faint>{words('left_n', n=left)}</p>" if left > 0 else ""
    return f"<details><summary>{words('set_aside')} · {len(seen.set_aside)}</summary><ul>{listed}</ul>{more}</details>"
