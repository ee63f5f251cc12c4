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
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explorer.shell import dressed, is_nowhere
from explorer.wording import LANGUAGES

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


def test_something_is_there_before_any_script_runs() -> None:
    """A skeleton within the first bytes, beside the place that Streamlit fills."""
    page = dressed('<html lang="en"><head></head><body><div id="root"></div></body></html>', "ko")
    assert page.index('id="skeleton"') < page.index('id="root"')
    assert "여는 중" in page


@pytest.mark.parametrize("path", ["/nowhere", "/technik", "/Find"])
def test_an_unknown_address_is_not_taken_for_a_page(path: str) -> None:
    """One part, no ending, none of ours: there is no such page."""
    assert is_nowhere(path)


@pytest.mark.parametrize(
    "path", ["/", "/find", "/technique", "/sparql", "/api/stats", "/_stcore/health", "/favicon.png"]
)
def test_what_is_served_is_somewhere(path: str) -> None:
    """Pages, the API, and what Streamlit serves for itself."""
    assert not is_nowhere(path)


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
    with served_in(tmp_path_factory.mktemp("served")) as address:
        yield address


@contextmanager
def served_in(folder: Path) -> Iterator[str]:
    """The address of an archive kept in *folder*, until the end of the block."""
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
    lit = page.locator(".transcript p.now")
    assert float(lit.get_attribute("data-t") or 0) <= wanted + 0.01 <= float(lit.get_attribute("data-end") or 0) + 0.01

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
        assert 1 == page.locator("h1").count(), path


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
        "/why",
        f"/why?defect={defect}",
        f"/compare?ids={technique}",
        "/compare",
        "/concept",
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
    _choose(page, "주조")
    page.wait_for_url("**/find?*")
    page.locator(".found article.card h3 a").first.click()
    page.wait_for_url("**/technique?*")
    claim = page.locator(".claims .said").first
    claim.locator("summary").click()
    claim.get_by_label("검토자").fill("김 반장")
    claim.get_by_label("까닭").fill("현장과 같음")
    claim.get_by_role("button", name="맞음").click()
    page.locator(".claims .said.accepted").first.wait_for()
    assert not claim.locator("form").is_visible()
    claim.get_by_role("button", name="되돌리기").click()
    page.locator(".claims .said.accepted").first.wait_for(state="detached")
    page.reload()
    page.locator(".claims .said summary").first.click()
    history = page.locator(".claims .said").first.locator("details p").all_inner_texts()
    assert ["확인됨 · 김 반장 · 현장과 같음", "제안 · 김 반장"] == [line.split(" · ", 1)[1] for line in history]


@pytest.mark.browser
def test_the_first_bytes_speak_the_visitors_language(server: str) -> None:
    """A screen reader is told the language before any script runs."""
    for language, name in (("ko", "찾기 · 뿌리"), ("en", "Find · Ppuri")):
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


@pytest.mark.browser
def test_techniques_are_kept_compared_and_let_go(server: str, page: Page) -> None:
    """What is kept outlives the page, stands side by side, and can be cleared."""
    _fill(server, page)
    page.goto(f"{server}/find?q=ADC12&lang=ko")
    page.locator(".cards [data-keep]").first.click()
    page.get_by_text("담은 기술 1건").wait_for()
    page.reload()
    page.locator(".cards [data-keep][aria-pressed=true]").first.wait_for()
    page.locator(".kept [data-compare]").click()
    page.wait_for_url("**/compare?*")
    page.locator("table.compare th[scope=col]").first.wait_for()
    page.get_by_role("button", name="비우기").click()
    page.locator(".kept").wait_for(state="hidden")


@pytest.mark.browser
def test_the_window_is_named_after_the_page(server: str, page: Page) -> None:
    """In the language of the page, so that tabs and bookmarks can be told apart."""
    _fill(server, page)
    for path, title in (("/why?defect=def-gas-porosity&lang=ko", "기포"), ("/concept?lang=en", "Terms · Ppuri")):
        page.goto(server + path)
        page.wait_for_function("title => document.title.includes(title)", arg=title)


