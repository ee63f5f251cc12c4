"""What stands around a thing in the archive, step by step, with how well each tie is borne out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from graph.answers import Edge, TechniqueSeen
from graph.claims import ConceptRef, Direction, Predicate
from graph.ids import master_id
from graph.store import ClaimStore
from ontology.quantities import Quantity

DRAWN = 40  # things on a drawing one step around the focus
GROWTH = (0.5, 1.5, 3.0)  # how many times as many at each step, where there are several
STEP = 5  # neighbours taken along from a thing that is not the focus
MOST = 300
THINGS = {"technique", "source", "master"}  # they would hide the concepts where several steps are drawn
LINKS = {"hasCause", "hasRemedy"}


@dataclass(frozen=True, slots=True)
class Tie:
    """
    *claims* say that *source* stands in *predicate* to *target*.

    Attributes:
        masters: How many people say so.
        directions: For causes and remedies, as in `graph.claims.Claim`.
        textbook: Nobody but the textbook says so.
        accepted: A reviewer has accepted at least one of the claims.
        quantity: For a setting of one technique: its value.
    """

    source: str
    predicate: str
    target: str
    claims: int
    masters: int
    directions: tuple[Direction, ...] = ()
    textbook: bool = False
    accepted: bool = False
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    What is drawn around *focus*.

    Attributes:
        kinds: Of every drawn thing by its id, the focus first.
        left_out: How many neighbours of each kind were found and not drawn.
    """

    focus: str
    kinds: dict[str, str]
    ties: tuple[Tie, ...]
    left_out: dict[str, int]


Beside = dict[str, tuple[str, list[Tie]]]  # neighbour → its kind and the ties to it


def surroundings(store: ClaimStore, focus: str, depth: int = 1, drawn: int = DRAWN) -> Surroundings:
    """
    What lies up to *depth* steps (1–3) around a concept, technique, source or master, the best borne out first.

    At most *drawn* things at one step, and `GROWTH` times as many where there are several: half of them next to the
    focus, and around concepts nothing but concepts.

    Raises:
        UnknownThingError: Nothing has that id.
    """
    kind, seen = _beside(store, focus)
    nearest = ranked(focus, seen)
    if depth > 1:
        nearest = [one for one in nearest if _leads_on(kind, seen[one][0])][: round(drawn * GROWTH[0])]
    kinds = {focus: kind} | {one: seen[one][0] for one in nearest[: drawn - 1]}
    ties = _by_ends(seen)
    frontier = list(kinds)[1:]
    for times in GROWTH[1:depth]:
        most = min(MOST, round(drawn * times))
        reached: list[str] = []
        for near in frontier:
            _, further = _beside(store, near)
            seen = further | seen
            ties |= _by_ends(further)
            new = [one for one in ranked(near, further) if one not in kinds and _leads_on(kinds[near], further[one][0])]
            new = new[: max(0, min(STEP, most - len(kinds)))]
            kinds |= {one: further[one][0] for one in new}
            reached += new
        frontier = reached
    within = tuple(tie for tie in ties.values() if {tie.source, tie.target} <= kinds.keys())
    left = Counter(what for one, (what, _) in seen.items() if one not in kinds)
    return Surroundings(focus, kinds, within, dict(left))


def _leads_on(kind: str, further: str) -> bool:
    return kind in THINGS or further not in THINGS


def ranked(focus: str, beside: Beside) -> list[str]:
    """Neighbours in the order in which they are drawn: causes and remedies, what more masters say, what more claims say."""

    def weight(one: str) -> tuple[bool, int, int, str]:
        ties = beside[one][1]
        linked = any(tie.predicate in LINKS for tie in ties)
        return not linked, -max(tie.masters for tie in ties), -sum(tie.claims for tie in ties), one

    return sorted((one for one in beside if one != focus), key=weight)


def _by_ends(beside: Beside) -> dict[tuple[str, str, str], Tie]:
    return {(tie.source, tie.predicate, tie.target): tie for _, ties in beside.values() for tie in ties}


