"""Why a defect comes and what helps, as it is said: in a sentence, across sentences, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.claims import Modality
from ingest.documents import Block
from ingest.extraction.clauses import Clause, clauses_of, modality_of
from ingest.extraction.homonyms import Grounding
from ingest.extraction.sentences import Sentence
from ingest.extraction.targets import Target, TargetFinder, opposite
from ingest.findings import Link, Mention
from ontology.vocabulary import Vocabulary

MEMORY = 3  # sentences for which a defect stays what is talked about
_WISH = re.compile(
    r"^\s*\S{0,4}?\s*(?:(?:을|를|은|는|도)?\s*(?:잡|막|없애|없앨|줄이|줄일|줄여|방지|예방|고치|고칠|피하|해결|제거|대책|조치))"
    r"\S*\s*(?:려면|려고|으려면|기\s?위|는\s?데|방법|법은|하려|게|도록|을|를|은|는|:|$)"
    r"|^\s*\S{0,4}?\s*(?:안\s?(?:나|생기|나오|터지|뜨)|나지\s?않|생기지\s?않|없)\S*(?:려면|게|도록|기\s?위)"
)
_ABSENT = re.compile(
    r"안\s?(?:나|난|생|오|와|터|뜨|일어|벗|갈|부|보)|덜\s?(?:나|난|생|오|뜨)|없[어다지습을는]|없애|않|줄[어었]|줄일|사라|잡[히혀힌]|막[아을는]|방지|예방|멎|해결|못\s?(?:나|생)|"
    r"(?:적|드물)[어다게]"
)
_HAPPENS = re.compile(
    r"나[고면서지요는]|난다|납니다|나와|나요|났|생[기겨긴길김]|발생|일어[나난났]|[터터]지|터[져졌집진]|온다|와요|옵니다|오고|오지|오는|뜨|떠|뜬|갈라|벗겨|부풀|보[이여]|심해|많아|커[져지]|되[고지]|된다|돼|됩니다|지[고요]|진다|"
    r"유발|초래|일으|부른|만든|만들|이어[지진]|원인"
)
_CAUSE_HEAD = re.compile(r"(?:원인|이유|까닭|탓)(?:은|는|이|가|:|으로|로는|을|\s|$)|왜|cause", re.I)
_CAUSE_TOPIC = re.compile(
    r"원인|때문|탓|이유|바람에|그래서\s?(?:그런|생|나)|[아어]서\s?(?:그래|그런|그렇|생|나|난|와|온)|\b(?:because|comes? from|caused by|due to|reason|culprit)\b",
    re.I,
)
_REMEDY_TOPIC = re.compile(
    r"그럴\s?(?:때|땐)|이럴\s?(?:때|땐)|그러면|그때는|이때는|그런\s?(?:경우|거)|이\s?경우|그\s?(?:불량|결함)|대책|조치|해결|방법은|잡으려면|없애려면|막으려면|처방|"
    r"\b(?:then you|the fix|the cure|the remedy|to fix|in that case|when that happens|so we|so i|what we did|we fixed|solution)\b",
    re.I,
)
_ADVICE = re.compile(
    r"(?:아야|어야|해야|여야|야)\s?(?:되|돼|된|하|해|합)|(?:하|으|시)십시오|하세요|으세요|세요|해라|[아어]라(?:[.\s]|$)|[아어]\s?줘야|[아어]\s?준다|십시오|하면\s?(?:돼|된|되)|(?:ㄴ|는|한)다(?:[.\s]|$)|합니다|해요|했[어지습]|했다|"
    r"^\s*(?:lower|raise|increase|reduce|check|clean|dry|use|keep|preheat|add|cut|slow|change|make sure|bake|filter|rinse|drop|bring|turn)\b|\b(?:you (?:should|must|need to|have to|want to)|we (?:lower|raise|drop|cut|add|clean|dry|bake|preheat)\w*)\b",
    re.I,
)
_MUST = re.compile(r"(?:아야|어야|해야|여야|야)(?:만)?\s*$")
_BOTH_WAYS = re.compile(r"(?:아야|어야|해야|여야|야)(?:만|지)?[\s,]*\S{0,6}")
_CONSEQUENCE = re.compile(r"못\s?쓰|버려|버린|폐기|큰일|끝이|불합격|떨어져|새[서고는]|scrap|reject", re.I)
_SAME_CLAUSE = re.compile(
    r"(?:으?로\s?인(?:해|한|하여)|에\s?의(?:해|한)|에서\s?(?:오는|온|생기는|비롯)|(?:으)?로\s?(?:생기|발생|나타)|(?:이|가|은|는)\s.*(?:유발|일으|만들|만든|초래|부르|부른))"
)
_ARROW = re.compile(r"→|->|⇒|=>|➔")
ENGLISH_BEFORE = (
    ("cause", re.compile(r"(?P<x>.*)\b(?:causes?|caused|causing|leads? to|led to|leading to|results? in|resulting in|gives?(?: you)?|gave us|creates?|produces?|brings?(?: on)?|invites?|makes? for|means)\b[^.;]{0,30}$", re.I | re.S)),
    ("cause", re.compile(r"\b(?:if|when|whenever|once|with|without|unless)\b(?P<x>[^.;]*?)(?:,|\byou(?:'ll| will)? (?:get|see|have)|\bthere(?:'s| is| will be)|\byou)[^.;,]{0,30}$", re.I | re.S)),
    ("remedy", re.compile(r"(?P<x>.*)\b(?:to|will|can|helps?(?: to)?|that)?\s?(?:prevent(?:s|ed)?|avoid(?:s|ed)?|stop(?:s|ped)?|cure(?:s|d)?|reduce(?:s|d)?|eliminate(?:s|d)?|fix(?:es|ed)?|minimi[sz]e(?:s|d)?|gets? rid of|got rid of|against|keeps? (?:out|away|down)|clear(?:s|ed)? up|for)\b[^.;]{0,20}$", re.I | re.S)),
)  # fmt: skip
ENGLISH_AFTER = (
    ("cause", re.compile(r"^[^.;]{0,50}?\b(?:caused by|due to|because of|because|comes? (?:mostly |mainly |usually )?from|came from|from|results? from|is a sign of|means|traced (?:back )?to|happens? (?:when|if)|appears? (?:when|if)|occurs? (?:when|if)|shows? up (?:when|if)|if|when)\b(?P<x>.*)", re.I | re.S)),
    ("remedy", re.compile(r"^[^.;]{0,40}?\b(?:is |are |was |can be |be )?(?:prevented|avoided|stopped|cured|reduced|eliminated|fixed|solved|removed) (?:by|with|when|if)\b(?P<x>.*)", re.I | re.S)),
)  # fmt: skip
_ENGLISH_SEEN = re.compile(r"\b(?:if|when|where|once)\b[^.;,]{0,30}$", re.I)
_ENGLISH_WISH = re.compile(
    r"\b(?:to|for|against)\s+(?:prevent|avoid|stop|cure|fix|reduce|eliminate|minimi[sz]e|get rid of|beat|kill|keep)\b[^.;,]{0,20}$",
    re.I,
)


@dataclass(slots=True)
class Topic:
    """The defect that is being talked about, and for how many more sentences it is."""

    defect: str | None = None
    left: int = 0
    role: str | None = None  # what a heading announced: cause or remedy
    asked: bool = False  # a question or heading put it, so that what follows is the answer


class LinkFinder:
    """Reads the links out of one document, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._targets = TargetFinder(vocabulary)
        self._vocabulary = vocabulary
        self._grounding = grounding
        self._topic = Topic()
        self._parameter: str | None = None

    def links(self, sentence: Sentence, mentions: Sequence[Mention], text: str) -> list[Link]:
        """The links of the next sentence; *mentions* are those inside it, *text* is the document's."""
        defects = [mention for mention in mentions if mention.kind == "defect"]
        if _is_title(sentence):
            self._announce(sentence, defects)
            return []
        reading = _korean if sentence.language == "ko" else _english
        found = list(reading(self, sentence, mentions, defects)) if not _is_question(sentence) else []
        if not defects and not _is_question(sentence):
            found = list(self._about_topic(sentence, mentions))
        self._remember(sentence, defects)
        named = [mention.concept for mention in mentions if mention.kind == "parameter"]
        self._parameter = named[-1] if named else self._parameter if self._topic.left else None
        return _unique(found, text)

    def row_links(
        self, block: Block, header_roles: dict[int, str], mentions: Sequence[Mention], text: str
    ) -> list[Link]:
        """Links of a table row whose columns name the defect, its causes and its remedies."""
        defect = self._row_defect(block, header_roles, mentions)
        found = []
        for start, end, cell in block.cells:
            role = header_roles.get(cell.column)
            if defect and role in {"cause", "remedy"}:
                around = text[block.start : block.end]
                found += list(
                    self._made(defect, role, text[start:end], start, mentions, "asserted", f"table-{role}", around)
                )
        return _unique(found, text)

    def _row_defect(self, block: Block, roles: dict[int, str], mentions: Sequence[Mention]) -> str | None:
        defects = [mention for mention in mentions if mention.kind == "defect"]
        for start, end, cell in block.cells:
            if roles.get(cell.column) == "defect":
                inside = [mention for mention in defects if start <= mention.start < end]
                if inside:
                    return inside[0].concept
        return defects[0].concept if defects else self._topic.defect

    def _announce(self, sentence: Sentence, defects: Sequence[Mention]) -> None:
        role = "cause" if re.search(r"원인|이유|cause|why", sentence.text, re.I) else None
        if re.search(r"대책|조치|해결|방지|예방|처방|remed|fix|prevent|solution|countermeasure", sentence.text, re.I):
            role = None if role else "remedy"
        if defects:
            self._topic = Topic(defects[-1].concept, 40, role, asked=True)
        elif role:
            self._topic = replace(self._topic, role=role, left=max(self._topic.left, 40))
        elif sentence.kind == "heading":
            self._topic = Topic()

    def _remember(self, sentence: Sentence, defects: Sequence[Mention]) -> None:
        if defects:
            role = self._topic.role if self._topic.left > MEMORY else None
            left = (
                self._topic.left if self._topic.left > MEMORY and self._topic.defect == defects[-1].concept else MEMORY
            )
            asks = _is_question(sentence)
            same = self._topic.defect == defects[-1].concept
            self._topic = Topic(defects[-1].concept, left + asks, role, asked=asks or (same and self._topic.asked))
        elif self._topic.left:
            self._topic = replace(self._topic, left=self._topic.left - 1)

    def _about_topic(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Link]:
        topic = self._topic
        if not topic.defect or topic.left <= 0:
            return
        text = sentence.text
        role, rule = None, "topic"
        if sentence.kind == "item" and topic.role:
            role, rule = topic.role, "list"
        elif _CAUSE_TOPIC.search(text):
            role = "cause"
        elif _REMEDY_TOPIC.search(text) or (topic.role == "remedy" and _ADVICE.search(text)):
            role = "remedy"
        elif topic.role == "cause" or (topic.asked and _ADVICE.search(text)):
            role = "cause" if topic.role == "cause" else "remedy"
        if role:
            yield from self._made(
                topic.defect, role, text, sentence.start, mentions, modality_of(text), f"{rule}-{role}", text
            )

    def _made(
        self,
        defect: str,
        role: str,
        text: str,
        start: int,
        mentions: Sequence[Mention],
        modality: Modality,
        rule: str,
        around: str,
        conditions: tuple[str, ...] = (),
        invert: bool = False,
    ) -> Iterator[Link]:
        trade = self._grounding.trade_at(start)
        seek_role = ("remedy" if role == "cause" else "cause") if invert else role
        for target in self._targets.targets(
            text, start, mentions, trade, role=seek_role, defect=defect, around=around, spoken_of=self._parameter
        ):
            direction = target.direction
            if invert:
                direction = opposite(direction) or "decrease"
            lead = len(text) - len(text.lstrip())
            yield Link(
                defect,
                role,
                target.concept,
                direction,
                modality,
                start + lead,
                start + len(text.rstrip()),
                "",
                rule,
                conditions,
            )


