"""What becomes of a defect in the clause that names it: it comes, it stays away, it is fought, or it is seen."""

from __future__ import annotations

import re
from typing import Literal

Fate = Literal["comes", "stays away", "fought", "seen", "blamed"]

_ABSENT = re.compile(
    r"안\s?(?:나|난|생|오|와|터|뜨|일어|벗|갈|부|보)|덜\s?(?:나|난|생|오|뜨|하)|없[어다지습을는]|없애|않|줄[어었]|줄일|줄인|준다|사라|잡[히혀힌]|잡았|잡아|막[아을는았]|방지|예방|멎|해결|못\s?(?:나|생)|"
    r"(?:적|드물)[어다게]|나아[졌지]|좋아[졌지]|멈[췄추]|개선|억제"
)
HELPS = re.compile(
    r"면\s?(?:\S{1,4}\s)?(?:된다|됩니다|돼|되[지죠고]|잡[혀히힌]|없어|사라|낫|나아|좋아|개선|줄[어어든]|안\s?[나생터])|더니\s?\S{0,6}\s?(?:잡혔|없어|줄|사라|좋아|나아)"
)
_FOUGHT = re.compile(
    r"^\s*\S{0,4}?\s*(?:(?:을|를|은|는|도)?\s*(?:잡|막|없애|없앨|줄이|줄일|줄여|방지|예방|고치|고칠|피하|해결|제거|대책|조치|처방|대처))"
    r"\S*\s*(?:려면|려고|으려면|기\s?위|는\s?데|방법|법은|하려|게|도록|을|를|은|는|:|$)"
    r"|^\s*\S{0,4}?\s*(?:안\s?(?:나|생기|나오|터지|뜨)|나지\s?않|생기지\s?않|없)\S*(?:려면|게|도록|기\s?위)"
)
_BLAMED = re.compile(r"^\s*(?:\S{0,2}\s?때문|으?로\s?인|탓|에\s?의|으?로\s?(?:보|착각|오인|의심))")
_ENGLISH_ABSENT_BEFORE = re.compile(
    r"\b(?:no(?: more)?|never (?:see|saw|get|had)|prevent\w*|avoid\w*|stop(?:s|ped)?|cure[sd]?|eliminate[sd]?|fix(?:es|ed)?|get(?:s)? rid of|got rid of|against|reduc\w*|minimi[sz]\w*|"
    r"keeps? (?:out|away|down)|clear(?:s|ed)?(?: up)?|less|fewer|without|free of|rid of|helps? with|beat\w*|kill\w*|solve[sd]?)\s+(?:the |any |all |of |that |those |our |most )*(?:\w+ ){0,1}$",
    re.I,
)
_ENGLISH_ABSENT_AFTER = re.compile(
    r"^[^,.;]{0,25}?\b(?:go(?:es)? away|went away|disappear\w*|stop(?:s|ped)?|vanish\w*|gone|cured|drop(?:s|ped)|fell|improv\w*|is (?:prevented|avoided|cured|reduced)|are (?:prevented|avoided|reduced))\b",
    re.I,
)
HAPPENS = re.compile(
    r"(?:면|면은|으면)\s.*(?:또|더|꼭|바로|금방|무조건|백발백중)?\s?(?:나[와요온죠]|난다|나지|나거|생[겨기긴]|그래|그렇|와요|온다|터[져진]|타[지요]|심해|많아|떨어[져진]|갈라|깨[져진])"
)
_ENGLISH_SEEN = re.compile(
    r"\b(?:if|when|where|once|whenever)\s+(?:you |there |we |the |it |they |i )*(?:see |get |find |have |notice |is |are |'s |shows? )*(?:a |any |some |the |this |that )*(?:\w+ )?$",
    re.I,
)
_ENGLISH_FOUGHT = re.compile(
    r"\b(?:to|for|against)\s+(?:prevent|avoid|stop|cure|fix|reduce|eliminate|minimi[sz]e|get rid of|beat|kill|keep)\b[^.;,]{0,25}$",
    re.I,
)


def korean_fate(after: str, following: str, tie: str, *, is_last: bool) -> Fate:
    """
    The fate of a Korean defect.

    Args:
        after: What its clause says after it.
        following: The next clause, empty at the end.
        tie: How its clause hangs on the next.
        is_last: Its clause ends the sentence.
    """
    if _BLAMED.match(after):
        return "blamed"
    if _FOUGHT.match(after):
        return "fought"
    only_josa = not after.strip(" 이가은는도을를,.")
    if _ABSENT.search(after) or (only_josa and _ABSENT.match(following.strip())):
        return "stays away"
    return "seen" if tie == "if" and not is_last else "comes"


def english_fate(before: str, after: str) -> Fate:
    """The fate of an English defect, by the words around it in its clause and the one after."""
    if _ENGLISH_FOUGHT.search(before):
        return "fought"
    if _ENGLISH_ABSENT_BEFORE.search(before) or _ENGLISH_ABSENT_AFTER.match(after):
        return "stays away"
    if _ENGLISH_SEEN.search(before):
        return "seen"
    return "comes"
