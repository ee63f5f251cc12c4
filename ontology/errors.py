"""What can go wrong, said in one line and in both languages."""

from __future__ import annotations

KIND_NAMES = {
    "process": "공정",
    "defect": "결함",
    "material": "재료",
    "parameter": "조건 항목",
    "equipment": "설비",
    "hazard": "위험",
    "cue": "감각 신호",
    "competency": "능력단위",
}


class PpuriError(Exception):
    """
    Anything Ppuri refuses to do.

    ``str()`` is the English line; `in_language` gives the line in the reader's own.
    """

    def __init__(self, en: str, ko: str) -> None:
        self.en = en
        self.ko = ko
        super().__init__(en)

    def in_language(self, language: str) -> str:
        """The one-line message in *language* (BCP 47; Korean or else English)."""
        return self.ko if language.split("-", maxsplit=1)[0] == "ko" else self.en


class UnknownTermError(PpuriError):
    """A label or id that names nothing in the vocabulary."""

    def __init__(self, term: str, nearest: tuple[str, ...] = ()) -> None:
        self.term = term
        self.nearest = nearest
        hint_en = f" Did you mean {' or '.join(map(repr, nearest))}?" if nearest else ""
        hint_ko = f" 혹시 {' 또는 '.join(map(repr, nearest))}인가요?" if nearest else ""
        super().__init__(
            f"no concept is named {term!r}.{hint_en}",
            f"{term!r}(이)라는 용어가 없습니다.{hint_ko}",
        )


class WrongKindError(UnknownTermError):
    """A label that names something, but not of the kind asked for."""

    def __init__(self, term: str, wanted: str, found: str) -> None:
        super().__init__(term)
        self.en = f"{term!r} is a {found}, not a {wanted}."
        self.ko = f"{term!r}은(는) {KIND_NAMES[wanted]} 이름이 아니라 {KIND_NAMES[found]} 이름입니다."


class AmbiguousTermError(PpuriError):
    """
    A label that names several concepts, told apart by trade.

    Args:
        candidates: Their ids.
        senses: What each is called and its trade, ``(English, Korean)``, in the order of *candidates*.
    """

    def __init__(self, term: str, candidates: tuple[str, ...], senses: tuple[tuple[str, str], ...]) -> None:
        self.term = term
        self.candidates = candidates
        en, ko = (
            "; ".join(f"{sense[tongue]}, {one}" for sense, one in zip(senses, candidates, strict=True))
            for tongue in (0, 1)
        )
        super().__init__(
            f"{term!r} names {len(candidates)} concepts: {en}. Say which trade, or give the id.",
            f"{term!r}은(는) {len(candidates)}가지 뜻이 있습니다: {ko}. 분야(trade)나 식별자를 지정하세요.",
        )


class OntologyError(PpuriError):
    """The vocabulary tables contradict themselves or one another."""


class QuantityError(PpuriError):
    """A value or unit that cannot be what it claims to be."""


class SourceError(PpuriError):
    """A file that cannot be read, with the reason and what would be right."""

    def __init__(self, path: str, reason: str, en: str, ko: str) -> None:
        self.path = path
        self.reason = reason
        self._said = (en, ko)
        super().__init__(f"{path}: {en}", f"{path}: {ko}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, str, str]]:
        return type(self), (self.path, self.reason, *self._said)


class StoreError(PpuriError):
    """An archive that cannot be opened, read or written."""


class UnknownThingError(StoreError):
    """An id that names no source, technique, claim or master in this archive."""

    def __init__(self, kind: str, thing_id: str) -> None:
        self.kind = kind
        self.thing_id = thing_id
        super().__init__(
            f"this archive holds no {kind} {thing_id!r}.",
            f"이 자료실에는 {thing_id!r} ({kind})이(가) 없습니다.",
        )