@pytest.mark.browser
def test_an_unknown_address_says_so_in_the_visitors_language(server: str, page: Page) -> None:
    """A true 404, with ways on; a page that names an unknown thing leads on too."""
    answer = page.goto(f"{server}/technik?lang=ko")
    assert answer is not None
    assert 404 == answer.status
    page.get_by_role("link", name="찾기").wait_for()
    page.goto(f"{server}/technique?id=none&lang=ko")
    page.get_by_role("heading", name="찾을 수 없습니다").wait_for()


@pytest.mark.browser
def test_a_homonym_is_chosen_by_its_trade_with_the_keyboard(server: str, page: Page) -> None:
    """Three kinds of 기공 are offered apart, and the one that was chosen is searched in its trade."""
    page.goto(f"{server}/?lang=ko")
    box = page.get_by_role("combobox")
    box.press_sequentially("기공", delay=40)
    _choose(page, "표면처리")
    page.wait_for_url("**/find?*trade=plating*")


def _choose(page: Page, trade: str) -> None:
    """Arrow down to the first suggestion of a trade, and Enter."""
    wanted = page.get_by_role("option", name=re.compile(trade)).first
    wanted.wait_for()
    for _ in range(8):
        page.get_by_role("combobox").press("ArrowDown")
        if wanted.get_attribute("aria-selected") == "true":
            break
    page.get_by_role("combobox").press("Enter")


@pytest.mark.browser
def test_of_several_words_the_last_is_completed(server: str, page: Page) -> None:
    """What stands before it stays."""
    page.goto(f"{server}/?lang=ko")
    box = page.get_by_role("combobox")
    box.press_sequentially("ADC12 탈가", delay=40)
    page.get_by_role("option", name=re.compile("^ADC12 탈가스")).first.wait_for()
    page.wait_for_timeout(500)  # the answer to the last letter puts the list anew
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/find?*")
    assert "ADC12 탈가스" == page.locator(".page-search input").input_value()


@pytest.mark.browser
def test_what_is_heard_far_down_the_page_is_seen_too(server: str, page: Page) -> None:
    """The player goes along in a corner, and back to its place when that is seen again."""
    _fill(server, page)
    technique = _asked(f"{server}/api/search?q=ADC12")["results"][0]["technique"]
    page.goto(f"{server}/technique?id={technique}&lang=ko")
    hear = page.locator(".claims .hear").last
    hear.scroll_into_view_if_needed()
    page.wait_for_function(
        "!document.querySelector('.stage').checkVisibility() || document.querySelector('.player').getBoundingClientRect().bottom < 0"
    )
    hear.click()
    page.locator(".player.afloat").wait_for()
    at = page.locator(".player video").bounding_box()
    assert at
    assert 0 <= at["y"] <= 900 - at["height"]
    page.locator("h1").scroll_into_view_if_needed()
    page.locator(".player.afloat").wait_for(state="detached")


@pytest.mark.browser
def test_a_claim_in_the_transcript_leads_to_that_claim(server: str, page: Page) -> None:
    """From the words of a source to the technique, at the second and with the claim marked out."""
    _fill(server, page)
    source = _asked(f"{server}/api/sources")[0]["source"]["id"]
    page.goto(f"{server}/source?id={source}&lang=ko")
    page.locator(".transcript mark a").first.click()
    page.wait_for_url("**/technique?*claim=*")
    page.locator(".said.aimed").first.wait_for()


