"""Nothing that was acknowledged is lost, nothing is there twice, nothing half, whatever befalls Neo4j or its writers."""

from __future__ import annotations

import signal
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.answers import Query
from graph.claims import Claim, Deposit
from graph.neo4j import Neo4jStore
from graph.neo4j import bolt as neo4j_bolt
from graph.neo4j.bolt import Work
from graph.neo4j.schema import prepare
from graph.opening import open_store
from graph.rdf.validation import validate
from graph.store import ClaimStore
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary
from tests.graph.commands import eventually, lines_of, started
from tests.graph.neo4j.proxy import UnsteadyProxy
from tests.graph.neo4j.server import Neo4jServer
from tests.graph.test_store import deposit

pytestmark = pytest.mark.neo4j

SRT = "1\n00:00:01,000 --> 00:00:09,000\n용탕 온도가 높으면 기공이 생긴다. 용탕 온도는 {degrees}도로 맞춘다.\n"


def numbered(prefix: str, count: int) -> list[Deposit]:
    """That many deposits, all different."""
    return [deposit(f"{prefix}{number}") for number in range(count)]


def whole(store: ClaimStore, deposits: list[Deposit]) -> bool:
    """Whether these, and no other but the textbook, are there as they were given."""
    there = {one.source.id: one for one in store.deposits() if one.source.kind != "textbook"}
    return there == {one.source.id: one for one in deposits} and not list(validate(store))


def through(proxy: UnsteadyProxy, server: Neo4jServer) -> str:
    return server.url.replace(str(server.port), str(proxy.port))


def interviews(folder: Path, count: int) -> Path:
    """Short interviews to ingest."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.srt").write_text(SRT.format(degrees=650 + number), encoding="utf-8")
    return folder


def ingest(folder: Path, url: str) -> subprocess.Popen[str]:
    """``ppuri ingest`` on its own."""
    return started("ingest", str(folder), "--archive", url, "--jobs", "1")


@pytest.mark.parametrize("swallowed", [2, 5, 9, 13])
def test_an_answer_lost_on_its_way_makes_nothing_twice(
    swallowed: int, empty_neo4j: str, neo4j_server: Neo4jServer, vocabulary: Vocabulary
) -> None:
    """Wherever in a deposit the connection breaks, the acknowledgement of its commit included."""
    with UnsteadyProxy(neo4j_server.port) as proxy, open_store(through(proxy, neo4j_server), vocabulary) as store:
        proxy.cut_after(swallowed)
        assert 3 == store.add(numbered("cut", 1))
        store.add(numbered("after", 1))  # and so the break has come by now
        assert whole(store, [*numbered("cut", 1), *numbered("after", 1)])


def test_a_network_that_falls_silent_for_a_while_is_waited_for(
    mortal_neo4j: Neo4jServer, wiped_mortal: str, vocabulary: Vocabulary
) -> None:
    """Longer than the server may be silent, so connections are given up and made anew."""
    deposits = numbered("silent", 4)
    with UnsteadyProxy(mortal_neo4j.port) as proxy, open_store(through(proxy, mortal_neo4j), vocabulary) as store:
        threading.Timer(5, proxy.go_on).start()
        proxy.pause()
        assert 12 == store.add(deposits)
        assert whole(store, deposits)


def test_a_network_that_stays_silent_ends_in_one_line(
    mortal_neo4j: Neo4jServer, wiped_mortal: str, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever, and what was acknowledged before is there."""
    monkeypatch.setattr(neo4j_bolt, "RETRY_SECONDS", 1.0)
    monkeypatch.setattr(neo4j_bolt, "ACQUIRE_SECONDS", 2.0)
    first, second = numbered("gone", 2)
    with UnsteadyProxy(mortal_neo4j.port) as proxy, open_store(through(proxy, mortal_neo4j), vocabulary) as store:
        store.add([first])
        proxy.pause()
        with pytest.raises(StoreError, match="what was reported before is safe") as caught:
            store.add([second])
        assert "\n" not in caught.value.en
    with open_store(mortal_neo4j.url, vocabulary) as store:
        assert whole(store, [first])


