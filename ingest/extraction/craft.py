"""The craft besides cause and remedy: steps in their order, cues of the senses, cautions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extraction.clauses import clauses_of
from ingest.extraction.sentences import Sentence
from ingest.findings import Caution, Cue, Mention, Step

_ORDER = re.compile(
    r"먼저|우선|첫\s?번째|첫째|둘째|셋째|맨\s?처음|그\s?다음|다음(?:에|으로|엔|은)|그리고\s?나서|고\s?나(?:서|면)|그러고|한\s?다음|한\s?뒤|마지막|끝으로|"
    r"\b(?:first|second|third|then|next|after that|afterwards|finally|last(?:ly)?|to start)\b",
    re.I,
)
_SENSES = (
    ("sound", re.compile(r"소리|들리|들려|[가-힣]{1,2}하는\s?소|(?:쩡|탁|팍|지글|자글|웅|윙)\s?(?:하|거)|\b(?:sounds?|hear|crackl\w*|hiss\w*|frying|bacon|ring(?:s|ing)?)\b", re.I)),
    ("smell", re.compile(r"냄새|향이|\b(?:smells?|odou?r|stink)\b", re.I)),
    ("touch", re.compile(r"손끝|손맛|손으로\s?(?:만|쥐|문|쓸|대)|만져|만지|쥐어|감촉|손톱|묵직|미끌|미끈|끈적|\b(?:feels?|touch|fingertips?|fingernail|gritty|slippery)\b", re.I)),
    ("taste", re.compile(r"맛을\s?보|혀\s?끝|\btaste\b", re.I)),
    ("sight", re.compile(r"색이|색깔|빛깔|빛이|불그|벌겋|노랗|노르스름|하얗|파랗|푸르|무지개|반짝|번들|거울|눈으로\s?보|때깔|은빛|\b(?:colou?r|looks? like|shiny|bright (?:orange|red|silver)|rainbow|straw|mirror|by eye)\b", re.I)),
    ("time", re.compile(r"(?:하나|둘|셋|열)\s?(?:을|까지)?\s?(?:세|셀)|숫자를\s?세|\bcount (?:to|of)\b", re.I)),
)  # fmt: skip
_FORBIDS = re.compile(
    r"지\s?(?:마|말[아고라자])|면\s?(?:절대\s?)?(?:안\s?(?:되|돼|된)|큰일)|절대(?:로)?\s|위험|조심|주의해|주의하|다친|다쳐|폭발|유독|중독|화상|"
    r"\b(?:never|do not|don't|must not|mustn't|be careful|danger\w*|watch out|explo\w*|toxic)\b",
    re.I,
)


def steps_in(sentences: Sequence[tuple[Sentence, Sequence[Mention]]]) -> Iterator[Step]:
    """Steps of one stretch of talk, numbered from 1."""
    order = 0
    for sentence, mentions in sentences:
        processes = [mention for mention in mentions if mention.kind == "process"]
        if (
            sentence.text.endswith("?")
            or not (_ORDER.search(sentence.text) or sentence.kind == "item")
            or not processes
        ):
            continue
        order += 1
        yield Step(order, processes[-1].concept, sentence.start, sentence.end, "")


def cues_in(sentence: Sentence) -> Iterator[Cue]:
    """What is seen, heard, smelt or felt, a clause each."""
    if sentence.text.endswith("?"):
        return
    for sense, words in _SENSES:
        match = words.search(sentence.text)
        if not match:
            continue
        at = sentence.start + match.start()
        clause = next((one for one in clauses_of(sentence) if one.start <= at < one.end), None)
        if clause:
            lead = len(clause.text) - len(clause.text.lstrip())
            yield Cue(sense, clause.start + lead, clause.start + len(clause.text.rstrip()), "")


def cautions_in(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Caution]:
    """What not to do, and what is dangerous."""
    if _FORBIDS.search(sentence.text) and not sentence.text.endswith("?"):
        hazard = next((mention.concept for mention in mentions if mention.kind == "hazard"), None)
        yield Caution(hazard, sentence.start, sentence.end, "")
