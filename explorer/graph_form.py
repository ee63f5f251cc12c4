"""Surroundings as the graph browser gets them: every name in one language, every thing with its page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from explorer.surroundings import LINKS, Surroundings, Tie
from explorer.wording import catalogue, say
from graph.store import ClaimStore
from ontology.quantities import format_quantity

PAGES = {"technique": "technique", "source": "source", "master": "master"}
ARROWS = {"increase": "↑", "decrease": "↓"}


def graph_form(around: Surroundings, store: ClaimStore, language: str) -> dict[str, Any]:
    """Nodes with label, kind and page; edges with what they say; how many were found and not drawn, by kind."""
    names = _names(around, store, language)
    return {
        "focus": around.focus,
        "nodes": [_node(one, kind, names[one], language) for one, kind in around.kinds.items()],
        "edges": [_edge(tie, language) for tie in around.ties],
        "total": len(around.kinds) + sum(around.left_out.values()),
        "left_out": [
            {"kind": say(language, kind), "count": count}
            for kind, count in sorted(around.left_out.items(), key=lambda one: -one[1])
        ],
    }


def facts_form(focus: str, store: ClaimStore, language: str) -> dict[str, Any]:
    """What is known of one thing, in numbers, and its definition if it is a concept."""
    if focus in store.vocabulary:
        seen = store.concept(focus)
        touching = [edge.count for edge in store.neighbourhood(focus, 300).edges if edge.predicate == "touches"]
        definition = store.vocabulary[focus].definition.get(language, "")
        counts = {"claims": sum(touching), "masters": len(seen.masters), "techniques": seen.techniques}
        return {"definition": definition, "counts": counts}
    return {"definition": "", "counts": _counts(focus, store)}


def _counts(focus: str, store: ClaimStore) -> dict[str, int]:
    kind = store.neighbourhood(focus, 2).nodes[0].kind
    if kind == "technique":
        return {"claims": len(store.technique(focus).claims)}
    if kind == "source":
        row = store.source(focus).row
        return {"claims": row.claims, "techniques": row.techniques}
    person = store.master(focus).row
    return {"claims": person.claims, "techniques": person.techniques}


def _node(one: str, kind: str, name: str, language: str) -> dict[str, Any]:
    page = PAGES.get(kind, "concept")
    address = {"lang": language, "id": one}
    return {
        "id": one,
        "label": name,
        "kind": kind,
        "page": f"/{page}?{urlencode(address)}",
        "centre": f"/graph?{urlencode({'lang': language, 'focus': one})}",
    }


def _edge(tie: Tie, language: str) -> dict[str, Any]:
    return {
        "id": f"{tie.source} {tie.predicate} {tie.target}",
        "source": tie.source,
        "target": tie.target,
        "predicate": tie.predicate,
        "label": _said(tie, language),
        "claims": tie.claims,
        "masters": tie.masters,
        "textbook": tie.textbook,
        "accepted": tie.accepted,
    }


def _said(tie: Tie, language: str) -> str:
    if tie.quantity:
        return format_quantity(tie.quantity, language)
    arrows = "".join(ARROWS[way] for way in tie.directions)
    return (
        f"{say(language, tie.predicate)} {arrows}".strip() if tie.predicate in LINKS else say(language, tie.predicate)
    )


def name_of(one: str, store: ClaimStore, language: str) -> str:
    """
    What a concept, technique, source or master is called; never its id.

    Raises:
        UnknownThingError: Nothing has that id.
    """
    if one in store.vocabulary:
        return store.vocabulary.label(one, language)
    kind = store.neighbourhood(one, 2).nodes[0].kind
    if kind == "master":
        return store.master(one).row.label
    title = store.technique(one).technique.title if kind == "technique" else store.source(one).source.title
    return title.get(language) or next(iter(title.values()), "") or say(language, kind)


def _names(around: Surroundings, store: ClaimStore, language: str) -> dict[str, str]:
    kinds = set(around.kinds.values())
    known = {row.id: row.label for row in store.masters()} if "master" in kinds else {}
    return {one: known.get(one) or name_of(one, store, language) for one in around.kinds}


def browser_words(language: str) -> dict[str, str]:
    """What the graph browser says besides: the kinds, and every message whose key begins with ``graph_``."""
    kinds = (
        "defect process material parameter equipment hazard cue competency concept technique source master".split()  # noqa: SIM905  # a line of words
    )
    own = {key: text for key, text in catalogue(language).items() if key.startswith("graph_")}
    return {kind: say(language, kind) for kind in kinds} | own
