"""What was read unsurely, and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer import certainty
from explorer.app_pages import concept, why
from explorer.certainty import read_of
from graph.answers import CitedWords, Reason
from graph.store import ClaimStore
from tests.explorer.test_drawn import _drawn

DEFECT = "def-gas-porosity"
STRICT = 1.0  # whatever the model of the day makes of the small archive, some of it falls short of this


@pytest.fixture(autouse=True)
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a reviewer or the textbook bears out is firm."""
    for module in (certainty, concept, why):
        monkeypatch.setattr(module, "FIRM", STRICT)


def test_voices_go_before_everything_but_a_firm_reading(served: ClaimStore) -> None:
    """Firm first; then most voices, accepted, borne out by the textbook, surest."""
    read = read_of(served.why(DEFECT).causes)
    ranks = [(not one.is_firm, -one.reason.said_by) for one in read]
    assert ranks == sorted(ranks)
    assert any(not one.is_firm for one in read)


@pytest.fixture
def words(served: ClaimStore) -> CitedWords:
    """Words that were read unsurely."""
    return next(
        one
        for reason in served.why(DEFECT).causes
        for one in reason.evidence
        if not one.textbook and served.claim(one.claim).claim.confidence < STRICT
    )


def test_a_reviewer_or_the_textbook_makes_a_reading_firm(served: ClaimStore, words: CitedWords) -> None:
    """Among as many voices the accepted one stands first, then the one that the textbook bears out."""
    unsure = Reason("mat-rust", None, 1, False, (words,))
    printed = Reason("mat-rust", None, 1, True, (words, replace(words, textbook=True)))
    accepted = Reason("mat-rust", None, 1, False, (replace(words, status="accepted"),))
    read = read_of([unsure, printed, accepted])
    assert [accepted, printed, unsure] == [one.reason for one in read]
    assert [True, True, False] == [one.is_firm for one in read]


def _quoted(store: ClaimStore) -> str:
    """A term of which people's words are quoted, not only the textbook's."""
    terms = (row.concept for row in store.hierarchy("material") if row.techniques)
    return next(one for one in terms if any(not words.textbook for words in store.concept(one).evidence))


@pytest.mark.parametrize("page", ["why", "technique", "concept"])
def test_an_unsure_reading_looks_so_and_is_folded(served: ClaimStore, words: CitedWords, page: str) -> None:
    """On every page that quotes it; the address of the claim itself opens the fold."""
    asked = {"why": {"defect": DEFECT}, "technique": {"id": words.technique}, "concept": {"id": _quoted(served)}}[page]
    html = _drawn(page, **asked)
    assert "확실하지 않게 읽음" in html
    assert "<details class=book><summary>확실하지 않게 읽음" in html
    if page == "technique":
        assert "<details class=book open>" in _drawn(page, **asked, claim=words.claim)


def test_what_is_not_listed_is_counted(served: ClaimStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page lists a hundred causes at most, and says how many there are besides."""
    chain = served.why(DEFECT)
    more = replace(chain, all_causes=len(chain.causes) + 7)
    monkeypatch.setattr(type(served), "why", lambda *_: more)
    assert 1 == _drawn("why", defect=DEFECT).count("7건 더 있음")
