"""Pages drawn on a small archive, without a browser."""

from __future__ import annotations

import re
import sys

import pytest
from streamlit.testing.v1 import AppTest

from explorer.wording import LANGUAGES
from graph.store import ClaimStore
from ontology.vocabulary import KINDS, Vocabulary


def _page(name: str) -> None:
    from importlib import import_module

    import_module(f"explorer.app_pages.{name}").draw()


def _refusal(path: str) -> None:
    from explorer.app_pages import adding
    from explorer.markup import show
    from ingest.pipeline import FileReport

    told = f"{path}: 내용이 확장자와 다릅니다."
    show(adding._report(FileReport(path, "refused", message_ko=told, message_en=told)))


def _drawn(name: str, **asked: str) -> str:
    """The page's HTML; an exception on it is a failure."""
    return _html(AppTest.from_function(_page, args=(name,), default_timeout=20), **asked)


def _html(test: AppTest, **asked: str) -> str:
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_file_is_named_without_where_it_lies(language: str) -> None:
    """The report says which file and why; folders of the machine are nobody's business."""
    html = _html(AppTest.from_function(_refusal, args=("/srv/kept/files/a.docx",)), lang=language)
    assert "a.docx" in html
    assert "내용이 확장자와 다릅니다." in html
    assert "/srv" not in html


def test_a_card_of_a_note_says_which_note(served: ClaimStore) -> None:
    """Nobody is named in it, so its title stands where a master's name would."""
    noted = next(row for row in served.recent(50) if not row.technique.speaker)
    title = served.source(noted.technique.source).source.title["ko"]
    html = _drawn("find", trade=noted.technique.trade or "")
    card = next(part for part in html.split("<article") if noted.technique.id in part)
    assert title in card


def test_the_line_that_the_address_leads_to_is_lit_without_a_player(served: ClaimStore) -> None:
    """By its second; in a text that was written, by the claim that rests on it, to which every claim leads."""
    spoken = next(row.technique for row in served.recent(50) if row.technique.speaker)
    passage = next(one for one in served.technique(spoken.id).passages if one.t0)
    html = _drawn("technique", id=spoken.id, t=str(passage.t0))
    assert [f'data-t="{passage.t0}"'] == re.findall(r'<p (data-t="[^"]+")[^>]* class="now"', html)

    written = next(row.technique for row in served.recent(50) if not row.technique.speaker)
    claim = next(one.claim for one in served.technique(written.id).claims if one.claim.predicate == "hasSetting")
    html = _drawn("technique", id=written.id, claim=claim.id)
    assert 1 == html.count('class="now"')
    assert f'claim={claim.id}">글에서 보기' in html


def test_what_was_written_is_not_spoken_of_as_said(served: ClaimStore) -> None:
    """Nobody misses the recording of a table, and its lines have no seconds to be clicked."""
    table = next(row.source for row in served.sources() if row.source.kind == "xlsx")
    html = _drawn("sources", id=table.id)
    assert "적힌 그대로" in html
    assert "녹음이나 영상이 없습니다" not in html
    assert "알 수 없는 것: 명장" in html


def test_an_old_address_of_a_search_still_finds(served: ClaimStore) -> None:
    """A filter that names nothing narrows nothing and is not shown; past the last page comes the first."""
    assert served
    html = _drawn("find", q="ADC12", trade="smithing", defect="def-none", material="def-gas-porosity")
    assert sorted(_kept(_drawn("find", q="ADC12"))) == sorted(_kept(html))
    assert "taken" not in html
    assert _kept(_drawn("find", q="ADC12")) == _kept(_drawn("find", q="ADC12", **{"from": "9999"}))


def test_where_nobody_spoke_of_a_defect_the_textbook_lies_open(served: ClaimStore) -> None:
    """And it is said that nobody did."""
    assert not [one for one in served.why("def-veining").causes if one.said_by]
    html = _drawn("why", defect="def-veining")
    assert "말한 자료가 없습니다" in html
    assert "<details class=book open>" in html


@pytest.mark.parametrize("name", ["home", "find", "why", "network", "master"])
def test_an_empty_archive_leads_to_where_it_is_filled(
    store: ClaimStore, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """From every page that would have nothing to show."""
    monkeypatch.setattr("explorer.selection.archive", lambda: store)
    html = _drawn(name, **({"q": "ADC12"} if name == "find" else {}))
    assert "자료실이 비어 있습니다" in html
    assert 'href="/source?' in html
