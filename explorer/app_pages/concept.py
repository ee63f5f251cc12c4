"""A term: its names, its meaning, its place, and everything that touches it."""

from __future__ import annotations

from html import escape

from explorer.markup import chips, kind_of, missing, said, setting, show, trade
from explorer.selection import chosen, label, language, link, store, words
from ontology.vocabulary import Concept, Vocabulary


def draw() -> None:
    """The page."""
    asked = chosen("id") or ""
    vocabulary = Vocabulary.load()
    if asked not in vocabulary:
        missing(asked)
        return
    concept = vocabulary[asked]
    other = concept.pref_label("en" if language() == "ko" else "ko")
    definition = concept.definition.get(language()) or ""
    links = f'<a target=_self href="{link("graph", focus=asked)}">{words("graph")}</a>'
    if concept.kind == "defect":
        links += f' · <a target=_self href="{link("why", defect=asked)}">{words("why")}</a>'
    show(
        f"<h1>{escape(label(asked))}</h1><p class=faint>{escape(other)} · {kind_of(asked)}"
        f"{' · ' + trade(concept.trade) if concept.trade else ''} · {links}</p>"
        f"{f'<p>{escape(definition)}</p>' if definition else ''}"
    )
    _names(concept)
    _place(concept, vocabulary)
    _touching(asked)


def _names(concept: Concept) -> None:
    rows = ""
    for tag in ("ko", "en"):
        names = ", ".join(
            escape(one.text)
            for one in concept.labels
            if one.language == tag and one.role != "hidden" and not one.origin
        )
        rows += f"<tr><th>{words('language_' + tag)}</th><td>{names or '–'}</td></tr>" if names else ""
    heard = [one for one in concept.labels if one.origin]
    if heard:
        listed = "<br>".join(
            f"{escape(one.text)} <span class=faint>{words('origin_' + (one.origin or 'trade'))} {escape(one.note)}</span>"
            for one in heard
        )
        rows += f"<tr><th>{words('workshop_words')}</th><td>{listed}</td></tr>"
    if concept.notations:
        codes = "<br>".join(
            f"{escape(one.scheme.upper())} {escape(one.code)}"
            + (f" <span class=tag>{words('recalled')}</span>" if one.basis == "recalled" else "")
            for one in concept.notations
        )
        rows += f"<tr><th>{words('codes')}</th><td>{codes}</td></tr>"
    show(f"<h2>{words('labels')}</h2><table>{rows}</table>")


def _place(concept: Concept, vocabulary: Vocabulary) -> None:
    above = tuple(reversed(vocabulary.ancestors(concept.id)))
    below = vocabulary.narrower(concept.id)
    if above:
        show(f"<h2>{words('broader')}</h2>{chips(above)}")
    if below:
        show(f"<h2>{words('narrower')}</h2>{chips(below)}")


def _touching(concept: str) -> None:
    seen = store().concept(concept)
    settings = "".join(f"<li>{setting(one)} · {escape(one.evidence.speaker or '')}</li>" for one in seen.settings[:12])
    shown = list({one.quote: one for one in seen.evidence}.values())[:10]
    show(
        f"<h2>{words('touching')}</h2><p class=faint>{words('techniques_n', n=seen.techniques)} · "
        f'<a target=_self href="{link("find", q=label(concept))}">{words("find")}</a></p>'
        f"{'<ul>' + settings + '</ul>' if settings else ''}{''.join(map(said, shown))}"
    )
