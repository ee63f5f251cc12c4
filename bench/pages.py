"""Seconds until a visitor sees the first content of a page, beside an empty Streamlit page in the same run."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.interviews import SAMPLE
from bench.memory import PPURI, answers, free_port
from bench.table import Limit, markdown

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = {
    "home": ("/", ".asked li, .arrivals li"),
    "find": ("/find?q=ADC12", "article.card"),
    "why": ("/why?defect=def-gas-porosity", ".reason"),
    "technique": ("/technique?id={technique}", ".claims .said"),
}
EMPTY = 'import streamlit as st\n\nst.html("<p class=content>empty</p>")\n'
RUNS = 5
AT_MOST = 2.0  # times an empty page
PATIENCE_MS = 60_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@contextmanager
def _running(command: list[str], port: int) -> Iterator[str]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        answers(f"{address}/")
        yield address
    finally:
        process.terminate()
        process.wait()


def _empty(folder: Path) -> tuple[list[str], int]:
    script, port = folder / "empty.py", free_port()
    script.write_text(EMPTY, encoding="utf-8")
    settings = ["--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false"]
    return [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *settings], port


def _archive(folder: Path) -> tuple[list[str], int]:
    address, port = f"sqlite:///{folder}/archive.sqlite", free_port()
    subprocess.run([*PPURI, "ingest", str(SAMPLE), "--archive", address], check=True, stdout=subprocess.DEVNULL)
    return [*PPURI, "serve", "--archive", address, "--port", str(port)], port


def seconds_to(browser: Browser, address: str, content: str) -> list[float]:
    """Of `RUNS` visits by new visitors, seconds from asking for *address* until *content* is there to be seen."""
    taken = []
    for _ in range(RUNS):
        context = browser.new_context()
        page = context.new_page()
        began = time.monotonic()
        page.goto(address, wait_until="commit")
        page.locator(content).first.wait_for(timeout=PATIENCE_MS)
        taken.append(time.monotonic() - began)
        context.close()
    return taken


def _measured(archive: str, empty: str) -> dict[str, list[float]]:
    """Each page opened once before it is timed, so that what is loaded once a process is not counted."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only this section drives a browser

    with urllib.request.urlopen(f"{archive}/api/search?q=ADC12") as answer:  # noqa: S310  # our own server
        technique = json.loads(answer.read())["results"][0]["technique"]
    wanted = {"empty Streamlit page": (f"{empty}/", ".content")} | {
        name: (archive + path.format(technique=technique), content) for name, (path, content) in PAGES.items()
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        return {name: seconds_to(browser, *page)[1:] for name, page in wanted.items()}


def section() -> str:
    """The table and what of it must hold."""
    if shutil.which("chromium") is None:
        return "### Pages\n\nNot measured: there is no Chromium on this machine.\n"
    os.environ.setdefault("PPURI_LANG", "ko")
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        archive = stack.enter_context(_running(*_archive(Path(scratch))))
        empty = stack.enter_context(_running(*_empty(Path(scratch))))
        medians = {name: statistics.median(taken) for name, taken in _measured(archive, empty).items()}
    bare = medians["empty Streamlit page"]
    rows = [(name, f"{seconds:.2f}", f"{seconds / bare:.2f}") for name, seconds in medians.items()]
    limits = [
        Limit(f"seconds to {name} against an empty page", seconds / bare, at_most=AT_MOST)
        for name, seconds in medians.items()
        if name in PAGES
    ]
    return markdown("Pages", ("page", "seconds", "of an empty page"), rows) + "\n" + "\n".join(map(str, limits)) + "\n"
