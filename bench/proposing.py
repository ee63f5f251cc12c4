"""How often the concept of a label that is taken out of the vocabulary is among those proposed for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from ingest.proposals import Proposals
from ontology.lookup import folded
from ontology.vocabulary import Concept, Label, Vocabulary

EVERY = 5  # label but the preferred ones is hidden
Named = tuple[Label, Concept]


def proposal_rows(vocabulary: Vocabulary) -> Iterator[tuple[object, ...]]:
    """A row a language: labels hidden, and the share whose concept is proposed first, and among the first three."""
    hidden, kept = _parted(vocabulary)
    proposals = Proposals(kept)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for label, concept in hidden:
        proposed = proposals.of(label.text)
        counts[label.language].update(hidden=1, first=proposed[:1] == (concept.id,), among=concept.id in proposed)
    for language, count in sorted(counts.items(), reverse=True):
        shares = (f"{count[which] / count['hidden']:.2f}" for which in ("first", "among"))
        yield (language, count["hidden"], *shares)


def _parted(vocabulary: Vocabulary) -> tuple[list[Named], list[Named]]:
    """Every so-manieth label that is not preferred, and the rest; what still names something is not hidden."""
    others = [one for one in vocabulary.labels() if one[0].role != "pref"]
    chosen = others[EVERY - 1 :: EVERY]
    places = {(label, concept.id) for label, concept in chosen}
    kept = [(label, concept) for label, concept in vocabulary.labels() if (label, concept.id) not in places]
    known = {folded(label.text) for label, _ in kept}
    return [(label, concept) for label, concept in chosen if folded(label.text) not in known], kept
