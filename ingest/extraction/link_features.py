"""What is known of a defect and a thing said near it, as names of features, in groups that often recur."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from graph.claims import Direction
from ingest.extraction.fates import Fate
from ingest.extraction.link_words import FEW, Words, cues, deed_at
from ingest.extraction.pairs import Named, Pair
from ingest.extraction.saids import Said, fate_of
from ontology.vocabulary import Vocabulary

Groups = tuple[tuple[str, ...], ...]
STAYS_AWAY = "fate stays away here"

_BETWEEN = ("because", "so", "must", "not", "if", "better", "against")


class Features:
    """The features of the pairs of one document."""

    def __init__(self, saids: Sequence[Said], pairs: Sequence[Pair], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._words = Words(saids)
        self._stretches = _Stretches(saids)
        self._fates: dict[int, Fate] = {}
        self._together = Counter((pair.defect, pair.thing.concept) for pair in pairs)
        self._named = Counter(pair.defect for pair in pairs if pair.rank == 0)
        self._pairs = max(1, self._named.total())
        self._known: dict[tuple[str, str | None, str, Direction | None, str], tuple[str, ...]] = {}

    def of(self, pair: Pair) -> Groups:
        """The names of what holds of a pair, each once in one of the groups."""
        return (
            self._words.of(pair.thing, pair.place),
            self._placed(pair),
            self._between(pair),
            _topical(pair),
            self._of_both(pair),
        )

    def _placed(self, pair: Pair) -> tuple[str, ...]:
        """Where the defect is named, as seen from the thing."""
        said, thing, named = pair.said, pair.thing, pair.named
        deed = deed_at(said, thing.part)
        if named is None:
            return (*_ranked(min(pair.rank, FEW), min(pair.rivals, FEW), deed, thing.kind), "only topic")
        saying, apart = pair.saids[named.place], pair.place - named.place
        part = saying.part_at(named.mention.start)
        clauses = thing.part - part if apart == 0 else 0
        return _ranked(min(pair.rank, FEW), min(pair.rivals, FEW), deed, thing.kind) + _seen_from(
            apart,
            max(-FEW, min(FEW, clauses)),
            named.mention.start < thing.start,
            saying.sentence.run == said.sentence.run,
            "announced" if saying.announces else "asked about" if saying.asks else "",
            self._fate(named, saying) if abs(apart) <= 1 else None,
            deed,
            said.parts[thing.part].clause.tie,
            saying.parts[part].clause.tie if clauses else "",
        )

    def _fate(self, named: Named, saying: Said) -> Fate:
        if id(named) not in self._fates:
            self._fates[id(named)] = fate_of(saying, named.mention)
        return self._fates[id(named)]

    def _between(self, pair: Pair) -> tuple[str, ...]:
        """What lies between the thing and the defect."""
        if pair.named is None:
            return ()
        mention, thing = pair.named.mention, pair.thing
        return self._stretches.within(min(mention.end, thing.end), max(mention.start, thing.start), pair.defect)

    def _of_both(self, pair: Pair) -> tuple[str, ...]:
        """What is known of the two wherever they stand."""
        deed = deed_at(pair.said, pair.thing.part)
        key = pair.defect, pair.thing.concept, pair.thing.kind, pair.thing.way, deed
        if key not in self._known:
            self._known[key] = (*self._counted(pair), *self._in_textbook(pair, deed), *self._typical(pair))
        return self._known[key]

    def _counted(self, pair: Pair) -> Iterator[str]:
        yield f"together {min(self._together[pair.defect, pair.thing.concept], FEW)}"
        share = self._named[pair.defect] / self._pairs
        yield f"share of the talk {min(int(share * 10), 5)}"
        trades = {self._vocabulary[one].trade for one in (pair.defect, pair.thing.concept) if one}
        if len(trades - {None}) > 1:
            yield "of two trades"

    def _typical(self, pair: Pair) -> Iterator[str]:
        """The two by name, and by their families: some go together whatever a textbook says."""
        family = self._vocabulary[pair.defect].broader
        yield f"defect {pair.defect}"
        yield f"family {family}"
        if concept := pair.thing.concept:
            yield from (f"{pair.defect} with {concept}", f"{family} with {concept}")
            if broader := self._vocabulary[concept].broader:
                yield from (f"{pair.defect} with a {broader}", f"{family} with a {broader}")

    def _in_textbook(self, pair: Pair, deed: str) -> Iterator[str]:
        if pair.thing.concept is None:
            return
        if pair.thing.concept in _processes_of(self._vocabulary, pair.defect):
            yield "textbook process"
        known = textbook(self._vocabulary, pair.defect, pair.thing.concept)
        if known is None:
            if pair.thing.kind == "parameter":
                yield "parameter not in textbook"
            return
        nearness, way = known
        yield f"textbook {nearness}"
        if way:
            yield f"textbook remedy {way}"
            if pair.thing.way:
                told = "textbook remedy's way" if way == pair.thing.way else "textbook cause's way"
                yield from (told, f"{told} {deed}")


@cache
def textbook(vocabulary: Vocabulary, defect: str, concept: str) -> tuple[str, Direction | None] | None:
    """How near the textbook comes to a defect with a thing, and which way its remedy goes; None where it does not."""
    best: tuple[str, Direction | None] | None = None
    for of_defect, parameter, way in _textbook_of(vocabulary, defect):
        if _kin(vocabulary, parameter, concept):
            is_itself = parameter == concept and of_defect == defect
            if best is None or is_itself:
                best = ("itself" if is_itself else "kin"), way
    return best


@cache
def _processes_of(vocabulary: Vocabulary, defect: str) -> frozenset[str | None]:
    return frozenset(row.process for row in vocabulary.textbook() if _kin(vocabulary, row.defect, defect))


@cache
def _textbook_of(vocabulary: Vocabulary, defect: str) -> list[tuple[str, str, Direction | None]]:
    return [
        (row.defect, row.parameter, row.direction)
        for row in vocabulary.textbook()
        if row.parameter and _kin(vocabulary, row.defect, defect)
    ]


def _kin(vocabulary: Vocabulary, one: str, other: str) -> bool:
    return one == other or vocabulary[one].broader == other or vocabulary[other].broader == one


def says_only_so(groups: Groups) -> bool:
    """``X 해야 Y 안 난다``: the defect stays away if a thing is done, and so comes if it is not."""
    return holds(groups, "says must") and holds(groups, STAYS_AWAY)


def holds(groups: Groups, name: str) -> bool:
    """Whether a feature is in one of the groups."""
    return any(name in group for group in groups)


class _Stretches:
    """What is named and said between two places of one document."""

    def __init__(self, saids: Sequence[Said]) -> None:
        self._defects = _Places((one.start, one.concept) for said in saids for one in said.defects)
        self._things = _Places((one.start, one.concept or "") for said in saids for one in said.things)
        self._cues = _Places(
            (said.sentence.start + start, cue)
            for said in saids
            if said.parts
            for start, cue in cues(said.sentence.text)
            if cue in _BETWEEN
        )

    def within(self, first: int, last: int, defect: str) -> tuple[str, ...]:
        """Features of ``[first, last)``, at one end of which *defect* stands."""
        defects = len(self._defects.names(first, last) - {defect})
        things = len(self._things.names(first, last))
        return _lying_between(min(defects, 2), min(things, FEW), self._cues.names(first, last))


class _Places:
    """Names and where they stand."""

    def __init__(self, named: Iterable[tuple[int, str]]) -> None:
        ordered = sorted(named)
        self._starts = [start for start, _ in ordered]
        self._names = [name for _, name in ordered]

    def names(self, first: int, last: int) -> frozenset[str]:
        """Those in ``[first, last)``."""
        at = bisect_left(self._starts, first)
        return frozenset(self._names[at : bisect_left(self._starts, last, at)]) if first < last else frozenset()


@lru_cache(maxsize=4096)
def _lying_between(defects: int, things: int, said: frozenset[str]) -> tuple[str, ...]:
    return (f"defects between {defects}", f"things between {things}", *(f"between {cue}" for cue in sorted(said)))


@cache
def _ranked(rank: int, rivals: int, deed: str, kind: str) -> tuple[str, ...]:
    near = min(rank, 1)
    return f"rank {rank}", f"rivals {rivals}", f"rank {near} {deed}", f"rank {near} {kind}"


@lru_cache(maxsize=4096)
def _seen_from(
    apart: int,
    clauses: int,
    is_first: bool,
    is_same_run: bool,
    put: str,
    fate: Fate | None,
    deed: str,
    tie: str,
    defect_tie: str,
) -> tuple[str, ...]:
    order = "defect first" if is_first else "thing first"
    found = [f"sentences apart {apart}", order]
    if is_same_run:
        found.append("same run")
    if put:
        found.append(f"defect {put}")
    if apart == 0:
        found += [f"clauses apart {clauses}", f"same sentence {order}"]
    if defect_tie:
        found += [f"defect {defect_tie} {order}", f"defect {defect_tie} {order} {deed}"]
    if fate:
        found += [f"fate {fate}", f"fate {fate} {order}", f"fate {fate} {deed}"]
    if fate and apart == 0:
        found += [f"fate {fate} here", f"fate {fate} {order} here", f"fate {fate} {tie} here"]
    return tuple(found)


def _topical(pair: Pair) -> tuple[str, ...]:
    """What the talk was about before."""
    said, topic = pair.said, pair.said.topic
    if not topic.holds(said.sentence):
        return ("no topic",)
    asked = "asked" if topic.asked else "passing"
    if pair.defect not in topic.defects:
        return (f"other {asked} topic",)
    return _on_topic(
        asked,
        min(len(topic.defects), FEW),
        any(one.concept != pair.defect for one in said.defects),
        topic.role,
        deed_at(said, pair.thing.part),
        said.sentence.kind,
        pair.thing.kind,
    )


@lru_cache(maxsize=4096)
def _on_topic(
    asked: str, topics: int, names_others: bool, role: str | None, deed: str, block: str, kind: str
) -> tuple[str, ...]:
    found = [f"{asked} topic", f"{asked} topic {deed}", f"topics {topics}"]
    if names_others:
        found.append(f"{asked} topic but others named")
    if role:
        found += [f"announced {role}", f"announced {role} {deed}", f"announced {role} in {block}"]
        if block == "row":
            found.append(f"announced {role} in row {kind}")
    return tuple(found)
