"""Pages drawn on a small archive, without a browser."""

from __future__ import annotations

import sys

import pytest
from streamlit.testing.v1 import AppTest

from explorer.wording import LANGUAGES
from graph.store import ClaimStore
from ontology.vocabulary import KINDS, Vocabulary


def _page(name: str) -> None:
    from importlib import import_module

    import_module(f"explorer.app_pages.{name}").draw()


def _drawn(name: str, **asked: str) -> str:
    """The page's HTML; an exception on it is a failure."""
    test = AppTest.from_function(_page, args=(name,), default_timeout=20)
    for key, value in asked.items():
        test.query_params[key] = value
    with pytest.MonkeyPatch.context() as patch:
        # a page puts itself in the place of the main module, which other processes begin with
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])
        test.run()
    assert not test.exception, test.exception
    return "".join(element.proto.body for element in test.get("html"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_term_has_its_page(served: ClaimStore, vocabulary: Vocabulary, kind: str, language: str) -> None:
    """The most spoken of, one that nobody speaks of, and one with workshop words."""
    rows = sorted(served.hierarchy(kind), key=lambda row: row.techniques)  # type: ignore[arg-type]
    heard = [one.id for one in vocabulary.of_kind(kind) if any(label.origin for label in one.labels)]  # type: ignore[arg-type]
    for concept in [rows[0].concept, rows[-1].concept, *heard[:2]]:
        assert vocabulary.label(concept, language).split("&")[0] in _drawn("concept", id=concept, lang=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_technique_has_its_page(served: ClaimStore, language: str) -> None:
    """With numbered steps where there are some, and a table of its settings."""
    seen = [served.technique(row.technique.id) for row in served.recent(50)]
    for technique in seen:
        html = _drawn("technique", id=technique.technique.id, lang=language)
        assert ("class=settings" in html) == any(one.claim.predicate == "hasSetting" for one in technique.claims)
        assert ("<ol class=steps>" in html) == any(one.claim.predicate == "hasStep" for one in technique.claims)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["technique", "source", "master", "concept"])
def test_an_id_that_names_nothing_leads_on(served: ClaimStore, name: str, language: str) -> None:
    """What was asked is shown as it was written, and never as HTML."""
    assert served
    html = _drawn({"source": "sources"}.get(name, name), id="<b>none</b>", lang=language)
    assert "&lt;b&gt;none&lt;/b&gt;" in html
    assert "/find?" in html


@pytest.mark.parametrize("order", ["match", "sources", "settings", "title", "nonsense"])
def test_another_order_shows_the_same_techniques(served: ClaimStore, order: str) -> None:
    """None is lost, none comes twice."""
    assert served
    html = _drawn("find", q="ADC12", sort=order)
    plain = _drawn("find", q="ADC12")
    assert sorted(_kept(html)) == sorted(_kept(plain))


def _kept(html: str) -> list[str]:
    import re

    return re.findall(r'data-keep="([^"]+)"', html)


def test_why_without_a_defect_offers_those_that_are_spoken_of(served: ClaimStore) -> None:
    """So that the page is no empty box."""
    assert served
    assert "why?lang=ko&amp;defect=" in _drawn("why").replace("&defect", "&amp;defect")


def test_a_technique_without_settings_can_be_compared(served: ClaimStore) -> None:
    """And an id that names nothing is said to."""
    ids = [row.technique.id for row in served.recent(50)][:3]
    html = _drawn("compare", ids=",".join([*ids, "tech-none"]))
    assert len(ids) == html.count("<th scope=col>")
    assert "tech-none" in html
