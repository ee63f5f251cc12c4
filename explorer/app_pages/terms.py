"""All terms of one kind as a tree, with how much the archive says of each."""

from __future__ import annotations

from collections import defaultdict
from html import escape

from explorer.markup import named_page, search_box, show
from explorer.selection import chosen, label, link, store, words
from ontology.vocabulary import KINDS, Kind

LISTED: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in {"cue", "competency"})


def draw() -> None:
    """The page."""
    named_page(words("concepts"))
    asked = chosen("kind")
    kind: Kind = next((one for one in LISTED if one == asked), "defect")
    show(f"<h1>{words('concepts')}</h1>")
    search_box(kind="", to="concept", named="id")
    tabs = " ".join(
        f'<a target="_self" href="{link("concept", kind=one)}"{" aria-current=page" if one == kind else ""}>{words(one)}</a>'
        for one in LISTED
    )
    rows = store().hierarchy(kind)
    counts = {row.concept: row.techniques for row in rows}
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for row in rows:
        children[row.broader].append(row.concept)
    met = sum(1 for count in counts.values() if count)
    show(
        f'<nav class="tabs" aria-label="{words("concepts")}">{tabs}</nav>'
        f"<p class=faint>{words('terms_n', n=len(rows), met=met)}</p>{_branch(None, children, counts)}"
    )


def counted(concept: str, counts: dict[str, int]) -> str:
    """A term as a link, with the number of techniques that touch it."""
    count = counts.get(concept, 0)
    number = f" <span class=count>{count}</span>" if count else ""
    return f'<a target="_self" href="{link("concept", id=concept)}">{escape(label(concept))}</a>{number}'


def _branch(parent: str | None, children: dict[str | None, list[str]], counts: dict[str, int]) -> str:
    items = "".join(
        f"<li>{counted(one, counts)}{_branch(one, children, counts) if one in children else ''}</li>"
        for one in children[parent]
    )
    return f"<ul class=tree>{items}</ul>"
