"""Whether a clause says what to do, or what was wrong."""

from __future__ import annotations

import re
from typing import Literal

from graph.words import Morph
from ingest.extraction.clauses import Clause
from ingest.extraction.lexicon import hands
from ingest.extraction.sentences import Sentence

Deed = Literal["act", "state", ""]

_DEED_NOUNS = re.compile(
    r"조정|조절|보충|투입|추가|교체|교환|청소|확인|점검|건조|유지|관리|강화|단축|연장|개선|적용|실시|도포|증가|감소|상향|하향|축소|확대|보강|변경|"
    r"제거|세척|재[가-힣]{1,3}|준수|사용|설치|분리|낮춤|높임|올림|내림|줄임|늘림|키움|금지|갱신|[가-힣]\s?(?:이상|이하|이내)(?:로|$)|→|(?:\d|℃|%)\s?(?:로|으로)(?:\s|$)"
)
_WRONG = re.compile(
    r"너무|부족|과다|과도|지나치|모자라|덜\s|누락|소홀|불량|미흡|나쁘|나빠|빼먹|빠뜨|안\s?[가-힣]|못\s?[가-힣]|없[이으어다는거]|않|저하|상승|지연|마모|노후|늙|닳|막히|막혀|"
    r"젖|오염|남[아은으]|낀|묻|새[어서고는]|샜|흔들|과[가-힣]{1,2}로|떨어[지졌진]|대충|그대로|"
    r"(?:높|낮|길|짧|크|작|많|적|세|약하|강하|빠르|느리|두껍|얇|좁|넓|차갑|뜨겁|더럽)[가-힣]{0,2}$"
)
_BIDDING = re.compile(
    r"(?:세요|십시오|시오|시죠|해라|[아어여]라|자고?|야\s?(?:만\s?)?(?:하|한|해|합|되|된|돼|됩|지|죠)[가-힣]*|면\s?(?:된다|됩니다|돼요|되지|되죠|되고)|편이\s?(?:낫|좋)[가-힣]*|[는게것이]\s?(?:좋|낫)[가-힣]*|금물[가-힣]*|지\s?(?:마|말)[가-힣]*)[\s.,!]*$"
)
_BLAME = re.compile(r"[서라]\s?(?:그래|그렇|그런\s?[거게])|원인|때문|탓|이유|바람에|책임|범인|경우|[을를ㄹ]\s?때")

_ENGLISH_ACTS = (
    "lower|raise|increase|reduce|check|clean|dry|use|keep|preheat|add|cut|slow|change|make|bake|rebake|filter|rinse|drop|bring|turn|open|close|"
    "shorten|lengthen|skim|degas|move|push|pull|wipe|brush|grind|replace|remove|pause|hold|let|give|run|fill|set|adjust|switch|try|go|put|store|"
    "wash|blast|pickle|activate|strike|cool|heat|warm|vent|pour|tap|feed|refine|treat|stir|agitate|restore|maintain|control|avoid|ensure|apply|"
    "inspect|test|top|dump|back|weld|tack|clamp|extend|speed|tighten|loosen|widen|narrow|increase|decrease|limit|stop|wait|start|shift|shield|"
    "fit|place|position|point|swap|regrind|redress|dress|sharpen|recheck|reset|test|carbon-treat|dilute|enlarge|chill|insulate|coat|spray|blow"
)
_ENGLISH_BID = re.compile(
    rf"^(?:[\s,.:;*\-–]|so|then|and|or|but|please|just|always|now|first|next|instead|better|also|either|simply|again|to)*(?:never|don't|do not)?\s*(?:{_ENGLISH_ACTS})\b",
    re.I,
)
_ENGLISH_DONE = re.compile(
    r"^\W*so (?:better|more|less|no)\b|"
    rf"\b(?:we|i|you|they|he|operators?|must|should|need(?:s)? to|have to|has to|had to|want to|can|to)\s+(?:now |always |just |then |also |never |don't |should |must |have to |need to |can |will |'ll |had to )*"
    rf"(?:(?:{_ENGLISH_ACTS})(?:s|d|ed|ned|ped|led)?|cut|went|brought|kept|held|ran|gave|swapped|dropped|baked|dried|cleaned|set|put)\b|"
    r"^(?:[\s,.]|so|then|and)*(?:raising|lowering|reducing|increasing|adding|cleaning|shortening|changing|using|keeping|switching|preheating|baking|drying|slowing)\b|"
    r"\b(?:should|must|has to|needs to) be\b",
    re.I,
)
_ENGLISH_WRONG = re.compile(
    r"\b(?:too|low|high|poor\w*|lack\w*|insufficient\w*|inadequate\w*|no|not|nobody|without|dirty|damp|wet|excess\w*|excessive\w*|long|short|skip\w*|missing|missed|worn|"
    r"cold|hot|fast|slow|contaminat\w*|rust\w*|oil\w*|grease|moisture|old|loose|blocked|clogged|trapped|under|over|wrong|bad|starved|drag-?out|draughts?|drafts?|leak\w*)\b",
    re.I,
)
_AMISS = re.compile(
    r"너무|부족|과다|과도|과하|지나치|모자라|덜\s|누락|소홀|미흡|빼먹|안\s?[가-힣]{1,3}[면고서아어]|못\s?[가-힣]|없|불량|나쁘|나빠|막히|막혀|막힘|젖|오염|낀|새[어서고는]|닳|늙|터[지져진]|헐거|혼입|지연|마모|누설|묻|남[아은]|"
    r"\b(?:too|lack\w*|insufficient\w*|not enough|excess\w*|without|skip\w*|nobody|poor|dirty|damp|wet|worn|torn|bad|rust\w*|contaminat\w*|greasy|oily|clogged|blocked|leak\w*)\b",
    re.I,
)
_REASON = re.compile(r"(?:서|니까|거든|라서)(?:요|죠|입니다|이에요|예요|야|지)[\s.,!]*$")  # 전류가 높아서요
_ENGLISH_BLAME = re.compile(
    r"\b(?:because|cause[sd]?|causing|due to|reason|culprit|comes? from|came from|from|blame|root|happens? (?:when|if)|traced|usually|mostly|nearly always|often|sign of|result of)\b",
    re.I,
)


