"""Why a defect comes and what was done: counted, compared, and where they differ side by side."""

from __future__ import annotations

from html import escape

import streamlit as st

from explorer.frames import ranges_frame
from explorer.markup import said, setting, show
from explorer.range_chart import range_chart
from explorer.selection import choose, chosen, label, link, store, words
from graph.answers import Disagreement, Reason
from ontology.vocabulary import Vocabulary


def draw() -> None:
    """The page."""
    vocabulary = Vocabulary.load()
    counted = {row.concept: row.techniques for row in store().hierarchy("defect")}
    defects = sorted((one for one, count in counted.items() if count), key=lambda one: (-counted[one], label(one)))
    asked = chosen("defect")
    if asked in vocabulary and asked not in defects:
        defects.append(str(asked))
    defect = st.selectbox(
        words("why_pick"),
        defects,
        index=defects.index(asked) if asked in defects else None,
        format_func=lambda one: f"{label(one)} · {words(vocabulary[one].trade or 'unknown')}",
        placeholder=words("why_pick"),
    )
    if defect and defect != asked:
        choose(defect=defect)
    if not defect:
        return
    material = _material(vocabulary)
    chain = store().why(defect, material)
    show(
        f"<h1>{escape(words('why_title', defect=label(defect)))}</h1>"
        f'<p class=faint><a target=_self href="{link("concept", id=defect)}">{words("concept")}</a> · '
        f'<a target=_self href="{link("find", defect=defect, material=material)}">{words("find")}</a></p>'
        f"{_droppable(defect, material) if material else ''}"
    )
    if not chain.causes and not chain.remedies and not chain.unsure:
        show(f"<p>{words('no_links')}</p>")
    _reasons("causes", chain.causes, "")
    _reasons("remedies", chain.remedies, "do_")
    _settings(chain.causes + chain.remedies)
    _disagreements(chain.disagreements)
    _reasons("unsure", chain.unsure, "")


def _material(vocabulary: Vocabulary) -> str | None:
    """The material that the address narrows the question to."""
    asked = chosen("material")
    return asked if asked in vocabulary and vocabulary[str(asked)].kind == "material" else None


def _droppable(defect: str, material: str) -> str:
    return (
        f'<div class="chips"><a class="chip" target="_self" href="{link("why", defect=defect)}">✕ '
        f"{words('material')}: {escape(label(material))}</a></div>"
    )


def _reasons(heading: str, reasons: tuple[Reason, ...], doing: str) -> None:
    if reasons:
        show(f"<h2>{words(heading)}</h2>" + "".join(_reason(reason, doing) for reason in reasons))


def _reason(reason: Reason, doing: str) -> str:
    what = escape(label(reason.target)) if reason.target else "–"
    way = f"<br><span class=faint>{words(doing + reason.direction)}</span>" if reason.direction else ""
    heard = words("said_by", n=reason.said_by) if reason.said_by else words("only_textbook")
    book = f'<span class="tag">{words("textbook")}</span>' if reason.textbook and reason.said_by else ""
    quotes = "".join(map(said, reason.evidence[:3]))
    return (
        f'<div class="reason"><div><span class="what">{what}</span>{way}<br><span class="faint">{heard}</span>{book}</div>'
        f"<div>{quotes}</div></div>"
    )


def _settings(reasons: tuple[Reason, ...]) -> None:
    settings = {one.evidence.claim: one for reason in reasons for one in reason.settings}
    if not settings:
        return
    frame = ranges_frame(tuple(settings.values()))
    show(f"<h2>{words('settings_compared')}</h2>")
    for (parameter, unit), own in frame.groupby(["parameter", "unit"], sort=False):
        show(f"<h3>{escape(label(str(parameter)))}</h3>")
        st.altair_chart(range_chart(own, str(unit)), width="stretch")


def _disagreements(disagreements: tuple[Disagreement, ...]) -> None:
    if not disagreements:
        return
    blocks = ""
    for one in disagreements:
        sides = ""
        for position in one.positions:
            way = words("do_" + position.direction) if position.direction else ""
            where = ", ".join(escape(label(condition)) for condition in position.conditions)
            settings = "".join(f"<li>{setting(said_so)}</li>" for said_so in position.settings[:3])
            sides += (
                f'<div class="card"><h3>{way}</h3><div class=faint>{where}</div>'
                f"{'<ul>' + settings + '</ul>' if settings else ''}{''.join(map(said, position.evidence[:2]))}</div>"
            )
        blocks += f'<h3>{escape(label(one.target))}</h3><div class="sides">{sides}</div><br>'
    show(f"<h2>{words('masters_differ')}</h2>{blocks}")
