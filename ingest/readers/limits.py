"""How much a file may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """
    What reading one file may use.

    Attributes:
        unpacked_bytes: Size of the file, and of everything packed in it; ``PPURI_MAX_UNPACKED_MB`` sets it.
        ratio: How many times larger than packed a part of an archive may be.
        memory_bytes: Address space of the reading process.
        cpu_seconds: Processor time for one file; *wall_seconds* on the clock.
    """

    unpacked_bytes: int = 64 * MIB
    ratio: float = 200.0
    memory_bytes: int = 3072 * MIB
    cpu_seconds: int = 60
    wall_seconds: float = 90.0

    @classmethod
    def from_environment(cls) -> Limits:
        """The limits, with the size limit that the user set."""
        megabytes = os.environ.get("PPURI_MAX_UNPACKED_MB", "")
        return cls(unpacked_bytes=int(float(megabytes) * MIB)) if _is_number(megabytes) else cls()


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
