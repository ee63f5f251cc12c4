"""Which way a thing goes, by the words about it."""

from __future__ import annotations

import pytest

from ingest.extraction.directions import direction_of


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
    ],
)
def test_the_words_about_a_thing_tell_its_way(clause: str, thing: str, way: str | None) -> None:
    """Before it or after, as one value and then another, or in its own words."""
    start = clause.index(thing)
    assert direction_of(clause, start, start + len(thing)) == way
