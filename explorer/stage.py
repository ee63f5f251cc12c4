"""The player and, in step with it, every word that was said; words that claims rest on lead to those claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from explorer.markup import clock, marked, titled
from explorer.recordings import recording_url
from explorer.selection import chosen, link, words
from graph.answers import ClaimSeen
from graph.claims import Passage, Source, Technique


def second(otherwise: float) -> float:
    """The second that the address asks for."""
    try:
        return max(0.0, float(chosen("t") or otherwise))
    except ValueError:
        return otherwise


def player(source: Source, title: str, first: float) -> str:
    """The recording, standing at the second asked for; a line where there is none."""
    if not source.media_path:
        return f'<p class="faint">{words("no_recording")}</p>'
    address = f"{recording_url(source.id)}#t={second(first):g}"
    return f'<div class="player"><video controls preload="metadata" aria-label="{title}" src="{address}"></video></div>'


def transcript(
    text: str, passages: Iterable[Passage], claims: Iterable[ClaimSeen], heads: Mapping[int, Technique] | None = None
) -> str:
    """Passages in order; *heads* are the techniques that begin at a passage's offset."""
    focus = chosen("claim")
    spans = _spans([one for one in claims if not focus or one.claim.id == focus])
    lines = ""
    for passage in passages:
        head = (heads or {}).get(passage.start)
        if head:
            lines += f'<h3><a target="_self" href="{link("technique", id=head.id)}">{titled(head.title)}</a></h3>'
        lines += _line(text, passage, spans)
    named = words("transcript")
    return f'<div><h2>{named}</h2><div class="transcript" tabindex="0" role="region" aria-label="{named}">{lines}</div></div>'


def _spans(claims: list[ClaimSeen]) -> list[tuple[int, int, str]]:
    """Where claims stand, each with the address of its claim; what only says what a stretch is about is left out."""
    links: dict[tuple[int, int], str] = {}
    for one in claims:
        claim = one.claim
        if claim.subject != claim.technique or claim.predicate in {"hasStep", "hasCue", "warnsOf"}:
            address = link("technique", id=claim.technique, t=claim.evidence.t0, claim=claim.id)
            links.setdefault((claim.evidence.start, claim.evidence.end), address)
    return sorted((start, end, address) for (start, end), address in links.items())


def _line(text: str, passage: Passage, spans: list[tuple[int, int, str]]) -> str:
    said = marked(text, passage.start, passage.end, spans)
    timed = f' data-t="{passage.t0}" data-end="{passage.t1 or passage.t0}"' if passage.t0 is not None else ""
    at = f"<button>{clock(passage.t0)}</button>" if timed else ""
    where = f"<span class=faint>{escape(passage.where)}</span> " if passage.where and not timed else ""
    speaker = f"<strong>{escape(passage.speaker)}</strong> " if passage.speaker else ""
    return f"<p{timed}>{at}{where}{speaker}{said}</p>"
