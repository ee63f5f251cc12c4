"""Decisions of reviewers, carried over to the same claims of a source's next state."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator
from dataclasses import replace

from graph.claims import Claim, Deposit, Review
from graph.store import ClaimStore
from ingest.documents import Notice


def with_decisions(deposit: Deposit, store: ClaimStore) -> tuple[Deposit, tuple[Notice, ...]]:
    """
    *deposit* with what reviewers decided of the same claims in the state it replaces.

    A claim is the same that says the same in the same words; of several, they go in their order. Where words have
    changed, the decision stays with the old state, and a notice says how many have to be made again.
    """
    if not deposit.source.supersedes:
        return deposit, ()
    decided = list(_decided(store, deposit.source.supersedes))
    left: defaultdict[Hashable, deque[Claim]] = defaultdict(deque)
    for claim in deposit.claims:
        left[_said(claim)].append(claim)
    carried = tuple(replace(review, claim=left[key].popleft().id) for key, review in decided if left[key])
    lost = len(decided) - len(carried)
    return replace(deposit, reviews=carried), (_made_again(lost),) if lost else ()


def _decided(store: ClaimStore, source: str) -> Iterator[tuple[Hashable, Review]]:
    """What the claims of a source say, with the latest that was decided of each."""
    for seen in store.source(source).claims:
        if seen.reviews and seen.reviews[-1].status != "suggested":
            yield _said(seen.claim), seen.reviews[-1]


def _said(claim: Claim) -> Hashable:
    subject = None if claim.subject == claim.technique else claim.subject
    words = "".join(claim.evidence.exact.split())
    return subject, claim.predicate, claim.object, claim.modality, claim.direction, words


def _made_again(count: int) -> Notice:
    return Notice(
        f"{count} reviewed claims are no longer said in the same words; review them again.",
        f"검토한 주장 {count}개는 말이 바뀌어 다시 검토해야 합니다.",
    )
