"""Words that the vocabulary lacks, and those that a curator does not want."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from explorer.command import main
from ingest.gaps import gaps, reject, rejected
from ingest.pipeline import extract
from ingest.proposals import Proposals
from ontology import tables
from ontology.vocabulary import Vocabulary

NOTE = "도금조에 쿼크물질을 넣고 니켈도금을 한다. 쿼크물질이 많으면 피트가 난다. 날씨가 좋고 점심이 맛있었다."


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_an_unknown_noun_comes_with_the_sentences_it_stands_in(note: Path, vocabulary: Vocabulary) -> None:
    """Frequency first; what the shop does not talk about stays out."""
    found = {gap.word: gap for gap in gaps(extract(note), vocabulary)}
    assert 2 == found["쿼크물질"].count
    assert "도금조에 쿼크물질을 넣고 니켈도금을 한다." in found["쿼크물질"].examples
    assert "니켈도금" not in found
    assert "점심" not in found


def test_a_word_comes_with_the_concepts_it_may_be_a_name_of(vocabulary: Vocabulary) -> None:
    """By its letters, the likeliest first; a short word is like anything, and gets none unless a label holds it."""
    proposals = Proposals(vocabulary.labels())
    assert "proc-strike" in proposals.of("니켈스트라이킹")
    assert "mat-carburizer" == proposals.of("recarburiser")[0]
    assert () == proposals.of("그때")
    assert 3 >= len(proposals.of("비드")) > 0


def test_what_is_rejected_stays_rejected(tmp_path: Path) -> None:
    """Once is enough, whatever the spelling of spaces and case."""
    shutil.copy(tables.FOLDER / "rejected.csv", tmp_path)
    assert ("쿼크 물질",) == reject(["쿼크 물질", "경우"], tmp_path)
    assert () == reject(["쿼크물질"], tmp_path)
    assert "쿼크물질" in rejected(tmp_path)


def test_the_command_lists_gaps_for_programs(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object, gaps in order."""
    assert 0 == main(["vocabulary", "gaps", str(note), "--json"])
    assert "쿼크물질" == json.loads(capsys.readouterr().out)["gaps"][0]["word"]


def test_nothing_to_look_at_is_wrong_usage() -> None:
    """A path, or a word to reject."""
    assert 2 == main(["vocabulary", "gaps"])
