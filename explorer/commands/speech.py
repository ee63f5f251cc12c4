"""What the command line says, in the language of whoever sits before it."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from ontology.errors import PpuriError


def language_of(environment: Mapping[str, str]) -> str:
    """
    ``ko`` or ``en``: what ``PPURI_LANG`` says, else the locale, else Korean.

    A locale that names no language (``C``, ``POSIX``) is no wish for English.
    """
    for name in ("PPURI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        tag = environment.get(name, "").split(".")[0].lower()
        if tag and tag not in {"c", "posix"}:
            return "ko" if tag.startswith("ko") else "en"
    return "ko"


LANGUAGE = language_of(os.environ)
if LANGUAGE == "ko":
    # click asks gettext, and gettext this variable before the locale
    os.environ["LANGUAGE"] = LANGUAGE
    gettext.bindtextdomain("click", Path(__file__).resolve().parent / "messages")
    gettext.textdomain("click")


def say(ko: str, en: str) -> str:
    """Whichever of the two the person reads."""
    return ko if LANGUAGE == "ko" else en


def complain(line: str) -> None:
    """One line on standard error, whatever it is made of."""
    print(" ".join(line.split()), file=sys.stderr)


def complaint(error: Exception) -> str:
    """The one line an error comes down to."""
    if isinstance(error, PpuriError):
        return error.in_language(LANGUAGE)
    if isinstance(error, click.UsageError):
        return _usage(error)
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, click.ClickException):
        return error.format_message()
    return say(
        f"예상하지 못한 문제입니다 ({type(error).__name__}: {error}). --debug를 붙이면 자세히 보입니다.",
        f"something unforeseen went wrong ({type(error).__name__}: {error}). Add --debug to see where.",
    )


def _usage(error: click.UsageError) -> str:
    where = error.ctx.command_path if error.ctx else "ppuri"
    hint = say(f"사용법은 '{where} --help'를 보세요.", f"See '{where} --help'.")
    return f"{error.format_message()} {hint}"
