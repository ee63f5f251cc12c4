"""The promise every store keeps."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from graph.answers import Query
from graph.claims import (
    Claim,
    ConceptRef,
    Deposit,
    Direction,
    Evidence,
    Extractor,
    Passage,
    Predicate,
    Review,
    Source,
    Technique,
)
from graph.opening import open_store
from graph.store import ClaimStore
from ontology.errors import StoreError, UnknownThingError
from ontology.quantities import Quantity
from ontology.vocabulary import Vocabulary

TEXT = "용탕온도가 높으면 기공이 생긴다. 650도에서 660도."


def deposit(name: str, way: Direction = "increase", low: float = 650, high: float = 660, **known: str) -> Deposit:
    """A source that says one cause of porosity in ADC12, and one setting."""
    source = Source(
        f"src-{name}", name, f"{name}.srt", "srt", "ko", TEXT, {"ko": name}, "casting", master=f"명장 {name}", **known
    )
    passage = Passage(f"{source.id}.p1", source.id, 1, 0, len(TEXT), t0=1.0, t1=9.0)
    technique = Technique(
        f"tech-{name}", source.id, {"ko": "ADC12 다이캐스팅: 기포"}, "casting", 0, len(TEXT), source.master
    )

    def claim(kind: str, subject: str, predicate: Predicate, of: ConceptRef | Quantity, start: int, end: int) -> Claim:
        return Claim(
            f"claim-{name}-{kind}",
            source.id,
            technique.id,
            subject,
            predicate,
            of,
            Evidence(passage.id, start, end, TEXT[start:end], 1.0, 9.0),
            Extractor("test", "1", "hand"),
            direction=way if kind == "cause" else None,
            conditions=("mat-adc12",),
        )

    return Deposit(
        source,
        (passage,),
        (technique,),
        (
            claim("mention", technique.id, Predicate.CONCERNS_DEFECT, ConceptRef("def-gas-porosity"), 11, 13),
            claim("cause", "def-gas-porosity", Predicate.HAS_CAUSE, ConceptRef("par-melt-temperature"), 0, 17),
            claim("setting", "par-melt-temperature", Predicate.HAS_SETTING, Quantity(low, high, "Cel"), 19, 31),
        ),
    )


ONE = deposit("one")


def test_adding_the_same_deposit_twice_keeps_one(store: ClaimStore) -> None:
    """A store holds what was said, not how often it was loaded."""
    assert 3 == store.add([ONE])
    assert 0 == store.add([ONE])


def test_what_goes_in_comes_out(store: ClaimStore) -> None:
    """A deposit read back equals the one that was added."""
    store.add([ONE])
    assert ONE in list(store.deposits())


def test_a_broader_defect_finds_what_was_said_of_a_narrower_one(store: ClaimStore) -> None:
    """Whoever asks for cavities is shown porosity, and told through what."""
    store.add([ONE])
    found = store.techniques(Query(defects=("def-cavity",)))
    assert 1 == found.total
    (reason,) = found.hits[0].reasons
    assert ("def-cavity", "def-gas-porosity") == (reason.concept, reason.through)


def test_words_tell_how_surely_they_were_read(store: ClaimStore) -> None:
    """A quotation has the likelihood of its claim, wherever it is quoted."""
    (first, *others) = ONE.claims[1:]
    store.add([replace(ONE, claims=(ONE.claims[0], replace(first, confidence=0.4), *others))])
    (cause,) = (one for one in store.why("def-gas-porosity").causes if one.said_by)
    (setting,) = store.settings_compared("par-melt-temperature")
    told = {words.claim: words.confidence for words in (*cause.evidence, setting.evidence, cause.settings[0].evidence)}
    assert told == {claim: store.claim(claim).claim.confidence for claim in told}
    assert 0.4 in told.values()


def test_words_and_filters_must_all_hold(store: ClaimStore) -> None:
    """기공 in ADC12 is found, in FC250 it is not."""
    store.add([ONE])
    assert 1 == store.techniques(Query(text="기공 ADC12")).total
    assert 0 == store.techniques(Query(text="기공", materials=("mat-gc250",))).total


def test_a_word_in_the_title_counts_for_more_than_one_in_passing(store: ClaimStore) -> None:
    """With equal weights the one that says the word twice in as few words would come first."""
    titled, passing = deposit("titled"), deposit("passing")
    text = "빗자루 빗자루 " + TEXT
    store.add(
        [
            replace(titled, techniques=(replace(titled.techniques[0], title={"ko": "빗자루"}),)),
            replace(
                passing,
                source=replace(passing.source, text=text),
                techniques=(replace(passing.techniques[0], end=len(text)),),
            ),
            *(deposit(f"other{number}") for number in range(8)),
        ]
    )
    found = store.techniques(Query(text="빗자루"))
    assert ["tech-titled", "tech-passing"] == [hit.technique.id for hit in found.hits]


def test_a_search_that_finds_nothing_says_what_it_understood(store: ClaimStore) -> None:
    """And offers the nearest."""
    store.add([ONE])
    found = store.techniques(Query(text="언더컷"))
    assert ("def-undercut",) == found.understood
    assert found.nearest


def test_agreement_is_counted_by_masters_and_the_textbook_stands_apart(store: ClaimStore) -> None:
    """Two masters who say the same are two; the textbook is none of them."""
    store.add([ONE, deposit("two")])
    chain = store.why("def-gas-porosity", "mat-adc12")
    cause = next(one for one in chain.causes if one.target == "par-melt-temperature" and one.direction == "increase")
    assert 2 == cause.said_by
    assert any(one.textbook and one.said_by == 0 for one in chain.causes)


def test_masters_who_pull_in_different_directions_are_shown_side_by_side(store: ClaimStore) -> None:
    """Nothing is merged away."""
    store.add([ONE, deposit("two", "decrease", 690, 700)])
    (disagreement,) = store.why("def-gas-porosity", "mat-adc12").disagreements
    assert "par-melt-temperature" == disagreement.target
    assert ["increase", "decrease"] == [position.direction for position in disagreement.positions]
    assert [["명장 two"], ["명장 one"]] == [
        [words.speaker for words in position.evidence] for position in disagreement.positions
    ]


def test_what_is_of_the_trade_that_the_words_speak_of_comes_first(store: ClaimStore) -> None:
    """An alloy is the founder's, whatever else is done to it; nothing is left out for it."""
    plated = deposit("a")
    plated = replace(plated, techniques=tuple(replace(one, trade="plating") for one in plated.techniques))
    store.add([plated, deposit("b")])
    titled = [[hit.technique.id for hit in store.techniques(Query(text=text)).hits] for text in ("기포 ADC12", "기포")]
    assert [["tech-b", "tech-a"], ["tech-a", "tech-b"]] == titled


