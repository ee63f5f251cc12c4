"""The defect that is being talked about, from the sentence or heading that names it to where talk moves on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extraction.readings import Role
from ingest.extraction.sentences import Sentence
from ingest.findings import Mention

MEMORY = 4  # sentences for which a defect named in passing stays the topic
SECTION = 40  # and one that a heading or question put
_TITLE_WORD = re.compile(
    r"(?:원인|대책|조치|이유|방법|causes?|remed(?:y|ies)|fix(?:es)?|actions?|countermeasures?)\s*[:：]?\s*$", re.I
)
_OF_CAUSES = re.compile(r"원인|이유|cause|why", re.I)
_OF_REMEDIES = re.compile(r"대책|조치|해결|방지|예방|처방|remed|fix|prevent|solution|countermeasure|action", re.I)
_VERB = re.compile(r"[다요죠까지][.!]*\**$|\b(?:is|are|was|get|gets|comes?|causes?|if|when)\b", re.I)
_ASKS_WHY = re.compile(r"원인|왜|이유|why|cause", re.I)


@dataclass(frozen=True, slots=True)
class Topic:
    """
    What is talked about.

    Attributes:
        left: For how many more sentences it is.
        role: What a heading announced; None where both may follow.
        asked: A question or heading put it, so that what follows is the answer.
        run: The run whose first words are its title (a bold defect that begins its list item), or None.
    """

    defects: tuple[str, ...] = ()
    left: int = 0
    role: Role | None = None
    asked: bool = False
    run: int | None = None

    def after(self, sentence: Sentence, defects: Sequence[Mention]) -> Topic:
        """The topic once *sentence*, which names *defects*, has been said."""
        is_question = sentence.text.rstrip().endswith("?")
        if not defects:
            role: Role | None = "cause" if is_question and _ASKS_WHY.search(sentence.text) else self.role
            return Topic(self.defects if self.left > 1 else (), max(0, self.left - 1), role, self.asked)
        if self.run == sentence.run:
            return self  # what its own item names besides is a cause or a look-alike
        named = (defects[-1].concept,)
        if is_question:
            return Topic(named, SECTION, None, asked=True)
        if named == self.defects and self.asked:
            return Topic(named, self.left - 1, self.role, asked=True)
        return Topic(named, MEMORY)

    def under(self, title: Sentence, defects: Sequence[Mention]) -> Topic:
        """The topic below *title*."""
        role: Role | None = "cause" if _OF_CAUSES.search(title.text) else None
        if _OF_REMEDIES.search(title.text):
            role = None if role else "remedy"
        if defects:
            return Topic(
                tuple(dict.fromkeys(one.concept for one in defects)),
                SECTION,
                role,
                True,
                None if title.kind == "heading" else title.run,
            )
        if role:
            return Topic(self.defects, SECTION, role, asked=True)
        return Topic() if title.kind == "heading" else self


def is_title(sentence: Sentence, defects: Sequence[Mention]) -> bool:
    """A heading, a line such as *원인:*, or a bold defect that begins its paragraph."""
    if sentence.kind == "heading":
        return True
    if sentence.kind not in {"paragraph", "item"}:
        return False
    text = sentence.text.strip()
    if len(text) <= 30 and _TITLE_WORD.search(text):
        return True
    starts = defects and defects[0].start - sentence.start <= 14
    return (
        bool(starts)
        and len(text) <= 60
        and (text[:1] in "*#[" or "*" in text[:4])
        and not _VERB.search(text.strip("* ."))
    )
