"""Which of several concepts a word means here: by the trade, by what goes before and after."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from ingest.extraction.concepts import Candidate
from ingest.extraction.lexicon import Sense, lines, narrower, senses
from ingest.findings import Mention
from ontology.lookup import folded
from ontology.vocabulary import TRADES, Concept, Trade, Vocabulary

COMPANY = 4  # words of a trade nearby that make an everyday word one of them
BESIDE = 14  # code points before and after a word that belong to its phrase
NAMED = 2  # votes of a name of something that belongs to one trade
NEAR = 400  # code points around a word that tell its trade
GRAIN = 80  # code points that share one answer to which trade they are of
LINE = 1500  # code points around a word that tell which line of work it is about
PRIOR = 4  # votes that the document's own trade has everywhere
_TRADE_WORDS: dict[Trade, re.Pattern[str]] = {
    "casting": re.compile(
        r"주조|주물|주형|쇳물|용탕|다이캐스팅|주입|금형|압탕|중자|foundry|casting|mould|mold|pour|melt", re.I
    ),
    "welding": re.compile(r"용접|비드|아크|용접봉|토치|모재|루트|개선|티그|씨오투|weld|arc\b|bead|torch", re.I),
    "plating": re.compile(
        r"도금|표면처리|전류밀도|욕\b|도금액|메끼|크로메이트|양극산화|아노다이징|탈지|plat(?:e|ing)|anodi|bath", re.I
    ),
}
_HAPPENS = re.compile(
    r"\s*(?:이|가|은|는|도|을|를|만)?\s*(?:나|난|났|날|생|발생|일어|보이|뜨|터|있|없|심|많|결함|불량|잡|막|줄)"
)
_ONE_WORD = re.compile(r"[A-Za-z]+$")
_DONE = re.compile(r"\s*(?:을|를|은|는|도)?\s*(?:하|한|할|해|했|처리|공정|작업|액|조\b|탱크)")


class _Votes:
    """Which words speak for which trade, and where, so that any stretch of a long text is counted quickly."""

    def __init__(self, text: str, candidates: Sequence[Candidate], vocabulary: Vocabulary) -> None:
        self._places: dict[Trade, list[int]] = {
            trade: [match.start() for match in _TRADE_WORDS[trade].finditer(text)] for trade in TRADES
        }
        for candidate in candidates:
            if trade := _trade_named(candidate, vocabulary):
                self._places[trade] += [candidate.start] * NAMED
        for places in self._places.values():
            places.sort()

    def between(self, start: int, end: int) -> Counter[Trade]:
        """Votes in ``[start, end)``; trades without any are left out."""
        return +Counter(
            {trade: bisect_left(places, end) - bisect_left(places, start) for trade, places in self._places.items()}
        )


def _trade_named(candidate: Candidate, vocabulary: Vocabulary) -> Trade | None:
    return vocabulary[candidate.concepts[0]].trade if len(candidate.concepts) == 1 else None


def _winner(votes: Counter[Trade]) -> Trade | None:
    return votes.most_common(1)[0][0] if votes else None


def _is_everyday(surface: str) -> bool:
    """Short words of another trade mean something else here: 건조, shift, runs."""
    return len(surface) <= 2 or bool(_ONE_WORD.match(surface))


def _stays_at_home(concept: Concept) -> bool:
    """Defects and work of one trade have other names in another; materials, numbers and inspections are shared."""
    return concept.kind == "defect" or (concept.kind == "process" and concept.category != "inspection")


class Grounding:
    """Turns the candidates of one document into mentions."""

    def __init__(self, text: str, candidates: Sequence[Candidate], vocabulary: Vocabulary, told: Trade | None) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self._votes = _Votes(text, candidates, vocabulary)
        self.trade = told or _winner(self._votes.between(0, len(text)))
        self._told = told
        self._candidates = candidates
        self._trades: dict[int, Trade | None] = {}

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        """Where the words of each line of work stand; looked for only where something could be narrowed."""
        return {line: [match.start() for match in words.finditer(self.text)] for line, words in lines().items()}

    def mentions(self) -> list[Mention]:
        """One mention a candidate that names something here, in order."""
        found = [self._mention(candidate) for candidate in self._candidates]
        return [mention for mention in found if mention]

    def trade_at(self, offset: int) -> Trade | None:
        """The trade of the words around an offset; the document's where they say nothing."""
        if self._told:
            return self._told
        place = offset // GRAIN
        if place not in self._trades:
            self._trades[place] = self._trade_around(place * GRAIN + GRAIN // 2)
        return self._trades[place]

    def narrowed(self, concept: str, offset: int) -> str:
        """What *concept* is called in the line of work that is spoken of around *offset*."""
        if not any(concept in known for known in narrower().values()):
            return concept
        counts = Counter(
            {
                line: bisect_left(places, offset + LINE) - bisect_left(places, offset - LINE)
                for line, places in self._lines.items()
            }
        )
        line, count = counts.most_common(1)[0]
        return narrower().get(line, {}).get(concept, concept) if count else concept

    def _trade_around(self, offset: int) -> Trade | None:
        votes = self._votes.between(offset - NEAR, offset + NEAR)
        if self.trade:
            votes[self.trade] += PRIOR
        return _winner(votes)

    def _mention(self, candidate: Candidate) -> Mention | None:
        trade = self.trade_at(candidate.start)
        sense = self._sense(candidate, trade)
        concept = sense.concept if sense else self._chosen(candidate, trade)
        if not concept:
            return None
        chosen = self.vocabulary[concept]
        foreign = chosen.trade not in {None, trade}
        if (candidate.ambiguous or len(candidate.surface) <= 2) and not self._in_good_company(candidate, sense):
            return None
        if foreign and sense is None and (_is_everyday(candidate.surface) or self._is_out_of_place(chosen, candidate)):
            return None
        return Mention(
            concept,
            chosen.kind,
            candidate.surface,
            candidate.start,
            candidate.end,
            candidate.confidence - 0.1 * foreign,
        )

    def _is_out_of_place(self, concept: Concept, candidate: Candidate) -> bool:
        """Whether it is told in passing, as a likeness: what another trade has is spoken of at more length."""
        return _stays_at_home(concept) and self._trade_around(candidate.start) != concept.trade

    def _sense(self, candidate: Candidate, trade: Trade | None) -> Sense | None:
        """The first sense that the surroundings fit, of a word that is known to have several."""
        possible = senses().get(folded(candidate.surface), ())
        if not possible:
            return None
        beside = self.text[max(0, candidate.start - BESIDE) : candidate.end + BESIDE]
        near = self.text[max(0, candidate.start - NEAR) : candidate.end + NEAR]
        fitting = (
            sense
            for sense in possible
            if sense.trade in {"", trade} and sense.beside.search(beside) and sense.near.search(near)
        )
        return next(fitting, None)

    def _chosen(self, candidate: Candidate, trade: Trade | None) -> str | None:
        concepts = [self.vocabulary[concept] for concept in candidate.concepts]
        choice = self._narrowest([concept for concept in concepts if concept.trade in {None, trade}] or concepts)
        if {"defect", "process"} <= {concept.kind for concept in choice}:
            after = self.text[candidate.end : candidate.end + 8]
            kind = "defect" if _HAPPENS.match(after) and not _DONE.match(after) else "process"
            choice = [concept for concept in choice if concept.kind == kind] or choice
        return choice[0].id if choice else None

    def _narrowest(self, concepts: Sequence[Concept]) -> list[Concept]:
        """Without those that others are narrower than: 누설시험 is the leak test, not any inspection."""
        broader = {ancestor for concept in concepts for ancestor in self.vocabulary.ancestors(concept.id)}
        return [concept for concept in concepts if concept.id not in broader]

    def _in_good_company(self, candidate: Candidate, sense: Sense | None) -> bool:
        """An everyday word counts where the talk around it is of a trade: told, or heard in other words."""
        if sense is None and candidate.ambiguous and len(candidate.surface) < 2:
            return False
        if self._told:
            return True
        own = NAMED if _trade_named(candidate, self.vocabulary) else 0
        votes = self._votes.between(candidate.start - NEAR, candidate.end + NEAR).total() - own
        return votes >= (COMPANY if candidate.ambiguous else 1)
