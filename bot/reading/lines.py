"""Notes into lines: item numbers, chat speakers and labels taken off, tables kept as cells."""

import re
from dataclasses import dataclass, replace

from bot.domain.facts import Note, Source
from bot.reading.dictation import breaths, is_dictated, is_unmarked, written_down
from bot.reading.drawn import drawn_heading
from bot.reading.inert import without_markup
from bot.reading.spacing import closed
from bot.reading.speakers import SPEAKER, SPEAKER_STAMP, STAMPED_SPEAKER, Heads, heads_of
from bot.reading.wraps import STARTS_ITEM, unwrap, wrap_width

GAP = "\ue000"
"""Stands for a space inside “” or 《》, which is no pause."""

_CHINESE_ITEM = re.compile(
    r"^\s*(?:(?P<a>[一二三四五六七八九十]{1,3})[、.．]|[（(](?P<b>[一二三四五六七八九十]{1,3})[)）][、.]?)\s*"
)
_ARABIC_ITEM = re.compile(
    r"^\s*(?:[（(](?P<a>\d{1,2})[)）]|(?P<b>\d{1,2})(?:[、)）]|[.．](?!\d)|[.．](?=(?:19|20)\d\d年)))\s*"
)
_NEXT_ITEM = re.compile(r"^\s*(?P<n>\d{1,2})[.．]\s*(?=\d{1,2}(?:月|[.．]\d))")
_LATER_ITEM = re.compile(r"^\s*(?P<n>\d{3})(?:[、)）]|[.．](?!\d))\s*")
"""From the hundredth item on a number is one only if it follows on the one before."""
_LETTER_ITEM = re.compile(r"^\s*[a-hA-H](?:[.．、)）]\s*|\s+(?=[\u4e00-\u9fff“《]|\d{4}))")
_DECIMAL_HEADING = re.compile(r"^\s*\d\.\d{1,2}\s+(?=[^\d，。；]{2,12}$)(?!.*[日周月节]$)")
_CIRCLED = re.compile(r"^\s*(?P<c>[①-⑳])\s*")
NARROWEST_PAGE = 26
"""Characters of a printed line; shorter lines that look alike are a list, not a page."""
WIDEST_PAGE = 64
FULL = 0.76
"""Share of the longest line from which a line is full; digits take less room than characters."""
_OPENS_PART = re.compile(r"[（(【]|[\u4e00-\u9fff]{2,4}\s|[\u4e00-\u9fff]{2,6}[：:]|第\s*\d+\s*页")
"""A part's name and a gap, a label, a remark in brackets: no line goes on with these."""
_PAGE_MARK = re.compile(r"^(?:\S{0,24}\s+)?[—–-]+\s*\d{1,3}\s*[—–-]+$|^第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?$")
_BRACKETED = re.compile(r"[（(][^（）()]{1,20}[)）]")
"""【2023年小结】（截至11月底）: a remark on the heading, no line of its own."""
_NO_LABEL = re.compile(r"【?待(?:核实|补充)")
"""A hole that the clerk marked is no label."""
_BULLET = re.compile(r"^\s*(?:[-–—•·▪●◆■□★※▶►*＊#]+|\d+[.．](?=\s))\s*(?=\S)")
OPENING_BRACKETS = ("【", "[", "〖", "［")
_BRACKET_LABEL = re.compile(r"^\s*[【\[〖［](?P<label>[^】\]〗］]{1,40})[】\]〗］]\s*[:：]?\s*")
_LABEL = re.compile(r"^(?P<label>(?:[^，。；：:\d《了]|“[^”]*”){2,22}?)[:：]\s*")
_COUNTED_LABEL = re.compile(
    r"^(?P<label>不足|问题|短板|打算|计划|亮点)\s*(?:\d{1,2}|[一二三四五六七八九十])\s*[:：]\s*"
)
_HOTLINE_LABEL = re.compile(r"^(?P<label>1\d{4}|20\d\d年?(?:工作)?(?:打算|计划|安排)?)[:：]\s*")
_STAMP = re.compile(r"^\s*(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*")
_TITLED = re.compile(r"^\s*#{1,6}\s+(?P<title>[^#].*?)\s*#*\s*$")
_RULED = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_BOLD = re.compile(r"\*\*([^*\n|]{1,40})\*\*")
_STRUCK = re.compile(r"~~[^~]{1,60}~~")
"""What a clerk has struck out."""
_PIPED = re.compile(r"^\s*\|(?P<cells>.+?)\|?\s*$|^(?P<open>[^|｜]*(?:\s[|｜]\s[^|｜]*){2,})$")
_CELL_MARKS = re.compile(r"\*\*|__|`")
_CELL_BREAK = re.compile(r"\s*<br\s*/?>\s*")
"""Headings, rules, rows of tables and marks inside a cell in Markdown."""
_URGED = re.compile(r"^会议(?:要求|指出|强调|明确|决定|认为)[，,：:]?\s*")
_SAID_FIRST = re.compile(r"^(?P<label>[\u4e00-\u9fff、]{2,10})。(?=\S)")
"""「（一）健全制度。全年制定…」: a short sentence behind a Chinese number is a heading."""
_EMOJI = re.compile(
    r"\[(?:[\u4e00-\u9fff]{1,4}|语音转文字)\]|【(?:图片|文件|语音|视频|表情)】|[\U0001F300-\U0001FAFF\u2600-\u27BF]"
)
_MENTION = re.compile(r"@\S+\s*")
_PLACE = re.compile(r"(?:中心|站|室|馆)$")
_OPENED = re.compile(
    r"[^，。；]{0,12}(?:开门|挂牌|揭牌|建成|建起|建好|启用|投用|投入使用|开放|运行|完工|装修|选址|开工)"
)
_MARKUP = re.compile(r"<[/!a-zA-Z]|\]\s?\(|&#?\w{2,8};")
"""What a browser, a mail or a chat tool left behind: what it shows is read, the quote keeps all of it."""


