"""What is looked at before a file is opened by anybody's parser."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

from ingest.readers.limits import Limits
from ingest.readers.refusals import refusal

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_PACKED = {"docx": "word/", "xlsx": "xl/", "hwpx": "Contents/"}
# envelopes of document-security products: a name, then bytes that no text has
_DRM = re.compile(rb"[<\x9b ]*(SCDSA|DOCUMENT ?SAFER|MARKANY|DRMONE|FASOO|FSD|NASCA|MDS)", re.IGNORECASE)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a]")
# an OLE file that some program took for UTF-8 text and saved again: its first bytes became U+FFFD
_MANGLED_OLE = "\ufffd\ufffd\x11".encode()
_DTD = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP = 32  # longer than what _DTD looks for, UTF-16 included
_TEXT_KINDS = frozenset({"txt", "md", "srt", "vtt", "csv", "jsonl"})


def check(data: bytes, kind: str, path: Path, limits: Limits) -> None:
    """
    Refuse what is dangerous, locked, or not what its name says.

    Raises:
        SourceError: With the reason.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise refusal(str(path), "empty")
    if _DRM.match(data) and _NO_TEXT.search(data[:64]):
        raise refusal(str(path), "encrypted")
    if kind in _TEXT_KINDS:
        _check_text(data, path)
    elif kind in _PACKED:
        _check_packed(data, kind, path, limits)
    elif kind == "hwp":
        _check_hwp(data, path)
    elif kind == "pdf" and PDF not in data[:1024]:
        raise refusal(str(path), "wrong-type")


def _check_text(data: bytes, path: Path) -> None:
    if data.startswith((ZIP, OLE, PDF, *PICTURES)):
        raise refusal(str(path), "wrong-type")


def _check_packed(data: bytes, kind: str, path: Path, limits: Limits) -> None:
    if data.startswith(OLE):
        # Office wraps an encrypted file in an OLE envelope of that name
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise refusal(str(path), "encrypted" if locked else "wrong-type")
    if not data.startswith(ZIP):
        raise refusal(str(path), "broken" if data.startswith(b"PK") else "wrong-type")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, kind, path, limits)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError) as err:
        raise refusal(str(path), "broken") from err
    except RuntimeError as err:  # zipfile's word for a member with a password
        raise refusal(str(path), "encrypted") from err


def _check_members(archive: zipfile.ZipFile, kind: str, path: Path, limits: Limits) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise refusal(str(path), "encrypted")
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if total > limits.unpacked_bytes or len(members) > 20_000:
        swollen = total > limits.ratio * max(packed, 1)
        raise refusal(str(path), "bomb" if swollen else "too-large", f"{total / 1e6:.0f} MB")
    if not any(member.filename.startswith(_PACKED[kind]) for member in members):
        raise refusal(str(path), "wrong-type")
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels", ".hpf", ".rdf")):
            _check_xml(archive, member, path)


def _check_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    """Read through, whole: a comment may stand before the DTD, and reading checks the member's sum."""
    tail = b""
    with archive.open(member) as stream:
        while part := stream.read(1 << 20):
            if _DTD.search((tail + part).replace(b"\x00", b"")):
                raise refusal(str(path), "entity")
            tail = part[-_OVERLAP:]


def _check_hwp(data: bytes, path: Path) -> None:
    if data.startswith(_MANGLED_OLE):
        raise refusal(str(path), "broken")
    if data.startswith(ZIP) or not data.startswith(OLE):
        old = data.startswith(b"HWP Document File")
        raise refusal(str(path), "wrong-type", "HWP 3" if old else "")
