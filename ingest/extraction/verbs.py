"""Processes told by a verb and what it is done to: 슬래그를 털다, 래들을 달구다, 압탕을 따다."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extraction.lexicon import Deed, deeds_told
from ingest.extraction.sentences import Sentence
from ontology.vocabulary import Trade

REACH = 25  # code points from the verb in which its thing is named


def deeds_in(sentence: Sentence, trade: Trade | None) -> Iterator[tuple[Deed, int, int]]:
    """What is done in a sentence of *trade*, and where its verb stands, ending included."""
    known = deeds_told().get(trade or "", {})
    for place, morph in enumerate(sentence.morphs):
        if not morph.tag.startswith("VV") or morph.form not in known:
            continue
        near = {one.form for one in sentence.morphs if abs(one.start - morph.start) <= REACH}
        deed = next((deed for deed in known[morph.form] if not deed.things or deed.things & near), None)
        if deed:
            yield deed, morph.start, _with_ending(sentence, place)


def _with_ending(sentence: Sentence, place: int) -> int:
    end = sentence.morphs[place].end
    for morph in sentence.morphs[place + 1 :]:
        if not morph.tag.startswith("E") or morph.start > end:
            break
        end = morph.end
    return end
