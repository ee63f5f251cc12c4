"""Whether a number is said as it is, as a floor, as a ceiling, or as about so much."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extraction.amount import Amount

_FILLED = r"(?:[\s,.…]*\b(?:um|uh|er|erm|like|say|about|around|a|한|약|대략)\b)*[\s,.…]*$"
_LEAST = re.compile(
    r"(?:최소(?:한|한도)?|최저|하한|적어도|못해도|at (?:the )?(?:very )?least|minimum(?: of)?|(?:not|no) (?:less|lower|shorter|smaller|fewer|thinner|below|under)(?: than)?|over|above|beyond|past|(?<!no )(?<!not )(?:more|greater|longer|higher|bigger|hotter|wider|thicker) than|exceeds?|exceeding|≥|=>|>=|>|≧)"
    + _FILLED,
    re.I,
)
_MOST = re.compile(
    r"(?:최대(?:한|로)?|(?<!기록 )최고|상한|많아야|커야|길어야|높아야|(?:not|never|n't|cannot)\b[^.;,\d]{0,30}\b(?:exceed|over|above|past|beyond|go over)|at (?:the )?most|maximum(?: of)?|max\.?|(?:no|not) (?:more|longer|higher|bigger|greater|hotter|faster|wider|thicker) than|(?:no|not) (?:over|above)|not exceed(?:ing)?|up to|below|under|(?<!no )(?<!not )less than|(?<!no )(?:lower|shorter|smaller|fewer|thinner) than|within|inside|≤|=<|<=|<|≦)"
    + _FILLED,
    re.I,
)
_NOT_UNDER = re.compile(
    r"(?:not|never|n't|cannot)\b(?:(?!until|unless|before)[^.;,\d]){0,40}\b(?:below|under|less than|lower than)"
    + _FILLED,
    re.I,
)
_BROUGHT = re.compile(
    r"\b(?:get|bring|raise|heat|turn|push|took|brought|raised|went|came|comes)\b[^.;,\d]{0,30}\bup to\s*$", re.I
)
_ABOUT = re.compile(r"(?:약|대략|한|about|around|roughly|approximately|some|~)\s*$", re.I)
_TOPIC = r"(?:은|는|로|으로|를|을|정도|쯤)?"
_LEAST_AFTER = re.compile(
    rf"\s*{_TOPIC}\s*(?:이상|초과|(?<!\s)↑|(?:을|를|은|는|이|가)?\s*(?:넘게|넘겨야|넘겨서|넘어야|넘는|넘은|넘도록|넘[으어]\S{{0,3}}면|넘으니|넘길\s?때|넘을\s?때|지나면|지난|웃도|넘기면|넘기거나|넘겨도|넘어도|돼야|되야|되어야|나와야|있어야|줘야|남기|남깁|남겨|유지돼야)|만\s?(?:돼도|되어도|넘어도)"
    r"|(?:은|는)\s(?:\S{1,4}\s)?\S{0,5}(?:(?<![이니거])[어아여해돼와춰러려라둬줘가워겨켜쳐]야|둬[.,\s]|놓고)|위로|하한"
    r"|or (?:more|above|higher|over|better|longer|thicker)|and (?:above|up|over)|[^.;,\d]{0,25},?\s*(?:minimum(?! of)|at (?:the )?least(?!\s+(?:an?\b|\d|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty)))\b)",
    re.I,
)
_MOST_AFTER = re.compile(
    rf"\s*{_TOPIC}\s*(?:이하|미만|이내|이상(?:은|이|으로는?|을)?\s(?:\S{{1,6}}\s)?(?:권하지|안\s|못\s|금지|(?:하|올리|쓰|가|두|놓|주)지\s?(?:않|마|말))|내(?=[에로\s])|안쪽|안짝|안에|상한|도\s?(?:안|못)\s?(?:되|돼)|안으로|밑으로|밑에서|밑(?:이|일)|에\s?(?:미달|못\s?미)|아래로|(?<!\s)↓|(?:안|못)\s?(?:되|나오|미치)(?:면|는)|(?:을|를)?\s?넘[기으]\S{{0,2}}면\s?(?:바로\s|꼭\s)?(?:버[리린려]|갈[아고]|교체|교환|폐기|중단|멈)|(?:을|를|은|는|만)?\s*(?:넘기지|넘지|(?:넘겨|넘어|초과해)(?:서는|선)\s?(?:절대\s?)?(?:안|못|곤란)|(?:넘으|넘어가|넘기|넘어서)면\s?(?:절대\s?)?(?:안|못|곤란|큰일)|안\s*넘)"
    r"|까지만|까(?:지(?:는|만|도)?|진)\s?(?:봐|허용|괜찮|인정|가능|합격)|or (?:less|below|under|lower|shorter)|[^.;,\d]{0,12},?\s*(?:maximum|max|no more|tops|at (?:the )?most|(?:'s|is) the most)\b|을\s*초과하지|를\s*초과하지)",
    re.I,
)
_NOT_BELOW = re.compile(
    r"\s*(?:이하로|밑으로|아래로|미만으로)(?:는|만)?\s?(?:(?:떨어|내려|떨구|내리)\S{0,3}지\s?(?:않|말|마|못)|\S{1,6}면\s?(?:절대\s?)?(?:안|못|큰일|곤란)|(?:절대\s?)?(?:안|못)\s)"
)
_CEILING = re.compile(r"\s*(?:만|을|를|은|는)?\s*(?:안\s?넘|넘기지|넘지)")
_UNDER_AFTER = re.compile(r"\s*\S{0,2}\s*미만")
_UNDER = re.compile(r"(?:below|under|less than|<)\s*$", re.I)
_ABOUT_AFTER = re.compile(r"\s*(?:정도|쯤|가량|안팎|내외|전후|언저리|or so|give or take)", re.I)


def with_limits(text: str, amount: Amount) -> Amount:
    """*amount* as one side of a limit, or as about so much, where the words around it say so."""
    before, at = text[: amount.start], amount.end
    if amount.min is not None and (floor := _NOT_BELOW.match(text, at)):
        return replace(amount, max=None, end=floor.end())
    if amount.min != amount.max and (ceiling := _CEILING.match(text, at)):
        return replace(amount, min=None, end=ceiling.end())
    is_exact = amount.min == amount.max and not _BROUGHT.search(before)
    if is_exact and (limited := _one_sided(text, before, amount)):
        return limited
    if _ABOUT_AFTER.match(text, at) or _ABOUT.search(before):
        return replace(amount, qualifier="about")
    return amount


def _one_sided(text: str, before: str, amount: Amount) -> Amount | None:
    at = amount.end
    if _NOT_UNDER.search(before):
        return replace(amount, max=None)
    most, least = _MOST_AFTER.match(text, at), _LEAST_AFTER.match(text, at)
    if most or (_MOST.search(before) and not least):
        under = _UNDER_AFTER.match(text, at) or _UNDER.search(before)
        end = most.end() if most else at
        return replace(amount, min=None, end=end, qualifier="under" if under else None)
    if least or _LEAST.search(before):
        return replace(amount, max=None, end=least.end() if least else at)
    return None


def closed(amounts: list[Amount], text: str) -> list[Amount]:
    """120 A 이상 180 A 이하 is one range."""
    found: list[Amount] = []
    for amount in amounts:
        last = found[-1] if found else None
        if (
            last
            and last.max is None
            and amount.min is None
            and last.unit == amount.unit
            and len(text[last.end : amount.start].strip(" ,")) <= 1
            and (last.min or 0) < (amount.max or 0)
        ):
            found[-1] = Amount(last.min, amount.max, amount.unit, last.start, amount.end)
        else:
            found.append(amount)
    return found
