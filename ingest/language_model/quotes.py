"""Quotes found again in the text they are said to be from, whatever happened to their spaces."""

from __future__ import annotations

import unicodedata

FEWEST = 2  # characters beside spaces: less than that is found anywhere


def place_of(quote: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """
    Where *quote* first stands in ``text[start:end]``: ``(start, end)`` in *text*, or None.

    Compared in NFC and without white space; everything else must be the same to the letter.
    """
    wanted = "".join(unicodedata.normalize("NFC", quote).split())
    places = [at for at in range(start, end) if not text[at].isspace()]
    found = "".join(text[at] for at in places).find(wanted)
    if len(wanted) < FEWEST or found < 0:
        return None
    return places[found], places[found + len(wanted) - 1] + 1
