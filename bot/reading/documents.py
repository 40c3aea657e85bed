"""Files that people upload → text, one paragraph a line; tables as tab-separated rows.

Read: .docx, .pdf, .txt, .md, .csv, .xlsx, saved web pages, .zip of any of these; through LibreOffice
.doc, .wps and .rtf; with the extra `ocr` also scans and pictures. What a file is, its bytes say
(`forms`); its name is asked only where they do not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from bot.errors import UnreadableFile
from bot.reading.apart import read_apart
from bot.reading.archive import Room, members
from bot.reading.decoding import decode
from bot.reading.forms import PICTURES, WEB_PAGES, Form, form_of
from bot.reading.office_convert import converted_to_docx
from bot.reading.word_text import word_text
from bot.reading.workbook import csv_text, sheets_of

LARGEST = 20_000_000
"""Bytes of one upload."""
READABLE = (
    ".docx", ".doc", ".wps", ".rtf", ".pdf", ".txt", ".md", ".xlsx", ".csv", ".zip", *WEB_PAGES, *PICTURES,
)  # fmt: skip
_DEEPEST = 2
"""Archives inside archives."""
_APART = {Form.PDF: "pdf", Form.PICTURE: "picture", Form.WEB_PAGE: "web_page"}


@dataclass(frozen=True)
class Part:
    """A document of an upload with its text, or why it was refused."""

    name: str
    text: str = ""
    refused: UnreadableFile | None = None


def read_document(path: Path) -> str:
    """The text of a file on disk. UnreadableFile says in one Chinese sentence what to do."""
    return "\n\n".join(text for _, text in read_parts_of(path))


def read_parts_of(path: Path) -> list[tuple[str, str]]:
    """`read_parts` of a file on disk."""
    return read_parts(path.name, bytes_of(path))


def read_parts(name: str, data: bytes) -> list[tuple[str, str]]:
    """(name, text) of each part of an upload: a workbook's sheets, an archive's documents, any other file as a whole.

    A document of an archive that cannot be read is left out; `parts` tells of it too.
    """
    found = parts(name, data)
    read = [(part.name, part.text) for part in found if part.refused is None]
    if not read:
        raise next((part.refused for part in found if part.refused), None) or UnreadableFile(
            f"“{_shown(name)}”里没有文档，请检查后重新上传。"
        )
    return read


def parts(name: str, data: bytes) -> list[Part]:
    """All parts of an upload, also those that cannot be read. UnreadableFile for the upload as a whole."""
    return list(_parts(name, data, 0, Room()))


def files_in(
    name: str, data: bytes, depth: int = 0, room: Room | None = None
) -> list[tuple[str, bytes | UnreadableFile]] | None:
    """(name, bytes or why it is refused) of every file in an archive, those of archives in it too; None for no archive.

    UnreadableFile when the archive itself is refused.
    """
    if form_of(data, name) is not Form.ARCHIVE:
        return None
    if depth == _DEEPEST:
        raise UnreadableFile(f"“{_shown(name)}”里的压缩包套得太深，请解压后再上传。")
    room = room or Room()
    found: list[tuple[str, bytes | UnreadableFile]] = []
    for called, held in members(data, _shown(name), LARGEST, room):
        try:
            inner = files_in(called, held, depth + 1, room) if isinstance(held, bytes) else None
        except UnreadableFile as refused:
            held, inner = refused, None
        found += [(called, held)] if inner is None else inner
    return found


def bytes_of(path: Path) -> bytes:
    """A file on disk, if it is no larger than an upload may be."""
    try:
        if path.is_dir():
            raise UnreadableFile(f"“{path.name}”是文件夹，请上传其中的文档。")
        if path.stat().st_size > LARGEST:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"“{path.name}”读不到，请确认文件还在、没有被别的程序占用。") from error


def read_bytes(name: str, data: bytes) -> str:
    """The text of an upload as one. `name` is the name that the person gave it."""
    return "\n\n".join(text for _, text in read_parts(name, data))


def _parts(name: str, data: bytes, depth: int, room: Room) -> Iterator[Part]:
    shown = _shown(name)
    if len(data) > LARGEST:
        raise _too_large(shown)
    if not data.strip():
        raise UnreadableFile(f"“{shown}”是空文件，请检查后重新上传。")
    form = form_of(data, name)
    if form is Form.ARCHIVE:
        if depth == _DEEPEST:
            raise UnreadableFile(f"“{shown}”里的压缩包套得太深，请解压后再上传。")
        yield from _members(data, shown, depth, room)
    elif form is Form.WORKBOOK:
        sheets = sheets_of(data, shown)
        if not sheets:
            raise UnreadableFile(f"“{shown}”里没有看得见的内容，请检查工作表是不是隐藏了。")
        yield from (Part(f"{name}·{sheet}" if len(sheets) > 1 else name, text) for sheet, text in sheets)
    else:
        text = _text(form, data, shown).replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            raise UnreadableFile(f"“{shown}”里没有文字，请确认内容不是图片，或把文字复制到新文档后再上传。")
        yield Part(name, text)


def _members(data: bytes, name: str, depth: int, room: Room) -> Iterator[Part]:
    """The documents of an archive; one that cannot be read does not keep back the others."""
    for called, held in members(data, name, LARGEST, room):
        if isinstance(held, UnreadableFile):
            yield Part(called, refused=held)
            continue
        try:
            yield from list(_parts(called, held, depth + 1, room))
        except UnreadableFile as refused:
            yield Part(called, refused=refused)


def _text(form: Form, data: bytes, name: str) -> str:
    if form in _APART:
        return read_apart(_APART[form], data, name)
    if form is Form.WORD:
        return word_text(data, name)
    if form is Form.OLD_WORD:
        return word_text(converted_to_docx(data, name), name)
    return csv_text(data, name) if form is Form.CSV else decode(data, name)


def _shown(name: str) -> str:
    return PurePath(name).name or name


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}”超过{LARGEST // 1_000_000}MB，请删去图片或拆成几个文件再上传。")