def _korean(
    finder: LinkFinder, sentence: Sentence, mentions: Sequence[Mention], defects: Sequence[Mention]
) -> Iterator[Link]:
    clauses = clauses_of(sentence)
    materials = tuple(sorted({mention.concept for mention in mentions if mention.kind == "material"}))
    for defect in _distinct(defects):
        place = next((at for at, clause in enumerate(clauses) if clause.start <= defect.start < clause.end), None)
        if place is None:
            continue
        for link in _korean_defect(finder, sentence, clauses, place, defect, mentions):
            yield _around_defect(link, clauses[place], defect, materials)


def _around_defect(link: Link, clause: Clause, defect: Mention, materials: tuple[str, ...]) -> Link:
    """A link whose words reach from what is said of the defect to what is said for it."""
    close = clause.start + len(clause.text.rstrip(" ,."))
    start = min(link.start, defect.start)
    return replace(link, start=start, end=max(link.end, close, defect.end), conditions=materials)


def _korean_defect(  # noqa: PLR0911, PLR0912  # one way of saying it after another
    finder: LinkFinder,
    sentence: Sentence,
    clauses: list[Clause],
    place: int,
    defect: Mention,
    mentions: Sequence[Mention],
) -> Iterator[Link]:
    clause = clauses[place]
    after = sentence.text[defect.end - sentence.start : clause.end - sentence.start]
    rest = sentence.text[defect.end - sentence.start :]
    whole = modality_of(sentence.text)

    def made(
        role: str, text: str, start: int, rule: str, modality: Modality = whole, invert: bool = False
    ) -> Iterator[Link]:
        return finder._made(defect.concept, role, text, start, mentions, modality, rule, sentence.text, invert=invert)

    head = re.match(
        r"\s*(?:의|이|가|은|는)?\s*(?:\S{1,4}\s)?(?:주\s?|주된\s?|제일\s?큰\s?)?(?:원인|이유|까닭)(?:은|는|이|가|으로는|:)?",
        rest,
    )
    if head:
        yield from made("cause", rest[head.end() :], defect.end + head.end(), "cause-is")
        return
    if because := re.match(r"\s*(?:은|는|이|가)\s+(?P<x>[^.]*?(?:때문|탓))", rest):
        yield from made("cause", because["x"], defect.end + because.start("x"), "because-of")
        return
    following = clauses[place + 1] if place + 1 < len(clauses) else None
    comes_of_it = following is not None and len(following.text) <= 16 and bool(_HAPPENS.search(following.text))
    if comes_of_it and following and clause.tie in {"because", "if"} and re.match(r"\s*(?:은|는|도)\s", after):
        role = "remedy" if _ABSENT.search(following.text) else "cause"
        yield from made(role, after, defect.end, f"{clause.tie}-it-comes")
        return
    if _ARROW.search(rest):
        arrow = _ARROW.search(rest)
        yield from made("remedy", rest[arrow.end() :], defect.end + arrow.end(), "arrow") if arrow else ()
        return
    if _WISH.match(after):
        deeds = [one for at, one in enumerate(clauses) if at > place] or [
            one for at, one in enumerate(clauses) if at < place
        ]
        for deed in deeds:
            yield from made("remedy", deed.text, deed.start, "wish")
        before_defect = sentence.text[clause.start - sentence.start : defect.start - sentence.start]
        if not deeds and before_defect.strip():
            yield from made("remedy", before_defect, clause.start, "wish")
        return
    if clause.tie == "if" and place + 1 < len(clauses) and not _ABSENT.search(after):
        for deed in clauses[place + 1 :]:
            if not _CONSEQUENCE.search(deed.text) and deed.tie != "although":
                yield from made("remedy", deed.text, deed.start, "when-seen")
        if place == 0:
            return
    absent = bool(_ABSENT.search(after)) or (
        not after.strip(" 이가은는도을를") and place + 1 < len(clauses) and bool(_ABSENT.match(clauses[place + 1].text))
    )
    happens = bool(_HAPPENS.search(after)) or clause.tie == "end" or absent
    if not happens:
        return
    own_start = clause.start
    before_own = sentence.text[own_start - sentence.start : defect.start - sentence.start]
    if (
        _SAME_CLAUSE.search(before_own + sentence.text[defect.start - sentence.start : clause.end - sentence.start])
        and before_own.strip()
    ):
        yield from made("remedy" if absent else "cause", before_own, own_start, "same-clause")
    chained = _chained(clauses, place)
    for earlier in chained:
        must = bool(_MUST.search(earlier.text.rstrip(" ,")))
        if absent:
            yield from made("remedy", earlier.text, earlier.start, "so-it-stays-away")
            if must or _BOTH_WAYS.search(before_own[:12]):
                yield from made("cause", earlier.text, earlier.start, "must-or-else", invert=True)
        elif not must:
            yield from made("cause", earlier.text, earlier.start, f"{earlier.tie}-it-comes")
    if absent and not chained and (must_own := re.search(r"^(?P<x>.*?(?:아야|어야|해야|여야|야))", before_own)):
        yield from made("remedy", must_own["x"], own_start, "so-it-stays-away")
        yield from made("cause", must_own["x"], own_start, "must-or-else", invert=True)


