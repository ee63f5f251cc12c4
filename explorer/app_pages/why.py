"""Why a defect comes and what was done: counted, compared, and where they differ side by side."""

from __future__ import annotations

from html import escape

from explorer.certainty import FIRM, Read, read_of, surely
from explorer.front import specific_defects
from explorer.markup import heading, named_page, nothing_yet, said, search_box, setting, show, titled, trade
from explorer.range_chart import range_charts
from explorer.selection import chosen, label, link, store, words
from graph.answers import CitedWords, Disagreement, Facet, Position, Query, Reason, WhyChain
from ontology.vocabulary import TRADES, Vocabulary

LONG = 12  # reasons that may stand open
AGREED = 8  # of those that several voices give, where that list is long
OPEN = 6  # disagreements before the rest is folded away
SHOWN = 2  # quotes of a reason before the rest is folded away


def draw() -> None:
    """The page."""
    vocabulary = Vocabulary.load()
    defect = chosen("defect")
    known = defect in vocabulary and vocabulary[str(defect)].kind == "defect"
    search_box(label(str(defect)) if known else "", kind="defect", to="why")
    if not defect or not known:
        _most_asked(defect)
        return
    named_page(escape(words("why_title", defect=label(defect))))
    material = _material(vocabulary)
    chain = store().why(defect, material)
    show(
        f"<h1>{heading(words('why_title', defect=label(defect)))}</h1>"
        f'<p class=faint>{trade(vocabulary[defect].trade)} · <a target=_self href="{link("concept", id=defect)}">{words("concept")}</a> · '
        f'<a target=_self href="{escape(link("find", defect=defect, material=material))}">{words("find")}</a> · '
        f'<a target=_self href="{link("graph", focus=defect)}">{words("graph")}</a></p>'
        f"{_materials(defect, material)}"
    )
    _chain(chain)


def _chain(chain: WhyChain) -> None:
    heard_causes, book_causes = _apart(chain.causes)
    heard_remedies, book_remedies = _apart(chain.remedies)
    settings = {one.evidence.claim: one for reason in chain.causes + chain.remedies for one in reason.settings}
    is_silent = not (heard_causes or heard_remedies or chain.unsure)
    if is_silent:
        show(f"<p>{words('no_links')}</p>")
    _jumps(
        ("causes", len(heard_causes)),
        ("remedies", len(heard_remedies)),
        ("masters_differ", len(chain.disagreements)),
        ("settings_compared", len(settings)),
        ("unsure", len(chain.unsure)),
        ("textbook_says", len(book_causes + book_remedies)),
    )
    _reasons("causes", heard_causes, "", chain.all_causes - len(chain.causes))
    _reasons("remedies", heard_remedies, "do_", chain.all_remedies - len(chain.remedies))
    _disagreements(chain.disagreements)
    if settings:
        show(f"<h2 id=settings_compared>{words('settings_compared')}</h2>{range_charts(settings.values())}")
    _reasons("unsure", chain.unsure, "", chain.all_unsure - len(chain.unsure))
    book = _folded("textbook_causes", read_of(book_causes), "", is_open=is_silent)
    book += _folded("textbook_remedies", read_of(book_remedies), "do_", is_open=is_silent)
    if book:
        show(f"<h2 id=textbook_says>{words('textbook_says')}</h2>{book}")


def _jumps(*parts: tuple[str, int]) -> None:
    """The parts of a long page with how much is in each."""
    ways = "".join(f'<a href="#{part}">{words(part)} <span class=count>{n}</span></a>' for part, n in parts if n)
    show(f'<nav class="orders" aria-label="{words("jump_to")}">{ways}</nav>' if ways else "")