def test_of_many_settings_that_do_not_meet_both_ends_are_given(store: ClaimStore) -> None:
    """The three masters who want least and the three who want most."""
    store.add(deposit(f"{number:02}", "increase", 600 + 10 * number, 605 + 10 * number) for number in range(20))
    (disagreement,) = store.why("def-gas-porosity", "mat-adc12").disagreements
    wanted = [position.settings[0].quantity.min for position in disagreement.positions]
    assert [600.0 + 10 * number for number in (*range(3), *range(17, 20))] == sorted(one or 0 for one in wanted)


def test_settings_are_compared_lowest_first(store: ClaimStore) -> None:
    """Each with who said it."""
    store.add([deposit("high", low=690, high=700), ONE])
    settings = store.settings_compared("par-melt-temperature")
    assert [650, 690] == [one.quantity.min for one in settings]


def test_a_rejected_claim_is_in_no_answer_and_can_come_back(store: ClaimStore) -> None:
    """Every decision stays in the history, the latest counts."""
    store.add([ONE])
    for status in ("rejected", "suggested"):
        store.review(Review("claim-one-cause", status, "검토자", "2026-01-01T00:00:00+00:00", "까닭"))
        said = {words.claim for cause in store.why("def-gas-porosity").causes for words in cause.evidence}
        assert ("claim-one-cause" in said) == (status == "suggested")
    assert ["rejected", "suggested"] == [review.status for review in store.claim("claim-one-cause").reviews]


