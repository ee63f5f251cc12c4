"""One technique: the player, what is said in it, and every word of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape

from explorer.certainty import is_firm
from explorer.claim_markup import classes, conditions, hear, item, modality, review, target
from explorer.graph_browser import technique_graph
from explorer.markup import chip, keep_button, missing, named_page, show, titled, trade
from explorer.selection import chosen, label, language, link, store, words
from explorer.stage import stage
from graph.answers import ClaimSeen, TechniqueSeen
from graph.claims import ConceptRef, Predicate
from ontology.errors import UnknownThingError
from ontology.quantities import Quantity, format_quantity

ABOUT = {Predicate.CONCERNS_DEFECT, Predicate.WORKS_ON, Predicate.USES_PROCESS}
MOST_CHIPS = 14


def draw() -> None:
    """The page."""
    technique_id = chosen("id")
    try:
        seen = store().technique(technique_id or "")
    except UnknownThingError:
        missing("technique", technique_id)
        return
    title = titled(seen.technique.title)
    named_page(title)
    _head(seen)
    first = next((passage.t0 for passage in seen.passages if passage.t0 is not None), 0.0)
    show(stage(seen.source, seen.passages, seen.claims, first=first))
    own: defaultdict[Predicate, list[ClaimSeen]] = defaultdict(list)
    for claim in seen.claims:
        own[claim.claim.predicate].append(claim)
    _section("steps", own[Predicate.HAS_STEP], _steps)
    _section("settings", own[Predicate.HAS_SETTING], _settings)
    _section("causes", own[Predicate.HAS_CAUSE], _by_defect)
    _section("remedies", own[Predicate.HAS_REMEDY], _by_defect)
    _section("cues", own[Predicate.HAS_CUE], _by_sense)
    _section("cautions", own[Predicate.WARNS_OF], lambda claims: _items(claims, target))
    technique_graph(seen.technique.id)
    _cite(seen)


def _head(seen: TechniqueSeen) -> None:
    source = seen.source
    concepts = dict.fromkeys(
        one.claim.object.id
        for one in seen.claims
        if isinstance(one.claim.object, ConceptRef) and one.claim.predicate in ABOUT
    )
    who = seen.technique.speaker or words("unknown_master")
    show(
        f"<h1>{titled(seen.technique.title)}</h1>"
        f'<p class="faint">{trade(seen.technique.trade)} · {escape(who)} · '
        f'<a target="_self" href="{link("source", id=source.id)}">{titled(source.title)}</a>'
        f"{' · ' + escape(source.recorded_on) if source.recorded_on else ''}</p>"
        f'<div class="chips">{"".join(map(chip, list(concepts)[:MOST_CHIPS]))}</div>{keep_button(seen.technique.id)}'
    )


def _section(name: str, claims: list[ClaimSeen], drawn: object) -> None:
    if claims:
        show(f"<h2>{words(name)} · {len(claims)}</h2>{drawn(claims)}")  # type: ignore[operator]


def _items(claims: Iterable[ClaimSeen], said: object) -> str:
    return f"<div class=claims>{''.join(item(one, said(one)) for one in claims)}</div>"  # type: ignore[operator]


def _firm_first(claims: list[ClaimSeen]) -> str:
    """What was read unsurely is folded away below the rest, unless the address asks for it."""
    firm, unsure = [one for one in claims if is_firm(one)], [one for one in claims if not is_firm(one)]
    drawn = _items(firm, target) if firm else ""
    if not unsure:
        return drawn
    is_open = " open" if any(one.claim.id == chosen("claim") for one in unsure) else ""
    head = f"<summary>{words('read_unsurely')} · {len(unsure)}</summary>"
    return f"{drawn}<details class=book{is_open}>{head}{_items(unsure, target)}</details>"


def _steps(claims: list[ClaimSeen]) -> str:
    ordered = sorted(claims, key=lambda one: (one.claim.order or 0, one.claim.evidence.start))
    lines = "".join(f"<li>{item(one, target(one))}</li>" for one in ordered)
    return f"<ol class=steps>{lines}</ol>"


def _settings(claims: list[ClaimSeen]) -> str:
    heads = "".join(f"<th scope=col>{words(key)}</th>" for key in ("parameter", "value", "about", "quote", "review"))
    return (
        f"<table class=settings><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_setting, claims))}</tbody></table>"
    )


def _setting(seen: ClaimSeen) -> str:
    claim = seen.claim
    value = escape(format_quantity(claim.object, language())) if isinstance(claim.object, Quantity) else ""
    parameter = f'<a target="_self" href="{link("concept", id=claim.subject)}">{escape(label(claim.subject))}</a>'
    return (
        f'<tr class="{classes(seen)}"><th scope=row>{parameter}</th><td class=value>{value}{modality(seen)}</td>'
        f"<td data-head='{words('about')}'>{conditions(seen) or '–'}</td>"
        f"<td class=words>“{escape(claim.evidence.exact)}” {hear(seen)}</td><td>{review(seen)}</td></tr>"
    )


def _by_defect(claims: list[ClaimSeen]) -> str:
    """Under the defect that each is a cause or remedy of."""
    groups: defaultdict[str, list[ClaimSeen]] = defaultdict(list)
    for one in claims:
        groups[one.claim.subject].append(one)
    return "".join(
        f'<h3><a target="_self" href="{link("why", defect=defect)}">{escape(label(defect))}</a></h3>{_firm_first(own)}'
        for defect, own in groups.items()
    )


def _by_sense(claims: list[ClaimSeen]) -> str:
    groups: defaultdict[str, list[ClaimSeen]] = defaultdict(list)
    for one in claims:
        groups[label(one.claim.object.id) if isinstance(one.claim.object, ConceptRef) else ""].append(one)
    return "".join(f"<h3>{escape(sense)}</h3>{_items(own, lambda _: '')}" for sense, own in groups.items())


def _cite(seen: TechniqueSeen) -> None:
    """A line to copy, and the same technique as files."""
    technique, source = seen.technique, seen.source
    who = technique.speaker or words("unknown_master")
    when = f" ({escape(source.recorded_on)})" if source.recorded_on else ""
    files = " · ".join(
        f'<a href="/api/technique/{technique.id}{ending}" download="{technique.id}{saved}">{name}</a>'
        for name, ending, saved in (
            ("JSON", "", ".json"),
            ("CSV", f".csv?lang={language()}", ".csv"),
            ("Turtle", ".ttl", ".ttl"),
        )
    )
    show(
        f"<h2>{words('cite')}</h2><p id=citation class=citation>{escape(who)}, “{titled(technique.title)}”, "
        f"{titled(source.title)}{when}, {words('name')}.</p>"
        f'<p><button class="act" data-copy="citation" data-address="{escape(link("technique", id=technique.id))}" '
        f'data-done="{words("copied")}">{words("copy")}</button> <output class=faint role=status></output></p>'
        f"<p>{words('download')}: {files}</p>"
    )
