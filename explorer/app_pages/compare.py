"""Two to four techniques side by side, settings of one parameter on one line and in one unit."""

from __future__ import annotations

from html import escape

from explorer.claim_words import stated
from explorer.comparison import MOST_COMPARED, Row, comparison, ids_in
from explorer.markup import named_page, show, titled, trade
from explorer.selection import chosen, label, language, link, store, words
from graph.answers import ClaimSeen, TechniqueSeen
from ontology.errors import UnknownThingError
from ontology.quantities import format_quantity
from ontology.vocabulary import Vocabulary


def draw() -> None:
    """The page."""
    named_page(words("compare"))
    asked = ids_in(chosen("ids") or "")
    techniques, unknown = _known(asked[:MOST_COMPARED])
    show(f"<h1>{words('compare')}</h1>")
    for one in unknown:
        show(f"<p class=faint>{words('not_found', kind=words('technique'), id=escape(one))}</p>")
    if not techniques:
        show(f"<p>{words('compare_empty')} <a target=_self href='{link('find')}'>{words('find')}</a></p>")
        return
    left_out = len(asked) - MOST_COMPARED
    if left_out > 0:
        show(f"<p class=faint>{words('compare_left_out', n=left_out, most=MOST_COMPARED)}</p>")
    ids = [seen.technique.id for seen in techniques]
    csv = escape(f"/api/compare.csv?lang={language()}&ids={','.join(ids)}")
    rows = "".join(_row(row) for row in comparison(techniques, Vocabulary.load()))
    heads = "".join(_head(seen, ids) for seen in techniques)
    show(
        f"<div class=wide tabindex=0 role=region aria-label='{words('compare')}'><table class=compare>"
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"<p><a href='{csv}' download>CSV {words('download')}</a></p>"
    )


def _known(ids: list[str]) -> tuple[tuple[TechniqueSeen, ...], list[str]]:
    found, unknown = [], []
    for one in ids:
        try:
            found.append(store().technique(one))
        except UnknownThingError:
            unknown.append(one)
    return tuple(found), unknown


def _head(seen: TechniqueSeen, ids: list[str]) -> str:
    technique = seen.technique
    rest = ",".join(one for one in ids if one != technique.id)
    return (
        f'<th scope=col><a target="_self" href="{link("technique", id=technique.id)}">{titled(technique.title)}</a>'
        f"<div class=faint>{trade(technique.trade)} · {escape(technique.speaker or words('unknown_master'))}</div>"
        f'<a class="clear" target="_self" href="{escape(link("compare", ids=rest))}" '
        f'aria-label="{words("take_off")}: {titled(technique.title)}">✕ {words("take_off")}</a></th>'
    )


def _row(row: Row) -> str:
    name = escape(label(row.parameter)) if row.parameter else words(row.group)
    if row.parameter:
        cells = [
            "<br>".join(
                _value(seen, format_quantity(quantity, language())) for seen, quantity in zip(*pair, strict=True)
            )
            for pair in zip(row.cells, row.quantities, strict=True)
        ]
    else:
        cells = ["<br>".join(_said(seen) for seen in cell) for cell in row.cells]
    drawn = "".join(f"<td>{cell or '<span class=faint>–</span>'}</td>" for cell in cells)
    return f'<tr class="{row.group}"><th scope=row>{name}</th>{drawn}</tr>'


def _value(seen: ClaimSeen, shown: str) -> str:
    about = ", ".join(escape(label(one)) for one in seen.claim.conditions)
    return f"<strong>{escape(shown)}</strong>" + (f" <span class=faint>{about}</span>" if about else "")


def _said(seen: ClaimSeen) -> str:
    claim = seen.claim
    address = escape(link("technique", id=claim.technique, t=claim.evidence.t0, claim=claim.id))
    of = f"{escape(label(claim.subject))} ← " if claim.subject != claim.technique else ""
    return f'{of}<a target="_self" href="{address}">{escape(stated(seen, language()))}</a>'
