"""Where a label is a word of its own, whatever Kiwi makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extraction import Extractor
from ingest.readers import read


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("도금 공장이다. 도금액을 보고 탈지도 잘 봐야 한다.", "proc-degreasing"),
        ("도금 공장이다. 도금액을 보고 산세불량을 막는다.", "proc-pickling"),
        ("주조 공장이다. 용탕이 굳고 나서 탈사했는데요.", "proc-shakeout"),
        ("스텐 배관을 알곤 하실 때 용접 가스를 본다.", "proc-gtaw"),
    ],
)
def test_josa_and_hada_do_not_hide_a_label(tmp_path: Path, extractor: Extractor, text: str, concept: str) -> None:
    """탈지도 is 탈지 with 도, not a verb; 알곤 is no verb either."""
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    assert concept in {mention.concept for mention in extractor.find(read(path)[0]).mentions}
