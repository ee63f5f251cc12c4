"""The explorer as a visitor meets it: in a real browser, over a real server."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explorer.app_pages.sources import safe_name
from explorer.wording import LANGUAGES, catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
ARGUMENTS += ["--disable-component-update", "--disable-sync"]
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample" / "casting-05-adc12-gas-short"
AXE = Path(__file__).parent / "axe" / "axe.min.js"
STREAMLITS_OWN = {
    "meta-viewport": "Streamlit writes the tag",
}
PPURI = [sys.executable, "-c", "import sys; from explorer.command import main; sys.exit(main())"]


def test_every_message_is_said_in_both_languages() -> None:
    """The same keys, and the same values to be put in."""
    korean, english = (catalogue(language) for language in LANGUAGES)
    assert set(korean) == set(english)
    for key, text in korean.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", english[key])), key


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\a.srt", "a.srt"),
        ("..", "unnamed"),
        (".bashrc", "bashrc"),
        ("a\x00b\n.srt", "ab.srt"),
        ("기공 (1).srt", "기공 (1).srt"),
    ],
)
def test_an_upload_stays_in_its_folder(name: str, kept: str) -> None:
    """Whatever a browser calls a file."""
    assert kept == safe_name(name)


@pytest.fixture(scope="module")
def chromium() -> str:
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is missing; .ci/run installs it")
        pytest.skip("no chromium on this machine: browser tests are skipped")
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty archive, served on a port of its own."""
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "PPURI_STORE": f"sqlite:///{folder / 'a.sqlite'}",
        "XDG_DATA_HOME": str(folder),
        "PPURI_LANG": "ko",
    }
    process = subprocess.Popen(
        [*PPURI, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        try:
            urllib.request.urlopen(address + "/api/stats", timeout=2).read()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer within a minute")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may ask nobody but this machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    outside: list[str] = []
    opened.on("request", lambda request: outside.append(request.url) if _is_outside(request.url) else None)
    opened.set_default_timeout(30_000)
    yield opened
    context.close()
    assert [] == outside


def _is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))


def _asked(address: str) -> dict:  # type: ignore[type-arg]
    return json.loads(urllib.request.urlopen(address, timeout=10).read())  # type: ignore[no-any-return]  # noqa: S310


@pytest.mark.browser
def test_an_interview_is_dropped_in_found_and_played(server: str, page: Page, sample: Path) -> None:
    """Upload an SRT with its video, search, open the technique: the player stands at the very second."""
    page.goto(f"{server}/source?lang=ko")
    stem = "casting-05-adc12-gas-short"
    page.locator("input[type=file]").set_input_files(
        [sample / f"{stem}{ending}" for ending in (".srt", ".yaml", ".mp4")]
    )
    page.get_by_text("자료실에 넣기").wait_for()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="자료실에 넣기").click()
    page.get_by_text("추가 ·").wait_for(timeout=60_000)

    page.goto(f"{server}/?lang=ko")
    box = page.get_by_placeholder(re.compile("결함, 재료"))
    box.fill("기공 ADC12")
    box.press("Enter")
    page.wait_for_url("**/find?*")
    page.locator(".found article.card h3 a").first.click()

    video = page.locator(".player video")
    video.wait_for()
    page.locator(".transcript mark").first.wait_for()
    wanted = float(re.findall(r"[?&]t=([\d.]+)", page.url)[0])
    page.wait_for_function("document.querySelector('.player video').readyState >= 1")
    page.wait_for_timeout(800)
    assert wanted == pytest.approx(page.evaluate("document.querySelector('.player video').currentTime"), abs=0.5)

    page.locator(".transcript p[data-t] button").nth(3).click()
    page.wait_for_timeout(600)
    line = float(page.locator(".transcript p[data-t]").nth(3).get_attribute("data-t") or 0)
    assert page.evaluate("document.querySelector('.player video').currentTime") >= line - 0.1


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_breaks_or_spills(server: str, page: Page, language: str, width: int) -> None:
    """Every page in both languages and at both widths: no error box, no sideways scroll, the right language."""
    page.set_viewport_size({"width": width, "height": 844})
    _fill(server, page)
    for path in _paths(server):
        page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang={language}")
        page.locator(".bar").wait_for()
        page.wait_for_timeout(900)
        assert 0 == page.locator('[data-testid="stException"], [data-testid="stAlert"]').count(), path
        assert width >= page.evaluate("document.documentElement.scrollWidth"), path
        assert language == page.evaluate("document.documentElement.lang"), path


