"""One small good file of each form that is read, made here: the seeds of the fuzz runs."""

import io
import shutil
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path

TEXT = (
    "云汀县司法局2024年度法治政府建设情况报告\n县委：\n2024年，我局坚持以习近平法治思想为指导，现将情况报告如下。\n"
    "一、主要举措\n（一）抓学习。全年集中学习12次，参加300余人次。\n二、存在问题\n普法形式不够丰富。\n"
    "三、下步打算\n2025年，继续加强培训。\n云汀县司法局\n2025年1月16日\n"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def seeds() -> dict[str, bytes]:
    """Name → bytes, one of each form; those that only LibreOffice can write are in `old_word`."""
    return {
        "a.txt": TEXT.encode("gb18030"),
        "b.txt": TEXT.encode("utf-16"),
        "a.md": ("# " + TEXT.replace("一、", "## 一、**")).encode(),
        "a.csv": "项目,场次\n讲座,12\n".encode(),
        "a.html": web_page().encode(),
        "a.mht": saved_page(),
        "a.docx": word(),
        "a.xlsx": workbook(),
        "a.pdf": pdf(),
        "a.png": picture("PNG"),
        "a.jpg": picture("JPEG"),
        "a.tif": picture("TIFF"),
        "a.bmp": picture("BMP"),
        "a.rtf": rich_text(),
        "a.zip": archive({"报告/a.txt": TEXT.encode(), "b.docx": word()}),
    }


def word() -> bytes:
    """A .docx with a list, a table and tracked changes."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.splitlines())
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>'
    )
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    changed = '<w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    return archive(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{lines}{listed}{table}{changed}</w:body></w:document>'.encode(),
            "word/numbering.xml": f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>'.encode(),
            "word/styles.xml": f'<w:styles xmlns:w="{_W}"/>'.encode(),
        }
    )


def rich_text() -> bytes:
    lines = "".join("".join(f"\\u{ord(char)}?" for char in line) + "\\par\n" for line in TEXT.splitlines())
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0 SimSun;}}}}\\uc1\n{lines}}}".encode()


def old_word() -> dict[str, bytes]:
    """The same text as .doc and .wps, where LibreOffice is there to make it."""
    if shutil.which("soffice") is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.rtf").write_bytes(rich_text())
        command = [
            "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "doc", "--outdir", folder, f"{folder}/a.rtf",
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made = (Path(folder) / "a.doc").read_bytes()
    return {"a.doc": made, "a.wps": made}


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return stream.getvalue()


def workbook() -> bytes:
    from openpyxl import Workbook

    book, stream = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (["普法台账"], ["项目", "场次"], ["讲座", 12], ["合计", "=SUM(B3:B3)"]):
        sheet.append(row)
    book.save(stream)
    return stream.getvalue()


def web_page() -> str:
    body = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>年报_云汀县人民政府网</title></head><body><div>{body}"
        "<table><tr><td>项目</td><td>场次</td></tr><tr><td>讲座</td><td>12</td></tr></table></div></body></html>"
    )


def saved_page() -> bytes:
    return (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
        f"--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{web_page()}\r\n--B--\r\n"
    ).encode()


def pdf() -> bytes:
    """A page of text in a font that is not embedded, written by hand."""
    drawn = b"BT /F1 16 Tf 72 720 Td (Shufa 2024: 12 lectures, 300 people, 98.5%.) Tj 0 -24 Td (- 1 -) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.7\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


def picture(form: str) -> bytes:
    from PIL import Image, ImageDraw

    page, stream = Image.new("L", (480, 120), 255), io.BytesIO()
    ImageDraw.Draw(page).text((20, 40), "SHUFA 2024 REPORT 12 LECTURES", fill=0)
    page.save(stream, form)
    return stream.getvalue()
