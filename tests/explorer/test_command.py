"""What the command line promises."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from explorer.command import main
from explorer.commands import speech
from explorer.commands.speech import language_of
from ontology.vocabulary import Vocabulary

KOREAN = os.environ | {"PPURI_LANG": "ko"}


@pytest.fixture
def archive(tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("PPURI_STORE", f"sqlite:///{tmp_path / 'a.sqlite'}")
    assert 0 == main(["ingest", str(sample / "casting-05-adc12-gas-short.srt"), "--jobs", "1"])
    capsys.readouterr()
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> dict:  # type: ignore[type-arg]
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


@pytest.mark.parametrize("command", [["search", "기공"], ["why", "기공"], ["stats"], ["validate"], ["coverage"]])
def test_a_mistyped_archive_is_no_new_archive(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, and no file left behind."""
    path = tmp_path / "arhcive.sqlite"
    assert 1 == main([*command, "--archive", f"sqlite:///{path}"])
    assert 1 == len(capsys.readouterr().err.strip().splitlines())
    assert not path.exists()


def test_search_gives_techniques_with_evidence(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The promised fields, a quote that can be played."""
    assert 0 == main(["search", "기공", "ADC12", "--json"])
    found = said(capsys)
    assert 1 == found["total"]
    (result,) = found["results"]
    assert {
        "technique",
        "title",
        "trade",
        "defects",
        "materials",
        "processes",
        "settings",
        "sources",
        "score",
        "evidence",
    } <= set(result)
    evidence = result["evidence"][0]
    assert {"source", "title", "speaker", "start", "end", "t0", "t1", "quote", "modality", "status"} <= set(evidence)
    assert evidence["t0"] is not None


@pytest.mark.parametrize("words", [[], ["ontology"], ["vocabulary"]])
def test_a_command_alone_is_answered_with_its_help_line_by_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Not run together into one."""
    assert 2 == main(words)
    told = capsys.readouterr()
    assert len(told.out.splitlines()) > 5
    assert not told.err


def test_an_empty_archive_says_how_to_fill_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rather than that nothing was found."""
    monkeypatch.setenv("PPURI_STORE", f"sqlite:///{tmp_path / 'a.sqlite'}")
    for words in (["search", "기공"], ["why", "def-gas-porosity"]):
        assert 0 == main(words)
        assert "ppuri ingest" in capsys.readouterr().out


def test_a_defect_that_nobody_spoke_of_is_said_to_be_one(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the textbook knows stands above it."""
    assert 0 == main(["why", "def-veining"])
    assert speech.say("말한 자료가 없습니다", "no source names") in capsys.readouterr().out


def test_a_homonym_is_told_apart_by_name_and_trade(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the ids, any of which may be asked for instead."""
    assert 2 == main(["why", "기공"])
    told = capsys.readouterr().err
    for sense in (
        ("기공", "gas pore"),
        ("welding", "welding"),
        ("도금 핀홀", "pinhole in coating"),
        ("def-gas-porosity",) * 2,
    ):
        assert speech.say(*sense) in told


def test_why_counts_masters(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A label in either language, told apart by trade."""
    assert 0 == main(["why", "gas porosity", "--trade", "casting", "--material", "ADC12", "--json"])
    chain = said(capsys)
    assert "def-gas-porosity" == chain["defect"]
    assert any(cause["said_by"] == 1 for cause in chain["causes"])
    assert {"causes", "remedies", "disagreements"} <= set(chain)


def test_extract_quotes_its_own_text(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--text`` prints what the offsets of ``--json`` refer to."""
    path = str(sample / "note-plating-02-nickel-pits.md")
    assert 0 == main(["extract", path, "--text"])
    text = capsys.readouterr().out.removesuffix("\n")
    assert 0 == main(["extract", path, "--json"])
    found = said(capsys)
    for kind in ("settings", "links", "cues", "steps", "set_aside"):
        for one in found[kind]:
            assert one["quote"] == text[one["start"] : one["end"]]
    assert found["mentions"]


def test_stats_are_counts_only(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that two archives can be compared."""
    assert 0 == main(["stats", "--json"])
    counts = said(capsys)
    assert 1 == counts["sources"]


def test_a_bad_file_gives_one_line_and_exit_one(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named on standard error, with its reason."""
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"x")
    assert 1 == main(["ingest", str(bad)])
    complaint = capsys.readouterr().err
    assert 1 == len(complaint.strip().splitlines())
    assert "bad.docx" in complaint


@pytest.mark.parametrize("words", [["no-such"], ["search", "--no-such"], ["why", "없는결함이름"], ["ingest"]])
def test_wrong_usage_gives_one_line_and_exit_two(
    archive: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Never a traceback."""
    assert 2 == main(words)
    assert 1 == len(capsys.readouterr().err.strip().splitlines())


def test_the_language_is_the_readers() -> None:
    """Korean unless something else is wished for."""
    assert "ko" == language_of({})
    assert "ko" == language_of({"LANG": "C.UTF-8"})
    assert "en" == language_of({"LANG": "en_US.UTF-8"})
    assert "en" == language_of({"LANG": "ko_KR.UTF-8", "PPURI_LANG": "en"})


def test_coverage_puts_gaps_first(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One casting interview reaches units of casting, and leaves most others bare."""
    assert 0 == main(["coverage", "--json"])
    found = said(capsys)
    counts = [unit["techniques"] for unit in found["units"]]
    assert sorted(counts) == counts
    assert counts.count(0) == found["gaps"] > 0
    reached = {process for unit in found["units"] if unit["techniques"] for process in unit["processes"]}
    assert "casting" in {Vocabulary.load()[process].trade for process in reached}


def test_a_port_that_is_taken_is_said_before_anything_starts(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is told that the archive is open where something else answers."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert 1 == main(["serve", "--port", str(taken.getsockname()[1])])
    told = capsys.readouterr()
    assert ("", 1) == (told.out, len(told.err.strip().splitlines()))


def messages_in(catalog: Catalog) -> dict[str, str]:
    """Each message with its translation, plurals among them."""
    return {str(tuple(one.id) if one.pluralizable else one.id): "".join(one.string) for one in catalog if one.id}


def test_what_click_says_is_korean_too() -> None:
    """Help and complaints about options; the compiled messages are those of the table."""
    where = Path(speech.__file__).parent / "messages" / "ko" / "LC_MESSAGES" / "click.po"
    with where.open("rb") as table, where.with_suffix(".mo").open("rb") as compiled:
        assert messages_in(read_mo(compiled)) == messages_in(read_po(table))
    script = "import sys; from explorer.command import main; sys.exit(main(['search', '--trade', 'x']))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=KOREAN, check=False)
    assert (2, True) == (told.returncode, told.stderr.startswith("'--trade' 값이 맞지 않습니다: 'x'은(는) 없습니다."))
