"""Claim rows with everything needed to find and play their words again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from graph.answers import (
    CitedWords,
    SettingSaid,
)
from graph.listings import low_first
from graph.questions import sql
from graph.rows import cited, setting_of, source_of
from graph.sqlite.archive import Archive

MOST_LINKS = 3000


class Citing(Archive):
    """Cites words."""

    def settings_compared(
        self, parameter: str, process: str | None = None, material: str | None = None
    ) -> tuple[SettingSaid, ...]:
        """What each source said a parameter should be."""
        bound = {
            "parameter": self.key(parameter),
            "process": self.key(process) if process else None,
            "material": self.key(material) if material else None,
            "limit": MOST_LINKS,
        }
        settings = self._settings(self.connection.execute(sql("settings"), bound).fetchall())
        return tuple(sorted(settings, key=low_first))

    def _settings(self, rows: Sequence[sqlite3.Row]) -> list[SettingSaid]:
        return [
            setting_of(row, self.names[row["subject"]], words)
            for row, words in zip(rows, self._cited(rows), strict=True)
        ]

    def _cited(self, rows: Sequence[sqlite3.Row]) -> list[CitedWords]:
        techniques = json.dumps(sorted({row["technique"] for row in rows}))
        found = {
            row["i"]: (row["id"], row["speaker"], source_of(row))
            for row in self.connection.execute(
                "SELECT t.i, t.id, t.speaker, s.fields FROM technique t JOIN source s ON s.i = t.source "
                "WHERE t.i IN (SELECT value FROM json_each(?))",
                (techniques,),
            )
        }
        passages = dict(
            self.connection.execute(
                "SELECT i, id FROM passage WHERE i IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted({row["passage"] for row in rows})),),
            ).fetchall()
        )
        spoken = []
        for row in rows:
            technique, speaker, source = found[row["technique"]]
            spoken.append(cited(row, source, technique, speaker, passages[row["passage"]]))
        return spoken
