"""What is known of a defect and a thing said near it, as names of features."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from graph.claims import Direction
from ingest.extraction.deeds import is_amiss, is_blamed
from ingest.extraction.directions import way_of
from ingest.extraction.fates import HAPPENS, HELPS
from ingest.extraction.pairs import Pair
from ingest.extraction.saids import Said, fate_of
from ingest.extraction.targets import Thing
from ingest.extraction.topics import CAUSES, REMEDIES
from ontology.vocabulary import Vocabulary

_CUES = {
    "because": r"때문|원인|이유|탓|[서라]\s?(?:그래|그렇)|because|caus|due to|reason|culprit|\bfrom\b",
    "so": r"그래서|그러면|그러니|그럼|그랬더니|그게|이게|\b(?:so|then|that's)\b",
    "must": r"[아어여해]야|\b(?:must|need to|have to|should|has to)\b",
    "not": r"안\s|않|지\s?마|지\s?말|못|없|\b(?:never|don't|not|no|without|nobody)\b",
    "too": r"너무|과다|과하|지나치|\b(?:too|excess\w*)\b",
    "lacking": r"부족|모자|덜\s|미달|누락|\b(?:low|lack\w*|short of|insufficient)\b",
    "if": r"면\s|면은\s|때\s|경우|\b(?:if|when)\b",
    "past": r"[았었했랐렸꿨]|\b(?:was|were|had)\b|[a-z]ed\b",
    "better": r"잡[히혀았]|좋아|없어|사라|줄어|괜찮|나아|went away|fixed|cured|\bgone\b|better|stopped|solved",
    "bidding": r"세요|십시오|해라|[어아]라|하고|할 것|[한온둔준킨인린춘]다\b|합니다",
    "surely": r"그래요|거야|거지|거예요|거든",
    "against": r"막|방지|예방|줄이|잡으려|없애|prevent|avoid|reduc|\bfix|\bcure",
}
_PATTERNS = {name: re.compile(words, re.I) for name, words in _CUES.items()}
_BETWEEN = ("because", "so", "must", "not", "if", "better", "against")
_BESIDE = ("because", "so", "better", "against")
_HANDLED = re.compile(
    r"넣|투입|첨가|교체|교환|갈[아고]|바꾸|바꿔|보충|쓰|써|사용|대[고면어서었]|댔|달[아고]|치[고면]|쳐|설치|청소|점검|확인|추가|도포|거쳐|늘|줄|갱신|새로|닦|"
    r"\b(?:bag|replac\w*|chang\w*|clean\w*|swap\w*|add\w*|in)\b",
    re.I,
)
_AT_FAULT = re.compile(
    r"부족|과다|막[히혀힘]|터[지져진]|헐거|마모|오염|닳|없|많|적|남|있|묻|끼|낀|젖|노후|늙|떨어지|떨어져|때문|탓|쌓|혼입|누설|"
    r"\b(?:torn|worn|clogged|blocked|low|dirty|missing|dead|leak\w*)",
    re.I,
)
_THEREFORE = re.compile(
    r"^\W*(?:아유\s|아\s|뭐\s|예\s|네\s)?(?:그래서|그러면|그럼|그러니|그러다|그게|그거|그건|이게|이건|그\s?바람|그랬더니|그렇게|그러고|그\s?(?:뒤|후)|이렇게)|"
    r"^\W*(?:so|then|that|this|which|it|and)\b",
    re.I,
)
_BEGINNING = 40  # code points of the neighbouring sentences that are looked at
_FEW = 3


class Features:
    """The features of the pairs of one document."""

    def __init__(self, pairs: Sequence[Pair], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._together = Counter((pair.defect, pair.thing.concept) for pair in pairs)
        self._named = Counter(pair.defect for pair in pairs if pair.rank == 0)
        self._words: dict[tuple[int, int], tuple[str, ...]] = {}

    def of(self, pair: Pair) -> tuple[str, ...]:
        """The names of what holds of a pair, each once."""
        if (pair.place, id(pair.thing)) not in self._words:
            self._words[pair.place, id(pair.thing)] = tuple(_said_of(pair.thing, pair.saids, pair.place))
        own = self._words[pair.place, id(pair.thing)]
        groups = (own, _placed(pair), _topical(pair), _crossed(pair), self._counted(pair), self._in_textbook(pair))
        return tuple(dict.fromkeys(chain.from_iterable(groups)))

    def _counted(self, pair: Pair) -> Iterator[str]:
        yield f"together {min(self._together[pair.defect, pair.thing.concept], _FEW)}"
        share = self._named[pair.defect] / max(1, self._named.total())
        yield f"share of the talk {min(int(share * 10), 5)}"
        trades = {self._vocabulary[one].trade for one in (pair.defect, pair.thing.concept) if one}
        if len(trades - {None}) > 1:
            yield "of two trades"

    def _in_textbook(self, pair: Pair) -> Iterator[str]:
        if pair.thing.concept is None:
            return
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
                yield "textbook remedy's way" if way == pair.thing.way else "textbook cause's way"


@cache
def textbook(vocabulary: Vocabulary, defect: str, concept: str) -> tuple[str, Direction | None] | None:
    """How near the textbook comes to a defect with a thing, and which way its remedy goes; None where it does not."""
    best: tuple[str, Direction | None] | None = None
    for row in vocabulary.textbook():
        if row.parameter and _kin(vocabulary, row.parameter, concept) and _kin(vocabulary, row.defect, defect):
            is_itself = row.parameter == concept and row.defect == defect
            if best is None or is_itself:
                best = ("itself" if is_itself else "kin"), row.direction
    return best


def _kin(vocabulary: Vocabulary, one: str, other: str) -> bool:
    return one == other or vocabulary[one].broader == other or vocabulary[other].broader == one


def _said_of(thing: Thing, saids: Sequence[Said], place: int) -> Iterator[str]:
    """What the words say of a thing, whatever the defect."""
    said = saids[place]
    part = said.parts[thing.part]
    text, kind, deed = part.clause.text, thing.kind, part.deed or "unclear"
    before = said.parts[thing.part - 1].clause.tie if thing.part else "start"
    language, block = said.sentence.language, said.sentence.kind
    yield from (f"{kind}", f"told {thing.told}", f"{kind} way {thing.way}", f"{kind} {deed}", f"deed {deed}")
    yield from (
        f"tie {part.clause.tie}",
        f"tie before {before}",
        f"{deed} {part.clause.tie}",
        f"{deed} way {thing.way}",
    )
    yield from (f"language {language}", f"block {block}", f"{language} {deed}")
    for name in dict.fromkeys(cue for _, cue in _cues(text)):
        yield from (f"says {name}", f"says {name} {kind}")
    if is_amiss(text):
        yield from ("amiss", f"amiss {kind}")
    if is_blamed(text):
        yield "blamed"
    after = text[max(0, thing.end - part.clause.start) :][:14]
    if _HANDLED.search(after):
        yield from ("handled", f"handled {kind}")
    if _AT_FAULT.search(after):
        yield from ("at fault", f"at fault {kind}")
    rest = said.sentence.text[part.clause.start - said.sentence.start :]
    if HELPS.search(rest):
        yield "helps"
    if HAPPENS.search(rest):
        yield "happens"
    if thing.concept:
        yield f"concept {thing.concept}"
    yield from _neighbours(saids, place)
    beside = [one for one in said.things if one.part == thing.part and one is not thing]
    company = "parameter" if any(one.kind == "parameter" for one in beside) else "others" if beside else "nothing"
    yield from (f"things {min(len(beside), _FEW)}", f"{kind} beside {company}", f"{block} {kind} beside {company}")
    yield from (f"{block} {kind}", f"{block} {deed}")
    if thing.way is None and (way := way_of(said.sentence.text)):
        yield from (f"sentence way {way}", f"sentence way {way} {kind}")
    if said.announces:
        yield "announced"
    if said.asks:
        yield "asked"


def _neighbours(saids: Sequence[Said], place: int) -> Iterator[str]:
    """What the sentences before and after begin with."""
    if _THEREFORE.match(saids[place].sentence.text):
        yield "therefore"
    before = saids[place - 1] if place else None
    after = saids[place + 1] if place + 1 < len(saids) and not saids[place + 1].asks else None
    for name, said in (("before", before), ("after", after)):
        for at, cue in _cues(said.sentence.text) if said else ():
            if cue in _BESIDE and at < _BEGINNING:
                yield f"{name} says {cue}"
    if before and (before.asks or before.announces):
        yield "answers"
        if CAUSES.search(before.sentence.text):
            yield "asked why"
        if REMEDIES.search(before.sentence.text):
            yield "asked what helps"


def _placed(pair: Pair) -> Iterator[str]:
    """Where the defect is named, as seen from the thing."""
    yield f"rank {min(pair.rank, _FEW)}"
    yield f"rivals {min(pair.rivals, _FEW)}"
    if pair.named is None:
        yield "only topic"
        return
    mention, apart = pair.named.mention, pair.place - pair.named.place
    order = "defect first" if mention.start < pair.thing.start else "thing first"
    saying = pair.saids[pair.named.place]
    yield from (f"sentences apart {apart}", order)
    if saying.sentence.run == pair.said.sentence.run:
        yield "same run"
    if saying.announces or saying.asks:
        yield "defect announced" if saying.announces else "defect asked about"
    if apart == 0:
        clauses = pair.thing.part - saying.part_at(mention.start)
        yield from (f"clauses apart {max(-_FEW, min(_FEW, clauses))}", f"same sentence {order}")
    if abs(apart) <= 1:
        yield from _fated(pair, order, apart)
    yield from _between(pair)


def _fated(pair: Pair, order: str, apart: int) -> Iterator[str]:
    if pair.named is None:
        return
    fate = fate_of(pair.saids[pair.named.place], pair.named.mention)
    part = pair.said.parts[pair.thing.part]
    yield from (f"fate {fate}", f"fate {fate} {order}", f"fate {fate} {part.deed or 'unclear'}")
    if apart == 0:
        yield from (f"fate {fate} here", f"fate {fate} {order} here", f"fate {fate} {part.clause.tie} here")


def _between(pair: Pair) -> Iterator[str]:
    """What lies between the thing and the defect."""
    if pair.named is None:
        return
    mention, thing = pair.named.mention, pair.thing
    first, last = min(mention.end, thing.end), max(mention.start, thing.start)
    places = range(min(pair.place, pair.named.place), max(pair.place, pair.named.place) + 1)
    others = {one.concept for at in places for one in pair.saids[at].defects if first <= one.start < last}
    yield f"defects between {min(len(others - {pair.defect}), 2)}"
    things = {
        one.concept for at in places for one in pair.saids[at].things if first <= one.start < last and one is not thing
    }
    yield f"things between {min(len(things), _FEW)}"
    for at in places:
        said = pair.saids[at].sentence
        cues = _cues(said.text)
        yield from (f"between {cue}" for start, cue in cues if cue in _BETWEEN and first <= said.start + start < last)


@lru_cache(maxsize=64)
def _cues(text: str) -> tuple[tuple[int, str], ...]:
    """Where in a sentence the cues stand."""
    return tuple((match.start(), cue) for cue, words in _PATTERNS.items() for match in words.finditer(text))


def _topical(pair: Pair) -> Iterator[str]:
    """What the talk was about before."""
    topic = pair.said.topic
    if not topic.holds(pair.said.sentence):
        yield "no topic"
        return
    asked = "asked " if topic.asked else "passing "
    if pair.defect not in topic.defects:
        yield f"other {asked}topic"
        return
    deed = pair.said.parts[pair.thing.part].deed or "unclear"
    own = {one.concept for one in pair.said.defects} - {pair.defect}
    yield from (f"{asked}topic", f"{asked}topic {deed}", f"topics {min(len(topic.defects), _FEW)}")
    if own:
        yield f"{asked}topic but others named"
    if topic.role:
        block = pair.said.sentence.kind
        yield from (f"announced {topic.role}", f"announced {topic.role} {deed}", f"announced {topic.role} in {block}")
        if block == "row":
            yield f"announced {topic.role} in row {pair.thing.kind}"


def _crossed(pair: Pair) -> Iterator[str]:
    """Features that tell something only together."""
    deed = pair.said.parts[pair.thing.part].deed or "unclear"
    yield f"rank {min(pair.rank, 1)} {deed}"
    yield f"rank {min(pair.rank, 1)} {pair.thing.kind}"
