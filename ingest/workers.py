"""Who finds: this process, or several at once."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial

from graph.claims import Deposit, Extractor, Source
from ingest.deposits import deposit_of, main_trade
from ingest.documents import Document, Notice
from ingest.extraction import NAME, VERSION
from ingest.extraction import Extractor as FindingExtractor
from ingest.findings import Findings
from ingest.language_model import Endpoint, LanguageModelReader
from ontology.errors import PpuriError
from ontology.vocabulary import Vocabulary

Found = tuple[Deposit, tuple[Notice, ...]]
Start = Callable[[Document, Source], "Callable[[], Found]"]


@contextmanager
def finding(jobs: int, model: Endpoint | None) -> Iterator[Start]:
    """How a deposit is begun: here and only when asked for, or by one of several processes at once."""
    if jobs <= 1:
        yield lambda document, source: partial(_deposit, document, source, model)
        return
    workers = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("forkserver"), initializer=_end_with_parent
    )
    try:
        yield lambda document, source: workers.submit(_deposit, document, source, model).result
    except BrokenProcessPool as err:
        raise PpuriError(
            "a process that reads files was stopped, most likely for want of memory; what was reported "
            "so far is safe. Run the same command again with fewer jobs.",
            "파일을 읽던 프로세스가 멈췄습니다(대개 메모리 부족). 지금까지 보고된 것은 안전합니다. "
            "작업 수(--jobs)를 줄여 같은 명령을 다시 실행하세요.",
        ) from err
    finally:
        workers.shutdown(cancel_futures=True)


def found(document: Document, model: Endpoint | None) -> tuple[Findings, tuple[Notice, ...]]:
    """What is found in one document, here; with a language *model*, what it adds or why it could not."""
    if model is None:
        return _extractor().find(document), ()
    return LanguageModelReader(_extractor(), model, Vocabulary.load()).read(document)


def _deposit(document: Document, source: Source, model: Endpoint | None) -> Found:
    findings, notices = found(document, model)
    source = replace(source, trade=source.trade or main_trade(findings))
    return deposit_of(source, document.blocks, findings, Extractor(NAME, VERSION, "")), notices


@cache
def _extractor() -> FindingExtractor:
    """One a process: Kiwi takes seconds to load and half a gigabyte to keep."""
    extractor = FindingExtractor(Vocabulary.load())
    # it stays for good: the collector need not walk its half a million objects again and again
    gc.collect()
    gc.freeze()
    return extractor


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever, with half a gigabyte in its hands."""
    threading.Thread(target=_exit_after_parent, daemon=True).start()


def _exit_after_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
