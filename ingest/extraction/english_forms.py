"""English labels in the forms that people write: plurals, -ed and -ing, British and American."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

_UK_US = (
    ("mould", "mold"), ("grey", "gray"), ("colour", "color"), ("aluminium", "aluminum"), ("centre", "center"),
    ("sulph", "sulf"), ("vapour", "vapor"), ("fibre", "fiber"), ("plough", "plow"), ("isation", "ization"),
    ("ising", "izing"), ("odour", "odor"), ("galvanis", "galvaniz"), ("anodis", "anodiz"), ("ageing", "aging"),
)  # fmt: skip
_VERBAL = re.compile(r"^[a-z]{3,}ing$")
# nouns that -ing words share their stem with, and that name things, not deeds
_NOT_VERBS = frozenset({"casting", "welding", "plating", "coating", "moulding", "molding", "opening", "lining"})


def english_forms(text: str, is_deed: bool) -> Iterable[str]:
    """Every form of a lower-case label; verbs only of what *is_deed* (a process or a defect)."""
    spelled = {text}
    for british, american in _UK_US:
        spelled |= {form.replace(british, american) for form in spelled}
        spelled |= {form.replace(american, british) for form in spelled}
    return chain.from_iterable(_inflected(form, is_deed) for form in spelled)


def _inflected(text: str, is_deed: bool) -> Iterator[str]:
    yield text
    if len(text) <= 2:
        return
    if text.endswith("y") and text[-2] not in "aeiou":
        yield text[:-1] + "ies"
    elif not text.endswith(("s", "ing")):
        yield text + ("es" if text.endswith(("sh", "ch", "x")) else "s")
    if is_deed and _VERBAL.match(text) and text not in _NOT_VERBS:
        yield from _verb_forms(text[:-3])


def _verb_forms(stem: str) -> Iterator[str]:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        yield stem[:-1]  # degassing has no doubled letter of its own, gouging none; trimming does
    if len(stem) >= 4:
        yield from (
            (stem + "ed", stem + "es") if not stem.endswith(("at", "iz", "ag", "ov")) else (stem + "ed", stem + "e")
        )
        yield stem
