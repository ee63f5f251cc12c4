"""``--llm``: a language model reads after the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from explorer.commands.speech import say
from ingest.pipeline import Endpoint

Command = TypeVar("Command", bound=Callable[..., Any])


def language_model_option(command: Command) -> Command:
    """Give a command ``--llm``; it takes *model*, the endpoint of ``PPURI_LLM_*``, or None without the option."""
    return click.option(
        "--llm",
        "model",
        is_flag=True,
        callback=lambda _context, _option, wanted: Endpoint.from_environment() if wanted else None,
        help=say(
            "언어 모델도 함께 읽습니다 (PPURI_LLM_URL, PPURI_LLM_MODEL, PPURI_LLM_KEY, PPURI_LLM_TIMEOUT)",
            "let a language model read too (PPURI_LLM_URL, PPURI_LLM_MODEL, PPURI_LLM_KEY, PPURI_LLM_TIMEOUT)",
        ),
    )(command)
