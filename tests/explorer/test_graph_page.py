"""The graph browser as a visitor meets it: by mouse, by keyboard, on a desk and in a hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ontology.vocabulary import Vocabulary
from tests.explorer.test_pages import (
    AXE,
    _asked,
    _fill,
    browser,
    chromium,
    page,
    server,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["browser", "chromium", "page", "server"]  # fixtures
pytestmark = pytest.mark.browser
FOCUS = "def-gas-porosity"
PROBES = "/_stcore/"  # Streamlit looks for its own base under every part of the address


@pytest.fixture
def see(server: str, page: Page) -> Callable[[str], None]:
    """Open a page and wait until its graph stands."""
    _fill(server, page)

    def open_at(path: str) -> None:
        page.goto(server + path)
        graph = page.locator(".graph")
        graph.scroll_into_view_if_needed()
        page.locator(".graph[data-ready]").wait_for()

    return open_at


def _drawn(page: Page) -> int:
    return int(page.locator(".graph").get_attribute("data-nodes") or 0)


def _grown(page: Page, than: int) -> None:
    page.wait_for_function("n => Number(document.querySelector('.graph').dataset.nodes) > n", arg=than)


def test_a_thing_is_reached_and_opened_by_keyboard(see: Callable[[str], None], page: Page) -> None:
    """Arrows move, Enter expands, U undoes; what is open outlives a reload, and nothing breaks on the way."""
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on(
        "console",
        lambda line: (
            broken.append(line.text) if line.type == "error" and PROBES not in line.location.get("url", "") else None
        ),
    )
    see(f"/graph?focus={FOCUS}&lang=ko")
    at_first = _drawn(page)
    assert at_first > 5
    page.locator(".graph .canvas").focus()
    _walk_to(page, "기술")
    page.keyboard.press("Enter")
    _grown(page, at_first)
    grown = _drawn(page)
    page.reload()
    page.locator(".graph[data-ready]").wait_for()
    assert grown == _drawn(page)
    page.locator(".graph .canvas").focus()
    page.keyboard.press("u")
    assert at_first == _drawn(page)
    assert not broken


def _walk_to(page: Page, kind: str) -> None:
    """Along the arrows until a thing of that kind is reached."""
    for key in ["ArrowRight"] * 9 + ["ArrowUp"] * 9 + ["ArrowLeft"] * 12 + ["ArrowDown"] * 12 + ["ArrowRight"] * 12:
        if kind in page.locator(".graph .details .kind").inner_text():
            return
        page.keyboard.press(key)
    pytest.fail(f"no {kind} is reached by the arrows")


def test_the_table_says_what_is_drawn(see: Callable[[str], None], page: Page) -> None:
    """A kind that is taken out of the drawing leaves the table too; every name is a link to its page."""
    see(f"/graph?focus={FOCUS}&lang=ko")
    rows = page.locator(".graph .scroll tbody tr")
    before = rows.count()
    page.locator(".graph .legend [data-kind=parameter]").click()
    assert rows.count() < before
    assert "false" == page.locator(".graph .legend [data-kind=parameter]").get_attribute("aria-pressed")
    rows.first.locator("a").first.click()
    page.wait_for_url("**/concept?*")


def test_the_middle_and_the_language_are_in_the_address(see: Callable[[str], None], page: Page) -> None:
    """Another middle is another address; the other language keeps the middle."""
    see(f"/graph?focus={FOCUS}&depth=2&lang=ko")
    page.locator(".bar a[lang=en]").click()
    page.wait_for_url("**depth=2*lang=en*")
    page.get_by_role("heading", name="Around gas porosity").wait_for()
    page.locator(".graph .canvas").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("link", name="Put it in the middle").click()
    page.wait_for_function(f"!location.search.includes('{FOCUS}')")


def test_a_term_nobody_spoke_of_leads_on(see: Callable[[str], None], page: Page, server: str) -> None:
    """Not an empty frame but what to do instead."""
    silent = next(
        concept.id
        for concept in Vocabulary.load().of_kind("equipment")
        if len(_asked(f"{server}/api/graph/{concept.id}")["nodes"]) < 2
    )
    see(f"/graph?focus={silent}&lang=ko")
    page.get_by_text("아직 이것을 말한 자료가 없습니다").wait_for()
    assert page.locator(".graph .empty a").count()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_graph_shuts_nobody_out(see: Callable[[str], None], page: Page, server: str, width: int) -> None:
    """No serious complaint of axe-core, nothing beyond the edge, also with a thing picked and on a technique's page."""
    page.set_viewport_size({"width": width, "height": 844})
    see(f"/graph?focus={FOCUS}&lang=ko")
    page.locator(".graph .canvas").focus()
    page.keyboard.press("ArrowRight")
    _check(page)
    technique = _asked(f"{server}/api/search?q=ADC12")["results"][0]["technique"]
    page.goto(f"{server}/technique?id={technique}&lang=en")
    page.locator(".graph").scroll_into_view_if_needed()
    page.locator(".graph.small[data-ready]").wait_for()
    _check(page)