def test_decisions_that_come_with_a_deposit_are_recorded_with_it(store: ClaimStore) -> None:
    """Once, and they count as if they had been made there."""
    store.add([deposit("old", origin="same")])
    no = Review("claim-new-cause", "rejected", "검토자", "2026-01-01T00:00:00+00:00", "까닭")
    new = replace(deposit("new", origin="same", supersedes="src-old"), reviews=(no,))
    assert (3, 0) == (store.add([new]), store.add([new]))
    assert [no] == list(store.reviews())
    assert "rejected" == store.claim("claim-new-cause").status
    assert not [cause for cause in store.why("def-gas-porosity").causes if cause.said_by]


def test_a_review_of_nothing_is_refused(store: ClaimStore) -> None:
    """An id that names no claim is an error with a line of its own."""
    with pytest.raises(UnknownThingError):
        store.review(Review("claim-none", "accepted", "검토자", "2026-01-01T00:00:00+00:00"))


def test_a_superseded_source_answers_nothing_but_is_kept(store: ClaimStore) -> None:
    """The new state takes its place in one step, whichever way round they are copied."""
    newer = deposit("newer", origin="here", supersedes="src-old")
    older = deposit("old", origin="here")
    for order in ([older, newer],):
        store.add(order)
    assert {"src-newer"} == {row.source.id for row in store.sources() if row.source.kind == "srt"}
    assert 1 == store.techniques(Query(text="기공")).total
    assert "src-old" in {row.source.id for row in store.sources(include_superseded=True)}


def test_a_claim_about_nothing_known_is_refused_whole(store: ClaimStore) -> None:
    """Nothing of the deposit is kept."""
    claims = (replace(ONE.claims[1], object=ConceptRef("par-nothing")),)
    with pytest.raises(StoreError):
        store.add([replace(ONE, claims=claims)])
    assert 0 == store.counts().sources


def test_what_is_refused_takes_nothing_else_with_it(store: ClaimStore) -> None:
    """Deposits that came before it in one go are kept."""
    broken = deposit("broken")
    broken = replace(broken, claims=(replace(broken.claims[1], object=ConceptRef("par-nothing")),))
    with pytest.raises(StoreError):
        store.add([ONE, deposit("two"), broken])
    assert 2 == store.counts().sources


def test_a_neighbourhood_is_no_larger_than_asked(store: ClaimStore) -> None:
    """What was left out is counted."""
    store.add([ONE, deposit("two")])
    near = store.neighbourhood("def-gas-porosity", 3)
    assert 3 == len(near.nodes)
    assert near.left_out > 0


def test_a_master_is_known_by_label(store: ClaimStore) -> None:
    """With what was recorded and agreed to; unknown consent stays unknown."""
    store.add([ONE])
    (row,) = store.masters()
    assert ("명장 one", 9.0, {"src-one": None}) == (row.label, row.seconds, row.consents)
    assert 1 == len(store.master(row.id).techniques)


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Somebody else's database, and a file that is none."""
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    junk = tmp_path / "junk.sqlite"
    junk.write_bytes(b"not a database at all, but long enough to look at" * 20)
    for path in (other, junk):
        with pytest.raises(StoreError):
            open_store(f"sqlite:///{path}", vocabulary)
    with pytest.raises(StoreError):
        open_store("postgres://x", vocabulary)


def test_two_readings_of_one_file_at_once_leave_the_later_one(store: ClaimStore) -> None:
    """Neither knew of the other; whichever is stored first, the file is answered for once."""
    readings = [
        deposit(name, origin=origin, added_at=f"2026-01-01T00:00:0{second}+00:00")
        for origin, name, second in (("here", "old", 1), ("here", "new", 2), ("there", "late", 4), ("there", "soon", 3))
    ]
    store.add(readings)
    live = {row.source.id for row in store.sources() if row.source.kind == "srt"}
    assert {"src-new", "src-late"} == live


def test_what_people_said_of_a_term_stands_before_the_textbook(store: ClaimStore) -> None:
    """Though the textbook is surer, and says much."""
    people = deposit("one")
    store.add([replace(people, claims=tuple(replace(claim, confidence=0.5) for claim in people.claims))])
    evidence = store.concept("def-gas-porosity").evidence
    assert "명장 one" == evidence[0].speaker
    assert evidence[-1].textbook
    assert [one.textbook for one in evidence] == sorted(one.textbook for one in evidence)
