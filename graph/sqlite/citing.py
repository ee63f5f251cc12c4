"""Words of claims with everything needed to find and play them again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.answers import CitedWords, SettingSaid
from graph.claims import Modality, Status
from graph.listings import low_first
from graph.questions import sql
from graph.rows import conditions_of, quantity_of, title_of
from graph.sqlite.archive import Archive, plain

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
        settings = (setting_said(self.names, *said) for said in plain(self.connection.execute(sql("settings"), bound)))
        return tuple(sorted(settings, key=low_first))


def setting_said(names: Mapping[int, str], parameter: int, value: str, conditions: str, *words: Any) -> SettingSaid:
    """The columns in which the named questions give a setting; *words* are those of `cited_words`."""
    return SettingSaid(names[parameter], quantity_of(value), conditions_of(conditions), cited_words(*words))


def cited_words(
    claim: str,
    source: str,
    title: str,
    technique: str,
    passage: str,
    speaker: str | None,
    start: int,
    end: int,
    t0: float | None,
    t1: float | None,
    quote: str,
    modality: Modality,
    status: Status,
    textbook: int,
    confidence: float,
) -> CitedWords:
    """The columns in which the named questions give the words of a claim."""
    return CitedWords(
        claim,
        source,
        title_of(title),
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
        confidence,
    )
