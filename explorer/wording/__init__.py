"""What the pages say, in each language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("ko", "en")


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every message of a language by its key."""
    with (Path(__file__).parent / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


class Counted(str):
    """A number with which the words of a message agree: ``{n} {n:master|masters}``."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        """The number; with *forms*, the one for a single thing or the one for several."""
        if not forms:
            return str(self)
        one, several = forms.split("|")
        return one if self == "1" else several


def say(language: str, key: str, **values: object) -> str:
    """A message with its values put in; an unknown key is an error, not an empty place."""
    return catalogue(language)[key].format(**{name: Counted(value) for name, value in values.items()})
