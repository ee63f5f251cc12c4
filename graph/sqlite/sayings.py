"""What is said of a defect, counted by SQLite and read only where it is quoted."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

from graph.answers import SettingSaid
from graph.questions import sql
from graph.rows import conditions_of
from graph.sayings import LINK_KINDS, SHOWN, Counted, Group, Quoted, SettingsBeside, Side
from graph.sqlite.archive import plain
from graph.sqlite.citing import cited_words, setting_said

Asked = TypeVar("Asked", bound=Hashable)


class SQLiteSayings:
    """`graph.sayings.Sayings` of a defect, said of a *material* where one is given; keys are the archive's own."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        defect: int,
        material: int | None,
        keys: Mapping[str, int],
        names: Mapping[int, str],
    ) -> None:
        self._connection = connection
        self._bound = {"defect": defect, "material": material}
        self._keys = keys
        self._names = names
        self._chains: dict[Group, int] = {}
        self._named: dict[Group, list[str]] = {}  # in a material: the defects and conditions that links name

    def groups(self) -> dict[Group, Counted]:
        """See `graph.sayings.Sayings`, here and below."""
        names = self._names
        found = {}
        for chain, kind, target, direction, words, links, said_by, textbook, least, greatest, *named in self._ask(
            self._within("why")
        ):
            group = Group(LINK_KINDS[kind], names.get(target), direction or None, words)
            self._chains[group] = chain
            self._named[group] = named
            found[group] = Counted(links, said_by, bool(textbook), (least, greatest) if said_by else None)
        return found

    def defects(self, groups: Sequence[Group]) -> dict[Group, frozenset[str]]:
        """The defects that groups were said of."""
        if self._bound["material"] is None:
            return self._kept(groups, role=0)
        return {group: frozenset(self._names[int(key)] for key in self._named[group][0].split(",")) for group in groups}

    def conditions(self, groups: Sequence[Group]) -> dict[Group, frozenset[str]]:
        """The conditions that voices name."""
        if self._bound["material"] is None:
            return self._kept(groups, role=1)
        return {
            group: frozenset(one for said in json.loads(self._named[group][1]) for one in conditions_of(said))
            for group in groups
        }

    def _kept(self, groups: Sequence[Group], role: int) -> dict[Group, frozenset[str]]:
        rows = self._ask("why_named", chains=self._asked(groups), role=role)
        return {groups[i]: frozenset(json.loads(concepts)) for i, concepts in rows}

    def quotes(self, wanted: Mapping[Group, int]) -> dict[Group, list[Quoted]]:
        """The first words of groups."""
        found: dict[Group, list[Quoted]] = {group: [] for group in wanted}
        for most, groups in _by_count(wanted).items():
            for one, number, i, *said in self._ask("why_quotes", chains=self._asked(groups), most=most):
                words = cited_words(*said)
                found[groups[one]].append(Quoted((words.textbook, number, words.start, i), words))
        return {group: sorted(quotes)[: wanted[group]] for group, quotes in found.items()}

    def settings_beside(self) -> list[SettingsBeside]:
        """Parameters that were given values."""
        return [
            SettingsBeside(self._names[parameter], *rest) for parameter, *rest in self._ask(self._within("why_beside"))
        ]

    def settings(self, wanted: Mapping[str, int]) -> dict[str, list[SettingSaid]]:
        """The first settings of parameters."""
        return self._settings(wanted, {parameter: [self._keys[parameter]] for parameter in wanted})

    def settings_of_sides(self, wanted: Mapping[Side, int]) -> dict[Side, list[SettingSaid]]:
        """The first settings by the voices on a side."""
        chains: defaultdict[Side, list[int]] = defaultdict(list)
        targets = {side.target for side in wanted}
        for group, chain in self._chains.items():
            if group.target in targets and group.kind != "unsure" and group.toward:
                chains[Side(group.target, group.toward)].append(chain)
        keys: dict[Side, list[object]] = {side: [self._keys[side.target], chains[side]] for side in wanted}
        return self._settings(wanted, keys)

    def settings_at_ends(self, parameters: Sequence[str], voices: int) -> dict[str, list[SettingSaid]]:
        """All settings by the voices that want least and most."""
        keys = json.dumps([self._keys[parameter] for parameter in parameters])
        found: dict[str, list[SettingSaid]] = {parameter: [] for parameter in parameters}
        for _, _, *said in self._ask("why_ends", parameters=keys, voices=voices) if parameters else ():
            setting = setting_said(self._names, *said)
            found[setting.parameter].append(setting)
        return found

    def _settings(
        self, wanted: Mapping[Asked, int], keys: Mapping[Asked, list[object]]
    ) -> dict[Asked, list[SettingSaid]]:
        found: dict[Asked, list[tuple[int, int, int, SettingSaid]]] = {one: [] for one in wanted}
        for most, asked in _by_count(wanted).items():
            bound = json.dumps([keys[one] for one in asked])
            for one, number, i, *said in self._ask("why_settings", wanted=bound, most=most):
                setting = setting_said(self._names, *said)
                found[asked[one]].append((number, setting.evidence.start, i, setting))
        return {one: [said for *_, said in sorted(own, key=lambda four: four[:3])] for one, own in found.items()}

    def _asked(self, groups: Sequence[Group]) -> str:
        return json.dumps([self._chains[group] for group in groups])

    def _within(self, question: str) -> str:
        return question if self._bound["material"] is None else f"{question}_in_material"

    def _ask(self, question: str, **bound: object) -> list[tuple[Any, ...]]:
        return plain(self._connection.execute(sql(question), self._bound | bound)).fetchall()


def _by_count(wanted: Mapping[Asked, int]) -> dict[int, list[Asked]]:
    """What is wanted, by how many of each; one question is asked for a count."""
    found: defaultdict[int, list[Asked]] = defaultdict(list)
    for one, count in wanted.items():
        if count:
            found[count if count in {1, SHOWN} else max(count, SHOWN)].append(one)
    return found
