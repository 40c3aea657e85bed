"""A saved web page (.html, .mht) → its title and article.

trafilatura finds where the article is; the page's own lines between its first and last line are
taken whole, so that no short heading is lost which an extractor takes for furniture.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

from bot.errors import UnreadableFile
from bot.reading.decoding import decode
from bot.reading.forms import is_saved_page
from bot.reading.headings import numbered
from bot.reading.signoff import DATE
from bot.reading.units import names_unit

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}
_INLINE = re.compile(
    r"a|abbr|b|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|o:p|q|s|samp|small|span|strike|strong|su[bp]|tt|u|var"
)
_SILENT = re.compile(r"head|script|style|noscript|template|select|option|button|svg|iframe|textarea|nav|input")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MAIN_TITLE = "//meta[translate(@name, 'ARTICLETITLE', 'articletitle') = 'articletitle']/@content"
"""《政府网站发展指引》 (国办发〔2017〕47号) asks every article page to carry it."""
_SITE = re.compile(r"\s*[-_|–—>]{1,3}\s*[^-_|–—>]{0,30}(?:网|政府|门户|局|平台|网站|中心|委员会)$")
_LONGEST_CELL = 60
_NEAR = 2
_AFTER = 4
"""Lines after the article in which its sign-off may stand."""


def web_page_text(data: bytes, name: str) -> str:
    """The title and article of a saved page, a line a paragraph, cells parted by tabs."""
    from lxml import etree  # type: ignore[import-untyped]

    page = _markup(data, name)
    try:
        tree = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8", no_network=True))
    except etree.LxmlError as error:
        raise _empty(name) from error
    if tree is None:
        raise _empty(name)
    lines = [line for line in _lines(tree) if line]
    body = _article(lines, page)
    title = _title(tree, page)
    return "\n".join([*([title] if title and title not in body[:8] else []), *body])


def _empty(name: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}”里没有文字，请在浏览器里打开网页，把正文复制到 .docx 或 .txt 再上传。")


def _markup(data: bytes, name: str) -> str:
    """The HTML of a page, out of its envelope, decoded as it says or as it can be."""
    charset = b""
    if is_saved_page(data):
        mail = message_from_bytes(data, policy=policy.compat32)
        part = next((part for part in mail.walk() if part.get_content_type() == "text/html"), None)
        if part is None:
            raise _empty(name)
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        charset = f"charset={part.get_content_charset() or ''}".encode()
    declared = _CHARSET.search(charset) or _CHARSET.search(data[:4000])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        said = declared[1].decode("ascii", "replace").lower()
        try:
            return data.decode(_ALIASES.get(said, said))
        except (UnicodeDecodeError, LookupError, ValueError):
            pass  # pages lie about their encoding
    return decode(data, name)


def _lines(tree: Any) -> Iterator[str]:
    """The visible text, a line for each block; tables of short cells as rows."""
    now: list[str] = []
    for text in _parts(tree):
        if text is None:
            yield _squeezed("".join(now))
            now = []
        else:
            now.append(text)
    yield _squeezed("".join(now))


def _parts(node: Any) -> Iterator[str | None]:
    """Text of a node in order; None where a line ends."""
    tag = node.tag if isinstance(node.tag, str) else ""
    if not tag or _SILENT.fullmatch(tag) or _HIDDEN.search(node.get("style") or ""):
        return
    block = not _INLINE.fullmatch(tag)
    if block:
        yield None
    if tag == "table" and (rows := _rows(node)):
        for row in rows:
            yield from (row, None)
        return
    yield " ".join(re.split(r"\s+", node.text or ""))
    for child in node:
        yield from _parts(child)
        yield " ".join(re.split(r"\s+", child.tail or ""))
    if block:
        yield None


def _rows(table: Any) -> list[str]:
    """A table of figures as rows of cells; [] for one that only lays out the page."""
    if table.find(".//table") is not None:
        return []
    rows = [
        [_squeezed("".join(cell.itertext())) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")
    ]
    wide = max(map(len, rows), default=0) > 1
    short = all(len(cell) <= _LONGEST_CELL for row in rows for cell in row)
    return ["\t".join(row) for row in rows] if wide and short and len(rows) > 1 else []


def _squeezed(text: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in text.split("\t")).strip() if text.strip() else ""


def _article(lines: list[str], page: str) -> list[str]:
    """The lines from the first to the last that trafilatura finds, with the sign-off below; all where it finds none."""
    import trafilatura

    found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    wanted = {_bare(line) for line in found.splitlines() if len(_bare(line)) > 12}
    at = [index for index, line in enumerate(lines) if _bare(line) in wanted]
    if not at or sum(len(lines[index]) for index in at) * 3 < sum(len(line) for line in lines):
        return lines
    start = len(lines) - _extended(lines[::-1], len(lines) - at[0])
    return lines[start : _with_signoff(lines, _extended(lines, at[-1] + 1))]


def _extended(lines: list[str], end: int) -> int:
    """The end moved on over sentences and numbered lines nearby, which an extractor may have missed."""
    for index in range(end, len(lines)):
        if index > end + _NEAR:
            break
        if lines[index].endswith(("。", "；")) or numbered(lines[index]):
            end = index + 1
    return end


def _with_signoff(lines: list[str], end: int) -> int:
    for index in range(end, min(end + _AFTER, len(lines))):
        if names_unit(lines[index]) or DATE.fullmatch(lines[index].replace(" ", "")):
            end = index + 1
    return end


def _bare(text: str) -> str:
    return re.sub(r"[\s|*#\-]", "", text)


def _title(tree: Any, page: str) -> str | None:
    """The article's title: as the site declares it, else as trafilatura reads it, without the site's name."""
    declared = tree.xpath(_MAIN_TITLE)
    if declared and len(str(declared[0]).strip()) >= 4:
        return _squeezed(str(declared[0]))
    from trafilatura.metadata import extract_metadata

    told = extract_metadata(page)
    title = _SITE.sub("", _squeezed(told.title or "")) if told else ""
    return title if len(title) >= 4 else None
