"""What is said of one defect, counted by an engine before any of it is quoted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from graph.answers import CitedWords, SettingSaid
from graph.claims import OTHER_WAY, Direction

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
        return OTHER_WAY[self.direction]


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


class Side(NamedTuple):
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

    def settings_at_ends(self, parameters: Sequence[str], voices: int) -> Mapping[str, Sequence[SettingSaid]]:
        """All settings by the so many *voices* that want least of a parameter in some unit, and by those that want most."""


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


Extremes = Mapping[str, Mapping[str, float]]  # by unit and voice


def extremes(settings: Iterable[SettingSaid]) -> tuple[Extremes, Extremes]:
    """The least upper end and the greatest lower end that each voice gives in each unit."""
    highest: defaultdict[str, dict[str, float]] = defaultdict(dict)
    lowest: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for setting in settings:
        unit, who = setting.quantity.unit, voice(setting.evidence)
        low, high = setting.quantity.min, setting.quantity.max
        if high is not None:
            highest[unit][who] = min(high, highest[unit].get(who, high))
        if low is not None:
            lowest[unit][who] = max(low, lowest[unit].get(who, low))
    return highest, lowest


def voice(words: CitedWords) -> str:
    """Who said it; a source of unknown master is a voice of its own."""
    return words.speaker or words.source
