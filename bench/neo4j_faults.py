"""What is lost on Neo4j when writers, the server or the network between them fail, and in a long run that is stopped."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from neo4j import GraphDatabase

from bench.faults import INTERVIEWS, Outcome, acknowledged_in, ingest, state_of, table, two_at_once
from bench.interviews import interviews_in
from graph.opening import open_store
from ontology.vocabulary import Vocabulary
from tests.graph.neo4j.proxy import UnsteadyProxy
from tests.graph.neo4j.server import PASSWORD, Neo4jServer, why_missing

KILLS = 8
RESTARTS = 3
PAUSES = 3
DOCUMENTS = 1000
SOON_MISSED = "server.bolt.connection_keep_alive=2s\nserver.bolt.connection_keep_alive_probes=2"

Disturb = Callable[[subprocess.Popen[str], random.Random], str]


def disturbed(fault: str, runs: int, folder: Path, server: Neo4jServer, url: str, disturb: Disturb) -> Outcome:
    """Ingest into an empty archive that many times, each time undone by *disturb*, and once more at the end."""
    chance = random.Random(5)  # noqa: S311
    safe = lost = half = odd = 0
    whole = _undisturbed(folder, server)
    for _ in range(runs):
        _wipe(server)
        run = ingest(folder, url, "--jobs", "1")
        acknowledged = acknowledged_in(disturb(run, chance))
        claims, problems = state_of(server.url)
        lost += len(acknowledged - claims.keys())
        half += problems + sum(claims[name] != whole[name] for name in claims.keys() & whole.keys())
        odd += len(run.stderr.read().splitlines()) > 1 if run.stderr and not run.stderr.closed else 0
        ingest(folder, server.url, "--jobs", "1").communicate()
        claims, problems = state_of(server.url)
        half += problems + sum(claims.get(name) != count for name, count in whole.items())
        safe += len(acknowledged)
    return Outcome(fault, runs, safe, lost, half, odd)


def _undisturbed(folder: Path, server: Neo4jServer) -> dict[str, int]:
    _wipe(server)
    ingest(folder, server.url, "--jobs", "1").communicate()
    return state_of(server.url)[0]


def _wipe(server: Neo4jServer) -> None:
    with GraphDatabase.driver(f"bolt://127.0.0.1:{server.port}", auth=("neo4j", PASSWORD)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def _first_lines(run: subprocess.Popen[str], count: int) -> str:
    return "".join(run.stdout.readline() for _ in range(count)) if run.stdout else ""


def kill_writer(run: subprocess.Popen[str], chance: random.Random) -> str:
    """At some moment in one of the first files."""
    heard = _first_lines(run, chance.randrange(6))
    time.sleep(0.1 * chance.random())
    run.kill()
    heard += run.stdout.read() if run.stdout else ""
    run.wait()
    return heard


def kill_server(server: Neo4jServer) -> Disturb:
    """While files go in, and start it again."""

    def disturb(run: subprocess.Popen[str], chance: random.Random) -> str:
        heard = _first_lines(run, 1 + chance.randrange(4))
        time.sleep(0.1 * chance.random())
        server.stop(signal.SIGKILL)
        server.start()
        heard += run.stdout.read() if run.stdout else ""
        run.wait()
        return heard

    return disturb


def fall_silent(proxy: UnsteadyProxy) -> Disturb:
    """For up to twelve seconds, longer than a silence is borne."""

    def disturb(run: subprocess.Popen[str], chance: random.Random) -> str:
        heard = _first_lines(run, 1 + chance.randrange(4))
        proxy.pause()
        threading.Timer(2 + 10 * chance.random(), proxy.go_on).start()
        heard += run.stdout.read() if run.stdout else ""
        run.wait()
        return heard

    return disturb


def stopped_run(scratch: Path) -> Outcome:
    """A thousand short interviews with two processes, killed ten times on the way, beside a run that was left alone."""
    folder = scratch / "thousand"
    interviews_in(folder, DOCUMENTS, hours=0.003)
    whole, stopped = (f"sqlite:///{scratch}/{name}.sqlite" for name in ("whole", "stopped"))
    ingest(folder, whole, "--jobs", "2").communicate()
    chance = random.Random(7)  # noqa: S311
    acknowledged: set[str] = set()
    for _ in range(10):
        run = ingest(folder, stopped, "--jobs", "2")
        heard = _first_lines(run, len(acknowledged) + chance.randrange(DOCUMENTS // 10))
        run.kill()
        acknowledged |= acknowledged_in(heard + run.communicate()[0])
    lost = len(acknowledged - state_of(stopped)[0].keys())
    ingest(folder, stopped, "--jobs", "2").communicate()
    differs = content(whole) != content(stopped)
    return Outcome(f"{DOCUMENTS:,} documents stopped (SQLite)", 10, len(acknowledged), lost, int(differs), 0)


def content(url: str) -> str:
    """A digest of everything but when it was added."""
    digest = hashlib.sha256()
    with open_store(url, Vocabulary.load()) as store:
        for deposit in store.deposits():
            digest.update(repr(replace(deposit, source=replace(deposit.source, added_at=""))).encode())
    return digest.hexdigest()


def outcomes() -> Iterator[Outcome]:
    """Every fault run, on a server of its own."""
    os.environ["PPURI_NEO4J_PASSWORD"] = PASSWORD
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "interviews"
        interviews_in(folder, INTERVIEWS, hours=0.02)
        with (
            Neo4jServer(Path(scratch) / "server", settings=SOON_MISSED) as server,
            UnsteadyProxy(server.port) as proxy,
        ):
            through = server.url.replace(str(server.port), str(proxy.port))
            yield disturbed("kill -9 of ppuri ingest", KILLS, folder, server, server.url, kill_writer)
            yield disturbed("kill -9 of the server", RESTARTS, folder, server, server.url, kill_server(server))
            yield disturbed("network silent for 2–12 s", PAUSES, folder, server, through, fall_silent(proxy))
            whole = _undisturbed(folder, server)
            _wipe(server)
            yield two_at_once(folder, server.url, whole)
        yield stopped_run(Path(scratch))


def section() -> str:
    """Every fault on Neo4j, where there is one."""
    return why_missing() or table("Faults on Neo4j", outcomes())
