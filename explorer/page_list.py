"""The pages by the first part of their address, and those that the header names."""

from __future__ import annotations

from explorer.app_pages import compare, concept, find, home, master, network, sources, technique, why

PAGES = {
    "": home.draw,
    "find": find.draw,
    "why": why.draw,
    "technique": technique.draw,
    "compare": compare.draw,
    "concept": concept.draw,
    "graph": network.draw,
    "master": master.draw,
    "source": sources.draw,
}
IN_HEADER = (
    ("", "home"),
    ("find", "find"),
    ("why", "why"),
    ("concept", "concepts"),
    ("graph", "graph"),
    ("master", "masters"),
    ("source", "sources"),
)
TITLES = dict(IN_HEADER) | {"technique": "technique", "compare": "compare"}
NOT_PAGES = frozenset({"home", "api", "sparql", "recording", "assets"})  # "home" is how Streamlit knows the first page
KNOWN = frozenset(PAGES) | NOT_PAGES
