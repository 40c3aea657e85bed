"""A draft as a Word file in the layout of GB/T 9704-2012."""

import errno
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from bot.domain.draft import Draft, Finding
from bot.errors import CannotWrite
from bot.export.composition import Paragraph, clean, compose_document
from bot.export.layout import Layout
from bot.export.marks import Mark, Piece, cut_pieces, place_findings

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.run import Run

Edition = Literal["comment", "official"]
"""征求意见稿 with must-fix findings as comments, or 正式稿 without."""

_COMMENT_AUTHOR, _COMMENT_INITIALS = "校核", "校"
_LONGEST_NAME = 240
"""Bytes of UTF-8; file systems refuse names over 255."""


def file_name(draft: Draft, edition: Edition, today: date) -> str:
    """「单位+年度+文种（征求意见稿）_日期.docx」, without the characters that file systems refuse."""
    brief = draft.brief
    tail = (
        f"{brief.year}年度{brief.genre.file_name}{'（征求意见稿）' if edition == 'comment' else ''}_{today:%Y%m%d}.docx"
    )
    name, tail = (re.sub(r'[\\/:*?"<>|]', "_", clean(part).strip(".")) for part in (brief.unit, tail))
    while len((name + tail).encode()) > _LONGEST_NAME and name:
        name = name[:-1]
    return name + tail


def write_word(draft: Draft, layout: Layout, path: Path, edition: Edition = "comment") -> None:
    """Write a draft to `path`, replacing what stands there.

    In the comment edition every must-fix finding is a Word comment on its quote. Placeholders
    【待…】 are highlighted in both. Raises CannotWrite when there is no room or no right to
    write; `path` is then as it was before.
    """
    from bot.export.package import new_document

    document = new_document(layout)
    _set_properties(document, draft)
    paragraphs = compose_document(draft, layout)
    marks = place_findings(paragraphs, draft.findings) if edition == "comment" else []
    for number, paragraph in enumerate(paragraphs):
        own = [mark for mark in marks if mark.paragraph == number]
        pieces = cut_pieces(paragraph, own)
        _add_comments(document, _add_paragraph(document, paragraph, pieces, layout), pieces, own)
    _save(document, path)


def _add_paragraph(
    document: "WordDocument", paragraph: Paragraph, pieces: Sequence[Piece], layout: Layout
) -> "list[Run]":
    """Append a paragraph and return its runs, one for each piece."""
    from bot.export.ooxml import STYLES, element, run, twips

    made = document.add_paragraph()
    properties = made._p.get_or_add_pPr()
    properties.append(element("w:pStyle", {"w:val": STYLES[paragraph.kind][0]}))
    if paragraph.keeps_with_next:
        properties.append(element("w:keepNext"))
    if paragraph.left_pt:
        properties.append(element("w:ind", {"w:left": twips(paragraph.left_pt)}))
    for piece in pieces:
        font = layout.look(piece.kind).font
        made._p.append(run(piece.text, font, layout.latin_font, highlighted=piece.highlighted))
    return made.runs


def _add_comments(
    document: "WordDocument", runs: "Sequence[Run]", pieces: Sequence[Piece], marks: Sequence[Mark]
) -> None:
    for mark in marks:
        inside = [
            run for run, piece in zip(runs, pieces, strict=True) if mark.start <= piece.start and piece.end <= mark.end
        ]
        document.add_comment(inside, _comment_text(mark.finding), _COMMENT_AUTHOR, _COMMENT_INITIALS)


def _comment_text(finding: Finding) -> str:
    says = clean(finding.says)
    return f"{says}\n建议：{clean(finding.suggest)}" if finding.suggest else says


def _set_properties(document: "WordDocument", draft: Draft) -> None:
    properties, now = document.core_properties, datetime.now(UTC)
    properties.title = clean(draft.title)[:255]
    properties.author = properties.last_modified_by = clean(draft.brief.unit)[:255]
    properties.language = "zh-CN"
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = now
    properties.revision = 1


def _save(document: "WordDocument", path: Path) -> None:
    """Write beside the file and then put in its place, so that nothing half-written is ever found."""
    written = BytesIO()
    document.save(written)
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        beside.write_bytes(written.getvalue())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CannotWrite(_why_not_written(error, path)) from error


def _why_not_written(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"磁盘空间不足，“{path.name}”没有写成，请清理出空间后再导出一次。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"没有权限写入“{path.name}”，请关闭正在打开它的程序或换一个文件夹后再导出一次。"
    return f"“{path.name}”没有写成，请检查文件夹是否存在、文件名是否可用后再导出一次。"
