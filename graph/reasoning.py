"""Why a defect comes, from counted sayings, whichever engine counted them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from graph.answers import Reason, SettingSaid, WhyChain
from graph.disagreement import disagreements
from graph.sayings import Counted, Group, Quoted, Sayings, allotted, settings_by_parameter

LISTED = 50  # causes, and likewise remedies and unsure links, that are given


def why_chain(defect: str, sayings: Sayings) -> WhyChain:
    """
    The chain of a defect from all that is said of it.

    Counts and disagreements are of everything; of the reasons, the `LISTED` most said of each kind are given,
    and how they are quoted is `graph.sayings.allotted`'s.
    """
    groups = sayings.groups()
    targets = {group.target for group in groups}
    beside = [one for one in sayings.settings_beside() if one.parameter in targets]
    number = settings_by_parameter(beside)
    listed = {kind: _most_said(groups, kind) for kind in ("cause", "remedy", "unsure")}
    reasons = _reasons(defect, sayings, groups, listed, number)
    differing, all_disagreements = disagreements(sayings, groups, beside)
    in_all = Counter(group.kind for group in groups)
    return WhyChain(
        defect=defect,
        causes=reasons["cause"],
        remedies=reasons["remedy"],
        disagreements=differing,
        unsure=reasons["unsure"],
        all_causes=in_all["cause"],
        all_remedies=in_all["remedy"],
        all_unsure=in_all["unsure"],
        all_disagreements=all_disagreements,
    )


def _most_said(groups: Mapping[Group, Counted], kind: str) -> list[Group]:
    def rank(group: Group) -> tuple[int, bool, str, str, str]:
        said = groups[group]
        return -said.said_by, said.textbook, group.target or "~", group.direction or "", group.words

    return nsmallest(LISTED, (group for group in groups if group.kind == kind), key=rank)


def _reasons(
    defect: str,
    sayings: Sayings,
    groups: Mapping[Group, Counted],
    listed: Mapping[str, Sequence[Group]],
    settings: Mapping[str, int],
) -> dict[str, tuple[Reason, ...]]:
    every = [group for ranked in listed.values() for group in ranked]
    defects = sayings.defects(every)
    quotes = sayings.quotes(
        {group: count for ranked in listed.values() for group, count in _quoted(ranked, groups).items()}
    )
    set_to = {group: count for ranked in listed.values() for group, count in _set(ranked, settings).items()}
    most: dict[str, int] = {}
    for group, count in set_to.items():
        if group.target and count:
            most[group.target] = max(count, most.get(group.target, 0))
    said = sayings.settings(most)
    return {
        kind: tuple(
            _reason(
                defect,
                group,
                groups[group],
                defects[group],
                quotes[group],
                said.get(group.target or "", ())[: set_to[group]],
            )
            for group in ranked
        )
        for kind, ranked in listed.items()
    }


def _quoted(ranked: Sequence[Group], groups: Mapping[Group, Counted]) -> dict[Group, int]:
    return dict(zip(ranked, allotted([groups[group].links for group in ranked]), strict=True))


def _set(ranked: Sequence[Group], settings: Mapping[str, int]) -> dict[Group, int]:
    return dict(zip(ranked, allotted([settings.get(group.target or "", 0) for group in ranked]), strict=True))


def _reason(
    defect: str,
    group: Group,
    said: Counted,
    defects: frozenset[str],
    quotes: Sequence[Quoted],
    settings: Sequence[SettingSaid],
) -> Reason:
    return Reason(
        target=group.target,
        direction=group.direction,
        said_by=said.said_by,
        textbook=said.textbook,
        evidence=tuple(one.words for one in quotes),
        settings=tuple(settings),
        defects=tuple(sorted(defects - {defect})),
    )
