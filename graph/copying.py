"""One archive into another, taken up where it was left, and compared at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from graph.claims import Deposit
from graph.gathering import loads
from graph.store import ClaimStore
from ontology.errors import StoreError


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy brought: new *claims*, new *reviews*, and the *digest* both archives have."""

    sources: int
    claims: int
    reviews: int
    digest: str


def copy_archive(
    origin: ClaimStore, target: ClaimStore, on_progress: Callable[[int, int], None] | None = None
) -> Copied:
    """
    Bring everything of *origin* into *target*, which must hold nothing else: what does is left as it was.

    What is there already is not written again, so a copy that was stopped is taken up by running it anew.

    Args:
        origin: Read from.
        target: Written to.
        on_progress: Told the sources done and their total.

    Raises:
        StoreError: The target holds something else, or the archives differ at the end.
    """
    total = len(origin.sources(include_superseded=True))
    _refuse_others(origin, target)
    done = claims = 0
    for load in loads(origin.deposits()):
        claims += target.add(load)
        done += len(load)
        if on_progress:
            on_progress(done, total)
    reviews = _copy_reviews(origin, target)
    ours, theirs = archive_digest(origin), archive_digest(target)
    if ours != theirs:
        raise StoreError(
            f"the copy differs: {origin.url} is {ours[:16]}, {target.url} is {theirs[:16]}; was {target.url} empty?",
            f"사본이 다릅니다: {origin.url} {ours[:16]}, {target.url} {theirs[:16]}. 대상 자료실이 비어 있었나요?",
        )
    return Copied(total, claims, reviews, ours)


def _refuse_others(origin: ClaimStore, target: ClaimStore) -> None:
    ours, theirs = ({row.source.id for row in one.sources(include_superseded=True)} for one in (origin, target))
    if others := len(theirs - ours):
        raise StoreError(
            f"{target.url} holds {others} sources that {origin.url} does not; copy into an empty archive.",
            f"{target.url}에는 {origin.url}에 없는 자료가 {others}개 있습니다. 빈 자료실로 복사하세요.",
        )


def _copy_reviews(origin: ClaimStore, target: ClaimStore) -> int:
    known = set(target.reviews())
    missing = [review for review in origin.reviews() if review not in known]
    for review in missing:
        target.review(review)
    return len(missing)


def archive_digest(store: ClaimStore) -> str:
    """SHA-256 over every deposit in the order of source ids, and every review in the order they were made."""
    digest = hashlib.sha256()
    for deposit in store.deposits():
        digest.update(repr(_settled(deposit)).encode())
    for review in store.reviews():
        digest.update(repr(review).encode())
    return digest.hexdigest()


def _settled(deposit: Deposit) -> Deposit:
    """The deposit with titles in one order: a dictionary's order says nothing."""
    source = replace(deposit.source, title=dict(sorted(deposit.source.title.items())))
    techniques = tuple(replace(one, title=dict(sorted(one.title.items()))) for one in deposit.techniques)
    return replace(deposit, source=source, techniques=techniques)
