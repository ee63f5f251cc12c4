"""Peak memory of ingest, however long the interview, and of serve; how long serve takes to answer."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.interviews import SAMPLE, transcript
from bench.table import Limit, markdown

HOURS = (1, 10, 100)
PPURI = [sys.executable, "-c", "import sys; from explorer.command import main; sys.exit(main())"]
SECONDS_TO_START = 15
PATIENCE_SECONDS = 120


def peak_mb(pid: int) -> float:
    """The most memory a process has held so far (VmHWM), in MB; 0 once it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def of_ingest(hours: int) -> tuple[float, float]:
    """Peak MB and seconds of the process that takes in one interview of that many hours."""
    with tempfile.TemporaryDirectory() as scratch:
        interview = Path(scratch) / "interview.srt"
        interview.write_text(transcript(hours), encoding="utf-8")
        began = time.monotonic()
        run = subprocess.Popen(
            [*PPURI, "ingest", str(interview), "--archive", f"sqlite:///{scratch}/archive.sqlite"],
            stdout=subprocess.DEVNULL,
        )
        peak = 0.0
        while run.poll() is None:
            peak = max(peak, peak_mb(run.pid))
            time.sleep(0.05)
        if run.returncode:
            raise SystemExit(f"an interview of {hours} h was not taken in")
        return peak, time.monotonic() - began


def of_serve() -> tuple[float, float]:
    """Peak MB and seconds of ``ppuri serve`` from its start to a page that answers, on an archive that is there."""
    with tempfile.TemporaryDirectory() as scratch:
        archive = f"sqlite:///{scratch}/archive.sqlite"
        subprocess.run([*PPURI, "ingest", str(SAMPLE), "--archive", archive], check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        began = time.monotonic()
        server = subprocess.Popen(
            [*PPURI, "serve", "--archive", archive, "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            answers(f"http://127.0.0.1:{port}/")
            return peak_mb(server.pid), time.monotonic() - began
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(address: str) -> None:
    """Return once something answers at *address*."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310  # our own server
                page.read()
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"nothing answered at {address}")


def section() -> str:
    """The table and what of it must hold."""
    found = [(f"ingest, {hours} h of transcript", *of_ingest(hours)) for hours in HOURS]
    served = of_serve()
    rows = [(what, f"{peak:.0f}", f"{seconds:.1f}") for what, peak, seconds in found]
    rows.append(("serve, to the first page", f"{served[0]:.0f}", f"{served[1]:.1f}"))
    limit = Limit("seconds from `ppuri serve` to a page that answers", served[1], at_most=SECONDS_TO_START)
    return markdown("Memory and start", ("process", "peak MB", "seconds"), rows) + f"\n{limit}\n"
