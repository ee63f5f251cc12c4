"""How Korean says why a defect comes and what helps: in the clauses around the defect, and in answer to a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extraction.clauses import Clause
from ingest.extraction.readings import Reading, Role, nature, segments
from ingest.extraction.sentences import Sentence
from ingest.extraction.topic import Topic
from ingest.findings import Mention

_WISH = re.compile(
    r"^\s*\S{0,4}?\s*(?:(?:을|를|은|는|도)?\s*(?:잡|막|없애|없앨|줄이|줄일|줄여|방지|예방|고치|고칠|피하|해결|제거|대책|조치))"
    r"\S*\s*(?:려면|려고|으려면|기\s?위|는\s?데|방법|법은|하려|게|도록|을|를|은|는|:|$)"
    r"|^\s*\S{0,4}?\s*(?:안\s?(?:나|생기|나오|터지|뜨)|나지\s?않|생기지\s?않|없)\S*(?:려면|게|도록|기\s?위)"
)
_ABSENT = re.compile(
    r"안\s?(?:나|난|생|오|와|터|뜨|일어|벗|갈|부|보|가|타)|덜\s?(?:나|난|생|오|뜨)|없[어다지습을는]|없애|않|줄[어었]|줄[일지기]|사라|잡[히혀힌혔]|막[아을는]|방지|예방|멎|해결|못\s?(?:나|생)|"
    r"(?:적|드물)[어다게]|괜찮|말짱|나아[져졌]"
)
_HAPPENS = re.compile(
    r"나[고면서지요는]|난다|납니다|나와|나요|났|나\s*[.!]*$|남아|남으|생[기겨긴길김]|발생|일어[나난났]|[터터]지|터[져졌집진]|온다|와[.\s요]|옵니다|오고|오지|오는|뜨|떠|뜬|갈라|벗겨|부풀|보[이여]|심해|많아|커[져지]|"
    r"되[고지]|된다|돼|됩니다|지[고요]|진다|끼|껴|유발|초래|일으|부른|만든|만들|이어[지진]|원인|이?야[.\s]*$|이[죠지]"
)
_MUST = re.compile(r"(?:아야|어야|해야|여야|야)(?:만|지)?\s*$")
_CONSEQUENCE = re.compile(r"못\s?쓰|버려|버린|폐기|큰일|끝이|불합격|떨어져|새[서고는]|잘라내|다시\s?해야", re.I)
_SAME_CLAUSE = re.compile(
    r"(?:으?로\s?인(?:해|한|하여)|에\s?의(?:해|한)|에서\s?(?:오는|온|생기는|비롯)|(?:으)?로\s?(?:생기|발생|나타|\S{1,6}\s?(?:발생|생김))|(?:이|가|은|는)\s.*(?:유발|일으|만들|만든|초래|부르|부른)|의\s?(?:주\s?)?원인)"
)
_HEAD = re.compile(
    r"\s*(?:의|이|가|은|는)?\s*(?:\S{1,4}\s)?(?:주\s?|주된\s?|제일\s?큰\s?|가장\s?큰\s?)?(?:원인|이유|까닭)(?:은|는|이|가|으로는|으로|:)\s"
)
_BECAUSE = re.compile(r"\s*(?:은|는|이|가|나는\s?건|생기는\s?(?:건|것은))?\s+(?P<x>[^.]*?(?:때문|탓))")
_ARROW = re.compile(r"→|->|⇒|=>|➔|:\s")
_IS = re.compile(
    r"^\s*(?:은|는|이|가|도)?\s*(?:뭐|거의|대개|대부분|보통|십중팔구)?\s*(?P<x>[^.,]{2,30}?(?:이에요|예요|이야|이지|입니다|이다|거든요?))"
)
_LEADS_ON = re.compile(
    r"원인|때문|탓|이유|바람에|[아어해]서\s?(?:그래|그런|그렇|생|나|난|와|온)|니까\s?(?:그래|그런|그렇)|(?:이|가|도|것도)\s?(?:있|커|크|한몫)"
)
_SO = re.compile(
    r"그럴\s?(?:때|땐)|이럴\s?(?:때|땐)|그러면|그때는|이때는|그런\s?(?:경우|거)|이\s?경우|그\s?(?:불량|결함)|그래서|이건|그건|그거는"
)
_HELPED = re.compile(
    r"잡[히혀힌]|없어[지져진]|사라[지져진]|개선|좋아[지져진]|나아[지져진]|해결|줄어|^\s*(?:거의\s|싹\s|다\s)?(?:돼|됩|된다|되지|되고|괜찮)|안\s?(?:나|생)"
)
_RESULT = re.compile(r"(?:잡혔|줄었|사라졌|없어졌|괜찮아졌|해결됐|개선됐|좋아졌|나아졌|OK|안\s?나오더|안\s?나더)")


def readings(
    sentence: Sentence, clauses: list[Clause], defect: Mention, others: Sequence[Mention]
) -> Iterator[Reading]:
    """The causes and remedies that a sentence gives for a defect it names."""
    place = next((at for at, clause in enumerate(clauses) if clause.start <= defect.start < clause.end), None)
    if place is None:
        return
    for reading in (_named_cause, _wish, _when_seen, _arrow, _led_up_to, _rest):
        found = list(reading(sentence, clauses, place, defect, others))
        if found:
            yield from found
            return


def answers(sentence: Sentence, clauses: list[Clause], topic: Topic) -> Iterator[Reading]:
    """The causes and remedies that a sentence gives without naming the defect it answers for."""
    text = sentence.text
    if sentence.kind == "item" and topic.role:
        for start, end in segments(text, sentence.start):
            yield Reading(topic.role, start, end, f"list-{topic.role}", may_be_nameless=True)
        return
    hints = bool(_LEADS_ON.search(text) or _SO.search(text) or _RESULT.search(text))
    if not (topic.asked or hints or topic.left >= 3):
        return
    for place, clause in enumerate(clauses):
        if clause.tie == "although" or _CONSEQUENCE.search(clause.text):
            continue
        if clause.tie == "if" and any(_HELPED.search(later.text) for later in clauses[place + 1 : place + 3]):
            yield Reading("remedy", clause.start, clause.end, "answer-helped")
            continue
        for start, end in segments(clause.text, clause.start):
            role = _role_of(clause, text[start - sentence.start : end - sentence.start], topic)
            if role:
                yield Reading(role, start, end, f"answer-{role}")


def _role_of(clause: Clause, said: str, topic: Topic) -> Role | None:
    kind = nature(said)
    if topic.role and kind:
        return topic.role if topic.role == "remedy" or kind == "cause" else kind
    if clause.tie == "if" and kind == "remedy":
        return None if "려면" in said else "cause"
    return kind


def _named_cause(
    sentence: Sentence, clauses: list[Clause], place: int, defect: Mention, others: Sequence[Mention]
) -> Iterator[Reading]:
    """기공의 원인은 …; 기공은 … 때문이다; … 기공의 원인이 된다."""
    at = defect.end - sentence.start
    rest = sentence.text[at:]
    head = _HEAD.match(rest)
    told = rest[head.end() :] if head else ""
    if head and len(told.strip()) > 4 and not re.match(r"\s*(?:되|된|될|돼)", told):
        for start, end in segments(told, defect.end + head.end()):
            yield Reading("cause", start, end, "cause-is")
    if head:
        return
    if because := _BECAUSE.match(rest):
        yield Reading("cause", defect.end + because.start("x"), defect.end + because.end("x"), "because-of")
        return
    before = sentence.text[: defect.start - sentence.start]
    if re.match(r"[^.]{0,14}(?:의\s?)?(?:주된?\s?)?원인(?:이|으로|\s?중)", rest) and before.strip():
        yield Reading("cause", sentence.start, defect.start, "is-cause-of")


def _wish(
    sentence: Sentence, clauses: list[Clause], place: int, defect: Mention, others: Sequence[Mention]
) -> Iterator[Reading]:
    """기공을 잡으려면 …."""
    clause = clauses[place]
    if not _WISH.match(sentence.text[defect.end - sentence.start : clause.end - sentence.start]):
        return
    deeds = clauses[place + 1 :] or clauses[:place]
    for deed in deeds:
        yield Reading("remedy", deed.start, deed.end, "wish")
    if not deeds and sentence.text[clause.start - sentence.start : defect.start - sentence.start].strip():
        yield Reading("remedy", clause.start, defect.start, "wish")


def _when_seen(
    sentence: Sentence, clauses: list[Clause], place: int, defect: Mention, others: Sequence[Mention]
) -> Iterator[Reading]:
    """기공이 나면 …."""
    clause = clauses[place]
    after = sentence.text[defect.end - sentence.start : clause.end - sentence.start]
    if clause.tie != "if" or place + 1 >= len(clauses) or _ABSENT.search(after) or re.match(r"\s*탓|\s*때문", after):
        return
    if any(other.start > clause.end for other in others):
        return
    following = " ".join(one.text for one in clauses[place + 1 :])
    role = nature(following)
    for deed in clauses[place + 1 :]:
        if not _CONSEQUENCE.search(deed.text) and deed.tie != "although" and role:
            for start, end in segments(deed.text, deed.start):
                yield Reading(role, start, end, "when-seen")


def _arrow(
    sentence: Sentence, clauses: list[Clause], place: int, defect: Mention, others: Sequence[Mention]
) -> Iterator[Reading]:
    """오버랩 → 전압↑; 산화막 남음 → 융합불량."""
    text, at = sentence.text, defect.end - sentence.start
    arrow = _ARROW.search(text, at)
    if arrow and arrow.start() - at <= 24:
        for start, end in segments(text[arrow.end() :], sentence.start + arrow.end()):
            said = text[start - sentence.start : end - sentence.start]
            usual: Role = "cause" if ":" in arrow[0] else "remedy"
            yield Reading(nature(said) or usual, start, end, "arrow")
    before = list(_ARROW.finditer(text, 0, defect.start - sentence.start))
    if before and not arrow and before[-1][0].strip() != ":":
        for start, end in segments(text[: before[-1].start()], sentence.start):
            yield Reading("cause", start, end, "arrow")


def _led_up_to(
    sentence: Sentence, clauses: list[Clause], place: int, defect: Mention, others: Sequence[Mention]
) -> Iterator[Reading]:
    """교반이 약하면 피트가 난다; 전류를 낮춰야 탄도금이 안 난다."""
    clause = clauses[place]
    text, base = sentence.text, sentence.start
    after = text[defect.end - base : clause.end - base]
    following = clauses[place + 1] if place + 1 < len(clauses) else None
    bare = not after.strip(" 이가은는도을를")
    absent = bool(_ABSENT.search(after)) or (following is not None and bare and bool(_ABSENT.match(following.text)))
    own = text[clause.start - base : defect.start - base]
    if own.strip() and _SAME_CLAUSE.search(text[clause.start - base : clause.end - base]):
        yield Reading("remedy" if absent else "cause", clause.start, defect.start, "same-clause")
    elif own.strip() and (
        (
            noted := re.search(
                r"^(?P<x>.*(?:높|낮|많|크|세|약하|부족하|과하|빠르|느리|덜|없이|안|넘)\S*(?:\s\S+){0,2}\s)", own
            )
        )
        and clause.tie in {"end", "and"}
        and re.search(r"면|서|니까|없이|때", own)
    ):
        yield Reading("remedy" if absent else "cause", clause.start, clause.start + noted.end("x"), "same-clause")
    chained = _chained(clauses, place, others)
    for earlier in chained:
        must = bool(_MUST.search(earlier.text.rstrip(" ,")))
        if absent:
            yield Reading("remedy", earlier.start, earlier.end, "so-it-stays-away")
            if must:
                yield Reading("cause", earlier.start, earlier.end, "must-or-else", invert=True)
        elif not must:
            yield Reading("cause", earlier.start, earlier.end, f"{earlier.tie}-it-comes")
    if absent and not chained and (must_own := re.search(r"^(?P<x>.*?(?:아야|어야|해야|여야|야)\b)", own)):
        for role, invert in (("remedy", False), ("cause", True)):
            rule = "must-or-else" if invert else "so-it-stays-away"
            yield Reading(
                "cause" if role == "cause" else "remedy", clause.start, clause.start + must_own.end("x"), rule, invert
            )


def _rest(
    sentence: Sentence, clauses: list[Clause], place: int, defect: Mention, others: Sequence[Mention]
) -> Iterator[Reading]:
    """What is told after a defect that has only been named: each part by what it says."""
    end = min((other.start for other in others if other.start > defect.end), default=sentence.end)
    said = sentence.text[defect.end - sentence.start : end - sentence.start]
    if is_it := _IS.match(said):
        yield Reading("cause", defect.end + is_it.start("x"), defect.end + is_it.end("x"), "it-is")
        return
    for start, last in segments(said, defect.end):
        part = sentence.text[start - sentence.start : last - sentence.start]
        role = nature(part)
        if role and len(part) > 3 and not _ABSENT.search(part):
            yield Reading(role, start, last, "told-after")


def _chained(clauses: list[Clause], place: int, others: Sequence[Mention]) -> list[Clause]:
    """The clauses that lead up to a defect, back to where another one was told: 낮으면 탕주름 지고 높으면 들러붙고."""
    chain: list[Clause] = []
    for clause in reversed(clauses[:place]):
        if chain and any(clause.start <= other.start < clause.end for other in others):
            break
        binds = clause.tie in {"if", "because"} or bool(_MUST.search(clause.text.rstrip(" ,")))
        if clause.tie == "although" and chain:
            break
        if binds or (chain and clause.tie == "and"):
            chain.append(clause)
        elif clause.tie in {"and", "although"} and not chain:
            continue
        else:
            break
    return chain
