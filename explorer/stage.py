"""The player and, in step with it, every word that was said; words that claims rest on lead to those claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def stage(
    source: Source,
    passages: Sequence[Passage],
    claims: Sequence[ClaimSeen],
    *,
    first: float = 0.0,
    heads: Mapping[int, Technique] | None = None,
) -> str:
    """
    The player, if there is a recording, and beside it the passages in order.

    The player stands at the second that the address asks for, else at the *first*; *heads* are the techniques that begin at a
    passage's offset.
    """
    kind = "" if source.media_path else " silent"
    whole = " whole" if heads is not None else ""
    is_written = all(one.t0 is None and not one.speaker for one in passages)
    return (
        f'<div class="stage{whole}{kind}">{_player(source, first, is_written=is_written)}'
        f"{_transcript(source, passages, claims, heads or {}, words('as_written' if is_written else 'transcript'))}</div>"
    )


def _player(source: Source, first: float, *, is_written: bool) -> str:
    if not source.media_path:
        return "" if is_written else f'<p class="faint">{words("no_recording")}</p>'
    address = f"{recording_url(source.id)}#t={second(first):g}"
    named = titled(source.title)
    return f'<div class="player"><video controls preload="metadata" aria-label="{named}" src="{address}"></video></div>'


def _transcript(
    source: Source, passages: Iterable[Passage], claims: Sequence[ClaimSeen], heads: Mapping[int, Technique], named: str
) -> str:
    asked = [one for one in claims if one.claim.id == chosen("claim")]
    spans = _spans(asked or claims)
    lines = ""
    for passage in passages:
        head = heads.get(passage.start)
        if head:
            lines += f'<h3><a target="_self" href="{link("technique", id=head.id)}">{titled(head.title)}</a></h3>'
        lines += _line(source, passage, spans, lit=_is_asked_for(passage, asked))
    return f'<div><h2>{named}</h2><div class="transcript" tabindex="0" role="region" aria-label="{named}">{lines}</div></div>'


def _spans(claims: Iterable[ClaimSeen]) -> list[tuple[int, int, str]]:
    """Where claims stand, each with the address of its claim; what only says what a stretch is about is left out."""
    links: dict[tuple[int, int], str] = {}
    for one in claims:
        claim = one.claim
        if claim.subject != claim.technique or claim.predicate in {"hasStep", "hasCue", "warnsOf"}:
            address = link("technique", id=claim.technique, t=claim.evidence.t0, claim=claim.id)
            links.setdefault((claim.evidence.start, claim.evidence.end), address)
    return sorted((start, end, address) for (start, end), address in links.items())


def _is_asked_for(passage: Passage, asked: list[ClaimSeen]) -> bool:
    """Whether the address leads here: by a claim, else by a second."""
    if asked:
        return any(passage.start <= one.claim.evidence.start < passage.end for one in asked)
    at = second(-1) + 0.05  # as the player lights it
    return passage.t0 is not None and passage.t0 <= at < (passage.t1 or passage.t0)


def _line(source: Source, passage: Passage, spans: list[tuple[int, int, str]], *, lit: bool) -> str:
    said = marked(source.text, passage.start, passage.end, spans)
    timed = f' data-t="{passage.t0}" data-end="{passage.t1 or passage.t0}"' if passage.t0 is not None else ""
    turns = "button" if source.media_path else "time"
    at = f"<{turns}>{clock(passage.t0)}</{turns}>" if timed else ""
    where = f"<span class=faint>{escape(passage.where)}</span> " if passage.where and not timed else ""
    speaker = f"<strong>{escape(passage.speaker)}</strong> " if passage.speaker else ""
    now = ' class="now" aria-current="true"' if lit else ""
    return f"<p{timed}{now}>{at}{where}{speaker}{said}</p>"
