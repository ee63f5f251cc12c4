"""Settings of several masters on one scale, drawn as a table so that it can be read without eyes too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from explorer.markup import clock
from explorer.selection import label, language, link, words
from graph.answers import SettingSaid
from ontology.quantities import format_quantity, unit_symbol

MARGIN = 0.06  # of the width, on both sides


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest to the highest number said, with a margin."""

    low: float
    high: float

    @classmethod
    def over(cls, settings: Iterable[SettingSaid]) -> Scale:
        """The scale that all *settings* fit on."""
        numbers = [
            one for setting in settings for one in (setting.quantity.min, setting.quantity.max) if one is not None
        ]
        return cls(min(numbers), max(numbers))

    def percent(self, value: float | None, otherwise: float) -> float:
        """How far along the line a value stands; *otherwise* for an open end."""
        if value is None:
            return otherwise
        span = self.high - self.low
        along = (value - self.low) / span if span else 0.5
        return 100 * (MARGIN + (1 - 2 * MARGIN) * along)


def range_charts(settings: Iterable[SettingSaid]) -> str:
    """A chart for every parameter and unit, those with most voices first."""
    groups: defaultdict[tuple[str, str], list[SettingSaid]] = defaultdict(list)
    for one in settings:
        groups[one.parameter, one.quantity.unit].append(one)
    ranked = sorted(groups.items(), key=lambda group: -len({_who(one) for one in group[1]}))
    return "".join(_chart(parameter, unit, own) for (parameter, unit), own in ranked)


def _chart(parameter: str, unit: str, settings: list[SettingSaid]) -> str:
    scale = Scale.over(settings)
    rows = "".join(_row(one, scale) for one in sorted(settings, key=_low))
    name = escape(label(parameter))
    return (
        f'<table class="ranges"><caption><a target="_self" href="{link("concept", id=parameter)}">{name}</a> '
        f'<span class="faint">{escape(unit_symbol(unit))}</span></caption><tbody>{rows}</tbody></table>'
    )


def _row(one: SettingSaid, scale: Scale) -> str:
    low, high = scale.percent(one.quantity.min, 0.0), scale.percent(one.quantity.max, 100.0)
    kind = "open-low" if one.quantity.min is None else "open-high" if one.quantity.max is None else ""
    words_said = one.evidence
    address = escape(link("technique", id=words_said.technique, t=words_said.t0, claim=words_said.claim))
    about = ", ".join(escape(label(concept)) for concept in one.about)
    return (
        f'<tr><th scope="row"><a target="_self" href="{address}">{escape(_who(one))} {clock(words_said.t0)}</a>'
        f'<div class="faint">{about}</div></th>'
        f'<td class="line" aria-hidden="true"><span class="bar-of {kind}" style="left:{low:.1f}%;width:{max(high - low, 0):.1f}%"></span></td>'
        f'<td class="value">{escape(format_quantity(one.quantity, language()))}</td></tr>'
    )


def _low(one: SettingSaid) -> float:
    low, high = one.quantity.min, one.quantity.max
    return low if low is not None else high if high is not None else 0.0


def _who(one: SettingSaid) -> str:
    said = one.evidence
    title = said.source_title.get(language()) or next(iter(said.source_title.values()), words("unknown"))
    return words("textbook") if said.textbook else said.speaker or title