@pytest.mark.browser
def test_a_file_of_a_taken_name_waits_to_be_asked(server: str, page: Page, sample: Path, tmp_path: Path) -> None:
    """Another interview under the same name is left alone until a person says that it replaces the first."""
    _fill(server, page)
    before = _asked(f"{server}/api/sources")
    other = tmp_path / f"{SAMPLE.name}.srt"
    other.write_text("1\n00:00:00,000 --> 00:00:04,000\nADC12는 용탕온도가 높으면 기공이 생겨요.\n", encoding="utf-8")
    page.goto(f"{server}/source?lang=ko")
    page.locator("input[type=file]").set_input_files(other)
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="자료실에 넣기").click()
    page.get_by_text("그대로 둠").wait_for()
    assert before == _asked(f"{server}/api/sources")
    page.locator("[data-testid=stCheckbox] label").click()
    page.get_by_role("button", name="자료실에 넣기").click()
    page.get_by_text("새 판으로 바꿈").wait_for(timeout=60_000)


@pytest.mark.browser
def test_no_english_of_streamlits_stands_on_a_korean_page(server: str, page: Page, sample: Path) -> None:
    """Neither to be seen nor to be heard."""
    page.goto(f"{server}/source?lang=ko")
    page.locator("input[type=file]").set_input_files(sample / "casting-05-adc12-gas-short.srt")
    page.locator("[data-testid=stFileChip]").wait_for()
    page.wait_for_timeout(500)
    named = page.evaluate(
        "[...document.querySelectorAll('a, button, input')].filter(one => !one.closest('.p'))"
        ".map(one => one.getAttribute('aria-label') || one.textContent).filter(Boolean)"
    )
    own = [name for name in named if not re.search(r"[가-힣]", name)]
    assert [] == own


@pytest.mark.browser
def test_what_narrows_a_search_is_in_the_address_and_can_be_taken_off(server: str, page: Page) -> None:
    """A facet becomes a chip, the order a word of the address; taking the chip off keeps the order."""
    _fill(server, page)
    page.goto(f"{server}/find?q=ADC12&lang=ko")
    page.locator(".rail li a").first.click()
    page.wait_for_url("**/find?*trade=*")
    page.locator(".orders a[href*='trade=']").filter(has_text="이름").click()
    page.wait_for_url("**/find?*sort=title*")
    page.locator(".taken .chip[href*='sort=title']").click()
    page.wait_for_function("!location.search.includes('trade=')")
    assert "sort=title" in page.url


@pytest.mark.browser
def test_going_back_leads_to_where_the_page_was_left(server: str, page: Page) -> None:
    """However far down a long page that was."""
    _fill(server, page)
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{server}/why?defect=def-gas-porosity&lang=ko")
    quote = page.locator(".said .by a:visible").last
    quote.scroll_into_view_if_needed()
    left = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert left > 200
    quote.click()
    page.wait_for_url("**/technique?*")
    page.locator(".transcript").wait_for()
    assert 0 == page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    page.go_back()
    page.wait_for_function(
        "left => Math.abs(document.querySelector('[data-testid=stMain]').scrollTop - left) < 9", arg=left
    )


