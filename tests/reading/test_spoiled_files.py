"""Spoiled files of every form: text or one refusal, in time and in memory. The long run is `tests.reading.fuzz`."""

import io
import random
import struct
import sys
import zipfile
import zlib
from itertools import islice

import pytest

from bot.errors import UnreadableFile
from bot.reading.documents import read_bytes
from tests.reading.fuzz import mutants
from tests.reading.promises import broken_promises
from tests.reading.seeds import archive, seeds

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured by /proc")
IN_PROCESS = [name for name in seeds() if name.endswith(("txt", "md", "csv", "docx", "xlsx", "zip"))]


@pytest.mark.parametrize("name", IN_PROCESS)
def test_forty_spoiled_copies_of_a_file_break_no_promise(name: str) -> None:
    made = mutants(seeds()[name], random.Random(name))

    assert broken_promises([(name, data) for data in islice(made, 40)]) == [None] * 40


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.mht"])
def test_spoiled_copies_of_what_is_read_apart_break_no_promise(name: str) -> None:
    made = mutants(seeds()[name], random.Random(name))

    assert broken_promises([(name, data) for data in islice(made, 3)]) == [None] * 3


def test_a_page_nested_without_end_is_read_or_refused() -> None:
    page = b"<html><body>" + b"<div><table><tr><td>" * 20_000 + "正文。".encode() + b"</div>" * 20_000

    assert broken_promises([("深.html", page)]) == [None]


def test_a_picture_that_says_it_is_huge_is_refused() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))

    with pytest.raises(UnreadableFile):
        read_bytes("大.png", data)


def test_a_workbook_whose_sheet_swells_is_refused() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(seeds()["a.xlsx"])) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            swollen = b"<worksheet>" + b" " * 70_000_000 if part == "xl/worksheets/sheet1.xml" else old.read(part)
            new.writestr(part, swollen)

    with pytest.raises(UnreadableFile):
        read_bytes("大.xlsx", stream.getvalue())


def test_a_document_of_a_hundred_thousand_empty_tags_is_read_in_time() -> None:
    body = "<w:p><w:r/></w:p>" * 100_000 + "<w:p><w:r><w:t>宣传12场。</w:t></w:r></w:p>"
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = archive({"word/document.xml": f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>'.encode()})

    assert broken_promises([("空.docx", data)]) == [None]
