"""Which concepts a text names: senses, looks, misspellings, designations read aloud."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.extraction import Extractor
from ingest.extraction.designations import readings
from ingest.extraction.lexicon import deeds_told, lines, looks, narrower, senses
from ingest.gold import as_first_readers_would, known_to_readers
from ingest.readers import read
from ontology.vocabulary import Vocabulary

Named = Callable[[str], set[str]]


@pytest.fixture
def named(tmp_path: Path, extractor: Extractor) -> Named:
    def concepts(text: str) -> set[str]:
        path = tmp_path / "note.txt"
        path.write_text(text, encoding="utf-8")
        return {mention.concept for mention in extractor.find(read(path)[0]).mentions}

    return concepts


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("다이캐스팅에서 금형이 뜨거우면 소착이 생긴다.", "def-soldering-die"),
        ("주물사로 만든 주형에서 소착이 생긴다.", "def-burn-on"),
        ("용접 전에 저수소계 용접봉을 300도에서 건조한다.", "proc-consumable-baking"),
        ("도금 후 수세하고 건조한다.", "proc-drying"),
        ("용접 전류를 낮추고 전류를 다시 재라.", "par-welding-current"),
        ("니켈도금 전류를 낮춘다. 도금액 온도도 본다.", "par-current-density"),
        ("도금에 피트가 생겼다. 도금액을 여과한다.", "def-pit-plating"),
        ("용접 비드에 피트가 생겼다. 아크가 길었다.", "def-surface-pore"),
    ],
)
def test_a_word_means_what_its_company_says(named: Named, text: str, concept: str) -> None:
    """소착, 건조, 전류 and 피트 are other things in other shops."""
    assert concept in named(text)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("주물을 가공하고 나면 구멍이 숭숭 나 있다. 용탕이 문제다.", "def-gas-porosity"),
        ("용접하고 다음 날 보니까 쩍 갈라졌어요. 후판이에요.", "def-cold-crack-weld"),
        ("용접 이면에 꽃이 피었어요. 티그 용접이고 퍼지를 안 했죠.", "def-root-porosity"),
        ("도금하고 며칠 뒤에 껍질처럼 벗겨져요. 탈지가 덜 됐죠.", "def-peeling"),
        ("아연도금 라인인데 도금이 부풀어 올라요.", "def-plating-blister"),
        ("In the foundry the sand is poured off and the casting was full of holes.", "def-gas-porosity"),
    ],
)
def test_a_defect_is_told_by_its_looks(named: Named, text: str, concept: str) -> None:
    """Masters describe more often than they name."""
    assert concept in named(text)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("주조 공장이다. 다이케스팅 공정에서 용탕을 본다.", "proc-die-casting"),
        ("아연도금 뒤에 크로메이드 처리를 하고 수세한다.", "proc-chromating"),
        ("티그로 스테인래스 배관을 용접한다.", "mat-stainless"),
    ],
)
def test_a_slip_of_the_pen_does_not_hide_a_concept(named: Named, text: str, concept: str) -> None:
    """Loanwords are spelt as they are heard."""
    assert concept in named(text)


def test_what_another_trade_has_counts_where_it_is_talked_about(named: Named) -> None:
    """Soot before the metal is no smut of a plated part; a foundry that plates is heard out."""
    assert "def-smut-plating" not in named("주물 공장이다. 주형에 쇳물을 부으면 쇳물 앞에서 검댕이 밀려다닌다.")
    told = "주물 공장이다. 용탕을 주입한다. "
    plating = "주물에 아연도금을 한다. 도금액 온도를 본다. 전류밀도가 높으면 도금이 탄다. 탈지하고 수세하고 크로메이트를 한다."
    assert "proc-zinc-plating" in named(told + plating)


def test_what_only_resembles_a_concept_is_none(named: Named) -> None:
    """고탄소강 is not 저탄소강, and 430만 명 no stainless steel."""
    assert "mat-carbon-steel" not in named("도금 전에 고탄소강을 산세하면 검댕이 남는다.")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("배관은 서스 삼공사 재질이고 티그로 용접한다.", "mat-sts304"),
        ("에스엠사백구십 강판을 용접한다.", "mat-sm355"),
        ("We weld sixty sixty one with fifty three fifty six wire on the MIG welding line.", "mat-er5356"),
        ("에이디씨 십이로 다이캐스팅한다.", "mat-adc12"),
    ],
)
def test_designations_are_heard_as_they_are_read_aloud(named: Named, text: str, concept: str) -> None:
    """Nobody says SUS304 letter by letter."""
    assert concept in named(text)


def test_a_bare_number_is_read_digit_by_digit() -> None:
    """천오십 is a temperature before it is an alloy."""
    assert "천오십" not in set(readings("1050"))
    assert "칠공칠오" in set(readings("7075"))
    assert not set(readings("회주철"))


def test_what_stands_inside_another_name_is_no_mention(named: Named) -> None:
    """Nickel sulfate is a salt, and no nickel plating."""
    assert "proc-nickel-plating" not in named("도금액에 황산니켈을 넣는다.")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Arc welding with a torch: the joint cracked.", "def-weld-crack"),
        ("Arc welding with a torch: cracking along the bead.", "def-weld-crack"),
        ("In the foundry blow holes opened in the castings.", "def-gas-porosity"),
        ("Zinc plating: the parts were degreased and pickled.", "proc-degreasing"),
    ],
)
def test_english_words_are_known_in_their_forms(named: Named, text: str, concept: str) -> None:
    """Plurals, -ed and -ing, and words written apart."""
    assert concept in named(text)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("아노다이징 할 때 전류를 세게 주면 새까맣게 타요.", "def-anodize-burn"),
        ("니켈 도금 전류를 세게 주면 새까맣게 타요.", "def-burning"),
        ("생형 모래가 표면에 들러붙어서 안 떨어져요. 주물사 수분을 봅니다.", "def-burn-on"),
        ("다이캐스팅 알루미늄이 금형에 들러붙어서 안 떨어져요.", "def-soldering-die"),
        ("산세 염산에 철분이 많아지면 도금 전에 갈아요.", "par-fe-pickle"),
    ],
)
def test_a_line_of_work_has_its_own_name_for_things(named: Named, text: str, concept: str) -> None:
    """The same words, heard where something else is spoken of."""
    assert concept in named(text)


def test_a_whole_trade_is_not_mentioned_beside_a_kind_of_it(named: Named) -> None:
    """도금 alone is a mention; beside 니켈 도금 it says no more than that."""
    assert "proc-electroplating" in named("도금 욕의 전류밀도를 본다. 탈지하고 수세한다.")
    assert "proc-electroplating" not in named("니켈 도금 욕의 전류밀도를 본다. 도금하고 수세한다.")


def test_every_line_of_work_narrows_what_there_is(vocabulary: Vocabulary) -> None:
    """The tables of lines speak of concepts that there are, and of lines that are known by words."""
    for line, known in narrower().items():
        assert line in lines()
        assert all(concept in vocabulary for concept in (*known, *known.values()))


def test_every_sense_and_look_names_a_concept(vocabulary: Vocabulary) -> None:
    """The tables of the lexicon speak of concepts that there are."""
    assert all(look.concept in vocabulary for those in looks().values() for look in those)
    meant = {sense.concept for those in senses().values() for sense in those} - {""}
    assert all(concept in vocabulary for concept in meant)


def test_readers_are_asked_only_for_what_they_could_choose(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A concept newer than the gold counts as the nearest one its readers knew, or not at all."""
    with (tmp_path / "concepts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id"], ["def-cold-shut"]])
    known = known_to_readers(tmp_path, vocabulary)
    assert ("def-cold-shut", "def-cold-shut", None) == tuple(
        known(concept) for concept in ("def-cold-shut", "def-lamination-cast", "eq-die")
    )


