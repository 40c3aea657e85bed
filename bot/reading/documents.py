"""Files that people upload → text, one paragraph a line; tables as tab-separated rows.

Read: .md, .txt (UTF-8, UTF-16, GB18030), .csv, .docx, .xlsx, .pdf with text, and through LibreOffice
.doc, .wps and .rtf. What a file is, its first bytes say; its name only says what was meant.
"""

from pathlib import Path, PurePath

from bot.errors import UnreadableFile
from bot.reading.decoding import decode
from bot.reading.office_convert import converted_to_docx
from bot.reading.pdf_text import pdf_text
from bot.reading.word_text import word_text
from bot.reading.workbook import csv_text, sheets_of

LARGEST = 20_000_000
"""Bytes of one upload."""
READABLE = (".docx", ".doc", ".wps", ".rtf", ".pdf", ".txt", ".md", ".xlsx", ".csv")
_TEXT = {"", ".txt", ".md", ".markdown", ".text"}
_SHEETS = {".xlsx", ".xlsm"}
_WORD = {".docx", ".doc", ".wps", ".rtf", ".docm"}
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_ADVICE = {
    ".xls": "请另存为 .xlsx 再上传",
    ".html": "请把网页正文复制到 .txt 再上传",
    ".htm": "请把网页正文复制到 .txt 再上传",
    ".ofd": "请用阅读软件另存为 .docx 或 .txt 再上传",
    ".zip": "请解压后逐个上传里面的文档",
    ".rar": "请解压后逐个上传里面的文档",
    ".7z": "请解压后逐个上传里面的文档",
    ".jpg": "请先把图片里的文字识别出来，存成 .txt 再上传",
    ".jpeg": "请先把图片里的文字识别出来，存成 .txt 再上传",
    ".png": "请先把图片里的文字识别出来，存成 .txt 再上传",
}


def read_document(path: Path) -> str:
    """The text of a file on disk. UnreadableFile says in one Chinese sentence what to do."""
    return "\n\n".join(text for _, text in read_parts_of(path))


def read_parts_of(path: Path) -> list[tuple[str, str]]:
    """`read_parts` of a file on disk."""
    try:
        if path.is_dir():
            raise UnreadableFile(f"“{path.name}”是文件夹，请上传其中的文档。")
        if path.stat().st_size > LARGEST:
            raise _too_large(path.name)
        return read_parts(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableFile(f"“{path.name}”读不到，请确认文件还在、没有被别的程序占用。") from error


def read_parts(name: str, data: bytes) -> list[tuple[str, str]]:
    """(name, text) of each part of an upload: the sheets of a workbook, any other file as a whole."""
    if PurePath(name).suffix.lower() not in _SHEETS or not data.startswith(_ZIP) or len(data) > LARGEST:
        return [(name, read_bytes(name, data))]
    shown = PurePath(name).name or name
    sheets = sheets_of(data, shown)
    if not sheets:
        raise UnreadableFile(f"“{shown}”里没有看得见的内容，请检查工作表是不是隐藏了。")
    return [(f"{name}·{sheet}" if len(sheets) > 1 else name, text) for sheet, text in sheets]


def read_bytes(name: str, data: bytes) -> str:
    """The text of an upload. `name` is the name that the person gave it."""
    shown, suffix = PurePath(name).name or name, PurePath(name).suffix.lower()
    if len(data) > LARGEST:
        raise _too_large(shown)
    if not data.strip():
        raise UnreadableFile(f"“{shown}”是空文件，请检查后重新上传。")
    if suffix not in _TEXT | _WORD | _SHEETS | {".pdf", ".csv"}:
        raise UnreadableFile(f"“{shown}”这种格式读不了，{_ADVICE.get(suffix, '请另存为 .docx 或 .txt 再上传')}。")
    text = _text_of(shown, suffix, data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableFile(f"“{shown}”里没有文字，请确认内容不是图片，或把文字复制到新文档后再上传。")
    return text


def _text_of(name: str, suffix: str, data: bytes) -> str:
    if suffix in _TEXT:
        if data.startswith((_ZIP, _OLE, _PDF, b"MZ", b"\x7fELF")):
            raise UnreadableFile(f"“{name}”的内容不是纯文本，请改回原来的扩展名，或另存为 .docx 再上传。")
        return decode(data, name)
    if suffix == ".csv":
        return csv_text(data, name)
    if suffix in _SHEETS:
        return "\n\n".join(text for _, text in sheets_of(data, name))
    if data.startswith(_PDF):
        return pdf_text(data, name)
    if suffix == ".pdf":
        raise UnreadableFile(f"“{name}”不是完好的 PDF，请重新导出，或另存为 .docx 再上传。")
    if data.startswith(_ZIP):
        return word_text(data, name)
    if data.startswith((_OLE, _RTF)):
        return word_text(converted_to_docx(data, name), name)
    raise UnreadableFile(
        f"“{name}”不是 Word 文档，文件可能已损坏或改过扩展名，请用 Word 或 WPS 另存为 .docx 后再上传。"
    )


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}”超过{LARGEST // 1_000_000}MB，请删去图片或拆成几个文件再上传。")
