"""What the pages say, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from explorer.markup import heading
from explorer.wording import LANGUAGES, catalogue, say
from graph.claims import Predicate
from ingest.readers.metadata import CONSENTS
from ontology.vocabulary import KINDS, TRADES
from tests.conftest import ROOT

PAGES = [path for path in sorted((ROOT / "explorer").rglob("*.py")) if "command" not in str(path.relative_to(ROOT))]
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in PAGES]
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "explorer" / "frontend").rglob("*.js"))

FROM_DATA = {*TRADES, *KINDS, *CONSENTS.values(), *Predicate, *(f"{one}_of" for one in Predicate)}


def asked_for() -> Iterator[str]:
    """Every key that ``words("…")`` or ``say(language, "…")`` names outright."""
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = {"words": 0, "say": 1}.get(node.func.id, len(node.args))
                key = node.args[place] if place < len(node.args) else None
                if isinstance(key, ast.Constant) and str(key.value).isidentifier() and str(key.value).isascii():
                    yield str(key.value)


def strings() -> Iterator[str]:
    """Every string in the code, the fixed parts of f-strings too."""
    return (str(node.value) for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant))


def test_every_message_is_said_in_both_languages() -> None:
    """The same keys, and the same values to be put in."""
    korean, english = (catalogue(language) for language in LANGUAGES)
    assert set(korean) == set(english)
    for key, text in korean.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", english[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_without_words_for_it(language: str) -> None:
    assert [] == sorted(set(asked_for()) - set(catalogue(language)))


def test_no_words_are_kept_that_nobody_says() -> None:
    said = set(strings()) | FROM_DATA
    begun = tuple(one for one in said if one.endswith("_"))
    kept = set(catalogue("ko")) - said
    assert [] == sorted(key for key in kept if not key.startswith(begun) and f'"{key}"' not in SCRIPTS)


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 technique"), ("1", "1 technique"), (0, "0 techniques"), ("1,204", "1,204 techniques")]
)
def test_a_noun_agrees_with_its_number(n: object, said: str) -> None:
    assert said == say("en", "techniques_n", n=n)
    assert f"기술 {n}건" == say("ko", "techniques_n", n=n)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("gas porosity", "Gas porosity"), ("pH of the bath", "pH of the bath"), ("기포", "기포"), ("<b>", "&lt;b&gt;")],
)
def test_a_heading_begins_as_headings_do(text: str, shown: str) -> None:
    """With a capital where the script has them."""
    assert shown == heading(text)