@dataclass(frozen=True)
class Line:
    """One line of a note, its marks taken off. `number` is the item mark, `speaker` who said it in a chat."""

    source: Source
    raw: str
    text: str
    number: str = ""
    label: str = ""
    speaker: str = ""
    cells: tuple[str, ...] = ()
    style: str = ""
    """How the number is written: its first character or the one behind it, so that 1. and （1） differ."""
    drawn: bool = False
    """Whether it is a heading set off by marks."""
    gap: bool = False
    """Whether an empty line stands above it."""

    @property
    def is_heading(self) -> bool:
        """Does the line only open a part?"""
        return bool(self.label or self.number) and not self.text


def shielded(text: str) -> str:
    """The text with spaces inside “” and 《》 replaced by GAP, and straight quotes made Chinese."""
    text = re.sub(r'"([^"\n]{1,60})"', r"“\1”", text)
    return re.sub(r"“[^”\n]*”|《[^》\n]*》", lambda match: re.sub(r"\s", GAP, match.group()), text)


def unshielded(text: str) -> str:
    return text.replace(GAP, " ")


def read_lines(note: Note) -> list[Line]:
    """All lines with content, in order. Tabs make cells; `text` is then empty."""
    rows = note.text.replace("\u3000", "  ").replace("\xa0", " ").replace("\r", "").split("\n")
    heads = heads_of(rows)
    lines: list[Line] = []
    last_number = 0
    whole = _whole_rows(rows)
    spoken = any(is_dictated(row) for _, row in whole)
    behind_gap = _behind_gaps(rows)
    for count, row in whole:
        if not row.strip() or _PAGE_MARK.match(row.strip()):
            continue
        source = Source(note.name, count)
        dictated = is_dictated(row) or (spoken and is_unmarked(row))
        if dictated and not _MARKUP.search(row):
            lines.extend(_spoken(breath, source) for breath in breaths(row))
            continue
        line = _line(row, source, heads, last_number)
        if line.number.isdigit():
            last_number = int(line.number)
        lines.append(replace(line, gap=count in behind_gap))
    return lines


def _behind_gaps(rows: list[str]) -> frozenset[int]:
    """Numbers of the rows with an empty one above them; none where so many are empty that a gap parts nothing."""
    empty = sum(not row.strip() for row in rows)
    if empty > 0.3 * len(rows):
        return frozenset()
    return frozenset(at + 1 for at in range(1, len(rows)) if rows[at].strip() and not rows[at - 1].strip())


def _spoken(breath: str, source: Source) -> Line:
    """What was said in one breath, read as if it had been written down."""
    return replace(_line(written_down(breath), source, Heads(), 0), raw=breath)


def _whole_rows(rows: list[str]) -> list[tuple[int, str]]:
    """Rows with the number of their first line; those broken at the margin are whole again."""
    kept = [
        (count, row)
        for count, row in enumerate(rows, start=1)
        if not (_PAGE_MARK.match(row.strip()) or _RULED.match(row))
    ]
    if any("\t" in row or _PIPED.match(row) for row in rows):
        return kept
    if (wrap_width([row for _, row in kept]) or 0) >= NARROWEST_PAGE:
        return _unwrapped(kept)
    full = _full_line([row for _, row in kept])
    return _joined_rows(kept, full) if full else kept


