"""Which way a thing goes, by the words about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.extraction import Extractor
from ingest.extraction.directions import direction_of
from ingest.readers import read

Ways = Callable[[str, str, str, str], set[str | None]]


@pytest.fixture
def ways(tmp_path: Path, extractor: Extractor) -> Ways:
    """The ways of the links with a thing in a role that a sentence of a trade is read as."""

    def read_as(text: str, trade: str, role: str, thing: str) -> set[str | None]:
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (document,) = read(tmp_path / "a.txt")
        document = replace(document, metadata=replace(document.metadata, trade=trade))
        return {link.direction for link in extractor.find(document).links if (link.target, link.role) == (thing, role)}

    return read_as


@pytest.mark.parametrize(
    ("clause", "thing", "way"),
    [
        ("전류 과소(110A)", "전류", "decrease"),
        ("전류 과다", "전류", "increase"),
        ("탈가스 8분→15분", "탈가스", "increase"),
        ("형개 시간 240초에서 200초로", "형개 시간", "decrease"),
        ("크롬산이 묽으면 안 돌아가요", "크롬산", "decrease"),
        ("시콜 투입 반으로 한다", "시콜", "decrease"),
        ("질소가 쌓입니다", "질소", "increase"),
        ("half the spray and no swirls", "spray", "decrease"),
        ("도금 과정에서 전압", "도금", None),
        ("raise the current to avoid undercut", "current", "increase"),
    ],
)
def test_the_words_about_a_thing_tell_its_way(clause: str, thing: str, way: str | None) -> None:
    """Before it or after, as one value and then another, or in its own words."""
    start = clause.index(thing)
    assert direction_of(clause, start, start + len(thing)) == way


@pytest.mark.parametrize(
    ("trade", "parameter", "defect", "thing"),
    [
        ("casting", "금형온도", "기공", "par-die-temperature"),
        ("casting", "주입온도", "수축공", "par-pouring-temperature"),
        ("welding", "용접전류", "언더컷", "par-welding-current"),
        ("plating", "전류밀도", "탄도금", "par-current-density"),
    ],
)
@pytest.mark.parametrize(("ending", "way"), [("낮아서", "decrease"), ("낮으면", "decrease"), ("높으면", "increase")])
def test_a_master_who_contradicts_the_textbook_is_heard(
    ways: Ways, trade: str, parameter: str, defect: str, thing: str, ending: str, way: str
) -> None:
    """Plain words count, whatever is usual."""
    assert {way} == ways(f"{parameter}가 {ending} {defect}이 생깁니다.", trade, "cause", thing)


@pytest.mark.parametrize(("verb", "way"), [("낮추면", "decrease"), ("높이면", "increase")])
@pytest.mark.parametrize(
    ("trade", "parameter", "defect", "thing"),
    [
        ("casting", "금형온도", "기공", "par-die-temperature"),
        ("welding", "예열온도", "저온균열", "par-preheat-temp"),
        ("plating", "전류밀도", "탄도금", "par-current-density"),
    ],
)
def test_so_is_one_who_cures_it_the_other_way(
    ways: Ways, trade: str, parameter: str, defect: str, thing: str, verb: str, way: str
) -> None:
    """What makes a defect go away is a remedy the way it is told."""
    assert {way} == ways(f"{parameter}를 {verb} {defect}이 없어집니다.", trade, "remedy", thing)