def test_a_server_killed_and_started_again_loses_nothing(
    mortal_neo4j: Neo4jServer, wiped_mortal: str, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writer goes on when it answers again; whoever cannot wait is told in one line and goes on later."""
    monkeypatch.setattr(neo4j_bolt, "RETRY_SECONDS", 120.0)
    deposits = numbered("killed", 60)
    acknowledged: list[Deposit] = []

    def write() -> None:
        with open_store(mortal_neo4j.url, vocabulary) as store:
            for one in deposits:
                store.add([one])
                acknowledged.append(one)

    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(write)
        eventually(lambda: len(acknowledged) > 3)
        mortal_neo4j.stop(signal.SIGKILL)
        before = tuple(acknowledged)
        mortal_neo4j.start()
        with open_store(mortal_neo4j.url, vocabulary) as store:
            assert {one.source.id for one in before} <= {row.source.id for row in store.sources()}
        writing.result()
    with open_store(mortal_neo4j.url, vocabulary) as store:
        assert whole(store, deposits)


def test_a_writer_killed_is_taken_up_where_it_was(empty_neo4j: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    """What it said was added is there whole, and the next run brings the rest."""
    folder = interviews(tmp_path / "interviews", 4)
    run = ingest(folder, empty_neo4j)
    assert run.stdout
    first = run.stdout.readline()
    run.kill()
    run.communicate()
    again = lines_of(ingest(folder, empty_neo4j))
    assert "  added  " in first
    assert again[0].endswith("0.srt  unchanged")
    assert again[-1].startswith("4 files")
    with open_store(empty_neo4j, vocabulary) as store:
        assert 5 == len(store.sources())
        assert not list(validate(store))


def test_two_ingests_of_the_same_files_make_one_archive(
    empty_neo4j: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    """Both end well, and both say what became of each file."""
    folder = interviews(tmp_path / "interviews", 3)
    for lines in map(lines_of, [ingest(folder, empty_neo4j), ingest(folder, empty_neo4j)]):
        assert 4 == len(lines)
    with open_store(empty_neo4j, vocabulary) as store:
        assert 4 == len(store.sources(include_superseded=True))
        assert not list(validate(store))


def test_two_who_are_first_make_one_archive(empty_neo4j: str, vocabulary: Vocabulary) -> None:
    """Whoever comes second finds what the first has made, indexes included, and neither is refused."""
    bolt = neo4j_bolt.Bolt(empty_neo4j)
    bolt.alter("DROP INDEX ppuri_source_sha256 IF EXISTS")
    bolt.alter("DROP CONSTRAINT ppuri_archive IF EXISTS")
    bolt.close()
    with ThreadPoolExecutor(3) as threads:
        stores = list(threads.map(lambda _: open_store(empty_neo4j, vocabulary), range(3)))
    assert isinstance(stores[0], Neo4jStore)
    assert [{"n": 1}] == stores[0].bolt.read("MATCH (a:Archive) RETURN count(a) AS n")
    for number, store in enumerate(stores):
        assert 3 == store.add([deposit(f"first{number}")])
        store.close()


def test_an_archive_made_between_two_looks_is_no_stranger(empty_neo4j: str, vocabulary: Vocabulary) -> None:
    """Whoever saw nothing, and then everything that somebody else has just made, looks again."""

    class Overtaken(neo4j_bolt.Bolt):
        looks = 0

        def read(self, text: str, /, **bound: Any) -> list[neo4j_bolt.Properties]:
            rows = super().read(text, **bound)
            self.looks += 1
            if self.looks == 1:
                open_store(empty_neo4j, vocabulary).close()
            return rows

    bolt = Overtaken(empty_neo4j)
    prepare(bolt, vocabulary)
    bolt.close()
    with open_store(empty_neo4j, vocabulary) as store:
        assert 3 == store.add([deposit("after")])


def test_writers_of_the_same_deposits_keep_out_of_each_others_way(empty_neo4j: str, vocabulary: Vocabulary) -> None:
    """Every deposit is added by one of them alone, the newer reading of a file stays, and readers see neither twice."""
    deposits = [
        replace(
            one, source=replace(one.source, origin=f"origin-{number // 2}", added_at=f"2026-01-01T00:00:{number:02}")
        )
        for number, one in enumerate(numbered("both", 12))
    ]
    stop = threading.Event()
    with open_store(empty_neo4j, vocabulary) as reader, ThreadPoolExecutor(3) as threads:
        asked = threads.submit(asking, reader, stop)
        try:
            new = threads.map(lambda ours: added_by_another(empty_neo4j, vocabulary, ours), (deposits, deposits[::-1]))
            assert 36 == sum(new)
        finally:
            stop.set()
        assert asked.result() > 0
        assert {one.source.id for one in deposits[1::2]} == {
            row.source.id for row in reader.sources() if row.source.kind == "srt"
        }
        assert whole(reader, deposits)


def added_by_another(url: str, vocabulary: Vocabulary, deposits: list[Deposit]) -> int:
    with open_store(url, vocabulary) as store:
        return sum(store.add([one]) for one in deposits)


def asking(store: ClaimStore, stop: threading.Event) -> int:
    """How often everything was asked; a technique that is found can be opened."""
    times = 0
    while not stop.is_set():
        for hit in store.techniques(Query(text="기공")).hits:
            assert 3 == len(store.technique(hit.technique.id).claims)
        store.why("def-gas-porosity", "mat-adc12")
        store.counts()
        times += 1
    return times


def test_a_large_source_is_written_in_batches_and_in_one_step(
    empty_neo4j: str, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No statement carries more than 5,000 rows, and a claim that cannot be kept takes all of them with it."""
    rows: list[int] = []
    run = Work.rows

    def counted(work: Work, text: str, /, **bound: Any) -> Any:
        rows.append(len(bound.get("rows", ())))
        return run(work, text, **bound)

    monkeypatch.setattr(Work, "rows", counted)
    one = deposit("large")
    claims = tuple(many(one.claims[0], 6000))
    with open_store(empty_neo4j, vocabulary) as store:
        twice = replace(one, claims=(*claims, claims[0]))
        with pytest.raises(StoreError):
            store.add([twice])
        assert 0 == store.counts().sources
        assert 6000 == store.add([replace(one, claims=claims)])
        assert 5000 == max(rows)
        assert 6000 == store.counts().claims


def many(claim: Claim, count: int) -> list[Claim]:
    return [replace(claim, id=f"{claim.id}-{number}") for number in range(count)]


def test_what_one_store_wrote_the_next_asks_for(
    neo4j_server: Neo4jServer, empty_neo4j: str, vocabulary: Vocabulary
) -> None:
    """By its bookmark, which a cluster's reader waits for; one server has nobody to wait for, but answers routing."""
    url = empty_neo4j.replace("bolt://", "neo4j://")
    with open_store(url, vocabulary) as writer, open_store(url, vocabulary) as reader:
        assert isinstance(writer, Neo4jStore)
        assert isinstance(reader, Neo4jStore)
        before = set(reader.bolt.bookmarks)
        writer.add([deposit("routed")])
        assert set(reader.bolt.bookmarks) - before
        assert writer.bolt.bookmarks == reader.bolt.bookmarks
        assert "src-routed" in {row.source.id for row in reader.sources()}
