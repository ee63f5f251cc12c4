"""Why a file is refused: what is wrong, and what would be right, in both languages."""

from __future__ import annotations

from ontology.errors import SourceError

KINDS = "txt, md, srt, vtt, docx, hwp, hwpx, pdf, xlsx, csv, jsonl"

_REASONS: dict[str, tuple[str, str]] = {
    "missing": ("there is no such file; check the path.", "그런 파일이 없습니다. 경로를 확인하세요."),
    "directory": ("this is a folder, not a file.", "파일이 아니라 폴더입니다."),
    "permission": (
        "it may not be opened; give yourself the right to read it.",
        "열 권한이 없습니다. 읽기 권한을 주세요.",
    ),
    "encrypted": (
        "it is encrypted or locked by DRM; save it without a password and add it again.",
        "암호나 DRM이 걸려 있습니다. 암호를 푼 파일로 저장해 다시 넣으세요.",
    ),
    "wrong-type": (
        "its content is not what its name says; give it the right ending, or save it again.",
        "내용이 확장자와 다릅니다. 확장자를 바로잡거나 다시 저장하세요.",
    ),
    "broken": (
        "it is damaged and cannot be read; save it again from the program that made it.",
        "파일이 손상되어 읽을 수 없습니다. 만든 프로그램에서 다시 저장하세요.",
    ),
    "too-large": (
        "it is larger than the limit; split it, or raise PPURI_MAX_UNPACKED_MB.",
        "크기 제한을 넘습니다. 나누거나 PPURI_MAX_UNPACKED_MB 값을 올리세요.",
    ),
    "bomb": (
        "it unpacks to far more than it should (a zip bomb); it was not opened.",
        "압축을 풀면 지나치게 커지는 파일(압축 폭탄)이라 열지 않았습니다.",
    ),
    "entity": (
        "it declares XML entities, which documents do not need; it was not opened.",
        "문서에 필요 없는 XML 엔터티 선언이 있어 열지 않았습니다.",
    ),
    "empty": ("it holds no text.", "글이 들어 있지 않습니다."),
    "scanned": (
        "its pages are pictures without text; run text recognition (OCR) first.",
        "글자가 없는 스캔 이미지입니다. 먼저 문자 인식(OCR)을 하세요.",
    ),
    "legacy": (
        "old .doc, .xls and .ppt files are not read; save it as .docx or .xlsx.",
        "옛 .doc, .xls, .ppt 파일은 읽지 못합니다. .docx나 .xlsx로 저장하세요.",
    ),
    "unsupported": (
        f"this kind of file is not read; these are: {KINDS}.",
        f"읽을 수 없는 종류입니다. 읽을 수 있는 종류: {KINDS}.",
    ),
    "encoding": (
        "its characters are in no known encoding; save it as UTF-8.",
        "글자 인코딩을 알 수 없습니다. UTF-8로 저장하세요.",
    ),
    "timeout": ("reading it took too long and was stopped.", "읽는 데 너무 오래 걸려 중단했습니다."),
    "memory": (
        "reading it takes more memory than is allowed; split it.",
        "허용된 메모리보다 많이 필요합니다. 파일을 나누세요.",
    ),
}


def refusal(path: str, reason: str, detail: str = "") -> SourceError:
    """The error for *reason* (a key above); *detail* is added in brackets."""
    en, ko = _REASONS[reason]
    aside = f" ({' '.join(detail.split())[:160]})" if detail else ""
    return SourceError(path, reason, en + aside, ko + aside)