def _beside(store: ClaimStore, focus: str) -> tuple[str, Beside]:
    """The kind of *focus*, and its neighbours."""
    near = store.neighbourhood(focus, 300)
    kinds = {node.id: node.kind for node in near.nodes}
    if kinds[focus] == "technique":
        return "technique", _grouped(focus, *technique_ties(store.technique(focus)), store)
    return kinds[focus], _grouped(focus, [_tie(edge) for edge in near.edges], kinds, store)


def _grouped(focus: str, ties: list[Tie], kinds: dict[str, str], store: ClaimStore) -> Beside:
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.target if tie.source == focus else tie.source].append(tie)
        if focus not in {tie.source, tie.target}:  # a cause of a defect, both spoken of by the technique in the middle
            found[tie.target].append(tie)
    found.pop(focus, None)
    vocabulary = store.vocabulary
    return {
        one: (vocabulary[one].kind if one in vocabulary else kinds.get(one, "concept"), own)
        for one, own in found.items()
    }


def _tie(edge: Edge) -> Tie:
    said = edge.source, edge.predicate, edge.target, edge.count
    if edge.predicate not in LINKS:
        return Tie(*said, 1)
    alone = edge.textbook and not edge.voices
    return Tie(*said, edge.voices, edge.directions, textbook=alone, accepted=edge.accepted)


def technique_ties(seen: TechniqueSeen) -> tuple[list[Tie], dict[str, str]]:
    """What one technique speaks of, each thing by the part it plays there; with the kinds of what is no concept."""
    technique = seen.technique
    grouped: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(seen.claims):
        ends = _ends(technique.id, one.claim.subject, one.claim.predicate, one.claim.object)
        if ends and one.status not in {"rejected", "superseded"} and one.claim.modality == "asserted":
            grouped[ends].append(place)
    ties = _most_telling([_told(*ends, seen, places) for ends, places in grouped.items()])
    spoken_of = {tie.target for tie in ties if tie.source == technique.id}
    links = [tie for tie in ties if tie.predicate in LINKS]
    apart = dict.fromkeys(end for tie in links for end in (tie.source, tie.target) if end not in spoken_of)
    ties += [Tie(technique.id, "touches", end, 1, 1) for end in apart]
    ties.append(Tie(technique.id, "inSource", technique.source, 1, 1))
    kinds = {technique.source: "source"}
    if technique.speaker:
        ties.append(Tie(master_id(technique.speaker), "speaks", technique.id, 1, 1))
        kinds[master_id(technique.speaker)] = "master"
    return ties, kinds


def _most_telling(ties: list[Tie]) -> list[Tie]:
    """One tie of the technique to each thing: a value before a step, a step before a bare mention."""
    order = {"hasSetting": 0, "hasStep": 1}
    chosen: dict[tuple[str, str, str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: order.get(tie.predicate, 2)):
        apart = tie.predicate if tie.predicate in LINKS else ""
        chosen.setdefault((tie.source, tie.target, apart), tie)
    return list(chosen.values())


def _ends(
    technique: str, subject: str, predicate: Predicate, what: ConceptRef | Quantity | object
) -> tuple[str, str, str] | None:
    """Source, predicate and target of the tie that a claim gives, if it gives one."""
    if predicate is Predicate.HAS_SETTING:
        return technique, predicate.value, subject
    return (subject, predicate.value, what.id) if isinstance(what, ConceptRef) else None


def _told(source: str, predicate: str, target: str, seen: TechniqueSeen, places: list[int]) -> Tie:
    claims = [seen.claims[place] for place in places]
    values = [one.claim.object for one in claims if isinstance(one.claim.object, Quantity)]
    return Tie(
        source,
        predicate,
        target,
        len(claims),
        1,
        tuple(sorted({one.claim.direction for one in claims if one.claim.direction}, reverse=True)),
        accepted=any(one.status == "accepted" for one in claims),
        quantity=values[0] if values else None,
    )