_NEGATED = re.compile(r"(?:안|못)\s?[가-힣]{1,4}$|지\s?(?:않|못)[가-힣]*$|덜\s?[가-힣]{1,4}$")
_PASSIVE_NOUNS = frozenset(
    {"발생", "부족", "저하", "상승", "과다", "초과", "누락", "오염", "마모", "불량", "발달", "증가", "감소"}
)


def deed_of(clause: Clause, sentence: Sentence) -> Deed:
    """``act`` for a command, advice or a deed done, ``state`` for what was wrong, empty where neither is clear."""
    if sentence.language == "ko":
        return _korean_deed(clause, _morphs(clause, sentence))
    return english_deed(clause.text)


def is_amiss(text: str) -> bool:
    """Whether the words themselves say that something is not as it should be."""
    return bool(_AMISS.search(text))


def is_blamed(text: str) -> bool:
    """Whether the words say that something is to blame."""
    return any(words.search(text) for words in (_BLAME, _ENGLISH_BLAME, _REASON))


def _morphs(clause: Clause, sentence: Sentence) -> list[Morph]:
    return [morph for morph in sentence.morphs if clause.start <= morph.start < clause.end]


def _korean_deed(clause: Clause, morphs: list[Morph]) -> Deed:
    text = clause.text.rstrip(" .,!·-")
    tail = text[-18:]
    if _BLAME.search(tail):
        return "state"
    if _BIDDING.search(text):
        return "act"
    verb = _last_predicate(morphs)
    if verb is None:
        return _noted(text, tail)
    if verb.tag.startswith(("VA", "XSA")) or clause.tie in {"if", "although"} or _NEGATED.search(tail):
        return "state"
    return _by_hand(verb, morphs)


def _noted(text: str, tail: str) -> Deed:
    """A note without a verb: ``전류 상향``, ``접종 부족``."""
    if _DEED_NOUNS.search(tail) and not _WRONG.search(tail):
        return "act"
    return "state" if _WRONG.search(text) else ""


def _by_hand(verb: Morph, morphs: list[Morph]) -> Deed:
    if verb.tag.startswith("XSV"):
        noun = next(
            (morph for morph in reversed(morphs) if morph.start < verb.start and morph.tag.startswith("NN")), None
        )
        happens = verb.form in {"되", "당하"} or (noun is not None and noun.form in _PASSIVE_NOUNS)
        return "state" if happens else "act"
    return "act" if verb.form in hands() else "state"


def _last_predicate(morphs: list[Morph]) -> Morph | None:
    for place in range(len(morphs) - 1, -1, -1):
        morph = morphs[place]
        if morph.tag.startswith(("VV", "VA", "XSV", "XSA")):
            return morph
    return None


def english_deed(text: str) -> Deed:
    """As `deed_of`, for one English clause."""
    if _ENGLISH_BID.match(text) or _ENGLISH_DONE.search(text):
        return "act"
    return "state" if _ENGLISH_WRONG.search(text) or _ENGLISH_BLAME.search(text) else ""
