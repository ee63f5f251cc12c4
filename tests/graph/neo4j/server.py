"""A real Neo4j, started on a loopback port of its own and stopped afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[3]
JARS = ROOT / ".cache" / "neo4j" / "lib"
PASSWORD = "not-a-secret-1"
START_SECONDS = 120.0

# Bolt: magic number, then up to four versions asked for (5.0 and three blanks)
HANDSHAKE = bytes.fromhex("6060b017" + "00000005" + 3 * "00000000")

OPENED_TO_NEO4J = (
    "java.base/java.nio",
    "java.base/java.io",
    "java.base/sun.nio.ch",
    "java.base/java.util.concurrent",
)


def why_missing() -> str | None:
    """What a machine lacks for running Neo4j, or None."""
    if shutil.which("java") is None:
        return "no Java 17 on this machine"
    if not JARS.is_dir():
        return "no Neo4j here; `make neo4j` fetches it"
    return None


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Neo4jServer:
    """
    A Neo4j 5.26 in a folder of its own.

    Attributes:
        url: Where the archive is, for ``PPURI_STORE``.
    """

    def __init__(self, home: Path, *, heap: str = "512m", page_cache: str = "256m", settings: str = "") -> None:
        self.home = home
        self.port = free_port()
        self.url = f"bolt://neo4j@127.0.0.1:{self.port}/neo4j"
        self._heap = heap
        self._page_cache = page_cache
        self._process: subprocess.Popen[bytes] | None = None
        self.configure(settings)

    def configure(self, settings: str) -> None:
        """Lay down what the next start reads: *settings* are lines of ``neo4j.conf`` besides its own."""
        conf = self.home / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        (conf / "neo4j.conf").write_text(
            f"server.bolt.listen_address=127.0.0.1:{self.port}\n"
            f"server.bolt.advertised_address=127.0.0.1:{self.port}\n"
            "server.http.enabled=false\n"
            "server.https.enabled=false\n"
            "dbms.usage_report.enabled=false\n"
            f"server.memory.pagecache.size={self._page_cache}\n"
            f"{settings}\n",
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        self.start()
        self._set_password()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """Of the running server; 0 if it is stopped."""
        return self._process.pid if self._process else 0

    def start(self) -> None:
        """Start, and wait until Bolt answers."""
        opens = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED_TO_NEO4J]
        log = (self.home / "console.log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [
                    "java",
                    f"-Xmx{self._heap}",
                    *opens,
                    "-cp",
                    f"{JARS}/*",
                    "org.neo4j.server.CommunityEntryPoint",
                    f"--home-dir={self.home}",
                    f"--config-dir={self.home / 'conf'}",
                    "--console-mode",
                ],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Stop with a signal and wait for the end; SIGKILL is how a machine dies."""
        if self._process is None:
            return
        os.killpg(self._process.pid, how)
        self._process.wait(timeout=60)
        self._process = None

    def _wait(self) -> None:
        """Until the handshake is answered: an open port alone is not yet a server."""
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            if self._process is None or self._process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                    connection.sendall(HANDSHAKE)
                    if connection.recv(4):
                        return
            except OSError:
                pass
            time.sleep(0.2)
        raise RuntimeError("Neo4j did not start:\n" + (self.home / "console.log").read_text()[-2000:])

    def _set_password(self) -> None:
        from neo4j import GraphDatabase

        with GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", "neo4j")) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
                {"password": PASSWORD},
                database_="system",
            )
