"""A term: its names, its meaning, its place, and everything that touches it."""

from __future__ import annotations

from collections import defaultdict
from html import escape

from explorer.app_pages import terms
from explorer.certainty import FIRM, surely
from explorer.markup import card, heading, kind_of, missing, named_page, said, show, trade
from explorer.range_chart import range_charts
from explorer.selection import chosen, label, language, link, store, words
from graph.answers import ConceptSeen, Query
from ontology.vocabulary import Concept, Kind, Vocabulary

SCHEMES = {"iso4063": "ISO 4063", "iso6520-1": "ISO 6520-1", "icfta": "ICFTA"}
FILTER: dict[Kind, str] = {"defect": "defect", "material": "material", "process": "process", "parameter": "parameter"}
QUOTES = 8


def draw() -> None:
    """One term, or all of them."""
    asked = chosen("id")
    vocabulary = Vocabulary.load()
    if not asked:
        terms.draw()
        return
    if asked not in vocabulary:
        missing("concept", asked)
        return
    concept = vocabulary[asked]
    seen = store().concept(asked)
    named_page(escape(label(asked)))
    _head(concept)
    _names(concept)
    _place(concept, vocabulary)
    _touching(concept, seen)


def _head(concept: Concept) -> None:
    other = "en" if language() == "ko" else "ko"
    definition = concept.definition.get(language()) or concept.definition.get(other) or ""
    links = f'<a target=_self href="{link("graph", focus=concept.id)}">{words("graph")}</a>'
    if concept.kind == "defect":
        links = f'<a target=_self href="{link("why", defect=concept.id)}">{words("why")}</a> · {links}'
    show(
        f'<h1>{heading(label(concept.id))}</h1><p class=faint><span lang="{other}">{escape(concept.pref_label(other))}</span> · '
        f"{kind_of(concept.id)}{' · ' + trade(concept.trade) if concept.trade else ''} · {links}</p>"
        f"{f'<p>{escape(definition)}</p>' if definition else ''}"
    )


def _names(concept: Concept) -> None:
    rows = "".join(_labels(concept, tag) for tag in ("ko", "en"))
    heard = "".join(
        f"<li>{escape(one.text)} <span class=faint>{words('origin_' + (one.origin or 'trade'))} {escape(one.note)}</span></li>"
        for one in concept.labels
        if one.origin
    )
    codes = "".join(
        f"<li>{SCHEMES.get(one.scheme, one.scheme.upper())} <strong>{escape(one.code)}</strong>"
        + (f" <span class=tag>{words('recalled')}</span>" if one.basis == "recalled" else "")
        + "</li>"
        for one in concept.notations
    )
    matches = "".join(
        f"<li>{words('match_' + one.degree)}: {escape(one.label or one.iri)}</li>" for one in concept.matches
    )
    for key, items in (("workshop_words", heard), ("codes", codes), ("matches", matches)):
        rows += f"<tr><th scope=row>{words(key)}</th><td><ul class=plain>{items}</ul></td></tr>" if items else ""
    show(f"<h2>{words('labels')}</h2><table class=facts>{rows}</table>")


def _labels(concept: Concept, tag: str) -> str:
    own = [one for one in concept.labels if one.language == tag and one.role != "hidden" and not one.origin]
    names = ", ".join(f"<strong>{escape(one.text)}</strong>" if one.role == "pref" else escape(one.text) for one in own)
    return f'<tr><th scope=row>{words("language_" + tag)}</th><td lang="{tag}">{names}</td></tr>' if names else ""


def _place(concept: Concept, vocabulary: Vocabulary) -> None:
    """The way down from the top of the scheme, with the term in its place and what is narrower beneath."""
    above = tuple(reversed(vocabulary.ancestors(concept.id)))
    below = vocabulary.narrower(concept.id)
    if not above and not below:
        return
    counts = {row.concept: row.techniques for row in store().hierarchy(concept.kind)}
    inner = "".join(f"<li>{terms.counted(one, counts)}</li>" for one in below)
    tree = f"<li><strong aria-current=true>{terms.counted(concept.id, counts)}</strong>{f'<ul>{inner}</ul>' if inner else ''}</li>"
    for one in reversed(above):
        tree = f"<li>{terms.counted(one, counts)}<ul>{tree}</ul></li>"
    show(f"<h2>{words('hierarchy')}</h2><ul class=tree>{tree}</ul>")


def _touching(concept: Concept, seen: ConceptSeen) -> None:
    show(f"<h2>{words('touching')}</h2><p class=faint>{_counts(concept, seen)}</p>{_related(concept, seen)}")
    if seen.settings:
        show(f"<h3>{words('settings')} · {len(seen.settings)}</h3>{range_charts(seen.settings[:40])}")
    if concept.kind in FILTER and seen.techniques:
        found = store().techniques(Query(**{_field(concept.kind): (concept.id,)}, limit=3))  # type: ignore[arg-type]
        show(f"<h3>{words('techniques')}</h3><div class=cards>{''.join(map(card, found.hits))}</div>")
    quotes = _quotes(seen)
    if quotes:
        show(f"<h3>{words('evidence')}</h3>{quotes}")


def _quotes(seen: ConceptSeen) -> str:
    """People before the textbook; what was read unsurely is folded away below."""
    people = sorted({one.quote: one for one in seen.evidence}.values(), key=lambda one: one.textbook)
    firm = [one for one in people if surely(one) >= FIRM]
    unsure = [one for one in people if one not in firm][:QUOTES]
    below = "".join(said(one, unsure=True) for one in unsure)
    head = f"<summary>{words('read_unsurely')} · {len(unsure)}</summary>"
    return "".join(map(said, firm[:QUOTES])) + (f"<details class=book>{head}{below}</details>" if below else "")


def _counts(concept: Concept, seen: ConceptSeen) -> str:
    if not seen.techniques:
        return words("nothing_touches")
    name = FILTER.get(concept.kind)
    address = link("find", **{name: concept.id}) if name else link("find", q=label(concept.id))
    techniques = f'<a target="_self" href="{escape(address)}">{words("techniques_n", n=seen.techniques)}</a>'
    sources, masters = words("sources_n", n=seen.sources), words("masters_n", n=len(seen.masters))
    return f"{techniques} · {sources} · {masters}"


def _field(kind: str) -> str:
    return "processes" if kind == "process" else kind + "s"


def _related(concept: Concept, seen: ConceptSeen) -> str:
    """Other terms by how they hang together with this one, with how many claims say so."""
    groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for predicate, other, count in seen.related:
        groups[predicate].append((other, count))
    rows = "".join(
        f"<tr><th scope=row>{words(_facing(predicate, concept))}</th><td><div class=chips>{''.join(map(_chip, own[:14]))}</div></td></tr>"
        for predicate, own in groups.items()
    )
    return f"<table class=facts>{rows}</table>" if rows else ""


def _facing(predicate: str, concept: Concept) -> str:
    """From a cause's own side: what it causes; from the defect's: its causes."""
    turned = predicate in {"hasCause", "hasRemedy"} and concept.kind != "defect"
    return f"{predicate}_of" if turned else predicate


def _chip(related: tuple[str, int]) -> str:
    other, count = related
    return (
        f'<a class="chip" target="_self" href="{link("concept", id=other)}">{escape(label(other))} '
        f"<span class=count>{count}</span></a>"
    )
