"""Bytes into text, whatever program wrote them."""

from __future__ import annotations

import codecs
from pathlib import Path

from ingest.readers.refusals import refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, path: Path) -> str:
    """
    Text of UTF-8 (with or without mark), UTF-16, CP949, or what charset-normalizer makes of it.

    Raises:
        SourceError: It is in no encoding, or is no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, path)
    if unmarked := _unmarked_utf16(data):
        return _strictly(data, unmarked, path)
    if b"\x00" in data:
        raise refusal(str(path), "wrong-type")
    for encoding in ("utf-8", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _guessed(data, path)


def _strictly(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise refusal(str(path), "encoding") from err


def _unmarked_utf16(data: bytes) -> str | None:
    """Line feeds and spaces give the byte order away: every text has some."""
    sample = data[:4000]
    little, big = sample[1::2].count(0), sample[0::2].count(0)
    if (
        len(sample) >= 4
        and len(data) % 2 == 0
        and max(little, big) * 20 >= len(sample)
        and b"\x00\x00\x00" not in sample
    ):
        return "utf-16-le" if little > big else "utf-16-be"
    return None


def _guessed(data: bytes, path: Path) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to load, seldom needed

    best = from_bytes(data).best()
    if best is None:
        # one stray byte in an otherwise sound file should not cost the whole of it
        text = data.decode("utf-8", errors="replace")
        if text.count("\ufffd") * 50 > len(text):
            raise refusal(str(path), "encoding")
        return text
    return str(best)
