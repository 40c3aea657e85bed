"""Files that people upload → text, one paragraph a line; tables as tab-separated rows.

Read: .md, .txt (UTF-8, UTF-16, GB18030), .docx, .pdf with text, and through LibreOffice .doc,
.wps and .rtf. What a file is, its first bytes say; its name only says what was meant.
"""

from pathlib import Path, PurePath

from bot.errors import UnreadableFile
from bot.reading.decoding import decode
from bot.reading.office_convert import converted_to_docx
from bot.reading.pdf_text import pdf_text
from bot.reading.word_text import word_text

LARGEST = 20_000_000
"""Bytes of one upload."""
READABLE = (".docx", ".doc", ".wps", ".rtf", ".pdf", ".txt", ".md")
_TEXT = {"", ".txt", ".md", ".markdown", ".text"}
_WORD = {".docx", ".doc", ".wps", ".rtf", ".docm"}
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_ADVICE = {
    ".xlsx": "请把表格内容复制到对话框，或另存为 .txt（制表符分隔）再上传",
    ".xls": "请把表格内容复制到对话框，或另存为 .txt（制表符分隔）再上传",
    ".csv": "请把表格内容复制到对话框，或另存为 .txt（制表符分隔）再上传",
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
    try:
        if path.is_dir():
            raise UnreadableFile(f"“{path.name}”是文件夹，请上传其中的文档。")
        if path.stat().st_size > LARGEST:
            raise _too_large(path.name)
        return read_bytes(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableFile(f"“{path.name}”读不到，请确认文件还在、没有被别的程序占用。") from error


def read_bytes(name: str, data: bytes) -> str:
    """The text of an upload. `name` is the name that the person gave it."""
    shown, suffix = PurePath(name).name or name, PurePath(name).suffix.lower()
    if len(data) > LARGEST:
        raise _too_large(shown)
    if not data.strip():
        raise UnreadableFile(f"“{shown}”是空文件，请检查后重新上传。")
    if suffix not in _TEXT | _WORD | {".pdf"}:
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
