"""The frame of every page: typeface, header, what was kept to compare, and which page to draw."""

from __future__ import annotations

import streamlit as st

from explorer.markup import show, top_search
from explorer.page_list import IN_HEADER, PAGES
from explorer.selection import here_in, language, link, words


def header(current: str) -> None:
    """The name of the archive, the pages, and the other language."""
    items = "".join(
        f'<a target="_self" href="{link(page)}"{" aria-current=page" if page == current else ""}>{words(key)}</a>'
        for page, key in IN_HEADER
    )
    other = "en" if language() == "ko" else "ko"
    show(
        f'<header class="bar"><a class="name" target="_self" href="{link("")}">{words("name")}</a>'
        f'<nav class="ways" aria-label="{words("ways")}">{items}</nav>'
        f'<a class="other" target="_self" lang="{other}" href="{here_in(other)}">{words("other_language")}</a></header>'
    )


def kept() -> None:
    """The bar of what was kept to compare; empty and hidden until the browser fills it."""
    show(
        f'<aside class="kept" aria-label="{words("kept")}" data-said="{words("kept_n", n="#")}" data-full="{words("kept_full")}" hidden><span data-count></span>'
        f'<a target="_self" data-compare href="{link("compare")}">{words("compare")}</a><a data-csv download href="/api/compare.csv">CSV</a>'
        f'<button class="act" data-clear>{words("clear")}</button></aside>'
    )


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title=words("name"), layout="wide", initial_sidebar_state="collapsed")
    pages = {
        path: st.Page(draw, title=words("name"), url_path=path or "home", default=not path)
        for path, draw in PAGES.items()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    current = page.url_path
    st.session_state["page"] = current
    st.html(f"<script>document.documentElement.lang = {language()!r}</script>", unsafe_allow_javascript=True)
    header(current)
    top_search()
    page.run()
    kept()


main()
