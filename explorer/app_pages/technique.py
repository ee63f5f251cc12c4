"""One technique: the player, what is said in it, and every word of it."""

from __future__ import annotations

from collections import defaultdict
from html import escape

from explorer.graph_browser import technique_graph
from explorer.markup import chip, clock, marked, missing, show, titled, trade
from explorer.recordings import recording_url
from explorer.selection import chosen, label, language, link, store, words
from graph.answers import ClaimSeen, TechniqueSeen
from graph.claims import ConceptRef, Predicate, Text
from ontology.errors import UnknownThingError
from ontology.quantities import Quantity, format_quantity

SECTIONS = (
    ("settings", (Predicate.HAS_SETTING,)),
    ("causes", (Predicate.HAS_CAUSE,)),
    ("remedies", (Predicate.HAS_REMEDY,)),
    ("steps", (Predicate.HAS_STEP,)),
    ("cues", (Predicate.HAS_CUE,)),
    ("cautions", (Predicate.WARNS_OF,)),
)


def draw() -> None:
    """The page."""
    technique_id = chosen("id")
    try:
        seen = store().technique(technique_id or "")
    except UnknownThingError:
        missing(technique_id or "")
        return
    _head(seen)
    kind = "" if seen.source.media_path else " silent"
    show(f'<div class="stage{kind}">{_player(seen)}{_transcript(seen)}</div>')
    by_predicate: defaultdict[Predicate, list[ClaimSeen]] = defaultdict(list)
    for claim in seen.claims:
        by_predicate[claim.claim.predicate].append(claim)
    for name, predicates in SECTIONS:
        own = [claim for predicate in predicates for claim in by_predicate[predicate]]
        if own:
            show(f"<h2>{words(name)} · {len(own)}</h2><div class=claims>" + "".join(map(_claim, own)) + "</div>")
    technique_graph(seen.technique.id)
    _cite(seen)


def _head(seen: TechniqueSeen) -> None:
    source = seen.source
    concepts = dict.fromkeys(
        one.claim.object.id
        for one in seen.claims
        if isinstance(one.claim.object, ConceptRef)
        and one.claim.predicate in {Predicate.CONCERNS_DEFECT, Predicate.WORKS_ON, Predicate.USES_PROCESS}
    )
    who = seen.technique.speaker or words("unknown")
    show(
        f"<h1>{titled(seen.technique.title)}</h1>"
        f'<p class="faint">{trade(seen.technique.trade)} · {escape(who)} · '
        f'<a target="_self" href="{link("source", id=source.id)}">{titled(source.title)}</a> · '
        f"{escape(source.recorded_on or words('unknown'))}</p>"
        f'<div class="chips">{"".join(map(chip, list(concepts)[:14]))}</div>'
    )


def _player(seen: TechniqueSeen) -> str:
    first = next((passage.t0 for passage in seen.passages if passage.t0 is not None), None)
    if not seen.source.media_path:
        return f'<p class="faint">{words("no_recording")}</p>'
    address = f"{recording_url(seen.source.id)}#t={_second(chosen('t'), first or 0.0):g}"
    name = titled(seen.technique.title)
    return f'<div class="player"><video controls preload="metadata" aria-label="{name}" src="{address}"></video></div>'


def _second(asked: str | None, otherwise: float) -> float:
    try:
        return max(0.0, float(asked)) if asked else otherwise
    except ValueError:
        return otherwise


def _transcript(seen: TechniqueSeen) -> str:
    focus = chosen("claim")
    spans = sorted(
        {
            (one.claim.evidence.start, one.claim.evidence.end)
            for one in seen.claims
            if one.claim.id == focus
            or (not focus and one.claim.predicate in {Predicate.HAS_CAUSE, Predicate.HAS_REMEDY, Predicate.HAS_SETTING})
        }
    )
    lines = ""
    for passage in seen.passages:
        text = marked(seen.source.text, passage.start, passage.end, spans)
        timed = f' data-t="{passage.t0}" data-end="{passage.t1 or passage.t0}"' if passage.t0 is not None else ""
        button = f"<button>{clock(passage.t0)}</button>" if timed else ""
        speaker = f"<strong>{escape(passage.speaker)}</strong> " if passage.speaker else ""
        lines += f"<p{timed}>{button}{speaker}{text}</p>"
    named = words("transcript")
    return f'<div><h2>{named}</h2><div class="transcript" tabindex="0" role="region" aria-label="{named}">{lines}</div></div>'


def _claim(seen: ClaimSeen) -> str:
    claim = seen.claim
    doubt = f'<span class="tag">{words("modality_" + claim.modality)}</span>' if claim.modality != "asserted" else ""
    at = claim.evidence.t0
    address = link("technique", id=claim.technique, t=at, claim=claim.id)
    play = (
        f'<a class="hear" target="_self" data-play="{at}" href="{address}">▶ {clock(at)}</a>' if at is not None else ""
    )
    aimed = " aimed" if claim.id == chosen("claim") else ""
    return (
        f'<div class="said {seen.status} {claim.modality}{aimed}"><div><strong>{_statement(seen)}</strong>{doubt}'
        f'<span class="tag status {seen.status}">{words(seen.status)}</span></div>'
        f"<blockquote>“{escape(claim.evidence.exact)}”</blockquote><div class=by>{play}</div>{_review(seen)}</div>"
    )


def _statement(seen: ClaimSeen) -> str:
    claim = seen.claim
    if isinstance(claim.object, Quantity):
        return f"{escape(label(claim.subject))} {escape(format_quantity(claim.object, language()))}"
    what = label(claim.object.id) if isinstance(claim.object, ConceptRef) else ""
    if isinstance(claim.object, Text):
        what = ""
    if claim.predicate in {Predicate.HAS_CAUSE, Predicate.HAS_REMEDY}:
        way = claim.direction and words(
            claim.direction if claim.predicate is Predicate.HAS_CAUSE else f"do_{claim.direction}"
        )
        return escape(f"{label(claim.subject)} ← {what}" + (f" · {way}" if way else ""))
    return escape(f"{claim.order}. {what}" if claim.order else what)


def _review(seen: ClaimSeen) -> str:
    """Accept, reject or undo where the claim stands; what was decided before, by whom and when."""
    history = "".join(
        f"<p class=faint>{escape(one.at)} · {words(one.status)} · {escape(one.reviewer)} · {escape(one.reason)}</p>"
        for one in seen.reviews
    )
    decisions = "".join(
        f'<button class="act" value="{status}" data-named="{words(status)}">{words(name)}</button>'
        for name, status in (("accept", "accepted"), ("reject", "rejected"), ("undo", "suggested"))
    )
    return (
        f'<details><summary>{words("review")}</summary>{history}<form class="review" data-claim="{seen.claim.id}" '
        f'data-done="{words("reviewed")}"><label>{words("reviewer")}<input name="reviewer" required></label>'
        f'<label>{words("review_reason")}<input name="reason"></label><div>{decisions}</div>'
        f'<output class="faint" role="status"></output></form></details>'
    )


def _cite(seen: TechniqueSeen) -> None:
    who = seen.technique.speaker or words("unknown")
    show(
        f"<h2>{words('cite')}</h2><p class=faint>{escape(who)}, “{titled(seen.technique.title)}”, {titled(seen.source.title)}, "
        f"{escape(seen.source.recorded_on or '')} · {escape(seen.source.path)} · "
        f'<a href="/api/technique/{seen.technique.id}">JSON</a></p>'
    )
