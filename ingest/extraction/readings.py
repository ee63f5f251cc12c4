"""What is read in a sentence before anyone asks which concept stands for it: a stretch that is a cause or a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.claims import Modality

Role = Literal["cause", "remedy"]

_STATE = re.compile(
    r"높(?!이[고는기]|여|임|인|일)|낮(?![추춰췄춤])|과다|과대|과도|과소|과잉|지나치|부족|모자라|모자란|미흡|소홀|누락|불량|초과|미달|마모|막[히혀힘]|헐거|"
    r"약하|약해|약[한할]|세[면서고]|[센쎈](?=\s|$|\s?것)|쎄|빠르|빨라|느리|느려|짧|길[어면고은]|얇|두꺼|두껍|많|적[어으은]|크[면고]|커서|작[아으]|없[으이어]|안\s?[하해했]|덜|젖|습기|눅눅|물기|"
    r"혼입|과열|쌓[이여인]|찢|터지|묽|죽어|때문|탓|원인|그래서?(?:요)?[.\s]*$|오염|잘못|거[든야예]|잖아|남아|뜨거|차가|차갑|단단|딱딱|벌어[지져짐]|나쁘|나빠|날카|새어|누기|"
    r"\b(?:too|poor|insufficient|inadequate|excess\w*|lack|low|high|dirty|wet|damp|cold|hot|worn|blocked|clogged|rusty|because|caused|usually|mostly|moisture|grease|contaminat\w*|makes? it worse|does the same|not enough|missing|trapped)\b",
    re.I,
)
_ACT = re.compile(
    r"올[리려렸림린릴]|높[이여임인일]|늘[리려렸림인릴이]|낮[추춰췄춤출]|내[리려렸림린릴]|줄[이여였임인일]|증가|상향|하향|단축|감소|강화|추가|교체|청소|점검|확인|조정|조절|실시|적용|사용|설치|부착|"
    r"확보|유지|철저|변경|바꾸|바꿔|바꾼|넣|털[어고]|닦|말[리려린]|굽|구워|세척|세정|제거|보강|보충|키[우워웠움운]|넓[히혀힌힘]|↑|↓|(?:는|한|인|운|ㄴ)다[.\s]*$|[하으]세요|해라|[아어]라[.\s]*$|"
    r"야\s?(?:돼|된|되|해|한|하|지)|야죠|십시오|금지|관리|맞[추춰춘]|깎|갈[아고]|풀[어고]|여과|투입|실시|분석|예열|건조|탈지|수세|정비|고정|처리|"
    r"\b(?:lower|raise|increase|reduce|decrease|check|clean|dry|use|keep|preheat|add|cut|slow|change|make sure|bake|filter|rinse|drop|bring|turn|open|close|shorten|lengthen|skim|restore|push|wipe|brush|fill|ram|vent|replace|let|get|put|go|run|never|don't|do not|tighten|improve|apply|adjust|switch|treat|move|grind|remove|control|maintain|watch|stop|test|dump|analyse|analyze)\b",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:,(?!\d)|;|/(?!\s?(?:min|L|h|s|dm|mm|cm|분|100))|(?<=[가-힣]고)\s|·|\+(?=\s)|→|\s[-–—]\s|(?<=[가-힣])\s및\s|\s또는\s|\sor\s|\sand\s|(?<=\D)\.\s)\s*"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A stretch ``[start, end)`` of the document that tells a cause or a remedy of a defect.

    Attributes:
        invert: The stretch says what must be done; the cause is its lack.
        modality: How sure it is said; None where the whole sentence decides.
        may_be_nameless: Whether it counts though no concept stands for it.
    """

    role: Role
    start: int
    end: int
    rule: str
    invert: bool = False
    modality: Modality | None = None
    may_be_nameless: bool = False


def segments(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The parts of an enumeration: 교반 부족, 온도 낮음 / pH 높음 has three."""
    at = 0
    for cut in _CUT.finditer(text):
        if text[at : cut.start()].strip():
            yield start + at, start + cut.start()
        at = cut.end()
    if text[at:].strip():
        yield start + at, start + len(text)


def nature(text: str) -> Role | None:
    """Whether words tell what is wrong (a cause) or what to do (a remedy): the last one decides, as Korean ends in its verb."""
    state = [match.start() for match in _STATE.finditer(text)]
    act = [match.start() for match in _ACT.finditer(text)]
    if not state and not act:
        return None
    if re.search(r"[가-힣]", text):
        return "cause" if (state[-1] if state else -1) > (act[-1] if act else -1) else "remedy"
    return "remedy" if act and (not state or act[0] < state[0]) else "cause"
