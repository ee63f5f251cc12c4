"""What is said of a defect where every link is read, not only counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any, Literal

from graph.answers import CitedWords, SettingSaid
from graph.claims import Direction
from graph.rows import Row, conditions_of
from graph.sayings import Counted, Group, LinkKind, Quoted, SettingsBeside, Side, extremes, voice


@dataclass(frozen=True, slots=True)
class LinkSaid:
    """A cause or remedy as one source gave it."""

    role: Literal["cause", "remedy"]
    defect: str
    target: str | None
    direction: Direction | None
    conditions: tuple[str, ...]
    quoted: Quoted

    @property
    def group(self) -> Group:
        """The group it belongs to."""
        words = self.quoted.words
        kind: LinkKind = self.role if words.modality == "asserted" else "unsure"
        return Group(kind, self.target, self.direction, "" if self.target else words.quote)


class Heard:
    """Sayings that were read whole; *links* and *settings* in order of place."""

    def __init__(self, links: Iterable[LinkSaid], settings: Iterable[SettingSaid]) -> None:
        self._links: defaultdict[Group, list[LinkSaid]] = defaultdict(list)
        for link in links:
            self._links[link.group].append(link)
        self._settings: defaultdict[str, list[SettingSaid]] = defaultdict(list)
        for setting in settings:
            self._settings[setting.parameter].append(setting)

    def groups(self) -> dict[Group, Counted]:
        """See `Sayings`, here and below."""
        return {group: _counted(links) for group, links in self._links.items()}

    def defects(self, groups: Sequence[Group]) -> dict[Group, frozenset[str]]:
        """The defects that groups were said of."""
        return {group: frozenset(link.defect for link in self._links[group]) for group in groups}

    def conditions(self, groups: Sequence[Group]) -> dict[Group, frozenset[str]]:
        """The conditions that voices name."""
        return {
            group: frozenset(
                condition
                for link in self._links[group]
                if not link.quoted.words.textbook
                for condition in link.conditions
            )
            for group in groups
        }

    def quotes(self, wanted: Mapping[Group, int]) -> dict[Group, list[Quoted]]:
        """The first words of each group."""
        return {group: [link.quoted for link in self._links[group][:count]] for group, count in wanted.items()}

    def settings_beside(self) -> list[SettingsBeside]:
        """Parameters that were given values."""
        by_unit: defaultdict[tuple[str, str], list[SettingSaid]] = defaultdict(list)
        for setting in (one for settings in self._settings.values() for one in settings):
            by_unit[setting.parameter, setting.quantity.unit].append(setting)
        return [_beside(*key, settings) for key, settings in by_unit.items()]

    def settings(self, wanted: Mapping[str, int]) -> dict[str, list[SettingSaid]]:
        """The first settings of each parameter."""
        return {parameter: self._settings[parameter][:count] for parameter, count in wanted.items()}

    def settings_of_sides(self, wanted: Mapping[Side, int]) -> dict[Side, list[SettingSaid]]:
        """The first settings by the voices on a side."""
        found = {}
        for side, count in wanted.items():
            voices = {voice(words) for words in self._said_by(side)}
            own = [one for one in self._settings[side.target] if voice(one.evidence) in voices]
            found[side] = own[:count]
        return found

    def settings_at_ends(self, parameters: Sequence[str], voices: int) -> dict[str, list[SettingSaid]]:
        """All settings by the voices that want least and most."""
        found = {}
        for parameter in parameters:
            own = self._settings[parameter]
            ends = _at_ends(own, voices)
            found[parameter] = [setting for setting in own if voice(setting.evidence) in ends]
        return found

    def _said_by(self, side: Side) -> Iterator[CitedWords]:
        for group, links in self._links.items():
            if group.kind != "unsure" and (group.target, group.toward) == (side.target, side.toward):
                yield from (link.quoted.words for link in links if not link.quoted.words.textbook)


def _at_ends(settings: Sequence[SettingSaid], voices: int) -> set[str]:
    highest, lowest = extremes(settings)
    least = [nsmallest(voices, ((high, who) for who, high in highs.items())) for highs in highest.values()]
    most = [nsmallest(voices, ((-low, who) for who, low in lows.items())) for lows in lowest.values()]
    return {who for ends in (*least, *most) for _, who in ends}


def _counted(links: Sequence[LinkSaid]) -> Counted:
    voices = {voice(link.quoted.words) for link in links if not link.quoted.words.textbook}
    textbook = any(link.quoted.words.textbook for link in links)
    return Counted(len(links), len(voices), textbook, (min(voices), max(voices)) if voices else None)


def _beside(parameter: str, unit: str, settings: Sequence[SettingSaid]) -> SettingsBeside:
    highs = [one.quantity.max for one in settings if one.quantity.max is not None]
    lows = [one.quantity.min for one in settings if one.quantity.min is not None]
    return SettingsBeside(parameter, unit, len(settings), min(highs, default=None), max(lows, default=None))


def link_said(row: Row, names: Mapping[Any, str], words: CitedWords) -> LinkSaid:
    """A cause or remedy row as it was said; ``at`` is its source's number."""
    return LinkSaid(
        "cause" if row["predicate"] == "hasCause" else "remedy",
        names[row["subject"]],
        names[row["object"]] if row["object"] is not None else None,
        row["direction"],
        conditions_of(row["conditions"]),
        Quoted((words.textbook, row["at"], row["start"], row["i"]), words),
    )
