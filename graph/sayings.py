"""What is said of one defect, counted by an engine before any of it is quoted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from graph.answers import CitedWords, SettingSaid
from graph.claims import Direction

LinkKind = Literal["cause", "remedy", "unsure"]
LINK_KINDS: tuple[LinkKind, ...] = ("cause", "remedy", "unsure")
SHOWN = 6  # quotes, and likewise settings, of one reason or one side of a disagreement that are given
ALLOTTED = 120  # quotes, and likewise settings, that one list of them shares

Place = tuple[bool, int, int, int]  # textbook last, then source number, start, and the order within the source


class Group(NamedTuple):
    """Links that say the same: one target and direction, or for no target the same *words*; not asserted is unsure."""

    kind: LinkKind
    target: str | None
    direction: Direction | None
    words: str = ""

    @property
    def toward(self) -> Direction | None:
        """What the links would have one do: a cause's direction turned round."""
        if self.kind == "remedy" or self.direction is None:
            return self.direction
        return "decrease" if self.direction == "increase" else "increase"


class Counted(NamedTuple):
    """
    How often a group is said.

    Attributes:
        said_by: Voices: masters, or sources of an unknown master; the textbook is none.
        voices: The least and the greatest of their keys, whatever they are; None without any.
    """

    links: int
    said_by: int
    textbook: bool
    voices: tuple[int | str, int | str] | None


@dataclass(frozen=True, slots=True)
class SettingsBeside:
    """The settings of one parameter in one unit, said where the defect was spoken of."""

    parameter: str
    unit: str
    settings: int
    lowest_high: float | None
    highest_low: float | None


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """Words and their place in the order of quotes."""

    place: Place
    words: CitedWords = field(compare=False)


@dataclass(frozen=True, slots=True)
class Side:
    """Those who would have one move a target one way."""

    target: str
    toward: Direction


class Sayings(Protocol):
    """All that is said of a defect, narrower ones included; asked for piece by piece, so that little is read."""

    def groups(self) -> Mapping[Group, Counted]:
        """Every group there is."""

    def defects(self, groups: Sequence[Group]) -> Mapping[Group, frozenset[str]]:
        """The defects that those groups were said of."""

    def conditions(self, groups: Sequence[Group]) -> Mapping[Group, frozenset[str]]:
        """The conditions that voices name (the textbook is none); groups without any may be missing."""

    def quotes(self, wanted: Mapping[Group, int]) -> Mapping[Group, Sequence[Quoted]]:
        """The first so many words of each group, in order of place."""

    def settings_beside(self) -> Sequence[SettingsBeside]:
        """Parameters that were given values in the same techniques."""

    def settings(self, wanted: Mapping[str, int]) -> Mapping[str, Sequence[SettingSaid]]:
        """The first so many settings of each parameter, in order of place."""

    def settings_of_sides(self, wanted: Mapping[Side, int]) -> Mapping[Side, Sequence[SettingSaid]]:
        """The first so many settings of a side's target by the voices on that side."""


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


def allotted(there: Sequence[int]) -> list[int]:
    """
    How many quotes each entry of a list gets, of those that are *there*.

    Each gets one; the first ones get up to `SHOWN`, as long as `ALLOTTED` are not used up.
    """
    left = ALLOTTED - sum(1 for count in there if count)
    given = []
    for count in there:
        more = max(0, min(count, SHOWN, left + 1) - 1)
        left -= more
        given.append(min(count, 1) + more)
    return given


def settings_by_parameter(beside: Iterable[SettingsBeside]) -> Counter[str]:
    """How many settings of each parameter there are, whatever their unit."""
    number: Counter[str] = Counter()
    for one in beside:
        number[one.parameter] += one.settings
    return number


def voice(words: CitedWords) -> str:
    """Who said it; a source of unknown master is a voice of its own."""
    return words.speaker or words.source


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

    def _said_by(self, side: Side) -> Iterator[CitedWords]:
        for group, links in self._links.items():
            if group.kind != "unsure" and (group.target, group.toward) == (side.target, side.toward):
                yield from (link.quoted.words for link in links if not link.quoted.words.textbook)


def _counted(links: Sequence[LinkSaid]) -> Counted:
    voices = {voice(link.quoted.words) for link in links if not link.quoted.words.textbook}
    textbook = any(link.quoted.words.textbook for link in links)
    return Counted(len(links), len(voices), textbook, (min(voices), max(voices)) if voices else None)


def _beside(parameter: str, unit: str, settings: Sequence[SettingSaid]) -> SettingsBeside:
    highs = [one.quantity.max for one in settings if one.quantity.max is not None]
    lows = [one.quantity.min for one in settings if one.quantity.min is not None]
    return SettingsBeside(parameter, unit, len(settings), min(highs, default=None), max(lows, default=None))
