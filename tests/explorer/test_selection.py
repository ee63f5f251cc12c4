"""What is shown of values that people wrote in two languages."""

from __future__ import annotations

import pytest

from explorer import selection


@pytest.mark.parametrize(
    ("written", "korean", "english"),
    [
        ("주철 38년 / grey iron, 38 years", "주철 38년", "grey iron, 38 years"),
        ("SCM440 / SCM435", "SCM440 / SCM435", "SCM440 / SCM435"),
        ("부산", "부산", "부산"),
    ],
)
def test_of_two_languages_the_readers_is_shown(
    monkeypatch: pytest.MonkeyPatch, written: str, korean: str, english: str
) -> None:
    """What is not plainly in two languages stays whole."""
    for language, shown in (("ko", korean), ("en", english)):
        monkeypatch.setattr(selection, "language", lambda language=language: language)
        assert shown == selection.in_my_language(written)
