"""Commands in processes of their own, so that they can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

PPURI = [sys.executable, "-c", "import sys; from explorer.command import main; sys.exit(main())"]


def started(*words: str) -> subprocess.Popen[str]:
    """``ppuri`` with these words, in English."""
    return subprocess.Popen(
        [*PPURI, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "PPURI_LANG": "en"},
    )


def lines_of(run: subprocess.Popen[str]) -> list[str]:
    """What a command said that ended well, with nothing to complain of."""
    out, complaints = run.communicate(timeout=300)
    assert (0, "") == (run.returncode, complaints)
    return out.splitlines()


def eventually(is_true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < until
        time.sleep(0.02)
