"""What a file is, told by its first bytes and, for a zip, by what lies in it. Its name is asked last."""

import io
import re
import zipfile
from enum import Enum, auto
from pathlib import PurePath

from bot.errors import UnreadableFile

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
WEB_PAGES = (".html", ".htm", ".mht", ".mhtml")
TEXTS = (".txt", ".md", ".markdown", ".text", "")


class Form(Enum):
    """The forms that are read, each by a reader of its own."""

    WORD = auto()
    OLD_WORD = auto()
    WORKBOOK = auto()
    CSV = auto()
    PDF = auto()
    PICTURE = auto()
    WEB_PAGE = auto()
    ARCHIVE = auto()
    TEXT = auto()


_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_BY_BYTES = (
    (b"{\\rtf", Form.OLD_WORD),
    (b"\x89PNG\r\n\x1a\n", Form.PICTURE),
    (b"\xff\xd8\xff", Form.PICTURE),
    (b"II*\x00", Form.PICTURE),
    (b"MM\x00*", Form.PICTURE),
)
_IN_ZIP = ((r"word/\w+\.xml", Form.WORD), (r"xl/workbook\.xml", Form.WORKBOOK))
_MARKUP = re.compile(rb"\s*(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S)
_SAVED_PAGE = re.compile(rb"\s*(?:[A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,30}")
_WORD_XML = re.compile(rb"\s*<\?xml.{0,200}progid=\"Word\.Document\"", re.S)

SAVE_AGAIN = "请另存为 .docx 或 .txt 再上传"
_REFUSED_BYTES = (
    (b"Rar!", "是 .rar 压缩包，请解压后重新打成 .zip，或逐个上传里面的文档"),
    (b"7z\xbc\xaf\x27\x1c", "是 .7z 压缩包，请解压后重新打成 .zip，或逐个上传里面的文档"),
    (b"MZ", "是程序，不是文档，请检查后重新上传"),
    (b"\x7fELF", "是程序，不是文档，请检查后重新上传"),
    (b"GIF8", "这种图片读不了，请另存为 .png 再上传"),
)
_REFUSED_IN_ZIP = (
    (r"OFD\.xml", "是 OFD 版式文件，读不了，请用阅读软件另存为 .docx 或 .pdf 再上传"),
    (r"ppt/presentation\.xml", "是演示文稿，读不了，请把文字复制到 .docx 再上传"),
)
_REFUSED_NAMES = {
    ".xls": "请另存为 .xlsx 再上传",
    ".ofd": "请用阅读软件另存为 .docx 或 .pdf 再上传",
    ".ppt": "请把文字复制到 .docx 再上传",
    ".webp": "请另存为 .png 再上传",
    ".heic": "请另存为 .jpg 再上传",
}
_NOT_WORD = "不是 Word 文档，文件可能已损坏或改过扩展名，请用 Word 或 WPS 另存为 .docx 后再上传"
_NAMED_OTHERWISE = {
    **dict.fromkeys((".docx", ".docm", ".doc", ".wps", ".rtf"), _NOT_WORD),
    **dict.fromkeys((".xlsx", ".xlsm"), "打不开，文件可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传"),
    **dict.fromkeys(PICTURES, "不是完好的图片，请重新扫描或拍照后再上传"),
    ".pdf": "不是完好的 PDF，请重新导出，或另存为 .docx 再上传",
    ".zip": "不是完好的压缩包，请重新打包后再上传",
}


def form_of(data: bytes, name: str) -> Form:
    """The form of a file. UnreadableFile says in one sentence why it is none of ours and what to do."""
    suffix = PurePath(name).suffix.lower()
    if data.startswith(_ZIP):
        return _form_in_zip(data, name)
    if _PDF in data[:1024]:
        return Form.PDF
    if data.startswith(_OLE):
        return _form_in_ole(data, name)
    for start, form in _BY_BYTES:
        if data.startswith(start):
            return form
    for start, says in _REFUSED_BYTES:
        if data.startswith(start):
            raise _refused(name, says)
    return _form_of_text(data, suffix, name)


def _form_of_text(data: bytes, suffix: str, name: str) -> Form:
    start = data[:4000].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    if data.startswith(b"BM") and suffix == ".bmp":
        return Form.PICTURE
    if _WORD_XML.match(start):
        return Form.OLD_WORD
    if suffix in WEB_PAGES or _MARKUP.match(start) or is_saved_page(data):
        return Form.WEB_PAGE
    if suffix == ".csv":
        return Form.CSV
    if suffix in TEXTS:
        return Form.TEXT
    if suffix in _NAMED_OTHERWISE:
        raise _refused(name, _NAMED_OTHERWISE[suffix])
    raise _refused(name, f"这种格式读不了，{_REFUSED_NAMES.get(suffix, SAVE_AGAIN)}")


def is_saved_page(data: bytes) -> bool:
    """Is it a page that a browser saved as one file (MHTML: a mail with parts)?"""
    head = _SAVED_PAGE.match(data[:4000])
    return bool(
        head and re.search(rb"(?i)^MIME-Version:", head.group(), re.M) and b"multipart/" in head.group().lower()
    )


def _form_in_zip(data: bytes, name: str) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        says = _NAMED_OTHERWISE.get(PurePath(name).suffix.lower(), _NAMED_OTHERWISE[".zip"])
        raise _refused(name, says) from error
    for pattern, says in _REFUSED_IN_ZIP:
        if any(re.fullmatch(pattern, part) for part in names):
            raise _refused(name, says)
    for pattern, form in _IN_ZIP:
        if any(re.fullmatch(pattern, part) for part in names):
            return form
    if PurePath(name).suffix.lower() in (".docx", ".docm", ".xlsx", ".xlsm"):
        raise _refused(name, _NAMED_OTHERWISE[PurePath(name).suffix.lower()])
    return Form.ARCHIVE


def _form_in_ole(data: bytes, name: str) -> Form:
    """.doc and .wps hold a stream WordDocument, .xls one called Workbook (MS-CFB: names in UTF-16)."""
    if _stream("EncryptedPackage") in data:
        raise _refused(name, "加了密码，请去掉密码后再上传")
    if _stream("WordDocument") in data:
        return Form.OLD_WORD
    if _stream("Workbook") in data:
        raise _refused(name, "是旧版 Excel 表格，请另存为 .xlsx 再上传")
    raise _refused(name, _NAMED_OTHERWISE.get(PurePath(name).suffix.lower(), _NOT_WORD))


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _refused(name: str, says: str) -> UnreadableFile:
    return UnreadableFile(f"“{PurePath(name).name or name}”{says}。")
