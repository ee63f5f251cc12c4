"""What the visitor has chosen: the one place that reads the URL and the session."""

from __future__ import annotations

import os
from urllib.parse import urlencode

import streamlit as st

from explorer.opened import archive
from explorer.wording import LANGUAGES, say
from graph.store import ClaimStore
from ontology.vocabulary import Vocabulary


def language() -> str:
    """The language of the page: what the URL says, else Korean."""
    asked = st.query_params.get("lang", os.environ.get("PPURI_LANG", "ko"))
    return asked if asked in LANGUAGES else "ko"


def chosen(name: str) -> str | None:
    """A parameter of the URL, or None."""
    return st.query_params.get(name) or None


def choose(**values: str | None) -> None:
    """Put values into the URL; None takes one out."""
    for name, value in values.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def words(key: str, **values: object) -> str:
    """A message in the page's language."""
    return say(language(), key, **values)


def in_my_language(text: str) -> str:
    """Of a value that people wrote in two languages, *38년 / 38 years*, the reader's; any other whole."""
    parts = text.split(" / ")
    korean = [any("가" <= letter <= "힣" for letter in part) for part in parts]
    if len(parts) != 2 or korean.count(True) != 1:
        return text
    return parts[korean.index(language() == "ko")].strip()


def link(page: str, **values: str | float | None) -> str:
    """Address of a page that keeps the language."""
    kept = {"lang": language(), **{name: value for name, value in values.items() if value not in {None, ""}}}
    return f"/{page}?{urlencode(kept)}"


def here_in(other: str) -> str:
    """Address of this very page in another language."""
    kept = {name: value for name, value in st.query_params.items() if name != "lang"}
    page = st.session_state.get("page", "")
    return f"/{page}?{urlencode({**kept, 'lang': other})}"


def store() -> ClaimStore:
    """The archive that is served."""
    return archive()


def label(concept: str) -> str:
    """A concept's name in the page's language."""
    return Vocabulary.load().label(concept, language())
