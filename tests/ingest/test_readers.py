"""Files of many kinds, sound and hostile."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen import canvas
from reportlab.platypus import Table

from ingest.readers import Limits, read
from ingest.readers.subtitles import srt_cues, vtt_cues
from ontology.errors import SourceError

SRT = "1\n00:00:01,000 --> 00:00:03,500\n면담자: 기공은 왜 생깁니까?\n\n2\n00:00:04,000 --> 00:00:09,000\n예시 명장: 온도가 높아서요.\n"


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal_of(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read(path)
    assert "\n" not in caught.value.en + caught.value.ko
    return caught.value.reason


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_subtitle_keeps_its_seconds_and_its_speaker(tmp_path: Path) -> None:
    """Times are the cue's, the label before the colon is who speaks and no part of the words."""
    (document,) = read(written(tmp_path, "a.srt", SRT))
    question, answer = document.blocks
    assert (1.0, 3.5, "면담자") == (question.t0, question.t1, question.speaker)
    assert "온도가 높아서요." == document.text[answer.start : answer.end]
    assert "예시 명장" == document.metadata.master


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    """A foundry's old PC writes CP949, a phone UTF-8; line ends differ; Hangul may come decomposed."""
    text = "용탕온도는 680도입니다.\r\n금형을 예열합니다.\r\n"
    (document,) = read(written(tmp_path, "a.txt", text.encode(encoding)))
    assert "용탕온도는 680도입니다.\n금형을 예열합니다." == document.text


def test_decomposed_hangul_is_composed(tmp_path: Path) -> None:
    """Offsets count what a reader sees as letters."""
    (document,) = read(written(tmp_path, "a.txt", unicodedata.normalize("NFD", "기공이 생긴다")))
    assert "기공이 생긴다" == document.text


def test_a_table_row_keeps_what_its_columns_mean(tmp_path: Path) -> None:
    """불량 is in the second column of the first row, in CSV, XLSX and DOCX alike."""
    rows = [["일자", "불량", "원인"], ["3월", "기공", "습기"]]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    word = docx.Document()
    table = word.add_table(rows=2, cols=3)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    word.save(str(tmp_path / "a.docx"))
    written(tmp_path, "a.csv", "\n".join(",".join(row) for row in rows).encode("cp949"))
    for name in ("a.xlsx", "a.docx", "a.csv"):
        (document,) = read(tmp_path / name)
        start, end, cell = document.blocks[-1].cells[1]
        assert ("기공", 1, 2, "불량") == (document.text[start:end], cell.row, cell.column, cell.header), name


_BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
    "<w:drawing><w:txbxContent>{box}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{box}"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
)


def test_a_word_document_gives_all_that_can_be_read_in_it(tmp_path: Path) -> None:
    """Content controls, tracked changes as if accepted, text boxes once, notes after what they are noted at."""
    word = docx.Document()
    word.add_paragraph("자리")
    word.save(str(tmp_path / "plain.docx"))
    box = _BOX.format(box="<w:p><w:r><w:t>황변 주의</w:t></w:r></w:p>")
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>기공이 생기면</w:t></w:r><w:ins><w:r><w:t> 예열한다</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>굽는다</w:delText></w:r></w:del><w:r>" + box + '<w:footnoteReference w:id="2"/></w:r>'
        "</w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>끝</w:t></w:r></w:p>"
    )
    with_word_parts(tmp_path / "plain.docx", tmp_path / "a.docx", body, "<w:p><w:r><w:t>열풍으로</w:t></w:r></w:p>")
    (document,) = read(tmp_path / "a.docx")
    assert "기공이 생기면 예열한다\n황변 주의\n열풍으로\n끝" == document.text


def with_word_parts(plain: Path, path: Path, body: str, note: str) -> None:
    """*plain* with another body and one footnote, number 2."""
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = f"<w:document {main}><w:body>{body}</w:body></w:document>".encode()
            elif name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rIdN" Type="{office}" Target="footnotes.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", link.encode())
            elif name == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                text = text.replace(b"</Types>", part.encode())
            new.writestr(name, text)
        new.writestr(
            "word/footnotes.xml", f'<w:footnotes {main}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
        )


def test_a_ruled_table_in_a_pdf_keeps_its_rows(tmp_path: Path) -> None:
    """The words above and below stay paragraphs, in the order of the page."""
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"))
    sheet.drawString(80, 780, "Defect log of the die casting cell.")
    table = Table(
        [["defect", "cause"], ["gas porosity", "wet release agent"]], style=[("GRID", (0, 0), (-1, -1), 1, "black")]
    )
    table.wrapOn(sheet, 400, 200)
    table.drawOn(sheet, 80, 700)
    sheet.drawString(80, 660, "Checked at the end of the shift.")
    sheet.save()
    (document,) = read(tmp_path / "a.pdf")
    assert ["paragraph", "row", "row", "paragraph"] == [block.kind for block in document.blocks]
    start, end, cell = document.blocks[2].cells[1]
    assert ("wet release agent", "cause") == (document.text[start:end], cell.header)


