"""Clauses of a sentence, with what binds each to the next and how sure it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.claims import Modality
from graph.words import Morph
from ingest.extraction.sentences import Sentence

Tie = Literal["if", "because", "and", "although", "so-that", "end"]

_IF = {"면", "으면", "거든", "다면", "ㄴ다면", "는다면", "려면", "으려면", "라면", "자면"}
_BECAUSE = {
    "어서",
    "아서",
    "니까",
    "으니까",
    "니",
    "으니",
    "므로",
    "으므로",
    "느라",
    "느라고",
    "더니",
    "길래",
    "라서",
    "어",
    "아",
}
_AND = {"고", "며", "으며", "거나", "든지", "고서", "면서", "으면서", "다가", "ㄴ데", "는데", "은데"}
_ALTHOUGH = {"어도", "아도", "지만", "더라도", "는데도", "ㄴ데도", "라도", "든", "나", "으나"}
_SO_THAT = {"도록", "게", "게끔", "려고", "으려고", "고자", "러"}

_HEDGED = re.compile(
    r"아마|어쩌면|혹시나?|것\s?같|듯\s?(?:하|싶)|듯해|모르겠|[ㄹ을를할날될길]\s?수도|수도\s?있|(?:나타날|생길|[일올갈]|될|날|발생할|일어날|커질|떨어질)\s?수\s?있|라고들|카더라|한다더라|하더라|다더라|다던데|일지도|지\s?싶|의심|추정|"
    r"\b(?:maybe|perhaps|might|may be|could be|possibly|i think|i guess|probably|they say|i(?:'ve)? heard|supposedly|suspect)\b",
    re.I,
)
_DENIED = re.compile(
    r"(?:때문|탓|원인|이유|문제)(?:은|는|이|가|도)?\s?(?:아니|아닙|아녜|아냐)|때문이?\s?아니|주범이\s?아니|원인에서\s?제외|원인\s?아님|(?:탓을|탓만)\s?하|관련\s?(?:은|이)?\s?없|쪽은\s?아니|(?<!이)건\s?아니(?:에|야|고|지|었)|상관\s?(?:이|은)?\s?없|관계\s?(?:가|는)?\s?없|무관|"
    r"\b(?:not because|nothing to do with|is not caused|isn't caused|not due to|was not the|wasn't the|has no effect)\b",
    re.I,
)
_WHAT_IF = re.compile(
    r"만약|만일|가령|[았었했]다면|[았었했]더라면|\b(?:would have|had we|if we had|suppose|hypothetically)\b", re.I
)
_ENGLISH_CUTS = re.compile(
    r"\s*(?:,|;|:)\s+|\s+(?=(?:because|since|if|when|whenever|unless|so that|so|and then|then|but|although|though|even if|or else|otherwise)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with one verb; *tie* is how it hangs on what follows."""

    start: int
    end: int
    text: str
    tie: Tie


def clauses_of(sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence in order, covering it."""
    cuts = _korean_cuts(sentence) if sentence.language == "ko" else _english_cuts(sentence)
    found, start = [], sentence.start
    for end, tie in [*cuts, (sentence.end, "end")]:
        text = sentence.text[start - sentence.start : end - sentence.start]
        if text.strip():
            found.append(Clause(start, end, text, tie))
            start = end
    return found


def _korean_cuts(sentence: Sentence) -> list[tuple[int, Tie]]:
    cuts: list[tuple[int, Tie]] = []
    morphs = sentence.morphs
    for place, morph in enumerate(morphs):
        following = morphs[place + 1] if place + 1 < len(morphs) else None
        tie: Tie | None = None
        if morph.tag == "EC":
            tie = _tie_of(morph.form)
            if following and following.tag.startswith("VX") and morph.form not in _IF:
                tie = None  # 말려 두다, 하지 마라: one verb
        elif morph.form in {"때문", "땜", "바람", "탓", "덕"} and morph.tag.startswith("NN"):
            tie = "because"
        elif morph.form == "때" and morph.tag.startswith("NN"):
            tie = "if"
        if tie:
            cuts.append((_end_of_verb(morphs, place), tie))
    return [cut for number, cut in enumerate(cuts) if number == 0 or cut[0] > cuts[number - 1][0]]


def _end_of_verb(morphs: Sequence[Morph], place: int) -> int:
    """Where the word ends that the tie at *place* belongs to, josa and endings included."""
    end = morphs[place].end
    for morph in morphs[place + 1 :]:
        if not morph.tag.startswith(("J", "VCP", "E")) or morph.start > end + 1:
            break
        end = max(end, morph.end)
    return end


def _tie_of(form: str) -> Tie | None:
    for forms, tie in (
        (_IF, "if"),
        (_ALTHOUGH, "although"),
        (_BECAUSE, "because"),
        (_AND, "and"),
        (_SO_THAT, "so-that"),
    ):
        if form in forms:
            return tie  # type: ignore[return-value]
    if form.endswith(("면", "거든")):
        return "if"
    return "because" if form.endswith(("서", "니까", "므로")) else None


def _english_cuts(sentence: Sentence) -> list[tuple[int, Tie]]:
    return [
        (sentence.start + match.end(), "and") for match in _ENGLISH_CUTS.finditer(sentence.text) if match.start() > 0
    ]


def modality_of(text: str) -> Modality:
    """How sure the words are: denied before hedged before hypothetical before asserted."""
    if _DENIED.search(text):
        return "denied"
    if _HEDGED.search(text):
        return "hedged"
    return "hypothetical" if _WHAT_IF.search(text) else "asserted"