def test_a_later_reader_is_held_to_the_words_of_the_first(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """What a gold file says more finely than the first readers could is asked for in their words, or not at all."""
    with (tmp_path / "concepts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id"], ["def-cold-shut"]])
    link = {
        "defect": "def-lamination-cast",
        "role": "cause",
        "target": "eq-die",
        "alt": [{"defect": "def-lamination-cast"}],
    }
    gold = {"mentions": [{"concept": "eq-die"}, {"concept": "def-lamination-cast"}], "links": [link]}
    read = as_first_readers_would(gold, tmp_path, vocabulary)
    assert read["mentions"] == [{"concept": "def-cold-shut"}]
    assert read["links"] == [
        {"defect": "def-cold-shut", "role": "cause", "target": None, "alt": [{"defect": "def-cold-shut"}]}
    ]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("주물 공장에서 래들을 벌겋게 달구고 쇳물을 받는다.", "proc-ladle-preheat"),
        ("용접 층간에 슬래그를 깡깡이로 털고 간다.", "proc-interpass-cleaning"),
        ("용접 전에 모재를 아세톤으로 닦아요.", "proc-acetone-wipe"),
        ("도금 제품을 비스듬히 걸면 기포가 안 남아요. 도금액 이야기예요.", "proc-racking"),
    ],
)
def test_a_process_is_told_by_its_verb(named: Named, text: str, concept: str) -> None:
    """Stems as Kiwi gives them, so that every ending is understood."""
    assert concept in named(text)


def test_every_verb_tells_a_concept_of_the_vocabulary() -> None:
    """A row of the table of verbs names a known concept."""
    vocabulary = Vocabulary.load()
    told = [deed.concept for verbs in deeds_told().values() for deeds in verbs.values() for deed in deeds]
    assert all(concept in vocabulary for concept in told)


def test_a_word_cut_out_of_another_is_none(named: Named) -> None:
    """You're welding is no rewelding, and 갖고 속에 no 고속."""
    assert "proc-weld-repair" not in named("You're welding the skin of the plate, not the joint. Long arc.")
    assert "proc-fast-shot" not in named("다이캐스팅 금형에서 마지막에 굳어 갖고 속에 구멍이 난다.")
