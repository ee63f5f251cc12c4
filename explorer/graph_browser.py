"""The graph browser as a Streamlit component; its script is one of the explorer's own assets."""

from __future__ import annotations

from html import escape

import streamlit as st

from explorer.graph_form import browser_words
from explorer.markup import show
from explorer.selection import language, link, words

# the bundle comes from /assets, so that the visitor's browser keeps it and no session carries it
SCRIPT = """
export default ({ data, parentElement }) => {
  const root = parentElement.querySelector(".graph");
  root.classList.toggle("small", data.small);
  import(new URL("/assets/graph/browser.js", location.origin).href).then(({ mount }) => mount(root, data));
};
"""
SKELETON = '<div class="graph loading"></div>'

_mounted = st.components.v2.component("ppuri-graph", html=SKELETON, js=SCRIPT, isolate_styles=False)


def graph_browser(focus: str, depth: int = 1, *, small: bool = False) -> None:
    """Put a graph around *focus* on the page; a *small* one has no table and opens nothing further."""
    elsewhere = (
        f'<p><a target="_self" href="{link("graph")}">{escape(words("graph_elsewhere"))}</a>'
        f'<a target="_self" href="{link("find")}">{escape(words("find"))}</a></p>'
    )
    _mounted(
        key="small-graph" if small else "graph",
        data={
            "focus": focus,
            "depth": depth,
            "small": small,
            "language": language(),
            "words": browser_words(language()),
            "elsewhere": elsewhere,
        },
    )


def technique_graph(technique: str) -> None:
    """What a technique speaks of as a small graph, drawn when it comes into view, and a way to the large one."""
    show(f"<h2 class=unprinted>{words('graph_of_technique')}</h2>")
    graph_browser(technique, small=True)
    show(
        f'<p class=unprinted><a target="_self" href="{link("graph", focus=technique)}">{words("graph_larger")}</a></p>'
    )