@pytest.mark.browser
def test_a_search_without_result_leads_on(server: str, page: Page) -> None:
    """With one filter less, or to what lies near; never a dead end."""
    _fill(server, page)
    page.goto(f"{server}/find?q=ADC12&trade=welding&lang=ko")
    page.get_by_role("link", name=re.compile("용접 빼고")).click()
    page.locator("article.card").first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_hand_the_header_leaves_the_page_its_room(server: str, page: Page, language: str) -> None:
    """Name and language on one row, the pages on the next, the search under them: at most 150 px in all."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server}/master?lang={language}")
    page.locator(".top-search input").wait_for()
    name, other = (page.locator(f".bar {one}").bounding_box() for one in (".name", ".other"))
    search = page.locator(".top-search input").bounding_box()
    assert name and other and search
    assert abs(name["y"] - other["y"]) < 8
    assert search["y"] + search["height"] <= 150


@pytest.mark.browser
def test_a_very_long_name_spills_nowhere(chromium: str, page: Page, tmp_path: Path) -> None:
    """Of a file and of a master, without a space in it."""
    long = "VeryLongName" * 14
    said = "1\n00:00:01,000 --> 00:00:04,000\n명장: ADC12는 용탕온도가 높으면 기공이 생겨요.\n"
    brought = [tmp_path / f"{long}.srt", tmp_path / f"{long}.yaml"]
    for file, content in zip(brought, (said, f"master: {long}\n"), strict=True):
        file.write_text(content, encoding="utf-8")
    with served_in(tmp_path) as address:
        page.goto(f"{address}/source?lang=ko")
        page.locator("input[type=file]").set_input_files(brought)
        page.wait_for_timeout(1500)
        page.get_by_role("button", name="자료실에 넣기").click()
        page.get_by_text("추가 ·").wait_for(timeout=60_000)
        master = _asked(f"{address}/api/masters")[0]["id"]
        for path in ("/source", "/", "/find", f"/master?id={master}", "/master"):
            page.goto(address + path)
            page.locator("h1").first.wait_for(state="attached")
            page.wait_for_timeout(900)
            spills = "[...document.querySelectorAll('.p *')].filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.outerHTML)"
            assert [] == page.evaluate(spills), path


@pytest.mark.browser
def test_in_a_hand_what_leads_on_can_be_hit(server: str, page: Page) -> None:
    """Chips, orders, folded parts, seconds, buttons: at least 24 px high (WCAG 2.2, 2.5.8); links inside sentences need not."""
    page.set_viewport_size({"width": 390, "height": 844})
    _fill(server, page)
    kinds = ".chip, .orders a, .tabs a, .hear, summary, button.act, .rail li a, .transcript button, .said .by a, .reason .what a, .bar a"
    for path in _paths(server):
        page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang=ko")
        page.locator(".bar").wait_for()
        page.wait_for_timeout(600)
        low = page.evaluate(
            "kinds => [...document.querySelectorAll(kinds)].filter(one => one.checkVisibility())"
            ".filter(one => one.getBoundingClientRect().height < 24).map(one => one.className + ' ' + one.textContent)",
            kinds,
        )
        assert [] == low, path


@pytest.mark.browser
def test_on_paper_a_page_is_whole_and_bare(server: str, page: Page) -> None:
    """No header, no buttons, no player; what was folded away is printed."""
    _fill(server, page)
    page.goto(f"{server}/why?defect=def-gas-porosity&lang=ko")  # what only the textbook says is folded away there
    folded = page.locator("details.book .reason").first
    folded.wait_for(state="attached")
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    technique = _asked(f"{server}/api/search?q=ADC12")["results"][0]["technique"]
    page.goto(f"{server}/technique?id={technique}&lang=ko")
    page.locator(".said").first.wait_for()
    for part in (".bar", ".top-search", ".keep", ".player", ".verdict"):
        assert not page.locator(part).first.is_visible(), part


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "said"), [("ko", "자료실이 지금 대답하지"), ("en", "The archive does not answer")]
)
def test_a_stopped_server_is_spoken_of_as_the_archive(
    chromium: str, page: Page, tmp_path: Path, language: str, said: str
) -> None:
    """In the visitor's language, without a word of what the pages are made with."""
    with served_in(tmp_path) as address:
        page.goto(f"{address}/why?lang={language}")
        page.locator(".bar").wait_for()
        page.wait_for_timeout(1500)
    page.get_by_role("dialog").get_by_text(said).wait_for()
    assert "Streamlit" not in page.locator("body").inner_text()


@pytest.mark.browser
def test_a_page_is_walked_by_keyboard(server: str, page: Page) -> None:
    """The skip link leads past the header; every stop shows where it is; Escape shuts the list and keeps the words."""
    page.goto(f"{server}/?lang=ko")
    box = page.get_by_role("combobox")
    box.wait_for()
    page.wait_for_timeout(800)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "H1" == page.evaluate("document.activeElement.tagName")
    for _ in range(2):
        page.keyboard.press("Tab")
        assert "none" != page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    box.focus()
    box.press_sequentially("기공", delay=40)
    page.get_by_role("option").first.wait_for()
    box.press("Escape")
    assert not page.get_by_role("option").first.is_visible()
    assert "기공" == box.input_value()
