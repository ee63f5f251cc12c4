"""Archives that another version of Ppuri wrote."""

from __future__ import annotations

from ontology.errors import StoreError


def written_by_another(where: str, schema: str) -> StoreError:
    """The refusal of an archive whose tables are laid out otherwise, and the way out of it."""
    return StoreError(
        f"{where} was written by another version of Ppuri (schema {schema}); take it out with that version "
        "(ppuri export -o archive.trig) and bring it into a new archive with this one (ppuri import archive.trig).",
        f"{where}은(는) 다른 판의 뿌리가 만든 자료실입니다 (구조 {schema}). 그 판에서 ppuri export -o archive.trig로 "
        "내보낸 뒤 이 판의 새 자료실에 ppuri import archive.trig로 들이세요.",
    )
