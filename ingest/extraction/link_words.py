"""What the words say of a thing, whatever the defect, as names of features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.claims import Direction
from ingest.extraction.clauses import Clause
from ingest.extraction.deeds import is_amiss, is_blamed
from ingest.extraction.directions import way_of
from ingest.extraction.fates import HAPPENS, HELPS
from ingest.extraction.saids import Said
from ingest.extraction.targets import Thing
from ingest.extraction.topics import CAUSES, REMEDIES

_CUES = {
    "because": (
        r"때문|원인|이유|탓|[서라]\s?(?:그래|그렇)",
        r"because|caus|due to|reason|culprit|\bfrom\b",
    ),
    "so": (
        r"그래서|그러면|그러니|그럼|그랬더니|그게|이게",
        r"\b(?:so|then|that's)\b",
    ),
    "must": (
        r"[아어여해]야",
        r"\b(?:must|need to|have to|should|has to)\b",
    ),
    "not": (
        r"안\s|않|지\s?마|지\s?말|못|없",
        r"\b(?:never|don't|not|no|without|nobody)\b",
    ),
    "too": (
        r"너무|과다|과하|지나치",
        r"\b(?:too|excess\w*)\b",
    ),
    "lacking": (
        r"부족|모자|덜\s|미달|누락",
        r"\b(?:low|lack\w*|short of|insufficient)\b",
    ),
    "if": (
        r"면\s|면은\s|때\s|경우",
        r"\b(?:if|when)\b",
    ),
    "past": (
        r"[았었했랐렸꿨]",
        r"\b(?:was|were|had)\b|[a-z]ed\b",
    ),
    "better": (
        r"잡[히혀았]|좋아|없어|사라|줄어|괜찮|나아",
        r"went away|fixed|cured|\bgone\b|better|stopped|solved",
    ),
    "bidding": (
        r"세요|십시오|해라|[어아]라|하고|할 것|[한온둔준킨인린춘]다\b|합니다",
        r"",
    ),
    "surely": (
        r"그래요|거야|거지|거예요|거든",
        r"",
    ),
    "against": (
        r"막|방지|예방|줄이|잡으려|없애",
        r"prevent|avoid|reduc|\bfix|\bcure",
    ),
}
_LATIN = re.compile("[A-Za-z]")
_PATTERNS = [
    (name, re.compile("|".join(filter(None, (korean, english))), re.I)) for name, (korean, english) in _CUES.items()
]
_KOREAN_PATTERNS = [(name, re.compile(korean)) for name, (korean, _) in _CUES.items() if korean]
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
_ENGLISH_WORD = re.compile(r"[a-z']+")
_BEGINNING = 40  # code points of the neighbouring sentences that are looked at
_HOW = re.compile(r"어떻게|어떡|\bhow\b|what do you do", re.I)
_ANSWER = 6  # sentences that a question may ask for
FEW = 3


class Words:
    """What the words of one document say of its things; of every clause and sentence once."""

    def __init__(self, saids: Sequence[Said]) -> None:
        self._saids = saids
        self._clauses: dict[tuple[int, int, str], tuple[str, ...]] = {}
        self._neighbours: dict[int, tuple[str, ...]] = {}
        self._things: dict[int, tuple[str, ...]] = {}

    def of(self, thing: Thing, place: int) -> tuple[str, ...]:
        """The features of a thing in the sentence at *place*, each once."""
        if id(thing) not in self._things:
            said = self._saids[place]
            own = (*_told(thing, said), *_behind(thing, said), *_in_company(thing, said), *_on_the_whole(thing, said))
            self._things[id(thing)] = own + self._clause(place, thing) + self._around(place)
        return self._things[id(thing)]

    def _clause(self, place: int, thing: Thing) -> tuple[str, ...]:
        key = place, thing.part, thing.kind
        if key not in self._clauses:
            self._clauses[key] = tuple(_in_clause(self._saids[place], thing.part, thing.kind))
        return self._clauses[key]

    def _around(self, place: int) -> tuple[str, ...]:
        if place not in self._neighbours:
            self._neighbours[place] = tuple(dict.fromkeys(_neighbours(self._saids, place)))
        return self._neighbours[place]


@lru_cache(maxsize=64)
def cues(text: str) -> tuple[tuple[int, str], ...]:
    """Where in a sentence the cues stand."""
    patterns = _PATTERNS if _LATIN.search(text) else _KOREAN_PATTERNS
    return tuple((match.start(), cue) for cue, words in patterns for match in words.finditer(text))


def deed_at(said: Said, part: int) -> str:
    """What a clause tells, by name."""
    return said.parts[part].deed or "unclear"


_way_of = lru_cache(maxsize=64)(way_of)


def _told(thing: Thing, said: Said) -> tuple[str, ...]:
    """How the thing is told, and what its clause is."""
    before = said.parts[thing.part - 1].clause.tie if thing.part else "start"
    return _named(
        thing.concept,
        thing.kind,
        thing.told,
        thing.way,
        deed_at(said, thing.part),
        said.parts[thing.part].clause.tie,
        before,
        said.sentence.language,
        said.sentence.kind,
    )


@lru_cache(maxsize=8192)
def _named(
    concept: str | None,
    kind: str,
    told: str,
    way: Direction | None,
    deed: str,
    tie: str,
    before: str,
    language: str,
    block: str,
) -> tuple[str, ...]:
    return (
        *(kind, f"told {told}", f"{kind} way {way}", f"{kind} {deed}", f"deed {deed}"),
        *((f"told way {way}",) if way else ()),
        *(f"tie {tie}", f"tie before {before}", f"{deed} {tie}", f"{deed} way {way}"),
        *(f"language {language}", f"block {block}", f"{language} {deed}", f"{block} {kind}", f"{block} {deed}"),
        *((f"concept {concept}",) if concept else ()),
    )


def _behind(thing: Thing, said: Said) -> Iterator[str]:
    """What its clause says right after it."""
    clause = said.parts[thing.part].clause
    after = clause.text[max(0, thing.end - clause.start) :][:14]
    if _HANDLED.search(after):
        yield from ("handled", f"handled {thing.kind}")
    if _AT_FAULT.search(after):
        yield from ("at fault", f"at fault {thing.kind}")


def _in_company(thing: Thing, said: Said) -> Iterator[str]:
    """What its clause names besides."""
    beside = [one for one in said.things if one.part == thing.part and one is not thing]
    company = "parameter" if any(one.kind == "parameter" for one in beside) else "others" if beside else "nothing"
    yield from (f"things {min(len(beside), FEW)}", f"{thing.kind} beside {company}")
    yield f"{said.sentence.kind} {thing.kind} beside {company}"


def _on_the_whole(thing: Thing, said: Said) -> Iterator[str]:
    """What the whole sentence is."""
    if thing.way is None and (way := _way_of(said.sentence.text)):
        yield from (f"sentence way {way}", f"sentence way {way} {thing.kind}")
    if said.announces:
        yield "announced"
    if said.asks:
        yield "asked"


def _in_clause(said: Said, part: int, kind: str) -> Iterator[str]:
    """What the clause says, of things of a kind."""
    clause = said.parts[part].clause
    yield from dict.fromkeys(f"word {word}" for word in _words(said, clause))
    for cue in dict.fromkeys(cue for _, cue in cues(clause.text)):
        yield from (f"says {cue}", f"says {cue} {kind}")
    if is_amiss(clause.text):
        yield from ("amiss", f"amiss {kind}")
    if is_blamed(clause.text):
        yield "blamed"
    rest = said.sentence.text[clause.start - said.sentence.start :]
    if HELPS.search(rest):
        yield "helps"
    if HAPPENS.search(rest):
        yield "happens"


def _words(said: Said, clause: Clause) -> list[str]:
    """What the clause is made of: morphemes, and in English words."""
    if said.sentence.language == "ko":
        inside = [morph for morph in said.sentence.morphs if clause.start <= morph.start < clause.end]
        return [f"{morph.form}/{morph.tag[:2]}" for morph in inside if not morph.tag.startswith("S")]
    return _ENGLISH_WORD.findall(clause.text.lower())


def _neighbours(saids: Sequence[Said], place: int) -> Iterator[str]:
    """What the sentences before and after begin with."""
    if _THEREFORE.match(saids[place].sentence.text):
        yield "therefore"
    before = saids[place - 1] if place else None
    after = saids[place + 1] if place + 1 < len(saids) and not saids[place + 1].asks else None
    for name, said in (("before", before), ("after", after)):
        for at, cue in cues(said.sentence.text) if said else ():
            if cue in _BESIDE and at < _BEGINNING:
                yield f"{name} says {cue}"
    if before and (before.asks or before.announces):
        yield "answers"
        if CAUSES.search(before.sentence.text):
            yield "asked why"
        if REMEDIES.search(before.sentence.text):
            yield "asked what helps"
    yield from _asked_before(saids, place)


def _asked_before(saids: Sequence[Said], place: int) -> Iterator[str]:
    """How far back the last question is, and what it asked."""
    for since in range(1, min(_ANSWER, place) + 1):
        if saids[place - since].asks:
            text = saids[place - since].sentence.text
            yield f"answer {min(since, FEW)}"
            for name, words in (("why", CAUSES), ("what helps", REMEDIES), ("how", _HOW)):
                if words.search(text):
                    yield f"question {name}"
            return
