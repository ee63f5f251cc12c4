"""Which archive a command works on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import platformdirs

from explorer.commands.speech import say
from graph.opening import open_store, path_of
from graph.store import ClaimStore
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary


def data_folder() -> Path:
    """Where this user's archive and uploaded files live."""
    return Path(platformdirs.user_data_dir("ppuri", appauthor=False))


def default_url() -> str:
    """``PPURI_STORE``, else a file in the user's data folder."""
    return os.environ.get("PPURI_STORE") or f"sqlite:///{data_folder() / 'archive.sqlite'}"


def archive_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--archive URL`` for a command that works on an archive."""
    return click.option(
        "--archive",
        "url",
        metavar="URL",
        default=None,
        help=say(
            "자료실 주소: sqlite:///파일 또는 neo4j://사용자@호스트:7687/db "
            "(기본: PPURI_STORE, 없으면 사용자 데이터 폴더)",
            "the archive: sqlite:///file or neo4j://user@host:7687/db "
            "(default: PPURI_STORE, else a file in your data folder)",
        ),
    )(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--json`` for a command that programs read too."""
    return click.option(
        "--json", "as_json", is_flag=True, help=say("JSON만 출력합니다.", "print JSON and nothing else")
    )(command)


@contextmanager
def opened(url: str | None) -> Iterator[ClaimStore]:
    """The archive at *url* (or the default one), closed afterwards; a new one is made where there is none."""
    with open_store(url or default_url(), Vocabulary.load()) as store:
        yield store


@contextmanager
def asked(url: str | None) -> Iterator[ClaimStore]:
    """
    The archive at *url* (or the default one) for a command that only reads.

    Raises:
        StoreError: A file is named that is not there: a slip of the pen makes no archive.
    """
    named = path_of(url) if url else None
    if named and not named.exists():
        raise StoreError(
            f"there is no archive at {named}; 'ppuri ingest FOLDER --archive {url}' makes one.",
            f"{named}에 자료실이 없습니다. 'ppuri ingest 폴더 --archive {url}'로 만들 수 있습니다.",
        )
    with opened(url) as store:
        yield store


def empty() -> str:
    """What to do about an archive that holds nothing yet."""
    return say(
        "자료실이 비어 있습니다. 'ppuri ingest 폴더'로 인터뷰와 노트를 넣으세요.",
        "the archive is empty: put interviews and notes into it with 'ppuri ingest FOLDER'.",
    )
