"""Where masters differ: they pull in different directions, or give settings that do not meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answers import Disagreement, Position, SettingSaid
from graph.claims import BOTH_WAYS
from graph.sayings import (
    Counted,
    Group,
    Quoted,
    Sayings,
    SettingsBeside,
    Side,
    allotted,
    extremes,
    settings_by_parameter,
    voice,
)

LISTED = 20  # targets pulled both ways, and as many whose settings do not meet, that are given
ENDS = 3  # voices that want least, and as many that want most, of whom settings that do not meet are given

Sides = Mapping[Side, Sequence[Group]]


def disagreements(
    sayings: Sayings, groups: Mapping[Group, Counted], beside: Sequence[SettingsBeside]
) -> tuple[tuple[Disagreement, ...], int]:
    """
    The `LISTED` targets that most voices pull both ways, and as many of those most set whose settings do not meet; by target.

    Returns also how many there are in all; of settings that are not given, it is not looked whether one voice alone differs
    from itself. Each has all its conditions and is decided by all voices; what most voices say is quoted most.
    """
    opposed = _opposed(groups)
    sides = {side: own for both in opposed[:LISTED] for side, own in both.items()}
    there = settings_by_parameter(beside)
    found = {one.target: one for one in _by_direction(sayings, groups, sides, there)}
    pulled = {side.target for both in opposed for side in both}
    asked = sorted({one.parameter for one in beside if _may_part(one)} - pulled, key=lambda one: (-there[one], one))
    for parameter, settings in sayings.settings_at_ends(asked[:LISTED], ENDS).items():
        if _ranges_part(settings):
            found[parameter] = Disagreement(parameter, tuple(_setting_positions(settings)))
    in_all = len(found) + len(opposed[LISTED:]) + len(asked[LISTED:])
    return tuple(found[target] for target in sorted(found)), in_all


def _opposed(groups: Mapping[Group, Counted]) -> list[Sides]:
    """Both sides of each target that one voice would have more of and another less, the loudest first."""
    by_target: defaultdict[str, dict[Side, list[Group]]] = defaultdict(dict)
    for group, said in groups.items():
        if group.target and group.direction and said.voices and group.kind != "unsure" and (toward := group.toward):
            by_target[group.target].setdefault(Side(group.target, toward), []).append(group)
    opposed = [sides for sides in by_target.values() if len(sides) == len(BOTH_WAYS) and _voices(sides, groups) > 1]
    opposed.sort(key=lambda sides: (-_loudness(sides, groups), min(side.target for side in sides)))
    return [
        {side: sides[side] for side in sorted(sides, key=lambda one: BOTH_WAYS.index(one.toward))} for sides in opposed
    ]


def _voices(sides: Sides, groups: Mapping[Group, Counted]) -> int:
    """1, or 2 for any more than that."""
    keys = {key for own in sides.values() for group in own for key in groups[group].voices or ()}
    return min(len(keys), 2)


def _loudness(sides: Sides, groups: Mapping[Group, Counted]) -> int:
    return sum(groups[group].said_by for own in sides.values() for group in own)


def _by_direction(
    sayings: Sayings, groups: Mapping[Group, Counted], sides: Sides, there: Mapping[str, int]
) -> Iterator[Disagreement]:
    conditions = sayings.conditions([group for own in sides.values() for group in own])
    shown = dict(zip(sides, allotted([sum(groups[one].links for one in own) for own in sides.values()]), strict=True))
    quotes = sayings.quotes({group: shown[side] for side, own in sides.items() for group in own})
    set_to = dict(zip(sides, allotted([there.get(side.target, 0) for side in sides]), strict=True))
    settings = sayings.settings_of_sides({side: count for side, count in set_to.items() if count})
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for side, own in sides.items():
        words = sorted(one for group in own for one in quotes[group] if not one.words.textbook)
        positions[side.target].append(
            _position(side, conditions, own, words[: shown[side]], settings.get(side, ())[: set_to[side]])
        )
    return (Disagreement(target, tuple(both)) for target, both in positions.items())


def _position(
    side: Side,
    conditions: Mapping[Group, frozenset[str]],
    own: Sequence[Group],
    quotes: Sequence[Quoted],
    settings: Sequence[SettingSaid],
) -> Position:
    named = {condition for group in own for condition in conditions.get(group, ())}
    return Position(side.toward, tuple(settings), tuple(sorted(named)), tuple(one.words for one in quotes))


def _may_part(beside: SettingsBeside) -> bool:
    """Whether some setting's high lies below some other's low; whose they are is still to be seen."""
    low, high = beside.highest_low, beside.lowest_high
    return low is not None and high is not None and high < low


def _ranges_part(settings: Sequence[SettingSaid]) -> bool:
    """Whether one voice's highest lies below another's lowest, in the same unit."""
    highest, lowest = extremes(settings)
    return any(_lies_below(highest[unit], lowest[unit]) for unit in highest.keys() & lowest.keys())


def _lies_below(highs: Mapping[str, float], lows: Mapping[str, float]) -> bool:
    """Whether some high is under some other voice's low; two from each end are enough to tell."""
    lowest_highs = sorted(highs.items(), key=lambda one: one[1])[:2]
    highest_lows = sorted(lows.items(), key=lambda one: -one[1])[:2]
    return any(one != other and high < low for one, high in lowest_highs for other, low in highest_lows)


def _setting_positions(settings: Iterable[SettingSaid]) -> Iterator[Position]:
    voices: defaultdict[str, list[SettingSaid]] = defaultdict(list)
    for setting in settings:
        voices[voice(setting.evidence)].append(setting)
    for _, own in sorted(voices.items()):
        conditions = tuple(sorted({condition for setting in own for condition in setting.about}))
        yield Position(None, tuple(own), conditions, tuple(setting.evidence for setting in own))