def _apart(reasons: tuple[Reason, ...]) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What people said, and what only the textbook says."""
    return tuple(one for one in reasons if one.said_by), tuple(one for one in reasons if not one.said_by)


def _most_asked(asked: str | None) -> None:
    """Without a defect in the address: the specific ones that most is said of, trade by trade."""
    named_page(words("why"))
    unknown = f"<p>{words('not_found', kind=words('defect'), id=escape(asked))}</p>" if asked else ""
    show(f"<h1>{words('why_heading')}</h1>{unknown}<p class=faint>{words('why_hint')}</p>")
    columns = ""
    for one in TRADES:
        own = specific_defects(store(), one)[:10]
        items = "".join(
            f'<li><a target="_self" href="{link("why", defect=row.concept)}"><span>{escape(label(row.concept))}</span>'
            f"<span class=count>{row.techniques}</span></a></li>"
            for row in own
        )
        columns += f'<section class="card {one} rail"><h2>{words(one)}</h2><ul>{items}</ul></section>' if own else ""
    if columns:
        show(f'<div class="cards">{columns}</div>')
    else:
        nothing_yet()


def _material(vocabulary: Vocabulary) -> str | None:
    """The material that the address narrows the question to."""
    asked = chosen("material")
    return asked if asked in vocabulary and vocabulary[str(asked)].kind == "material" else None


def _materials(defect: str, material: str | None) -> str:
    """The materials it was met in, each narrowing the question, with the one chosen to be taken off."""
    if material:
        off = f'<a class="chip" target="_self" href="{link("why", defect=defect)}">✕ {escape(label(material))}</a>'
        return f'<div class="chips"><span class=faint>{words("material")}</span> {off}</div>'
    items = "".join(
        f'<a class="chip" target="_self" href="{escape(link("why", defect=defect, material=facet.id))}">'
        f"{escape(label(facet.id))} <span class=count>{facet.count}</span></a>"
        for facet in _met_in(defect)[:8]
    )
    return f'<div class="chips"><span class=faint>{words("only_with")}</span> {items}</div>' if items else ""


def _met_in(defect: str) -> list[Facet]:
    found = store().techniques(Query(defects=(defect,), limit=1))
    return [facet for facet in found.facets if facet.kind == "material"]


def _reasons(heading: str, reasons: tuple[Reason, ...], doing: str, left: int) -> None:
    if not reasons:
        return
    read = read_of(reasons)
    agreed, rest = _foremost(tuple(one for one in read if one.is_firm))
    first, more = (agreed, ()) if len(agreed) <= LONG else (agreed[:AGREED], agreed[AGREED:])
    doubtful = tuple(one for one in read if not one.is_firm)
    left_out = f"<p class=faint>{words('left_n', n=left)}</p>" if left > 0 else ""
    show(
        f"<h2 id='{heading}'>{words(heading)} · {len(reasons)}</h2>{''.join(_reason(one, doing) for one in first)}"
        f"{_folded('agreed_too', more, doing)}{_folded('only_few', rest, doing)}{_folded('read_unsurely', doubtful, doing)}{left_out}"
    )


def _foremost(reasons: tuple[Read, ...]) -> tuple[tuple[Read, ...], tuple[Read, ...]]:
    """A long list is cut where agreement ends: what several voices say stands first."""
    agreed = tuple(one for one in reasons if one.reason.said_by > 1)
    if len(reasons) <= LONG or not agreed:
        return reasons, ()
    return agreed, reasons[len(agreed) :]


def _folded(heading: str, reasons: tuple[Read, ...], doing: str, *, is_open: bool = False) -> str:
    if not reasons:
        return ""
    rows = "".join(_reason(one, doing) for one in reasons)
    return f"<details class=book{' open' if is_open else ''}><summary>{words(heading)} · {len(reasons)}</summary>{rows}</details>"


def _reason(read: Read, doing: str) -> str:
    reason = read.reason
    what = (
        f'<a target="_self" href="{link("concept", id=reason.target)}">{escape(label(reason.target))}</a>'
        if reason.target
        else f"<span class=faint>{words('in_their_words')}</span>"
    )
    way = f" <span class=faint>{words(doing + reason.direction)}</span>" if reason.direction else ""
    book = f'<span class="tag">{words("textbook_too")}</span>' if reason.textbook and reason.said_by else ""
    narrower = ", ".join(escape(label(one)) for one in reason.defects[:4])
    of = f'<div class="faint">{words("said_of")}: {narrower}</div>' if narrower else ""
    quotes = [said(one, unsure=not sure) for one, sure in _surest_first(reason)]
    return (
        f'<div class="reason{"" if read.is_firm else " unsure"}"><div><span class="what">{what}</span>{way}<div class="faint">{_voices(reason)}{book}</div>{of}</div>'
        f"<div>{_first(quotes, SHOWN)}</div></div>"
    )


def _first(blocks: list[str], count: int) -> str:
    """So many of them, the others folded away."""
    first, more = "".join(blocks[:count]), "".join(blocks[count:])
    rest = f"<details><summary>{words('more_n', n=len(blocks) - count)}</summary>{more}</details>" if more else ""
    return first + rest


def _surest_first(reason: Reason) -> list[tuple[CitedWords, bool]]:
    """The words in their order, those that were read unsurely last; with whether each was read firmly."""
    read = [(one, surely(one) >= FIRM) for one in reason.evidence]
    return sorted(read, key=lambda pair: not pair[1])


def _voices(reason: Reason) -> str:
    """How many said it; notes without a master are counted as sources."""
    if not reason.said_by:
        return words("only_textbook") if reason.textbook else ""
    own = [one for one in reason.evidence if not one.textbook]
    named = any(one.speaker for one in own)
    unnamed = any(not one.speaker for one in own)
    key = "said_by_both" if named and unnamed else "said_by" if named else "said_by_sources"
    return words(key, n=reason.said_by)


def _disagreements(disagreements: tuple[Disagreement, ...]) -> None:
    if not disagreements:
        return
    blocks = [
        f'<h3>{escape(label(one.target))}</h3><div class="sides">{"".join(map(_side, one.positions))}</div>'
        for one in sorted(disagreements, key=lambda one: -sum(len(position.evidence) for position in one.positions))
    ]
    show(f"<h2 id=masters_differ>{words('masters_differ')} · {len(disagreements)}</h2>{_first(blocks, OPEN)}")


def _side(position: Position) -> str:
    voices = dict.fromkeys(escape(one.speaker or "") or titled(one.source_title) for one in position.evidence)
    head = words("do_" + position.direction) if position.direction else ", ".join(voices)
    where = ", ".join(escape(label(condition)) for condition in position.conditions)
    holds = f"<p class=faint>{words('given')}: {where or words('not_said')}</p>"
    settings = "".join(f"<li>{setting(said_so)}</li>" for said_so in position.settings[:3])
    return (
        f'<div class="card"><h4>{head}</h4>{holds}'
        f"{'<ul>' + settings + '</ul>' if settings else ''}{''.join(map(said, position.evidence[:2]))}</div>"
    )
