"""What one document brings to an archive: its source, passages, techniques and claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import cast

from graph.claims import (
    Deposit,
    Extractor,
    Passage,
    Source,
    Technique,
)
from graph.ids import digest
from ingest.asserting import Asserting
from ingest.documents import Block, Document
from ingest.findings import Findings, Stretch
from ingest.readers.composing import is_interviewer
from ontology.vocabulary import Trade


def source_of(
    document: Document,
    *,
    origin: str,
    added_at: str,
    media_path: str | None = None,
    trade: Trade | None = None,
    supersedes: str | None = None,
) -> Source:
    """The source that *document* becomes; *trade* stands in where its metadata say none."""
    known = document.metadata
    return Source(
        id="src-" + digest(document.sha256, asdict(known), supersedes),
        sha256=document.sha256,
        path=document.path,
        kind=document.kind,
        language=document.language,
        text=document.text,
        title=known.title or {document.language: document.path.rsplit("/", 1)[-1]},
        trade=cast("Trade | None", known.trade) or trade,
        master=known.master,
        role=known.role,
        recorded_on=known.recorded_on,
        place=known.place,
        consent=known.consent,
        consent_note=known.consent_note,
        note=known.note,
        media=known.media,
        media_path=media_path,
        added_at=added_at,
        supersedes=supersedes,
        origin=origin,
    )


def main_trade(findings: Findings) -> Trade | None:
    """The trade that most stretches of talk belong to."""
    trades = Counter(stretch.trade for stretch in findings.stretches if stretch.trade)
    return trades.most_common(1)[0][0] if trades else None


def deposit_of(source: Source, blocks: Iterable[Block], findings: Findings, extractor: Extractor) -> Deposit:
    """Everything one document brings, ready to be added to a store in one step."""
    blocks = tuple(blocks)
    passages = tuple(_passages(source, blocks))
    alone = _only_master(source, blocks)
    techniques = tuple(_technique(source, stretch, alone) for stretch in findings.stretches)
    claims = {claim.id: claim for claim in Asserting(source, passages, techniques, findings, extractor).all()}
    return Deposit(source, passages, techniques, tuple(claims.values()), findings.set_aside, findings.words)


def _passages(source: Source, blocks: Iterable[Block]) -> Iterator[Passage]:
    for ordinal, block in enumerate(blocks, start=1):
        yield Passage(
            id=f"{source.id}.p{ordinal}",
            source=source.id,
            ordinal=ordinal,
            start=block.start,
            end=block.end,
            speaker=block.speaker,
            t0=block.t0,
            t1=block.t1,
            where=block.where,
        )


def _only_master(source: Source, blocks: Iterable[Block]) -> str | None:
    """The master that the source names, where one alone answers: a transcript may call him *명장* and no more."""
    speakers = {block.speaker for block in blocks if block.speaker and not is_interviewer(block.speaker)}
    return source.master if len(speakers) == 1 else None


def _technique(source: Source, stretch: Stretch, alone: str | None) -> Technique:
    return Technique(
        id="tech-" + digest(source.id, stretch.start),
        source=source.id,
        title=stretch.title,
        trade=stretch.trade or source.trade,
        start=stretch.start,
        end=stretch.end,
        speaker=alone or stretch.speaker or source.master,
    )
