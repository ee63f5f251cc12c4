"""Claims in a few words, as plain text."""

from __future__ import annotations

from explorer.wording import say
from graph.answers import ClaimSeen
from graph.claims import Claim, ConceptRef, Predicate
from ontology.vocabulary import Vocabulary


def way(claim: Claim, language: str) -> str:
    """Which way a cause goes, or what a remedy would have one do; empty where neither is said."""
    doing = "do_" if claim.predicate is Predicate.HAS_REMEDY else ""
    return say(language, doing + claim.direction) if claim.direction else ""


def stated(seen: ClaimSeen, language: str) -> str:
    """What a claim says, in a few words: the thing, and which way."""
    claim = seen.claim
    label = Vocabulary.load().label(claim.object.id, language) if isinstance(claim.object, ConceptRef) else ""
    what = claim.evidence.exact if claim.predicate is Predicate.HAS_CUE or not label else label
    told = way(claim, language)
    return f"{what} ({told})" if told else what