def _chained(clauses: list[Clause], place: int) -> list[Clause]:
    """The clauses that lead up to a defect: the one that binds, and those listed before it with 고 or 거나."""
    chain: list[Clause] = []
    for clause in reversed(clauses[:place]):
        binds = clause.tie in {"if", "because"} or bool(_MUST.search(clause.text.rstrip(" ,")))
        if clause.tie == "although":
            break
        if binds or (chain and clause.tie == "and"):
            chain.append(clause)
        elif clause.tie == "and" and not chain:
            continue
        else:
            break
    return chain


def _english(
    finder: LinkFinder, sentence: Sentence, mentions: Sequence[Mention], defects: Sequence[Mention]
) -> Iterator[Link]:
    text, whole = sentence.text, modality_of(sentence.text)
    materials = tuple(sorted({mention.concept for mention in mentions if mention.kind == "material"}))
    if re.match(r"\s*(?:even if|although|though|even though)\b", text, re.I):
        return
    for defect in _distinct(defects):
        before, after = text[: defect.start - sentence.start], text[defect.end - sentence.start :]
        for role, said, start, rule in _english_parts(sentence, before, after, defect):
            made = finder._made(defect.concept, role, said, start, mentions, whole, rule, text)
            for link in made:
                reach = min(link.start, defect.start), max(link.end, defect.end)
                yield replace(link, start=reach[0], end=reach[1], conditions=materials)


