"""What is being talked about: the defects that a heading, a label, a question or a sentence brought up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extraction.sentences import Sentence
from ingest.findings import Mention
from ingest.readers.composing import is_interviewer

HELD = 14  # sentences for which a heading, label or question holds
REMEMBERED = 2  # sentences for which a defect named in passing is still meant
CAUSES = re.compile(r"원인|이유|왜|cause|why|reason", re.I)
REMEDIES = re.compile(
    r"대책|조치|해결|방지|예방|처방|개선|remed|fix|prevent|solution|countermeasure|correct|action", re.I
)
_ASKS = re.compile(r"^\s*(?:Q\d*[.):]|문\s?\d*[.):]|질문\s?\d*[.):])")
_BARE_TITLE = re.compile(r"(?:원인|대책|조치|이유|방법|causes?|remed(?:y|ies)|fix(?:es)?|actions?)\s*[:：]?\s*$", re.I)
_SAYS_SOMETHING = re.compile(
    r"원인|때문|대책|조치|안\s|없|잡|막|줄|→|->|\b(?:is|are|was|were|comes?|caused?|causes|due|because|when|if|never|goes|went|get|gets|got|means?|prevent\w*|avoid\w*|from|makes?)\b",
    re.I,
)
_PREDICATES = ("EF", "EC", "VV", "VA", "XSV", "XSA", "VCP", "VX")


@dataclass(frozen=True, slots=True)
class Topic:
    """
    The defects talked about.

    Attributes:
        left: For how many more sentences they hold.
        role: What a heading announced (``cause`` or ``remedy``), or None.
        asked: A heading, label or question brought them up, so that what follows is about them.
        run: A label holds for its own item or paragraph only; None where it holds beyond.
    """

    defects: tuple[str, ...] = ()
    left: int = 0
    role: str | None = None
    asked: bool = False
    run: int | None = None

    def holds(self, sentence: Sentence) -> bool:
        """Whether *sentence*, without a defect of its own, is about these."""
        return bool(self.defects) and self.left > 0 and self.run in {None, sentence.run}

    def announced(self, sentence: Sentence, defects: Sequence[Mention]) -> Topic:
        """After a heading or label."""
        role = "cause" if CAUSES.search(sentence.text) else None
        if REMEDIES.search(sentence.text):
            role = None if role else "remedy"
        if defects:
            # a label that stands alone in its paragraph is as good as a heading
            is_inline = sentence.kind in {"item", "paragraph"} and not sentence.is_whole
            return Topic(_ids(defects), HELD, role, asked=True, run=sentence.run if is_inline else None)
        if role:
            return replace(self, role=role, left=max(self.left, HELD))
        return Topic() if sentence.kind == "heading" else self

    def put(self, defects: Sequence[Mention]) -> Topic:
        """After a question; one that names no defect goes on about the last for a little."""
        if defects:
            return Topic(_ids(defects), HELD, None, asked=True)
        return replace(self, left=min(self.left, REMEMBERED), asked=False)

    def told(self, defects: Sequence[Mention]) -> Topic:
        """After a sentence that says something: what was asked about goes on, else what it names last."""
        if not defects or (self.asked and self.left > 1):
            return replace(self, left=max(0, self.left - 1))
        return Topic((defects[-1].concept,), REMEMBERED)


def is_title(sentence: Sentence, defects: Sequence[Mention]) -> bool:
    """A heading, a label that names a defect without saying anything of it, or ``원인:``."""
    if sentence.kind == "heading":
        return True
    text = sentence.text.strip()
    if sentence.kind in {"paragraph", "item"} and len(text) <= 30 and _BARE_TITLE.search(text):
        return True
    return bool(defects) and len(text) <= 75 and _is_label(sentence, defects)


def _is_label(sentence: Sentence, defects: Sequence[Mention]) -> bool:
    lead = defects[0].start - sentence.start
    if lead > 14 or _SAYS_SOMETHING.search(sentence.text):
        return False
    if sentence.language == "ko":
        return not any(morph.tag.startswith(_PREDICATES) for morph in sentence.morphs if morph.start >= defects[0].end)
    return len(sentence.text.split()) <= 12 and "," not in sentence.text[:-8]


def is_question(sentence: Sentence) -> bool:
    """Whether somebody asks."""
    if sentence.speaker and is_interviewer(sentence.speaker):
        return True
    return sentence.text.rstrip(" \"'”’*").endswith("?") or bool(_ASKS.match(sentence.text))


def _ids(defects: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.concept for mention in defects))
