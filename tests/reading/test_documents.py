"""Files that people upload: each form read, each broken one refused in one sentence."""

import io
import shutil
import socket
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import UnreadableFile
from bot.reading.documents import LARGEST, read_bytes, read_document
from bot.reading.office_convert import converted_to_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "云汀县司法局2024年普法工作总结\n全年开展宣传12场。"


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A .docx of the given body, as Word would lay it out inside the zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/header1.xml", f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>')
        if numbering:
            archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
        if styles:
            archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return stream.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, level: int) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_in_whatever_encoding_it_was_saved(encoding: str) -> None:
    assert read_bytes("总结.txt", TEXT.encode(encoding)) == TEXT


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    (tmp_path / "总结.md").write_bytes(TEXT.replace("\n", "\r\n").encode())

    assert read_document(tmp_path / "总结.md") == TEXT


def test_tracked_insertions_are_kept_and_deletions_dropped() -> None:
    body = (
        "<w:p><w:r><w:t>全年开展宣传</w:t></w:r>"
        '<w:del w:id="1" w:author="甲"><w:r><w:delText>10</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="甲"><w:r><w:t>12</w:t></w:r></w:ins>'
        "<w:r><w:t>场。</w:t></w:r></w:p>"
    )

    assert read_bytes("a.docx", docx(body)) == "全年开展宣传12场。"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("全年开展", '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>') + p("宣传12场。")

    assert read_bytes("a.docx", docx(body)) == "全年开展宣传12场。"


def test_a_table_is_tab_separated_rows_and_a_frame_is_plain_lines() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = (
        "<w:tbl><w:tr>"
        + cell.format("项目")
        + cell.format("场次")
        + "</w:tr><w:tr>"
        + cell.format("讲座")
        + cell.format("12")
        + "</w:tr></w:tbl>"
    )
    frame = "<w:tbl><w:tr>" + cell.format("要点一") + "</w:tr><w:tr>" + cell.format("要点二") + "</w:tr></w:tbl>"

    assert (
        read_bytes("a.docx", docx(p("统计如下：") + table + frame))
        == "统计如下：\n项目\t场次\n讲座\t12\n要点一\n要点二"
    )


def test_numbers_that_word_makes_are_written_out() -> None:
    body = (
        listed("主要做法", 0)
        + listed("抓学习", 1)
        + listed("抓执法", 1)
        + listed("办案", 2)
        + listed("存在问题", 0)
        + listed("力量不足", 1)
    )

    told = read_bytes("a.docx", docx(body, NUMBERING))

    assert told.split("\n") == [
        "一、主要做法",
        "（一）抓学习",
        "（二）抓执法",
        "1.办案",
        "二、存在问题",
        "（一）力量不足",
    ]


def test_a_number_in_a_style_counts_and_a_bullet_does_not() -> None:
    styles = '<w:style w:styleId="a1"><w:name w:val="公文一级"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    bullets = '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'

    told = read_bytes(
        "a.docx",
        docx(
            p("主要做法", '<w:pStyle w:val="a1"/>') + p("宣传", bullet) + p("问题", '<w:pStyle w:val="a1"/>'),
            NUMBERING + bullets,
            styles,
        ),
    )

    assert told == "一、主要做法\n宣传\n二、问题"


def test_a_heading_style_without_a_number_is_marked_and_one_with_a_number_is_not() -> None:
    styles = '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    style = '<w:pStyle w:val="2"/>'

    assert (
        read_bytes("a.docx", docx(p("执法有尺度", style) + p("一、主要做法", style), styles=styles))
        == "## 执法有尺度\n一、主要做法"
    )


def test_a_text_box_is_read_once_and_hidden_text_and_headers_are_not() -> None:
    box = "<w:txbxContent>" + p("框内文字") + "</w:txbxContent>"
    choice = f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    body = (
        f"<w:p><w:r><w:t>正文</w:t></w:r><w:r>{choice}</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
    )

    assert read_bytes("a.docx", docx(body)) == "正文\n框内文字"


def zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:document/>")
        archive.writestr("word/media/image1.bin", b"\0" * 80_000_000)
    return stream.getvalue()


