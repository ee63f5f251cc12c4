"""How far a run over files has come."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; *seconds_left* is None until something can be said."""

    done: int
    total: int
    current: str
    seconds_left: float | None


class Teller:
    """Tells how far a run has come, weighing files by their size."""

    def __init__(self, files: list[Path], on_progress: Callable[[Progress], None] | None) -> None:
        self._began = time.monotonic()
        self._sizes = {str(path): path.stat().st_size + 1000 for path in files}
        self._left = sum(self._sizes.values())
        self._all = self._left
        self._count = 0
        self._on_progress = on_progress

    def done(self, path: str) -> None:
        """One more file is safe."""
        self._count += 1
        self._left -= self._sizes.get(path, 0)
        if self._on_progress:
            read = self._all - self._left
            left = (time.monotonic() - self._began) * self._left / read if read else None
            self._on_progress(Progress(self._count, len(self._sizes), path, left))
