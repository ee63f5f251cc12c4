"""The reading process: takes paths on standard input, gives documents or refusals back."""

from __future__ import annotations

import os
import pickle
import resource
import sys
from pathlib import Path
from typing import IO

from ingest.documents import Document
from ingest.readers.door import LENGTH_BYTES
from ingest.readers.limits import Limits
from ingest.readers.opening import opened
from ingest.readers.refusals import refusal
from ontology.errors import SourceError


def main() -> None:
    """Answer until the parent is gone."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers
    while header := requests.read(LENGTH_BYTES):
        path, limits = pickle.loads(requests.read(int.from_bytes(header)))  # noqa: S301  # our own parent
        _answer(answers, _tried(path, limits))


def _tried(path: Path, limits: Limits) -> tuple[Document, ...] | SourceError:
    _limit(limits)
    try:
        return opened(path, limits)
    except SourceError as error:
        return error
    except MemoryError:
        return refusal(str(path), "memory")
    except Exception as error:  # noqa: BLE001  # whatever a parser throws, the file is at fault
        return refusal(str(path), "broken", f"{type(error).__name__}: {error}")


def _limit(limits: Limits) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, resource.RLIM_INFINITY))


def _answer(stream: IO[bytes], answer: object) -> None:
    packed = pickle.dumps(answer)
    stream.write(len(packed).to_bytes(LENGTH_BYTES) + packed)
    stream.flush()


if __name__ == "__main__":
    main()