@pytest.mark.browser
def test_no_page_shuts_out_who_cannot_see_or_point(server: str, page: Page) -> None:
    """No serious or critical complaint of axe-core about anything that is not Streamlit's own."""
    _fill(server, page)
    complaints: list[str] = []
    for path in _paths(server):
        page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang=ko")
        page.locator(".bar").wait_for()
        page.wait_for_timeout(900)
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run(document)")["violations"]
        complaints += [
            f"{path} {one['id']}: {node['target']} {node['html'][:160]}"
            for one in found
            if one["impact"] in {"serious", "critical"} and one["id"] not in STREAMLITS_OWN
            for node in one["nodes"]
        ]
    assert not complaints, "\n".join(complaints)


def _fill(server: str, page: Page) -> None:
    """Whatever test runs first, there is something to look at."""
    if _asked(f"{server}/api/stats")["sources"]:
        return
    page.goto(f"{server}/source?lang=ko")
    page.locator("input[type=file]").set_input_files(
        [SAMPLE.with_suffix(ending) for ending in (".srt", ".yaml", ".mp4")]
    )
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="자료실에 넣기").click()
    page.get_by_text("추가 ·").wait_for(timeout=60_000)


def _paths(server: str) -> list[str]:
    technique = _asked(f"{server}/api/search?q=ADC12")["results"][0]["technique"]
    source = _asked(f"{server}/api/sources")[0]["source"]["id"]
    master = _asked(f"{server}/api/masters")[0]["id"]
    defect = "def-gas-porosity"
    return [
        "/",
        "/find?q=ADC12",
        "/find?q=qqqq",
        f"/technique?id={technique}",
        f"/why?defect={defect}",
        f"/concept?id={defect}",
        f"/graph?focus={defect}",
        f"/master?id={master}",
        "/master",
        "/source",
        f"/source?id={source}",
        "/technique?id=none",
    ]


@pytest.mark.browser
def test_a_recording_is_given_in_parts_and_only_by_a_link(server: str, page: Page) -> None:
    """A Range gets 206 and the bytes asked for, no more; without the link's key nobody gets anything."""
    _fill(server, page)
    technique = _asked(f"{server}/api/search?q=ADC12")["results"][0]["technique"]
    page.goto(f"{server}/technique?id={technique}")
    link = page.locator(".player video").evaluate("video => video.currentSrc || video.src")
    part = urllib.request.Request(link.split("#")[0], headers={"Range": "bytes=10-29"})  # noqa: S310
    with urllib.request.urlopen(part, timeout=5) as answer:  # noqa: S310
        recording = SAMPLE.with_suffix(".mp4").read_bytes()
        assert 206 == answer.status
        assert f"bytes 10-29/{len(recording)}" == answer.headers["Content-Range"]
        assert recording[10:30] == answer.read()
    source = _asked(f"{server}/api/sources")[0]["source"]["id"]
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{server}/recording/{source}", timeout=5)  # noqa: S310
    assert 403 == caught.value.code


@pytest.mark.browser
def test_a_word_is_suggested_and_a_claim_is_reviewed_in_its_place(server: str, page: Page) -> None:
    """Arrows and Enter search; a decision changes the claim's mark without leaving the page, and can be undone."""
    _fill(server, page)
    page.goto(f"{server}/?lang=ko")
    box = page.get_by_role("combobox")
    box.press_sequentially("기공", delay=40)
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/find?*")
    page.locator(".found article.card h3 a").first.click()
    page.wait_for_url("**/technique?*")
    claim = page.locator(".claims .said").first
    claim.locator("summary").click()
    claim.get_by_label("검토자").fill("김 반장")
    claim.get_by_role("button", name="맞음").click()
    page.locator(".claims .said.accepted").first.wait_for()
    claim.get_by_role("button", name="되돌리기").click()
    page.locator(".claims .said.accepted").first.wait_for(state="detached")


@pytest.mark.browser
def test_the_first_bytes_speak_the_visitors_language(server: str) -> None:
    """A screen reader is told the language before any script runs."""
    for language, name in (("ko", "뿌리"), ("en", "Ppuri")):
        request = urllib.request.Request(f"{server}/find?lang={language}", headers={"Accept": "text/html"})  # noqa: S310
        body = urllib.request.urlopen(request, timeout=5).read().decode()  # noqa: S310
        assert f'<html lang="{language}">' in body
        assert f"<title>{name}</title>" in body


@pytest.mark.browser
def test_the_api_never_says_where_a_recording_lies(server: str, page: Page) -> None:
    """Paths of the machine are nobody's business."""
    _fill(server, page)
    source = _asked(f"{server}/api/sources")[0]["source"]["id"]
    technique = _asked(f"{server}/api/search?q=ADC12")["results"][0]["technique"]
    for path in (f"/api/technique/{technique}", f"/api/source/{source}", "/api/sources"):
        assert "media_path" not in json.dumps(_asked(server + path)), path
