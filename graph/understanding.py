"""What a person's words ask for: the concepts in them, and the words left over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers import Query
from graph.words import search_words
from ontology.vocabulary import Trade, Vocabulary

LONGEST_TERM = 4  # words in one label
_WORKED_IN: dict[str, Trade] = {
    "alloy": "casting",
    "mold_material": "casting",
    "charge": "casting",
    "shielding_gas": "welding",
    "bath_chemical": "plating",
}  # by a material's category; the others are met in several trades
_JOSA = re.compile(
    r"(?<=[가-힣A-Za-z0-9])(?:에서|으로|에는|에게|까지|부터|이란|이|가|은|는|을|를|에|의|로|와|과|도|랑|하고)$"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """
    A query as the store takes it.

    Attributes:
        groups: Sets of concepts; a technique must have one of each set.
        concepts: All of them, in the order of the words.
        words: Analysed words of the text that named no concept.
        text: As it was typed.
        left: Words as typed that named no concept.
        home: The trade that the concepts are of, as far as they are of one; an alloy or a sand is the founder's.
        vocabulary: Where they were looked up.
    """

    groups: tuple[tuple[str, ...], ...]
    concepts: tuple[str, ...]
    words: tuple[str, ...]
    text: str
    left: tuple[str, ...]
    home: Trade | None
    vocabulary: Vocabulary

    @property
    def all_words(self) -> tuple[str, ...]:
        """Analysed words of the whole text; worked out when asked for, Kiwi takes its time."""
        return search_words(self.text) if self.text.strip() else ()

    @property
    def nearest(self) -> tuple[str, ...]:
        """Concepts whose labels look like what was not understood; worked out when asked for, it takes its time."""
        near = [concept for word in self.left for concept, _ in self.vocabulary.nearest(word, 3)]
        near += [up for group in self.groups for one in group for up in self.vocabulary.ancestors(one)[:1]]
        return tuple(dict.fromkeys(near))


def understand(query: Query, vocabulary: Vocabulary) -> Understood:
    """Concepts of the query's filters and text; homonyms that no other word decides stay together in one group."""
    heard, left = _named(query.text.split(), vocabulary, query.trade)
    named = _of_one_trade(heard, vocabulary)
    filters = [group for group in (query.defects, query.materials, query.processes, query.parameters) if group]
    for group in filters:
        for concept in group:
            vocabulary[concept]
    groups = tuple(tuple(group) for group in filters) + tuple(named)
    return Understood(
        groups=groups,
        concepts=tuple(dict.fromkeys(concept for group in named for concept in group)),
        words=search_words(" ".join(left)) if left else (),
        text=query.text,
        left=tuple(left),
        home=_home(groups, vocabulary),
        vocabulary=vocabulary,
    )


def _named(words: list[str], vocabulary: Vocabulary, trade: Trade | None) -> tuple[list[tuple[str, ...]], list[str]]:
    named: list[tuple[str, ...]] = []
    left: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_TERM, len(words) - at), 0, -1):
            found = _concepts(" ".join(words[at : at + size]), vocabulary, trade)
            if found:
                if found not in named:
                    named.append(found)
                at += size
                break
        else:
            left.append(words[at])
            at += 1
    return named, left


def _home(groups: tuple[tuple[str, ...], ...], vocabulary: Vocabulary) -> Trade | None:
    """What has a trade decides; only where nothing does, the materials."""
    concepts = (vocabulary[concept] for group in groups for concept in group)
    trades = _told(groups, vocabulary) or {
        _WORKED_IN[one.category] for one in concepts if one.kind == "material" and one.category in _WORKED_IN
    }
    return trades.pop() if len(trades) == 1 else None


def _told(groups: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> set[Trade]:
    """The trades of those groups that are of one trade alone."""
    trades = [{vocabulary[concept].trade for concept in group} for group in groups]
    return {trade for own in trades if len(own) == 1 for trade in own if trade}


def _of_one_trade(groups: list[tuple[str, ...]], vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """크로메이트 기공: where the other words are of one trade, a homonym is what it is there."""
    told = _told(groups, vocabulary)
    if len(told) != 1:
        return groups
    return [tuple(one for one in group if vocabulary[one].trade in {*told, None}) or group for group in groups]


def _concepts(term: str, vocabulary: Vocabulary, trade: Trade | None) -> tuple[str, ...]:
    for said in (term, _JOSA.sub("", term)):
        found = vocabulary.matches(said, trade=trade) if len(said) > 1 else ()
        searchable = tuple(concept.id for concept in found if concept.kind not in {"cue", "competency"})
        if searchable:
            return searchable
    return ()