def _unwrapped(kept: list[tuple[int, str]]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    for paragraph in unwrap([row for _, row in kept if row.strip()]):
        while at < len(kept) and not (kept[at][1].strip() and paragraph.strip().startswith(kept[at][1].strip()[:12])):
            at += 1
        found.append((kept[min(at, len(kept) - 1)][0], paragraph))
        at += 1
    return found


def _full_line(rows: list[str]) -> int:
    """Characters of a full line where most lines of a scan break off in the middle; 0 where they do not."""
    lengths = sorted(len(row.strip()) for row in rows if row.strip())
    if len(lengths) < 8 or any("\t" in row for row in rows):
        return 0
    longest = lengths[-2]
    full = [row.strip() for row in rows if FULL * longest <= len(row.strip()) <= longest + 4]
    broken = [row for row in full if not re.search(r"[。；！？：…]$", row)]
    page = NARROWEST_PAGE < longest < WIDEST_PAGE and len(full) >= 0.5 * len(lengths)
    return longest if page and len(broken) >= 0.7 * len(full) else 0


def _joined_rows(rows: list[tuple[int, str]], longest: int) -> list[tuple[int, str]]:
    """Each line that breaks off at the margin goes on in the next one."""
    found: list[tuple[int, str]] = []
    goes_on = False
    for count, row in rows:
        text = row.strip()
        if not text:
            continue
        if goes_on and not STARTS_ITEM.match(text) and not _OPENS_PART.match(text):
            found[-1] = (found[-1][0], found[-1][1] + text)
        else:
            found.append((count, text))
        goes_on = len(text) >= FULL * longest and not re.search(r"[。；！？：]$", text)
    return found


def _line(row: str, source: Source, heads: Heads, last_number: int) -> Line:
    raw = row.strip()
    row = _BOLD.sub(r"\1", _STRUCK.sub("", row))
    if _MARKUP.search(row):
        row = without_markup(row)
    if len(cells := _cells(row)) > 1:
        return Line(source, raw, "", cells=tuple(closed(shielded(cell)) for cell in cells))
    if match := _TITLED.match(raw):
        return Line(source, raw, "", label=match["title"])
    if heading := drawn_heading(raw) or heads.parts.get(raw):
        return Line(source, raw, "", label=heading, drawn=True)
    if raw in heads.alone:
        return Line(source, raw, "", speaker=raw.split()[-1])
    text = shielded(_MENTION.sub("", _EMOJI.sub("", re.sub(r"^\s*(?:>\s*)+", "", row)))).strip()
    if match := SPEAKER_STAMP.match(text) or STAMPED_SPEAKER.match(text):
        return Line(source, raw, "", speaker=match["who"])
    text = _URGED.sub("", _STAMP.sub("", text))
    text, speaker = _without_speaker(text, heads.opening)
    text, number = _without_number(text, last_number)
    text, label = _without_label(text)
    if number and not number.isdigit() and number != "·" and not label and (match := _SAID_FIRST.match(text)):
        text, label = text[match.end() :], match["label"]
    if label and raw.startswith(OPENING_BRACKETS) and _BRACKETED.fullmatch(text):
        label, text = f"{label}{text}", ""
    if label and not number:
        text, number = _without_number(text, 0)
    if not speaker and label and SPEAKER.match(re.sub(r"[（(].*?[)）]", "", label).strip()) and not _opens(label, text):
        speaker, label = label, ""
    style = "（" if raw[:1] in "（(" else "一" if number and not number.isdigit() else "1" if number else ""
    return Line(source, raw, closed(text.strip()), number, label, speaker, style=style)


def _opens(label: str, text: str) -> bool:
    """「联调中心：11月28日开门」: a place that was opened, and nobody who speaks."""
    return bool(_PLACE.search(label) and _OPENED.match(text))


def _cells(row: str) -> list[str]:
    """The cells of a row parted by tabs, or by bars as in Markdown; none of a line of prose."""
    if piped := _PIPED.match(row):
        cells = re.split(r"[|｜]", piped["cells"] or piped["open"])
        return [_CELL_BREAK.sub("，", _CELL_MARKS.sub("", cell.strip())) for cell in cells]
    return [cell.strip() for cell in row.strip("\n").split("\t")] if "\t" in row.strip() else []


def _without_speaker(text: str, speakers: frozenset[str]) -> tuple[str, str]:
    head, _, rest = text.partition(" ")
    if head in speakers:
        return rest.strip(), head
    return text, ""


def _without_number(text: str, last: int) -> tuple[str, str]:
    if match := _CIRCLED.match(text):
        return text[match.end() :], str("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".index(match["c"]) + 1)
    if match := _DECIMAL_HEADING.match(text):
        return text[match.end() :], "节"
    if match := _CHINESE_ITEM.match(text):
        return text[match.end() :], match["a"] or match["b"]
    if (
        match := re.match(r"^(?P<n>\d{1,2})\s+(?=[\u4e00-\u9fff]{3}|[A-Z]{2,}[\u4e00-\u9fff])(?![年月日号])", text)
    ) and int(match["n"]) in (
        1,
        last + 1,
    ):
        return text[match.end() :], match["n"]
    if match := _ARABIC_ITEM.match(text):
        return text[match.end() :], match["a"] or match["b"]
    if (match := _NEXT_ITEM.match(text) or _LATER_ITEM.match(text)) and int(match["n"]) == last + 1:
        return text[match.end() :], match["n"]
    if (match := _LETTER_ITEM.match(text)) or (match := _BULLET.match(text)):
        return text[match.end() :], "·"
    return text, ""


def _without_label(text: str) -> tuple[str, str]:
    for pattern in (_BRACKET_LABEL, _HOTLINE_LABEL, _COUNTED_LABEL, _LABEL):
        if (
            (match := pattern.match(text))
            and not _NO_LABEL.match(match["label"], 0)
            and text[match.end() :][:2] != "//"
        ):
            return text[match.end() :], unshielded(match["label"]).strip()
    return text, ""
