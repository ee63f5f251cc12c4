"""How English says why a defect comes and what helps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extraction.readings import Reading, Role, nature, segments
from ingest.extraction.sentences import Sentence
from ingest.extraction.topic import Topic
from ingest.findings import Mention

_BEFORE: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("cause", re.compile(r"(?P<x>.*)\b(?:causes?|caused|causing|leads? to|led to|leading to|results? in|resulting in|gives?(?: you)?|gave us|creates?|produces?|brings?(?: on)?|invites?|makes? for|means|promotes?|encourages?|ends? up (?:with|in)|show up as|shows up as)\b[^.;]{0,40}$", re.I | re.S)),
    ("cause", re.compile(r"\b(?:if|when|whenever|once|with|without|unless|because)\b(?P<x>[^.;]*?)(?:,|\band you(?:'ll| will)?|\byou(?:'ll| will)? (?:get|see|have)|\bthere(?:'s| is| will be)|\byou|\bthen)[^.;]{0,30}$", re.I | re.S)),
    ("cause", re.compile(r"(?P<x>[^.;]*)(?:,? (?:and|so) (?:then )?(?:you(?:'ll| will)? (?:get|see|have|find)|it(?:'ll| will)|there(?:'s| is| will be)|we (?:got|had|saw)|out come)|too \w+ and)\b[^.;]{0,30}$", re.I | re.S)),
    ("remedy", re.compile(r"(?P<x>.*)\b(?:to|will|can|helps?(?: to)?|helped|that|which)?\s?(?:prevent(?:s|ed)?|avoid(?:s|ed)?|stop(?:s|ped)?|cure(?:s|d)?|reduce(?:s|d)?|eliminate(?:s|d)?|fix(?:es|ed)?|minimi[sz]e(?:s|d)?|gets? rid of|got rid of|against|keeps? (?:out|away|down)|clear(?:s|ed)? up|removes?|removed|heal(?:s|ed)?)\b[^.;]{0,20}$", re.I | re.S)),
)  # fmt: skip
_AFTER: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("cause", re.compile(r"^[^.;]{0,50}?\b(?:caused by|due to|because of|because|comes? (?:mostly |mainly |usually )?from|came from|results? from|resulting from|stems? from|a result of|is a sign of|means|traced (?:back )?to|down to|blamed on|happens? (?:when|if)|appears? (?:when|if|where)|occurs? (?:when|if|where)|shows? up (?:when|if|where)|if|when|where)\b(?P<x>.*)", re.I | re.S)),
    ("cause", re.compile(r"^\s*(?:is|are|was|were)\s+(?:nearly |almost )?(?:always|mostly|usually|mainly|often|generally|normally|just)\s(?P<x>[^.;]*)", re.I | re.S)),
    ("remedy", re.compile(r"^[^.;]{0,40}?\b(?:is |are |was |were |can be |be )?(?:prevented|avoided|stopped|cured|reduced|eliminated|fixed|solved|removed|went away|goes away|disappeared|stops|stopped|dropped) (?:by|with|when|if|after|once|as soon as)\b(?P<x>.*)", re.I | re.S)),
)  # fmt: skip
_SEEN = re.compile(r"\b(?:if|when|where|once)\b[^.;,]{0,30}$", re.I)
_WISH = re.compile(
    r"\b(?:to|for|against)\s+(?:prevent|avoid|stop|cure|fix|reduce|eliminate|minimi[sz]e|get rid of|beat|kill|keep|control)\b[^.;,]{0,20}$",
    re.I,
)
_CONCEDES = re.compile(r"\s*(?:even if|although|though|even though|despite)\b", re.I)
_CLAUSE = re.compile(r"\s*(?:[;,]|\bso\b|\bbut\b|\bthen\b|\band\b(?!\s+(?:a|the)\b))\s*", re.I)
_COLON = re.compile(r"\s*[:–—→-]+\s")


def readings(sentence: Sentence, defect: Mention, others: Sequence[Mention]) -> Iterator[Reading]:
    """The causes and remedies that a sentence gives for a defect it names."""
    if _CONCEDES.match(sentence.text):
        return
    at = defect.start - sentence.start
    before, after = sentence.text[:at], sentence.text[defect.end - sentence.start :]
    if wish := _WISH.search(before):
        if before[: wish.start()].strip():
            yield Reading("remedy", sentence.start, sentence.start + wish.start(), "wish")
        if after.strip(" ,."):
            yield from _parts("remedy", after, defect.end, "wish")
        return
    for role, pattern in _AFTER:
        if match := pattern.match(after):
            yield from _parts(role, match["x"], defect.end + match.start("x"), f"{role}-after")
            return
    if _SEEN.search(before) and "," in after:
        cut = after.index(",") + 1
        yield from _parts("remedy", after[cut:], defect.end + cut, "when-seen")
        return
    for role, pattern in _BEFORE:
        if match := pattern.search(before):
            yield from _parts(role, match["x"], sentence.start + match.start("x"), f"{role}-before")
            return
    yield from _told_after(sentence, defect, others)


def answers(sentence: Sentence, topic: Topic) -> Iterator[Reading]:
    """The causes and remedies that a sentence gives without naming the defect it answers for."""
    if not topic.asked and topic.left < 3:
        return
    at = 0
    for cut in [*_CLAUSE.finditer(sentence.text), None]:
        end = cut.start() if cut else len(sentence.text)
        said = sentence.text[at:end]
        role = topic.role or nature(said)
        if role and said.strip() and not _CONCEDES.match(said):
            is_listed = topic.asked and sentence.kind in {"item", "paragraph"}
            start, last = sentence.start + at, sentence.start + end
            yield Reading(role, start, last, f"answer-{role}", may_be_nameless=is_listed)
        at = cut.end() if cut else end


def _parts(role: Role, said: str, start: int, rule: str) -> Iterator[Reading]:
    for first, last in segments(said, start):
        yield Reading(role, first, last, rule)


def _told_after(sentence: Sentence, defect: Mention, others: Sequence[Mention]) -> Iterator[Reading]:
    end = min((other.start for other in others if other.start > defect.end), default=sentence.end)
    said = sentence.text[defect.end - sentence.start : end - sentence.start]
    if not _COLON.match(said):
        return
    for start, last in segments(said, defect.end):
        if role := nature(sentence.text[start - sentence.start : last - sentence.start]):
            yield Reading(role, start, last, "told-after")
