"""What stands around one thing, as a graph to move about in."""

from __future__ import annotations

from explorer.graph_browser import graph_browser
from explorer.graph_form import name_of
from explorer.markup import heading, named_page, nothing_yet, search_box, show
from explorer.selection import chosen, language, link, store, words
from ontology.errors import UnknownThingError
from ontology.vocabulary import Kind

STEPS = (1, 2, 3)
OFFERED_KINDS: tuple[Kind, ...] = ("defect", "process", "material", "parameter")


def draw() -> None:
    """The page."""
    search_box(to="graph", named="focus")
    focus = chosen("focus") or _most_spoken_of()
    if not focus:
        show(f"<h1>{words('graph')}</h1>")
        nothing_yet()
        return
    try:
        name = name_of(focus, store(), language())
    except UnknownThingError:
        show(f"<h1>{words('graph')}</h1><p>{words('graph_unknown')} {_elsewhere()}</p>")
        return
    depth = _depth()
    named_page(name)
    show(f"<h1>{heading(words('around', label=name))}</h1>{_steps(focus, depth)}")
    graph_browser(focus, depth)


def _elsewhere() -> str:
    return f'<a target="_self" href="{link("graph")}">{words("graph_elsewhere")}</a>'


def _most_spoken_of() -> str | None:
    """A specific term to begin with, the one that most is said of."""
    rows = [row for kind in OFFERED_KINDS for row in store().hierarchy(kind) if row.techniques]
    rows.sort(key=lambda row: (-row.techniques, row.concept))
    specific = [row.concept for row in rows if len(store().vocabulary.ancestors(row.concept)) > 1]
    return next(iter(specific or [row.concept for row in rows]), None)


def _depth() -> int:
    asked = chosen("depth") or ""
    return int(asked) if asked in {str(step) for step in STEPS} else STEPS[0]


def _steps(focus: str, depth: int) -> str:
    ways = "".join(
        f'<a target="_self" href="{link("graph", focus=focus, depth=step)}"{" aria-current=true" if step == depth else ""}>'
        f"{step}</a>"
        for step in STEPS
    )
    return f'<nav class="depth" aria-label="{words("graph_depth")}"><span class="faint">{words("graph_depth")}</span>{ways}</nav>'
