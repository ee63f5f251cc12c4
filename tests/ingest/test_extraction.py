"""What is found in what people say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.comparing import tallied
from ingest.documents import Document
from ingest.extraction import Extractor
from ingest.extraction.lots import lots_of
from ingest.extraction.numerals import english_number, korean_number
from ingest.findings import Findings
from ingest.readers import read


@pytest.fixture
def found_in(tmp_path: Path, extractor: Extractor):  # type: ignore[no-untyped-def]
    def found(text: str, name: str = "a.txt") -> tuple[Document, Findings]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        (document,) = read(tmp_path / name)
        return document, extractor.find(document)

    return found


def links_of(findings: Findings) -> set[tuple[str, str, str | None, str | None]]:
    return {
        (link.defect, link.role, link.target, link.direction) for link in findings.links if link.modality == "asserted"
    }


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("육백팔십", (680, 680)),
        ("천이백", (1200, 1200)),
        ("칠팔백", (700, 800)),
        ("사 점 이", (4.2, 4.2)),
        ("두세", (2, 3)),
        ("만 이천", (12000, 12000)),
    ],
)
def test_korean_numerals_have_their_values(words: str, value: tuple[float, float]) -> None:
    """Numbers are said in words on the shop floor."""
    assert value == korean_number(words)


def test_english_numerals_have_their_values() -> None:
    """Six hundred and eighty is 680."""
    assert 680.0 == english_number("six hundred and eighty")
    assert 4.2 == english_number("four point two")


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("ADC12 주입온도는 육백팔십 도에서 칠백 도 사이로 맞춥니다.", ("par-pouring-temperature", 680, 700)),
        ("용접할 때 예열온도는 100℃ 이상으로 한다.", ("par-preheat-temp", 100, None)),
        ("니켈 도금액 pH는 4.2로 한다.", ("par-ph", 4.2, 4.2)),
        ("도금 전류밀도는 3~5 A/dm2로 한다.", ("par-current-density", 3, 5)),
        ("티그 용접 보호가스 유량은 분당 십오 리터로 해요.", ("par-gas-flow", 15, 15)),
        ("용접 층간온도는 250도를 넘기지 마세요.", ("par-interpass-temp", None, 250)),
        ("주물의 주입온도는 칠백, 아니 육백팔십 도요.", ("par-pouring-temperature", 680, 680)),
        (
            "용접 예열 온도는 오십 미리 판이면 백이십도. 아니지, 고장력강이니까 예열은 백오십도.",
            ("par-preheat-temp", 150, 150),
        ),
        ("주물사 통기도는 백이십은 돼야 합니다.", ("par-sand-permeability", 120, None)),
        ("다이캐스팅 금형온도는 180에서 220도.", ("par-die-temperature", 180, 220)),
        ("티그 용접 가스 유량은 이십 리터.", ("par-gas-flow", 20, 20)),
        ("용접 강판 t12, 전류 180A", ("par-plate-thickness", 12, 12)),
        ("금형온도는 200±20℃로 다이캐스팅한다.", ("par-die-temperature", 180, 220)),
        (
            "We pour the iron casting at a pouring temperature of 1350 to 1400 °C.",
            ("par-pouring-temperature", 1350, 1400),
        ),
    ],
)
def test_a_setting_is_a_parameter_with_its_number(found_in, text: str, setting: tuple[str, float, float]) -> None:  # type: ignore[no-untyped-def]
    """Ranges, limits, corrections and tolerances, in figures and in words."""
    _, findings = found_in(text)
    assert setting in {(one.parameter, one.quantity.min, one.quantity.max) for one in findings.settings}


def test_a_change_from_one_value_to_another_is_no_range(found_in) -> None:  # type: ignore[no-untyped-def]
    """70에서 85로 올렸다 tells two values."""
    _, findings = found_in("다이캐스팅 주조압력을 칠십 메가에서 팔십오 메가파스칼로 올렸다.")
    assert {(70, 70), (85, 85)} == {(one.quantity.min, one.quantity.max) for one in findings.settings}


def test_a_value_taken_back_in_the_next_sentence_is_left_out(found_in) -> None:  # type: ignore[no-untyped-def]
    """천삼백팔십 도. 아 아니다, 천사백 도."""
    _, findings = found_in("주물 주입온도는 천삼백팔십 도. 아 아니다 그건 옛날 거고 지금은 천사백 도 맞춰요.")
    assert {(1400, 1400)} == {(one.quantity.min, one.quantity.max) for one in findings.settings}


def test_a_person_is_no_minute_and_plating_no_degree(found_in) -> None:  # type: ignore[no-untyped-def]
    """이 분 is a person and 이 도금 a plating."""
    _, findings = found_in("이 분은 도금 명장이다. 이 도금은 두껍다.")
    assert () == findings.settings


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("용접에서 예열을 안 하면 저온균열이 생긴다.", ("def-cold-crack-weld", "cause", "proc-preheat", "decrease")),
        ("도금 전류밀도가 높으면 탄도금이 난다.", ("def-burning", "cause", "par-current-density", "increase")),
        ("도금 전류밀도를 낮춰야 탄도금이 안 난다.", ("def-burning", "remedy", "par-current-density", "decrease")),
        ("용접에서 언더컷이 나면 용접전류를 낮추세요.", ("def-undercut", "remedy", "par-welding-current", "decrease")),
        ("주물에 탕경이 생기는 건 금형온도가 낮기 때문이다. 다이캐스팅에서 탕경의 원인은 낮은 금형온도이다.", ("def-cold-shut", "cause", "par-die-temperature", "decrease")),
        ("In nickel plating, pitting is caused by poor agitation.", ("def-pit-plating", "cause", "par-agitation", "decrease")),
        ("When welding, to avoid undercut lower the welding current.", ("def-undercut", "remedy", "par-welding-current", "decrease")),
    ],
)  # fmt: skip
def test_a_link_has_its_target_and_its_direction(found_in, text: str, link: tuple[str, str, str, str]) -> None:  # type: ignore[no-untyped-def]
    """Causes say what went wrong, remedies what to do."""
    _, findings = found_in(text)
    assert link in links_of(findings)


def test_an_answer_keeps_the_defect_of_its_question(found_in) -> None:  # type: ignore[no-untyped-def]
    """The question names the defect, the answer its cause."""
    _, findings = found_in("질문: 용접할 때 언더컷은 왜 생깁니까?\n\n명장: 용접전류가 높으니까 그래요.\n")
    assert ("def-undercut", "cause", "par-welding-current", "increase") in links_of(findings)


def test_an_arrow_leads_from_a_defect_to_what_to_do(found_in) -> None:  # type: ignore[no-untyped-def]
    """The board in the welding shop has no verbs."""
    _, findings = found_in("용접 언더컷 → 용접전류↓")
    assert ("def-undercut", "remedy", "par-welding-current", "decrease") in links_of(findings)


def test_what_is_guessed_or_denied_is_not_asserted(found_in) -> None:  # type: ignore[no-untyped-def]
    """Hedged and denied links are kept apart."""
    _, findings = found_in("도금에서 아마 전류밀도가 높아서 탄도금이 생기는 것 같다. 피트는 온도가 낮기 때문은 아니고.")
    assert set() == links_of(findings)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Watts nickel plating runs at 55 degrees C.\n", {"ko": "와트욕 니켈도금", "en": "Watts nickel plating"}),
        ("무전해 니켈도금을 90도에서 합니다.\n", {"ko": "무전해 니켈도금", "en": "Electroless nickel plating"}),
    ],
)
def test_a_stretch_is_titled_as_a_heading(found_in, text: str, titles: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    """In English with a capital, whatever it begins with."""
    _, findings = found_in(text)
    assert [titles] == [stretch.title for stretch in findings.stretches]


def test_a_defect_log_is_read_row_by_row(found_in) -> None:  # type: ignore[no-untyped-def]
    """Columns say what is the defect, the cause and the remedy."""
    _, findings = found_in("공정,불량,원인,대책\n용접,언더컷,용접전류 과다,용접전류를 낮춤\n", "log.csv")
    assert {
        ("def-undercut", "cause", "par-welding-current", "increase"),
        ("def-undercut", "remedy", "par-welding-current", "decrease"),
    } == links_of(findings)


def test_a_heading_names_the_defect_that_a_list_explains(found_in) -> None:  # type: ignore[no-untyped-def]
    """The list keeps its defect."""
    _, findings = found_in(
        "# 니켈도금 피트\n\n## 원인\n\n- 교반이 약하다.\n\n## 대책\n\n- 활성탄 처리를 한다.\n", "a.md"
    )
    assert {
        ("def-pit-plating", "cause", "par-agitation", "decrease"),
        ("def-pit-plating", "remedy", "proc-carbon-treatment", None),
    } <= links_of(findings)


@pytest.mark.parametrize("spelling", ["다이 캐스팅", "다이캐스팅", "다이캐스팅으로", "다이캐스팅부터"])
def test_spacing_and_endings_do_not_hide_a_concept(found_in, spelling: str) -> None:  # type: ignore[no-untyped-def]
    """Whatever josa follows, and however it is spaced."""
    _, findings = found_in(f"이 주물은 {spelling} 만들었다.")
    assert "proc-die-casting" in {mention.concept for mention in findings.mentions}


def test_every_quote_is_the_text_itself(found_in, sample: Path, extractor: Extractor) -> None:  # type: ignore[no-untyped-def]
    """Offsets survive cue breaks, and every finding lies in a stretch of talk."""
    (document,) = read(sample / "casting-02-thin-adc12-and-ac4c.vtt")
    findings = extractor.find(document)
    quoted = [(one.quote, one.start, one.end) for one in findings.settings]
    quoted += [(one.quote, one.start, one.end) for one in findings.links]
    quoted += [(one.quote, one.start, one.end) for one in findings.cues]
    quoted += [(one.quote, one.start, one.end) for one in findings.set_aside]
    assert quoted
    for quote, start, end in quoted:
        assert quote == document.text[start:end]
    for mention in findings.mentions:
        assert mention.surface == document.text[mention.start : mention.end]
    assert 0 == findings.stretches[0].start
    assert len(document.text) == findings.stretches[-1].end


def test_talk_of_other_things_is_left_alone(extractor: Extractor, shared: Path) -> None:
    """News and film reviews name next to nothing of the three trades."""
    (document,) = read(shared / "corpora" / "other_subjects_ko.txt")
    assert len(extractor.find(document).mentions) * 1000 / len(document.text) < 0.5


def test_scoring_neither_asks_for_nor_punishes_what_readers_did_not_agree_on() -> None:
    """An entry that is not agreed on changes nothing, found or not."""
    gold = {"links": [{"defect": "def-undercut", "role": "cause", "target": None, "agreed": False}]}
    tally = tallied(Findings(), gold)["links"]
    assert (0, 0, 0) == (tally.right, tally.wrong, tally.missed)


def test_a_long_document_is_found_in_lots(extractor: Extractor, monkeypatch: pytest.MonkeyPatch, sample: Path) -> None:
    """Nothing is lost or moved at a cut, and the stretches still cover the whole text."""
    (document,) = read(sample / "casting-03-iron-fc250-fcd450.txt")
    whole = extractor.find(document)
    lots = list(lots_of(document, longest=1200))
    assert len(lots) > 1
    monkeypatch.setattr("ingest.extraction.extractor.lots_of", lambda document: iter(lots))
    found = extractor.find(document)
    assert [(one.concept, one.start) for one in found.mentions] == [(one.concept, one.start) for one in whole.mentions]
    assert [one.start for one in found.stretches] == [0, *(one.end for one in found.stretches[:-1])]
    assert (len(document.text), len(found.stretches)) == (found.stretches[-1].end, len(found.words))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "모래로 된 중자에서 수분이 남으면 FC250 주물에 기포가 납니다. 중자 제작을 봅니다. 모래, 모래.",
            "GC250 중자 제작: 기포",
        ),
        (
            "SM355 용접에서 수소가 남으면 저온균열이 납니다. 예열을 하고 자분탐상검사, 자분탐상검사를 합니다.",
            "SM355 예열: 저온균열",
        ),
    ],
)
def test_a_title_names_what_is_worked_on_and_done(tmp_path: Path, extractor: Extractor, text: str, title: str) -> None:
    """Not the sand, the hydrogen or how it was inspected, however often they are said."""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (stretch,) = extractor.find(read(tmp_path / "a.txt")[0]).stretches
    assert stretch.title["ko"].endswith(title)