def test_metadata_beside_a_file_is_read_and_what_is_absent_is_unknown(tmp_path: Path) -> None:
    """Nobody is asked for what was not written down."""
    written(tmp_path, "a.yaml", "제목: 기공 잡기\n명장: 예시 명장 · 주조 9\n분야: 주조\n동의: 아무거나\n")
    (document,) = read(written(tmp_path, "a.srt", SRT))
    assert {"ko": "기공 잡기"} == document.metadata.title
    assert ("예시 명장 · 주조 9", "casting") == (document.metadata.master, document.metadata.trade)
    assert document.metadata.place is None
    assert document.metadata.consent is None
    assert any("consent" in warning.ko and "public" in warning.en for warning in document.warnings)


def test_turns_carry_the_time_marks_of_a_transcript(tmp_path: Path) -> None:
    """A turn lasts until the next one begins."""
    text = "[00:00:05] 면담자: 예열은요?\n[00:01:10] 명장: 백 도요.\n"
    (document,) = read(written(tmp_path, "a.txt", text))
    assert [(5.0, 70.0, "면담자"), (70.0, None, "명장")] == [
        (block.t0, block.t1, block.speaker) for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(40), "wrong-type"),
        ("a.txt", b"PK\x03\x04" + bytes(40), "wrong-type"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.hwp", b"<html></html>", "wrong-type"),
        ("a.pdf", b"hello", "wrong-type"),
        ("a.pdf", b"%PDF-1.7\nnothing", "broken"),
        ("a.doc", b"old", "legacy"),
        ("a.exe", b"MZ", "unsupported"),
        ("a.docx", b"PK\x03\x04broken", "broken"),
        ("a.docx", zipped({"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'aa'>]><x>&a;</x>"}), "entity"),
        ("a.hwp", b"<MARKANY_DOCUMENTSAFER>\x04\xbf\xcf" + bytes(60), "encrypted"),
        ("a.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1".decode("utf-8", "replace").encode() + bytes(60), "broken"),
        ("a.docx", zipped({"word/document.xml": b"<!--" + b"x" * 9000 + b"--><!DOCTYPE x []><x/>"}), "entity"),
        ("a.docx", zipped({"word/document.xml": bytes(80 * 1024 * 1024)}), "bomb"),
        ("a.xlsx", zipped({"word/document.xml": b"<x/>"}), "wrong-type"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """One clear line in each language, and nothing else happens."""
    assert reason == refusal_of(written(tmp_path, name, content))


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """The limit is a setting."""
    path = written(tmp_path, "a.txt", "가" * 1000)
    with pytest.raises(SourceError) as caught:
        read(path, limits=Limits(unpacked_bytes=100))
    assert "too-large" == caught.value.reason


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    """Each has its own line."""
    assert "missing" == refusal_of(tmp_path / "none.txt")
    assert "directory" == refusal_of(tmp_path)


def test_srt_is_read_as_it_is_found() -> None:
    """Missing numbers, full stops for commas and a missing last blank line are common."""
    cues = list(srt_cues("00:00:01.5 --> 00:00:02,000\n하나\n\n7\n00:00:03,000-->00:00:04,000\n둘"))
    assert [(1.5, 2.0, "하나"), (3.0, 4.0, "둘")] == [(cue.t0, cue.t1, cue.text) for cue in cues]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)),
    ending=st.sampled_from(["txt", "md", "srt", "vtt", "csv", "jsonl"]),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    """Blocks lie within the text in order, the text is NFC, and only our own error comes out."""
    try:
        documents = read(written(tmp_path, f"any.{ending}", content))
    except SourceError:
        return
    for document in documents:
        assert unicodedata.is_normalized("NFC", document.text)
        at = 0
        for block in document.blocks:
            assert at <= block.start < block.end <= len(document.text)
            at = block.end


def test_real_webvtt_files_give_the_cues_that_conformance_asks_for(shared: Path) -> None:
    """Times and raw text equal those of the reference parser, file by file."""
    compared = 0
    for expected in sorted((shared / "fixtures" / "vtt").glob("*.json")):
        source = expected.with_suffix(".vtt")
        if expected.stem.endswith("-proc") or not source.exists():
            continue
        wanted = json.loads(expected.read_text(encoding="utf-8"))
        wanted = wanted.get("cues", []) if isinstance(wanted, dict) else wanted
        cues = vtt_cues(source.read_bytes().decode("utf-8"))
        assert [(cue.t0, cue.t1, cue.text) for cue in cues] == [
            (cue["startTime"], cue["endTime"], cue["text"]) for cue in wanted
        ], source.name
        compared += 1
    assert compared > 50


def test_real_hwp_and_hwpx_files_are_read_or_refused_with_a_reason(shared: Path) -> None:
    """None crashes, none hangs, and most give text."""
    paths = [
        path for folder in ("hwp", "hwpx", "hwp_broken") for path in sorted((shared / "fixtures" / folder).iterdir())
    ]
    outcomes = []
    for path in paths:
        try:
            outcomes.append("read" if read(path)[0].text else "no text")
        except SourceError as error:
            outcomes.append(error.reason)
    assert len(paths) == len(outcomes)
    assert outcomes.count("read") > len(paths) / 2
    assert "no text" not in outcomes
    assert ["encrypted", "wrong-type", "broken"] == outcomes[-3:]
