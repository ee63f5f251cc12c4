"""The way in: a file, read in a child process that may die without harm."""

from __future__ import annotations

import atexit
import os
import pickle
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, cast

from ingest.documents import Document
from ingest.readers.limits import Limits
from ingest.readers.refusals import refusal

LENGTH_BYTES = 8


def read(path: Path, *, limits: Limits | None = None) -> tuple[Document, ...]:
    """
    The document that a file is; several for JSON Lines, where each line is one.

    Raises:
        SourceError: The file cannot be read; its ``reason`` says why in a word.
    """
    limits = limits or Limits.from_environment()
    _refuse_unreadable(path, limits)
    answer = _child().ask(path, limits)
    if isinstance(answer, tuple):
        return answer
    raise answer


def _refuse_unreadable(path: Path, limits: Limits) -> None:
    if not path.exists():
        raise refusal(str(path), "missing")
    if path.is_dir():
        raise refusal(str(path), "directory")
    if not os.access(path, os.R_OK):
        raise refusal(str(path), "permission")
    if path.stat().st_size > limits.unpacked_bytes:
        raise refusal(str(path), "too-large", f"{path.stat().st_size / 1e6:.0f} MB")


class _Child:
    """One reading process, kept for the next file, replaced when a file kills it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(self, path: Path, limits: Limits) -> tuple[Document, ...] | Exception:
        with self._lock:
            process = self._process or self._start()
            try:
                _send(cast("IO[bytes]", process.stdin), (path, limits))
                answer = _receive(cast("IO[bytes]", process.stdout), limits.wall_seconds)
            except TimeoutError:
                self.end()
                return refusal(str(path), "timeout")
            except (EOFError, BrokenPipeError):
                code = process.wait()
                self.end()
                return refusal(str(path), "timeout" if code == -24 else "memory")  # 24 is SIGXCPU
            return cast("tuple[Document, ...] | Exception", answer)

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(  # our own module
            [sys.executable, "-m", "ingest.readers.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return self._process

    def end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _send(stream: IO[bytes], message: object) -> None:
    packed = pickle.dumps(message)
    stream.write(len(packed).to_bytes(LENGTH_BYTES) + packed)
    stream.flush()


def _receive(stream: IO[bytes], seconds: float) -> object:
    give_up = time.monotonic() + seconds
    length = int.from_bytes(_exactly(stream, LENGTH_BYTES, give_up))
    return pickle.loads(_exactly(stream, length, give_up))  # noqa: S301  # from our own child


def _exactly(stream: IO[bytes], count: int, give_up: float) -> bytes:
    got = bytearray()
    while len(got) < count:
        if not select.select([stream], [], [], max(0.0, give_up - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(stream.fileno(), min(count - len(got), 1 << 20))
        if not part:
            raise EOFError
        got += part
    return bytes(got)


_children: dict[int, _Child] = {}


def _child() -> _Child:
    """This process's own reader; a forked process starts another."""
    if os.getpid() not in _children:
        _children.clear()
        _children[os.getpid()] = _Child()
        atexit.register(_children[os.getpid()].end)
    return _children[os.getpid()]
