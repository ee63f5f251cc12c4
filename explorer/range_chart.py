"""Settings of several masters on one scale."""

from __future__ import annotations

import altair as alt
import pandas as pd

ACCENT, INK = "#92400e", "#2b2420"


def range_chart(frame: pd.DataFrame, unit: str) -> alt.LayerChart | alt.FacetChart:
    """A bar a setting from low to high, a dot where it is a single value; names on the left."""
    base = alt.Chart(frame).encode(y=alt.Y("who:N", title=None, axis=alt.Axis(labelLimit=220, labelColor=INK)))
    scale = alt.Scale(zero=False, padding=16)
    bars = base.mark_bar(height=8, cornerRadius=4, color=ACCENT, opacity=0.55).encode(
        x=alt.X("low:Q", title=unit, scale=scale), x2="high:Q"
    )
    dots = base.mark_point(filled=True, size=70, color=ACCENT).encode(x=alt.X("low:Q", scale=scale))
    ends = base.mark_point(filled=True, size=70, color=ACCENT).encode(x=alt.X("high:Q", scale=scale))
    return alt.layer(bars, dots, ends).properties(height=alt.Step(34), background="transparent")