def _check(page: Page) -> None:
    page.wait_for_timeout(600)
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document.querySelector('.graph'))")["violations"]
    assert not [one for one in found if one["impact"] in {"serious", "critical"}]


CY = "document.querySelector('.graph .canvas')._cyreg.cy"


WHEEL = """async (spokes) => {
  const { makeCanvas } = await import("/assets/graph/canvas.js");
  const box = document.body.appendChild(Object.assign(document.createElement("div"), { style: "width: 800px; height: 600px" }));
  const ids = [...Array(spokes).keys()].map(String);
  const tie = (source, target) => ({ id: `${source}-${target}`, source, target, predicate: "hasCause", label: "cause", masters: 1 });
  const rim = ids.map((id, place) => tie(id, ids[(place + 1) % spokes]));
  const canvas = makeCanvas(box);
  canvas.show({ nodes: ["hub", ...ids].map((id) => ({ id, label: id, kind: "defect" })), edges: [...ids.map((id) => tie("hub", id)), ...rim] }, "hub");
  const named = () => canvas.cy.edges().filter((edge) => edge.style("target-label") || edge.style("source-label")).length;
  const atFirst = named();
  canvas.pick("1");
  return { atFirst, picked: named(), faint: canvas.cy.edges(".beyond").length, minor: canvas.cy.nodes(".minor").length };
}"""


def test_ties_bear_their_names_only_where_there_is_room(see: Callable[[str], None], page: Page) -> None:
    """Of more than 25 ties only those of the thing that is picked: here its spoke and two stretches of the rim."""
    see(f"/graph?focus={FOCUS}&lang=ko")
    assert 10 == page.evaluate(WHEEL, 10)["atFirst"]
    many = page.evaluate(WHEEL, 20)
    assert (0, 3) == (many["atFirst"], many["picked"])


def test_in_a_crowd_the_way_there_stands_out(see: Callable[[str], None], page: Page) -> None:
    """Ties by which nothing was reached are faint, and all but the best tied things are named only close up."""
    see(f"/graph?focus={FOCUS}&lang=ko")
    crowd = page.evaluate(WHEEL, 80)
    assert 80 == crowd["faint"]
    assert 50 < crowd["minor"] < 80
    assert 0 == page.evaluate(WHEEL, 50)["minor"]


def test_what_was_opened_is_shut_again_and_the_view_fitted(see: Callable[[str], None], page: Page) -> None:
    """Collapse gives back what was drawn; plus and minus change the scale, fit shows everything."""
    see(f"/graph?focus={FOCUS}&lang=ko")
    at_first = _drawn(page)
    page.locator(".graph .canvas").focus()
    _walk_to(page, "기술")
    page.keyboard.press("Enter")
    _grown(page, at_first)
    page.get_by_role("button", name="접기").click()
    assert at_first == _drawn(page)
    scale = page.evaluate(f"{CY}.zoom()")
    page.get_by_role("button", name="크게").click()
    page.get_by_role("button", name="크게").click()
    assert page.evaluate(f"{CY}.zoom()") > scale * 1.5
    page.get_by_role("button", name="화면에 맞추기").click()
    page.wait_for_function(
        f"(() => {{ const all = {CY}.elements().boundingBox(), seen = {CY}.extent();"
        " return all.x1 >= seen.x1 && all.x2 <= seen.x2 && all.y1 >= seen.y1 && all.y2 <= seen.y2; })()"
    )


def test_the_middle_stays_the_same_in_the_other_language(see: Callable[[str], None], page: Page) -> None:
    """Though no address names it; another is found by its name."""
    see("/graph?lang=ko")
    chosen = page.locator(".graph").get_attribute("data-focus")
    page.locator(".bar a[lang=en]").click()
    page.get_by_role("heading", name="Around").wait_for()
    page.locator(".graph[data-ready]").wait_for()
    assert chosen == page.locator(".graph").get_attribute("data-focus")
    page.get_by_role("combobox").fill("porosity")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/graph?*focus=*")
