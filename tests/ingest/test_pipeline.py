"""From files to claims that are safe in an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.answers import Query
from graph.claims import Predicate, Review
from graph.store import ClaimStore
from graph.words import search_words
from ingest.pipeline import FileReport, Progress, extract, ingest_paths

SRT = (
    "1\n00:00:01,000 --> 00:00:04,000\n면담자: 다이캐스팅 ADC12 하우징에 기공이 왜 생깁니까?\n\n"
    "2\n00:00:05,000 --> 00:00:09,500\n예시 명장: 용탕온도가 높으면 기공이 생겨요.\n"
)


def interview(folder: Path, text: str = SRT) -> Path:
    path = folder / "a.srt"
    path.write_text(text, encoding="utf-8")
    return path


def ingested(path: Path, store: ClaimStore, jobs: int = 1) -> list[FileReport]:
    return list(ingest_paths([path], store, jobs=jobs))


def test_a_claim_is_played_at_the_second_it_was_said(tmp_path: Path, store: ClaimStore) -> None:
    """A cause leads back to the words, the passage and the seconds of its subtitle."""
    ingested(interview(tmp_path), store)
    (source,) = [row.source for row in store.sources() if row.source.kind == "srt"]
    seen = store.source(source.id)
    (cause,) = [one.claim for one in seen.claims if one.claim.predicate is Predicate.HAS_CAUSE]
    assert ("def-gas-porosity", "increase") == (cause.subject, cause.direction)
    assert cause.evidence.exact == seen.source.text[cause.evidence.start : cause.evidence.end]
    assert (5.0, 9.5) == (cause.evidence.t0, cause.evidence.t1)


@pytest.mark.parametrize("ending", [".mp4", ".MP4", ".wav"])
def test_a_recording_of_the_same_name_is_taken_for_the_interviews_own(
    tmp_path: Path, store: ClaimStore, ending: str
) -> None:
    """Nobody has to name it; and where it comes later, the interview gets it on being read again."""
    path = interview(tmp_path)
    ingested(path, store)
    recording = path.with_suffix(ending)
    recording.write_bytes(b"sound")
    (tmp_path / "b.mp4").write_bytes(b"another's")
    (report,) = ingested(path, store)
    assert report.source is not None
    assert str(recording.resolve()) == store.source(report.source).source.media_path
    (again,) = ingested(path, store)
    assert "unchanged" == again.outcome


def test_a_master_is_called_by_the_name_that_is_known(tmp_path: Path, store: ClaimStore) -> None:
    """A transcript that marks turns with *명장* makes nobody of that name, nor one of two people."""
    for name in ("예시 명장 · 주조 8", "예시 명장 · 주조 9"):
        (tmp_path / f"{name}.yaml").write_text(f"master: {name}\n", encoding="utf-8")
        (tmp_path / f"{name}.srt").write_text(SRT.replace("예시 명장:", "명장:") + f"\n\n{name}\n", encoding="utf-8")
    ingested(tmp_path, store)
    assert ["예시 명장 · 주조 8", "예시 명장 · 주조 9"] == sorted(row.label for row in store.masters())
    cause = next(one for one in store.why("def-gas-porosity").causes if one.target == "par-melt-temperature")
    assert 2 == cause.said_by


def test_the_same_file_again_changes_nothing(tmp_path: Path, store: ClaimStore) -> None:
    """Loading is not saying it twice."""
    path = interview(tmp_path)
    (first,) = ingested(path, store)
    before = store.counts()
    (again,) = ingested(path, store)
    assert ("added", "unchanged") == (first.outcome, again.outcome)
    assert before == store.counts()


def test_a_changed_file_takes_the_place_of_what_it_was(tmp_path: Path, store: ClaimStore) -> None:
    """The old state is kept, but no question is answered from it; changing back is a change too."""
    path = interview(tmp_path)
    ingested(path, store)
    for text in (SRT.replace("용탕온도가 높으면", "이형제를 많이 뿌리면"), SRT):
        interview(tmp_path, text)
        (report,) = ingested(path, store)
        assert "superseded" == report.outcome
    assert (1, 2) == (store.counts().sources, store.counts().superseded)
    assert 1 == store.techniques(Query(text="기공 ADC12")).total


def test_new_metadata_is_a_change_too(tmp_path: Path, store: ClaimStore) -> None:
    """Who spoke may be found out later."""
    path = interview(tmp_path)
    ingested(path, store)
    (tmp_path / "a.yaml").write_text("master: 예시 명장 · 주조 7\n", encoding="utf-8")
    (report,) = ingested(path, store)
    assert "superseded" == report.outcome
    assert "예시 명장 · 주조 7" in {row.source.master for row in store.sources()}


def test_what_was_decided_is_carried_over_to_the_next_state(tmp_path: Path, store: ClaimStore) -> None:
    """As far as the same is said in the same words; what is not is told, to be reviewed again."""
    path = interview(tmp_path, SRT + "\n3\n00:00:20,000 --> 00:00:24,000\n이형제를 많이 뿌려도 기공이 생긴다.\n")
    (first,) = ingested(path, store)
    links = [one.claim for one in store.source(str(first.source)).claims if one.claim.predicate == Predicate.HAS_CAUSE]
    for claim in links:
        store.review(Review(claim.id, "accepted", "검토자", "2026-01-01T00:00:00+00:00", "맞는 말"))
    interview(tmp_path)
    (report,) = ingested(path, store)
    carried = [one for one in store.source(str(report.source)).claims if one.reviews]
    kept = [claim for claim in links if "이형제" not in claim.evidence.exact]
    assert 0 < len(kept) < len(links)
    assert [claim.evidence.exact for claim in kept] == [one.claim.evidence.exact for one in carried]
    assert {("accepted", "맞는 말")} == {(one.status, one.reviews[-1].reason) for one in carried}
    assert f"{len(links) - len(kept)} reviewed claims" in report.message_en


def test_a_bad_file_stops_nothing_else(tmp_path: Path, store: ClaimStore) -> None:
    """It is reported with its reason, and the others are read."""
    folder = tmp_path / "files"
    folder.mkdir()
    interview(folder)
    (folder / "b.docx").write_bytes(b"not a document")
    seen: list[Progress] = []
    reports = list(ingest_paths([folder], store, on_progress=seen.append))
    assert ["added", "refused"] == [report.outcome for report in reports]
    assert reports[1].message_ko
    assert [(1, 2), (2, 2)] == [(progress.done, progress.total) for progress in seen]


def test_two_processes_find_what_one_finds(tmp_path: Path, store: ClaimStore, sample: Path) -> None:
    """How many read makes no difference to what is kept."""
    paths = sorted(sample.glob("note-*.docx"))
    list(ingest_paths(paths, store, jobs=2))
    together = store.counts()
    assert len(paths) == together.sources
    assert all(report.outcome == "unchanged" for report in ingest_paths(paths, store, jobs=1))
    assert together == store.counts()


def test_the_words_to_search_by_come_with_what_is_found(sample: Path) -> None:
    """Each stretch of talk brings the words said in it, so that no store has to ask Kiwi again."""
    ((document, findings),) = extract(sample / "casting-03-iron-fc250-fcd450.txt")
    assert len(findings.words) == len(findings.stretches) > 1
    for stretch, words in zip(findings.stretches, findings.words, strict=True):
        anew = search_words(document.text[stretch.start : stretch.end])
        assert len(set(words) ^ set(anew)) < 0.05 * len(set(anew))