def _english_parts(sentence: Sentence, before: str, after: str, defect: Mention) -> Iterator[tuple[str, str, int, str]]:
    if _ENGLISH_WISH.search(before):
        wish = _ENGLISH_WISH.search(before)
        cut = wish.start() if wish else 0
        if before[:cut].strip():
            yield "remedy", before[:cut], sentence.start, "wish"
        if after.strip(" ,."):
            yield "remedy", after, defect.end, "wish"
        return
    for role, pattern in ENGLISH_AFTER:
        if match := pattern.match(after):
            yield role, match["x"], defect.end + match.start("x"), f"{role}-after"
            return
    if _ENGLISH_SEEN.search(before) and "," in after:
        cut = after.index(",") + 1
        yield "remedy", after[cut:], defect.end + cut, "when-seen"
        return
    for role, pattern in ENGLISH_BEFORE:
        if match := pattern.search(before):
            yield role, match["x"], sentence.start + match.start("x"), f"{role}-before"
            return


def header_roles(headers: dict[int, str | None]) -> dict[int, str]:
    """Which columns of a table hold the defect, its causes and its remedies."""
    found = {}
    for column, header in headers.items():
        text = header or ""
        if re.search(r"원인|이유|cause|reason", text, re.I):
            found[column] = "cause"
        elif re.search(r"대책|조치|해결|개선|처방|방지|remed|action|counter|fix|solution", text, re.I):
            found[column] = "remedy"
        elif re.search(r"불량|결함|현상|증상|하자|문제|defect|problem|fault|symptom", text, re.I):
            found[column] = "defect"
    return found


def _is_title(sentence: Sentence) -> bool:
    return sentence.kind == "heading" or (
        sentence.kind in {"paragraph", "item"}
        and len(sentence.text) <= 30
        and bool(
            re.search(
                r"(?:원인|대책|조치|이유|방법|causes?|remed(?:y|ies)|fix(?:es)?)\s*[:：]?\s*$", sentence.text, re.I
            )
        )
    )


def _is_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip().endswith("?")


def _distinct(defects: Sequence[Mention]) -> list[Mention]:
    return list({mention.concept: mention for mention in reversed(defects)}.values())[::-1]


def _unique(links: Sequence[Link], text: str) -> list[Link]:
    kept: dict[tuple[str, str, str | None, str | None], Link] = {}
    for link in links:
        key = (link.defect, link.role, link.target, link.direction)
        kept.setdefault(key, replace(link, quote=text[link.start : link.end]))
    return list(kept.values())


__all__ = ["LinkFinder", "Target", "header_roles"]