BROKEN = {
    "空.docx": b"",
    "空白.txt": b" \n\n ",
    "程序.docx": b"MZ\x90\x00" + b"\x00" * 500,
    "程序.txt": b"MZ\x90\x00" + b"\x00" * 500,
    "残缺.docx": docx(p("正文" * 400))[:300],
    "不是文档.docx": b"PK\x03\x04" + b"\x00" * 100,
    "改名.docx": "其实是一段文字".encode(),
    "图片.jpg": b"\xff\xd8\xff\xe0" + b"\x00" * 100,
    "表格.xlsx": b"PK\x03\x04" + b"\x00" * 100,
    "残缺.zip": b"PK\x03\x04" + b"\x00" * 100,
    "旧表.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "Workbook".encode("utf-16-le"),
    "加密.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "存档.rar": b"Rar!\x1a\x07\x00" + b"\x00" * 100,
    "表.numbers": b"hello",
    "网页.html": b"<html></html>",
    "乱码.txt": bytes(range(1, 32)) * 40,
    "坏.pdf": b"%PDF-1.7 not really",
    "不是.pdf": b"hello",
    "没有正文.docx": docx(""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_one_sentence_that_says_what_to_do(name: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(name, BROKEN[name])

    said = str(refused.value)
    assert said.startswith(f"“{name}”")
    assert said.endswith("。") and said.count("。") == 1 and "\n" not in said


def test_a_file_over_the_limit_and_a_zip_bomb_are_refused() -> None:
    for name, data in (("大.txt", b"a" * (LARGEST + 1)), ("炸弹.docx", zip_bomb())):
        with pytest.raises(UnreadableFile, match=r"MB|过大"):
            read_bytes(name, data)


def test_an_entity_bomb_and_endless_nesting_are_refused() -> None:
    entities = io.BytesIO()
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    nested = docx("<w:tbl><w:tr><w:tc>" * 300 + p("底") + "</w:tc></w:tr></w:tbl>" * 300)

    for data in (entities.getvalue(), nested):
        with pytest.raises(UnreadableFile):
            read_bytes("a.docx", data)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "没有.docx"):
        with pytest.raises(UnreadableFile):
            read_document(path)


def test_an_old_word_file_without_libreoffice_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UnreadableFile, match=r"另存为 \.docx 后再上传"):
        read_bytes("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_an_old_word_file_for_which_libreoffice_swells_is_refused(tmp_path: Path) -> None:
    swelling = tmp_path / "soffice"
    swelling.write_text(
        f"""#!{sys.executable}
import pathlib, sys
held = bytearray(1_100_000_000)
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
(out / "source.docx").write_bytes(b"swollen")
""",
        "utf-8",
    )
    swelling.chmod(0o700)

    with pytest.raises(UnreadableFile, match="没能转换成功"):
        converted_to_docx(b"", "大.doc", str(swelling))


def test_an_empty_pdf_is_said_to_hold_no_text() -> None:
    import pypdfium2

    stream, document = io.BytesIO(), pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(stream)

    with pytest.raises(UnreadableFile, match="没有文字"):
        read_bytes("空页.pdf", stream.getvalue())


def test_what_a_file_is_its_bytes_say_and_not_its_name() -> None:
    page = "<html><body><p>云汀县司法局2024年普法工作总结</p><p>全年开展宣传12场。</p></body></html>"

    for name in ("总结.xlsx", "总结.txt", "总结", "总结.pdf"):
        assert read_bytes(name, docx(p("宣传12场。"))) == "宣传12场。"
    assert "全年开展宣传12场。" in read_bytes("存成网页的.doc", page.encode("gb18030"))


def test_an_ofd_is_refused_with_the_way_out() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("OFD.xml", "<ofd:OFD/>")

    with pytest.raises(UnreadableFile, match=r"OFD.*另存为 \.docx"):
        read_bytes("年报.ofd", stream.getvalue())


def test_the_contents_that_word_makes_are_left_out() -> None:
    styles = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        f"<w:sdt>{gallery}<w:sdtContent>{p('一、主要做法 1')}</w:sdtContent></w:sdt>"
        + p("二、存在问题 3", '<w:pStyle w:val="11"/>')
        + p("一、主要做法")
    )

    assert read_bytes("a.docx", docx(body, styles=styles)) == "一、主要做法"


def test_a_table_inside_a_cell_is_read_once() -> None:
    inner = "<w:tbl><w:tr><w:tc>" + p("场次") + "</w:tc><w:tc>" + p("12") + "</w:tc></w:tr></w:tbl>"
    outer = "<w:tbl><w:tr><w:tc>" + p("普法") + "</w:tc><w:tc>" + inner + p("合计") + "</w:tc></w:tr></w:tbl>"

    assert read_bytes("a.docx", docx(outer)) == "普法\t场次 12 合计"


def test_moved_text_stands_once_and_fields_footnotes_and_comments_do_not_show() -> None:
    body = (
        '<w:p><w:moveFrom w:id="1"><w:r><w:t>宣传12场。</w:t></w:r></w:moveFrom><w:r><w:t>办案3件。</w:t></w:r></w:p>'
        '<w:p><w:moveTo w:id="2"><w:r><w:t>宣传12场。</w:t></w:r></w:moveTo>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2024年</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )

    assert read_bytes("a.docx", docx(body)) == "办案3件。\n宣传12场。2024年"


def test_a_document_in_the_strict_form_with_a_main_part_of_another_name_is_read() -> None:
    stream = io.BytesIO()
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "_rels/.rels", f'<Relationships><Relationship Type="{kind}" Target="word/document2.xml"/></Relationships>'
        )
        archive.writestr(
            "word/document2.xml", f'<w:document xmlns:w="{strict}"><w:body>{p("宣传12场。")}</w:body></w:document>'
        )

    assert read_bytes("a.docx", stream.getvalue()) == "宣传12场。"


def test_an_entity_bomb_in_utf_16_is_refused() -> None:
    stream = io.BytesIO()
    bomb = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", bomb.encode("utf-16"))

    with pytest.raises(UnreadableFile, match="不安全"):
        read_bytes("a.docx", stream.getvalue())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_file_fetches_nothing_that_it_links_to() -> None:
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        link = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        field = r"{\field{\*\fldinst INCLUDEPICTURE " + f'"{link}"' + r" \\d}{\fldrslt x}}"
        rtf = r"{\rtf1\ansi Shufa 2024 " + field + r"\par}"

        assert "Shufa 2024" in read_bytes("a.rtf", rtf.encode())

        with suppress(TimeoutError):
            asked.append(server.accept()[0].recv(100))
    assert asked == []
