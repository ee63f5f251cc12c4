"""Numbers for the pages, as frames."""

from __future__ import annotations

import pandas as pd

from explorer.selection import words
from graph.answers import SettingSaid
from ontology.quantities import unit_symbol

COLUMNS = ["parameter", "unit", "who", "low", "high"]


def ranges_frame(settings: tuple[SettingSaid, ...]) -> pd.DataFrame:
    """
    One row a setting: parameter (id), unit (symbol), who (label), low and high (in the unit, equal for a single value).

    In the order given; no settings give the same columns with no rows.
    """
    rows = [
        (
            one.parameter,
            unit_symbol(one.quantity.unit),
            one.evidence.speaker or words("unknown"),
            one.quantity.min if one.quantity.min is not None else one.quantity.max,
            one.quantity.max if one.quantity.max is not None else one.quantity.min,
        )
        for one in settings
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
