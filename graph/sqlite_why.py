"""What is said of a defect, counted by SQLite and read only where it is quoted."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

from graph.answers import CitedWords, SettingSaid
from graph.questions import sql
from graph.rows import conditions_of, quantity_of
from graph.sayings import LINK_KINDS, SHOWN, About, Counted, Group, Quoted, SettingsBeside, Side

Asked = TypeVar("Asked", bound=Hashable)
# who would have more of something: who says that less of it is a cause, or that more of it is a remedy
SIDES = {"increase": ((0, "decrease"), (1, "increase")), "decrease": ((0, "increase"), (1, "decrease"))}


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
        self._titles: dict[str, dict[str, str]] = {}

    def groups(self) -> dict[Group, Counted]:
        """See `graph.sayings.Sayings`, here and below."""
        names = self._names
        question = "why" if self._bound["material"] is None else "why_in_material"
        return {
            Group(LINK_KINDS[kind], names.get(target), direction or None, words): Counted(
                links, said_by, bool(textbook), (least, greatest) if said_by else None
            )
            for kind, target, direction, words, links, said_by, textbook, least, greatest in self._ask(question)
        }

    def about(self, groups: Sequence[Group]) -> dict[Group, About]:
        """What the links of groups name."""
        rows = self._ask("why_about", groups=json.dumps([self._key(group) for group in groups]))
        return {
            groups[row["i"]]: About(
                frozenset(self._names[key] for key in json.loads(row["subjects"])),
                frozenset(one for said in json.loads(row["conditions"]) for one in conditions_of(said)),
            )
            for row in rows
        }

    def quotes(self, wanted: Mapping[Group, int]) -> dict[Group, list[Quoted]]:
        """The first words of groups."""
        found: dict[Group, list[Quoted]] = {group: [] for group in wanted}
        for most, groups in _by_count(wanted).items():
            asked = json.dumps([self._key(group) for group in groups])
            for one, number, i, *said in self._ask("why_quotes", groups=asked, most=most):
                words = self._cited(*said)
                found[groups[one]].append(Quoted((words.textbook, number, words.start, i), words))
        for quotes in found.values():
            quotes.sort()
        return found

    def settings_beside(self) -> list[SettingsBeside]:
        """Parameters that were given values."""
        return [SettingsBeside(self._names[parameter], *rest) for parameter, *rest in self._ask("why_beside")]

    def settings(self, wanted: Mapping[str, int]) -> dict[str, list[SettingSaid]]:
        """The first settings of parameters."""
        return self._settings("why_settings", wanted, {parameter: [self._keys[parameter]] for parameter in wanted})

    def settings_of_sides(self, wanted: Mapping[Side, int]) -> dict[Side, list[SettingSaid]]:
        """The first settings by the voices on a side."""
        keys = {side: [self._keys[side.target], SIDES[side.toward]] for side in wanted}
        return self._settings("why_sides", wanted, keys)

    def _settings(
        self, question: str, wanted: Mapping[Asked, int], keys: Mapping[Asked, list[object]]
    ) -> dict[Asked, list[SettingSaid]]:
        found: dict[Asked, list[tuple[int, int, int, SettingSaid]]] = {one: [] for one in wanted}
        for most, asked in _by_count(wanted).items():
            bound = json.dumps([keys[one] for one in asked])
            for one, number, i, parameter, value, conditions, *said in self._ask(question, wanted=bound, most=most):
                words = self._cited(*said)
                setting = SettingSaid(self._names[parameter], quantity_of(value), conditions_of(conditions), words)
                found[asked[one]].append((number, words.start, i, setting))
        return {one: [said for *_, said in sorted(own, key=lambda four: four[:3])] for one, own in found.items()}

    def _key(self, group: Group) -> list[object]:
        target = self._keys[group.target] if group.target else 0
        return [LINK_KINDS.index(group.kind), target, group.direction or "", group.words]

    def _ask(self, question: str, **bound: object) -> list[sqlite3.Row]:
        return self._connection.execute(sql(question), self._bound | bound).fetchall()

    def _cited(self, source: str, title: str, technique: str, passage: str, *said: Any) -> CitedWords:
        *spoken, textbook, claim = said
        speaker, start, end, t0, t1, quote, modality, status = spoken
        if title not in self._titles:
            self._titles[title] = json.loads(title)
        return CitedWords(
            claim,
            source,
            self._titles[title],
            technique,
            passage,
            speaker,
            start,
            end,
            t0,
            t1,
            quote,
            modality,
            status,
            bool(textbook),
        )


def _by_count(wanted: Mapping[Asked, int]) -> dict[int, list[Asked]]:
    """What is wanted, by how many of each; one question is asked for a count."""
    found: defaultdict[int, list[Asked]] = defaultdict(list)
    for one, count in wanted.items():
        if count:
            found[count if count in {1, SHOWN} else max(count, SHOWN)].append(one)
    return found
