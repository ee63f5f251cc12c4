"""Claim rows with everything needed to find and play their words again."""

from __future__ import annotations

from collections.abc import Sequence

from graph.answers import (
    CitedWords,
    SettingSaid,
)
from graph.listings import low_first
from graph.neo4j.archive import Archive
from graph.neo4j.bolt import Properties
from graph.questions import cypher
from graph.rows import cited, setting_of, source_of

MOST_LINKS = 3000


class Citing(Archive):
    """Cites words."""

    def settings_compared(
        self, parameter: str, process: str | None = None, material: str | None = None
    ) -> tuple[SettingSaid, ...]:
        """What each source said a parameter should be."""
        self.check(parameter, process, material)
        bound = {"parameter": parameter, "process": process, "material": material, "limit": MOST_LINKS}
        return tuple(sorted(self._settings(self.rows(cypher("settings"), **bound)), key=low_first))

    def _settings(self, rows: Sequence[Properties]) -> list[SettingSaid]:
        return [setting_of(row, row["subject"], words) for row, words in zip(rows, self._cited(rows), strict=True)]

    def _cited(self, rows: Sequence[Properties]) -> list[CitedWords]:
        techniques = sorted({row["technique"] for row in rows})
        found = {row["id"]: (row["speaker"], source_of(row)) for row in self._with_source(techniques)}
        spoken = []
        for row in rows:
            speaker, source = found[row["technique"]]
            spoken.append(cited(row, source, row["technique"], speaker, row["passage"]))
        return spoken

    def _with_source(self, techniques: Sequence[str], *, text: bool = False) -> list[Properties]:
        return self.rows(
            "UNWIND $ids AS id MATCH (t:Technique {id: id})-[:IN_SOURCE]->(s:Source) "
            "RETURN t {.*, fields: s.fields, source_id: s.id, text: CASE WHEN $text THEN s.text END} AS row",
            ids=list(techniques),
            text=text,
        )
