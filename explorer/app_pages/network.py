"""What stands around one thing, drawn and as a table."""

from __future__ import annotations

from html import escape
from textwrap import fill

import streamlit as st

from explorer.markup import show
from explorer.selection import choose, chosen, label, language, link, store, words
from graph.answers import Neighbourhood
from ontology.errors import PpuriError
from ontology.vocabulary import Vocabulary

COLOURS = {
    "defect": "#f0d3c7",
    "process": "#d6e2ee",
    "material": "#d8e6dc",
    "parameter": "#f3e6c4",
    "technique": "#ffffff",
    "equipment": "#e7e0ec",
    "hazard": "#f3cfcf",
}
SHAPES = {"technique": "note", "source": "folder", "master": "oval"}
DRAWN = 40
LINE = 18  # characters of a name on one line of its box


def draw() -> None:
    """The page."""
    vocabulary = Vocabulary.load()
    focus = chosen("focus")
    if not focus:
        rows = sorted(store().hierarchy("defect"), key=lambda row: (-row.techniques, row.concept))
        options = [row.concept for row in rows if row.techniques][:60]
        picked = st.selectbox(
            words("graph_pick"),
            options,
            index=0 if options else None,
            format_func=label,
            placeholder=words("graph_pick"),
        )
        if not picked:
            show(f"<p>{words('empty_archive')}</p>")
            return
        focus = picked
    try:
        near = store().neighbourhood(focus, DRAWN)
    except PpuriError as error:
        show(f"<p>{escape(error.in_language(language()))}</p>")
        return
    names = {node.id: _name(node.id, node.kind, vocabulary) for node in near.nodes}
    show(f"<h1>{escape(words('around', label=names[focus]))}</h1>{_legend(near)}")
    st.graphviz_chart(_dot(near, names), width="stretch")
    if near.left_out:
        show(f"<p class=faint>{words('left_out', n=near.left_out)}</p>")
    _table(near, names)
    if chosen("focus") is None:
        choose(focus=None)


def _name(node: str, kind: str, vocabulary: Vocabulary) -> str:
    if node in vocabulary:
        return label(node)
    if kind == "technique":
        title = store().technique(node).technique.title
        return title.get(language()) or next(iter(title.values()), node)
    return words(kind) if kind in {"source", "master"} else node


def _legend(near: Neighbourhood) -> str:
    kinds = dict.fromkeys(node.kind for node in near.nodes)
    return (
        '<div class="chips">'
        + "".join(
            f'<span class="chip" style="background:{COLOURS.get(kind, "#fff")}">{words(kind)}</span>' for kind in kinds
        )
        + "</div>"
    )


def _dot(near: Neighbourhood, names: dict[str, str]) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "").replace('"', "'") + '"'

    lines = ["graph { layout=fdp; overlap=prism; splines=true; bgcolor=transparent; K=0.9;"]
    lines.append(
        'node [fontname="Pretendard", fontsize=12, style="filled,rounded", color="#c9bba6", shape=box, margin="0.12,0.06"];'
    )
    lines.append('edge [color="#c9bba6", fontname="Pretendard", fontsize=9, fontcolor="#6b5f55"];')
    for node in near.nodes:
        colour = COLOURS.get(node.kind, "#ffffff")
        width = 2.5 if node.id == near.focus else 1
        shape = SHAPES.get(node.kind, "box")
        lines.append(
            f"{quoted(node.id)} [label={quoted(fill(names[node.id], LINE))}, fillcolor={quoted(colour)}, penwidth={width}, "
            f"shape={shape}, URL={quoted(link('graph', focus=node.id))}, target=_self];"
        )
    lines += [
        f"{quoted(edge.source)} -- {quoted(edge.target)} [label={quoted(words(edge.predicate))}];"
        for edge in near.edges
    ]
    return "\n".join([*lines, "}"])


def _table(near: Neighbourhood, names: dict[str, str]) -> None:
    rows = "".join(
        f'<tr><td><a target=_self href="{link("graph", focus=edge.source)}">{escape(names[edge.source])}</a></td>'
        f"<td>{words(edge.predicate)}</td>"
        f'<td><a target=_self href="{link("graph", focus=edge.target)}">{escape(names[edge.target])}</a></td><td>{edge.count}</td></tr>'
        for edge in near.edges
    )
    show(
        f"<h2>{words('same_as_table')}</h2><table><tr><th></th><th>{words('relation')}</th><th></th>"
        f"<th>{words('count')}</th></tr>{rows}</table>"
    )
