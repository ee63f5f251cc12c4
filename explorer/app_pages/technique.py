"""One technique: the player, what is said in it, and every word of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from html import escape
from typing import Literal

import streamlit as st

from explorer.markup import chip, clock, marked, missing, show, titled, trade
from explorer.recordings import recording_url
from explorer.selection import chosen, label, language, link, store, words
from graph.answers import ClaimSeen, TechniqueSeen
from graph.claims import ConceptRef, Predicate, Review, Text
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
_SEEK = """
<script>
(() => {
  const root = document.currentScript ? document.currentScript.parentElement : document;
  const media = document.querySelector('.player video, .player audio');
  if (!media) return;
  const lines = [...document.querySelectorAll('.transcript p[data-t]')];
  lines.forEach(line => line.querySelector('button')?.addEventListener('click', () => {
    media.currentTime = Number(line.dataset.t); media.play(); }));
  media.addEventListener('timeupdate', () => lines.forEach(line =>
    line.classList.toggle('now', media.currentTime >= Number(line.dataset.t) && media.currentTime < Number(line.dataset.end))));
})();
</script>
"""


def draw() -> None:
    """The page."""
    technique_id = chosen("id")
    try:
        seen = store().technique(technique_id or "")
    except UnknownThingError:
        missing(technique_id or "")
        return
    _head(seen)
    _player(seen)
    _transcript(seen)
    by_predicate: defaultdict[Predicate, list[ClaimSeen]] = defaultdict(list)
    for claim in seen.claims:
        by_predicate[claim.claim.predicate].append(claim)
    for name, predicates in SECTIONS:
        own = [claim for predicate in predicates for claim in by_predicate[predicate]]
        if own:
            show(f"<h2>{words(name)}</h2>" + "".join(map(_claim, own)))
    _review(seen)
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


def _player(seen: TechniqueSeen) -> None:
    first = next((passage.t0 for passage in seen.passages if passage.t0 is not None), None)
    start = chosen("t") or first or 0
    if not seen.source.media_path:
        show(f'<p class="faint">{words("no_recording")}</p>')
        return
    address = f"{recording_url(seen.source.id)}#t={float(start):g}"
    show(f'<div class="player"><video controls preload="metadata" src="{address}"></video></div>')


def _transcript(seen: TechniqueSeen) -> None:
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
    show(f'<h2>{words("transcript")}</h2><div class="transcript" tabindex="0">{lines}</div>')
    st.html(_SEEK, unsafe_allow_javascript=True)


def _claim(seen: ClaimSeen) -> str:
    claim = seen.claim
    doubt = f'<span class="tag">{words("modality_" + claim.modality)}</span>' if claim.modality != "asserted" else ""
    at = claim.evidence.t0
    address = link("technique", id=claim.technique, t=at, claim=claim.id)
    play = f'<a target="_self" href="{address}">▶ {clock(at)}</a>' if at is not None else ""
    return (
        f'<div class="said {seen.status}"><div><strong>{_statement(seen)}</strong>{doubt}'
        f'<span class="tag {seen.status}">{words(seen.status)}</span></div>'
        f"<blockquote>“{escape(claim.evidence.exact)}”</blockquote><div class=by>{play}</div></div>"
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


def _review(seen: TechniqueSeen) -> None:
    """Accept or reject a claim, with a reason; what was decided can be undone."""
    claims = {one.claim.id: one for one in seen.claims}
    with st.expander(words("review")):
        claim_id = st.selectbox(
            words("review_claim"),
            list(claims),
            format_func=lambda one: (
                f"{words(claims[one].claim.predicate.value)}: {claims[one].claim.evidence.exact[:60]}"
            ),
            placeholder=words("review_claim"),
            index=list(claims).index(chosen("claim") or "") if chosen("claim") in claims else 0,
        )
        reviewer = st.text_input(words("reviewer"), key="reviewer")
        reason = st.text_input(words("review_reason"), key="review_reason")
        left, middle, right = st.columns(3)
        decided: Literal["accepted", "rejected", "suggested"] | None = None
        if left.button(words("accept"), width="stretch"):
            decided = "accepted"
        if middle.button(words("reject"), width="stretch"):
            decided = "rejected"
        if right.button(words("undo"), width="stretch"):
            decided = "suggested"
        if decided and claim_id:
            _decide(claim_id, decided, reviewer, reason)
        for review in claims[claim_id].reviews if claim_id else ():
            show(
                f"<p class=faint>{escape(review.at)} · {words(review.status)} · {escape(review.reviewer)} · {escape(review.reason)}</p>"
            )


def _decide(claim_id: str, status: Literal["accepted", "rejected", "suggested"], reviewer: str, reason: str) -> None:
    if not reviewer.strip():
        st.warning(words("need_reviewer"))
        return
    at = datetime.now(UTC).isoformat(timespec="seconds")
    store().review(Review(claim_id, status, reviewer.strip(), at, reason.strip()))
    st.rerun()


def _cite(seen: TechniqueSeen) -> None:
    who = seen.technique.speaker or words("unknown")
    show(
        f"<h2>{words('cite')}</h2><p class=faint>{escape(who)}, “{titled(seen.technique.title)}”, {titled(seen.source.title)}, "
        f"{escape(seen.source.recorded_on or '')} · {escape(seen.source.path)} · "
        f'<a href="/api/technique/{seen.technique.id}">JSON</a></p>'
    )
