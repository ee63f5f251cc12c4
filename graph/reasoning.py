"""What follows from rows, whichever engine gave them: agreement, disagreement, reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.answers import CitedWords, Disagreement, Position, Reason, SettingSaid, WhyChain
from graph.claims import Direction

SHOWN = 6  # quotes of one reason that are given; the count is always exact


@dataclass(frozen=True, slots=True)
class LinkSaid:
    """A cause or remedy as one source gave it."""

    role: str
    defect: str
    target: str | None
    direction: Direction | None
    conditions: tuple[str, ...]
    words: CitedWords


def why_chain(defect: str, links: Sequence[LinkSaid], settings: Sequence[SettingSaid]) -> WhyChain:
    """The chain of a defect from all that was said of it; *settings* are those said beside the links."""
    sure = [link for link in links if link.words.modality == "asserted"]
    unsure = [link for link in links if link.words.modality != "asserted"]
    return WhyChain(
        defect=defect,
        causes=_reasons(defect, (link for link in sure if link.role == "cause"), settings),
        remedies=_reasons(defect, (link for link in sure if link.role == "remedy"), settings),
        disagreements=_disagreements(sure, settings),
        unsure=_reasons(defect, unsure, settings),
    )


def _reasons(defect: str, links: Iterable[LinkSaid], settings: Sequence[SettingSaid]) -> tuple[Reason, ...]:
    groups: defaultdict[tuple[str | None, Direction | None, str], list[LinkSaid]] = defaultdict(list)
    for link in links:
        own = "" if link.target else link.words.quote
        groups[link.target, link.direction, own].append(link)
    reasons = [_reason(defect, target, way, said, settings) for (target, way, _), said in groups.items()]
    return tuple(sorted(reasons, key=lambda one: (-one.said_by, one.textbook, one.target or "~", one.direction or "")))


def _reason(
    defect: str, target: str | None, way: Direction | None, said: list[LinkSaid], settings: Sequence[SettingSaid]
) -> Reason:
    said = sorted(said, key=lambda link: (link.words.textbook, link.words.source, link.words.start))
    people = {_voice(link.words) for link in said if not link.words.textbook}
    return Reason(
        target=target,
        direction=way,
        said_by=len(people),
        textbook=any(link.words.textbook for link in said),
        evidence=tuple(link.words for link in said[:SHOWN]),
        settings=tuple(setting for setting in settings if setting.parameter == target)[:SHOWN],
        defects=tuple(sorted({link.defect for link in said} - {defect})),
    )


def _voice(words: CitedWords) -> str:
    """Who said it; a source of unknown master is a voice of its own."""
    return words.speaker or words.source


def _disagreements(links: Sequence[LinkSaid], settings: Sequence[SettingSaid]) -> tuple[Disagreement, ...]:
    found: dict[str, Disagreement] = {}
    by_target: defaultdict[str, list[LinkSaid]] = defaultdict(list)
    for link in links:
        if link.target and not link.words.textbook:
            by_target[link.target].append(link)
    for target, said in sorted(by_target.items()):
        own = [setting for setting in settings if setting.parameter == target]
        if _pulls_both_ways(said):
            found[target] = Disagreement(target, _by_direction(said, own))
    for parameter, own in _by_parameter(settings).items():
        if parameter not in found and _ranges_part(own):
            found[parameter] = Disagreement(parameter, tuple(_setting_positions(own)))
    return tuple(found[target] for target in sorted(found))


def _toward(link: LinkSaid) -> Direction | None:
    """What the link would have one do: a cause's direction turned round."""
    if link.role == "remedy" or link.direction is None:
        return link.direction
    return "decrease" if link.direction == "increase" else "increase"


def _pulls_both_ways(said: Sequence[LinkSaid]) -> bool:
    voices: defaultdict[Direction | None, set[str]] = defaultdict(set)
    for link in said:
        voices[_toward(link)].add(_voice(link.words))
    return bool(voices["increase"] and voices["decrease"]) and len(voices["increase"] | voices["decrease"]) > 1


def _by_direction(said: Sequence[LinkSaid], settings: Sequence[SettingSaid]) -> tuple[Position, ...]:
    positions = []
    for way in ("increase", "decrease"):
        links = [link for link in said if _toward(link) == way]
        voices = {_voice(link.words) for link in links}
        conditions = tuple(sorted({condition for link in links for condition in link.conditions}))
        own = tuple(setting for setting in settings if _voice(setting.evidence) in voices)
        positions.append(Position(way, own[:SHOWN], conditions, tuple(link.words for link in links[:SHOWN])))
    return tuple(positions)


def _by_parameter(settings: Sequence[SettingSaid]) -> dict[str, list[SettingSaid]]:
    found: defaultdict[str, list[SettingSaid]] = defaultdict(list)
    for setting in settings:
        if not setting.evidence.textbook:
            found[setting.parameter].append(setting)
    return dict(sorted(found.items()))


def _ranges_part(settings: Sequence[SettingSaid]) -> bool:
    """Whether one voice's highest lies below another's lowest, in the same unit."""
    highest: defaultdict[str, dict[str, float]] = defaultdict(dict)
    lowest: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for setting in settings:
        unit, voice, low, high = (
            setting.quantity.unit,
            _voice(setting.evidence),
            setting.quantity.min,
            setting.quantity.max,
        )
        if high is not None:
            highest[unit][voice] = min(high, highest[unit].get(voice, high))
        if low is not None:
            lowest[unit][voice] = max(low, lowest[unit].get(voice, low))
    return any(_lies_below(highest[unit], lowest[unit]) for unit in highest.keys() & lowest.keys())


def _lies_below(highs: dict[str, float], lows: dict[str, float]) -> bool:
    """Whether some high is under some other voice's low; two from each end are enough to tell."""
    lowest_highs = sorted(highs.items(), key=lambda one: one[1])[:2]
    highest_lows = sorted(lows.items(), key=lambda one: -one[1])[:2]
    return any(one != other and high < low for one, high in lowest_highs for other, low in highest_lows)


def _setting_positions(settings: Sequence[SettingSaid]) -> Iterable[Position]:
    voices: defaultdict[str, list[SettingSaid]] = defaultdict(list)
    for setting in settings:
        voices[_voice(setting.evidence)].append(setting)
    for _, own in sorted(voices.items()):
        conditions = tuple(sorted({condition for setting in own for condition in setting.about}))
        yield Position(None, tuple(own), conditions, tuple(setting.evidence for setting in own))
