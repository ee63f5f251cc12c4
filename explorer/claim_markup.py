"""A claim on a page: what it says, in which words, how sure it is, and the place where a person decides about it."""

from __future__ import annotations

from html import escape

from explorer.certainty import is_firm
from explorer.claim_words import way
from explorer.markup import clock, unsure_tag
from explorer.selection import chosen, label, language, link, words
from graph.answers import ClaimSeen
from graph.claims import ConceptRef


def classes(seen: ClaimSeen) -> str:
    """How sure and by whom, for the eye: a suggested claim looks different from an accepted one."""
    aimed = " aimed" if seen.claim.id == chosen("claim") else ""
    unsure = "" if is_firm(seen) else " unsure"
    return f"said {seen.status} {seen.claim.modality}{unsure}{aimed}"


def quoted(seen: ClaimSeen) -> str:
    """The words, set apart as in a book."""
    return f"<blockquote>“{escape(seen.claim.evidence.exact)}”</blockquote>"


def hear(seen: ClaimSeen) -> str:
    """A way to the very second, or in a text without seconds to its place."""
    claim, at = seen.claim, seen.claim.evidence.t0
    address = escape(link("technique", id=claim.technique, t=at, claim=claim.id))
    if at is None:
        return f'<a class="hear" target="_self" href="{address}">{words("in_text")}</a>'
    named = words("play_at", at=clock(at))
    return f'<a class="hear" target="_self" data-play="{at}" href="{address}" aria-label="{named}"><span>▶ </span>{clock(at)}</a>'


def modality(seen: ClaimSeen) -> str:
    """Denied, a guess or a what-if, or read unsurely; nothing where it is plainly said."""
    name = seen.claim.modality
    spoken = f'<span class="tag">{words("modality_" + name)}</span>' if name != "asserted" else ""
    return spoken + ("" if is_firm(seen) else unsure_tag())


def target(seen: ClaimSeen) -> str:
    """What is named as cause, remedy, step or danger, and which way."""
    claim = seen.claim
    what = label(claim.object.id) if isinstance(claim.object, ConceptRef) else ""
    told = way(claim, language())
    named = f'<a target="_self" href="{link("concept", id=claim.object.id)}">{escape(what)}</a>' if what else ""  # type: ignore[union-attr]
    return " · ".join(filter(None, (named, f"<span class=faint>{told}</span>" if told else "")))


def conditions(seen: ClaimSeen) -> str:
    """Under which material or process it holds."""
    return ", ".join(escape(label(one)) for one in seen.claim.conditions)


def review(seen: ClaimSeen) -> str:
    """The mark it bears, an undo beside it once it was decided, and the form that decides."""
    undo = f'<button class="act undo" data-named="{words("suggested")}">↶ {words("undo")}</button>'
    history = "".join(
        f"<p class=faint>{escape(' · '.join(filter(None, (one.at[:16].replace('T', ' '), words(one.status), one.reviewer, one.reason))))}</p>"
        for one in seen.reviews
    )
    decisions = "".join(
        f'<button class="act" value="{status}" data-named="{words(status)}">{words(name)}</button>'
        for name, status in (("accept", "accepted"), ("reject", "rejected"))
    )
    return (
        f'<div class="verdict"><span class="tag status {seen.status}">{words(seen.status)}</span>{undo}'
        f'<details><summary>{words("review")}</summary>{history}<form class="review" data-claim="{seen.claim.id}" '
        f'data-done="{words("reviewed")}"><label>{words("reviewer")}<input name="reviewer" required autocomplete="name"></label>'
        f'<label>{words("review_reason")}<input name="reason"></label><div>{decisions}</div></form></details>'
        f'<output class="faint" role="status"></output></div>'
    )


def item(seen: ClaimSeen, said: str) -> str:
    """A claim as a quotation with its sound, its conditions and its review."""
    where = conditions(seen)
    by = " ".join(filter(None, (hear(seen), f"<span class=faint>{words('given')}: {where}</span>" if where else "")))
    told = said + modality(seen)
    head = f"<div class=what>{told}</div>" if told else ""
    return f'<div class="{classes(seen)}">{head}{quoted(seen)}<div class=by>{by}</div>{review(seen)}</div>'
