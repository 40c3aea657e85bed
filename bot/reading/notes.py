"""One note on its own: all that can be read from it without the others, so that it is read once and kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.facts import BriefFields, Dropped, Note
from bot.domain.genre import Role
from bot.reading.asides import LAST_YEAR, aside_at, this_years
from bot.reading.chatter import TOLD, WITHHELD
from bot.reading.dictation import topic_first
from bot.reading.document_lines import (
    is_document_line,
    is_minutes,
    is_note_header,
    is_table_note,
    names_sheet,
    names_source,
    signature_in,
)
from bot.reading.lexicon import Lexicon
from bot.reading.lines import GAP, OPENING_BRACKETS, Line, read_lines, unshielded
from bot.reading.mails import NEXT_MAIL, writers_of
from bot.reading.part_years import with_years_of_parts
from bot.reading.pieces import ABOUT_DOCUMENT, Piece, Reading, sentences_of
from bot.reading.shared_deeds import each_on_its_day
from bot.reading.table_row import Row
from bot.reading.tables import is_last_years, read_table, table_at
from bot.reading.zones import Zone, after, under_heading, zone_of_heading

_ABOUT_ALL = re.compile(r"材料|素材|台账|汇总|总结|报告")
"""【述法材料 …】 heads the whole note, not its part on 述法."""
_LAST_YEAR = re.compile(r"去年|上年|上一年|同期")
_EMPTY_TOTAL = re.compile(r"(?:合计|总计|小计)[:：]?")
"""A row of a table whose sums nobody has filled in."""
_MAIL_HEAD = re.compile(
    r"^(?:发件人|收件人|抄送人?|发给.{1,4}|主题|记录人?|整理人?|填报(?:人|单位|部门|科室|日期|时间)|填表(?:人|单位|日期|时间)|制表人?|审核人|时间|地点|主持人?|参会人员?|参加人员|出席|列席人员?|记录人?|统计(?:人|时间|日期|单位)|单位负责人|联系人|联系电话|附件)$"
)

LAST_LINES = 2
"""Lines at the end of a note among which one may be signed."""
_AWARD = re.compile(
    r"(?:全[国省市区县]|[省市区县]级)\s+(?:[\u4e00-\u9fff]{2,10}\s+)?(?:优秀|先进|示范|十佳|模范|最佳)[\u4e00-\u9fff]{2,10}"
)
"""The name of an award with blanks in it, as one writes in a chat."""
_ONE_THING = re.compile(r"(?<=一[个批支套处项])\s+(?=[\u4e00-\u9fff“])|(?<=\d个)\s+(?=[\u4e00-\u9fff]{2,3}(?:\s|$))")
"""A blank between a measure word and what it measures."""
_LISTED = re.compile(r"\s+[/+＋／]\s+")
_BARE_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=\d[\d.]*(?:、|$))")
"""「报 212 / 电视 318」: marks that stand for 、, and the numbers of such a list."""
_DASHES = re.compile(r"\s+[—–-]{2,}\s+")
_LAST_YEARS_IN_BRACKETS = re.compile(r"括号(?:里|内|中)的?(?:都|全|均)?(?:是|为)(?:去年|上年)")
_BRACKETED = re.compile(
    r"(?<=[\u4e00-\u9fff%％])（(?P<values>\d[\d.]*[余多]?[万亿]?[\u4e00-\u9fff%％]{0,3}(?:，\d[\d.]*[万亿]?[\u4e00-\u9fff%％]{1,3})*)）"
)
"""「12场（9场）」 in notes that say of their brackets that they hold last year's numbers."""
_REMARK = re.compile(r"^[（(][^（）()\d]{4,40}[)）]$")
"""A line all in brackets without a number says something of the notes: （编号重了，不管了）."""
_WHEN_AND_WHERE = re.compile(
    r"^(?:(?:会议)?时间[:：\s]\s*)?(?P<day>\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?)\s*(?:地点[:：\s]\s*\S{2,14})$"
    r"|^20\d\d年\d{1,2}月\d{1,2}日$|^(?:会议)?时间[:：\s]\s*\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?$"
)


@dataclass(frozen=True)
class NoteRead:
    """What a note says: pieces that hold a fact each, what was left out, what it says of the document."""

    pieces: tuple[Piece, ...]
    dropped: tuple[Dropped, ...]
    fields: BriefFields


class NoteReader:
    """Reads single notes. `year`: what the report is about."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, note: Note, year: int) -> NoteRead:
        reading = Reading(year, [], [], BriefFields())
        self._read_lines(note, reading)
        sentences = [sentence for piece in reading.pieces for sentence in sentences_of(piece, reading, self._lexicon)]
        deeds = [one for sentence in sentences for one in each_on_its_day(sentence)]
        pieces = tuple(replace(piece, text=_clean(piece.text)) for piece in deeds)
        if _LAST_YEARS_IN_BRACKETS.search(note.text):
            pieces = tuple(replace(one, text=_BRACKETED.sub(r"（上年\g<values>）", one.text)) for one in pieces)
        return NoteRead(with_years_of_parts(pieces, year), tuple(reading.dropped), reading.fields)

    def _read_lines(self, note: Note, reading: Reading) -> None:
        lines, last_years = this_years(read_lines(note))
        reading.dropped.extend(Dropped(line.raw, line.source, LAST_YEAR) for line in last_years)
        reading.writers = writers_of(note.text)
        zone = Zone()
        at = 0
        while at < len(lines):
            if aside := aside_at(lines, at):
                left = (line for line in lines[at : aside.end])
                reading.dropped.extend(Dropped(line.raw, line.source, aside.reason) for line in left)
                zone, at = Zone(), aside.end
                continue
            if _EMPTY_TOTAL.fullmatch(lines[at].text):
                at += 1
                continue
            if is_table_note(lines[at].cells) or names_sheet(lines[at].text):
                reading.dropped.append(Dropped(lines[at].raw, lines[at].source, ABOUT_DOCUMENT))
                zone, at = Zone(), at + 1
                continue
            table = table_at(lines, at)
            if table:
                if zone.soft and at and table[0].source.line > lines[at - 1].source.line + 1:
                    zone = Zone()  # 「明年打算：…」 ends with its line, not with the table that follows on a gap
                self._read_rows(read_table(table, _unit_above(lines[:at])), zone, reading)
                at += len(table)
                continue
            if _heads_list(lines, at) or _captions_table(lines, at) or is_minutes(lines[at].text):
                zone = under_heading(zone, lines[at].text, self._lexicon, reading.year + 1)
                at += 1
                continue
            zone = self._read_line(lines[at], at + 1, zone, reading, last=at >= len(lines) - LAST_LINES)
            at += 1

    def _read_line(self, line: Line, position: int, zone: Zone, reading: Reading, *, last: bool) -> Zone:
        if (line.speaker and not line.text) or line.label == NEXT_MAIL:
            return Zone() if zone.soft or line.label == NEXT_MAIL else zone
        if reason := reading.writers.about(line):
            reading.dropped.append(Dropped(line.raw, line.source, reason))
            return zone
        if last and (signed := signature_in(line.text or line.raw)):
            reading.set_brief("落款", signed, line.raw, line.source)
            return zone
        if is_document_line(line.label, line.text):
            reading.set_brief(line.label, line.text, line.raw, line.source)
            return zone
        whole = f"{line.label}：{line.text}" if line.label and line.text else line.text or line.label
        opens = zone_of_heading(line.label, self._lexicon, reading.year + 1) is not None and not _ABOUT_ALL.search(
            whole
        )
        if is_note_header(whole, position) and not opens:
            reading.set_brief("", whole, line.raw, line.source)
            return Zone(None)
        if _MAIL_HEAD.match(line.label) or _WHEN_AND_WHERE.match(line.raw):
            reading.dropped.append(Dropped(line.raw, line.source, ABOUT_DOCUMENT))
            return zone
        if line.text and self._lexicon.withheld.search(line.label):
            reading.dropped.append(Dropped(line.raw, line.source, WITHHELD))
            return zone
        if _REMARK.match(line.raw) and not opens:
            reading.dropped.append(Dropped(line.raw, line.source, TOLD))
            return zone
        zone, text = after(zone, line, self._lexicon, reading.year + 1)
        if text:
            heads = line.raw.startswith(OPENING_BRACKETS) or line.style in ("一", "（")
            bracket = (heads and not (line.label.isdigit() or len(line.label) >= 5)) or names_source(line.label)
            inline = "" if bracket else line.label
            if inline and zone_of_heading(inline, self._lexicon, reading.year + 1) is not None:
                inline = ""  # 明年：… opens a part and says nothing of the fact
            if not line.label:
                inline, text = topic_first(text)
            part = "" if inline else line.label or zone.label
            text = _said_of_last_year(text, inline or part)
            inline = "" if is_last_years(inline) else inline
            reading.pieces.append(Piece(line.raw, text, line.source, zone.role, inline, part or zone.label))
        return zone

    def _read_rows(self, rows: Sequence[Row], zone: Zone, reading: Reading) -> None:
        next_year = reading.year + 1
        for row in rows:
            line = row.line
            if is_document_line(row.part, row.text, row.part):
                reading.set_brief(row.part, row.text, line.raw, line.source)
                continue
            if not row.text:
                continue
            role = zone_of_heading(row.part, self._lexicon, next_year) if row.part else None
            text = row.text
            if role is Role.PROBLEMS and row.cause and row.cause != text:
                text = text.removesuffix(row.cause).rstrip("，") + "，主要是" + row.cause
            label = "其中" if row.within else ""
            quote = (row.quote or line.raw).replace("\t", " ")
            text = _said_of_last_year(text, row.part or zone.label)
            reading.pieces.append(
                Piece(quote, text, line.source, role or zone.role, label, row.part or zone.label, row.cells)
            )


def _heads_list(lines: Sequence[Line], at: int) -> bool:
    """Is the line a short name over a list: 「公交集团」 over 「- …」, 「议定事项」 over 「1. …」?"""
    line = lines[at]
    alone = not (line.number or line.label or line.speaker or line.cells) and at + 1 < len(lines)
    return (
        alone
        and lines[at + 1].number in ("·", "1", "一")
        and re.fullmatch(r"[\u4e00-\u9fff（）()]{2,10}", line.text) is not None
    )


def _captions_table(lines: Sequence[Line], at: int) -> bool:
    """Is the line the name of the table below it: 「普法活动表」, 「2024年执法统计表」?"""
    text = lines[at].text
    over = any(line.cells for line in lines[at + 1 : at + 3])  # 「单位：万元」 may stand between
    return (
        over
        and not lines[at].label
        and re.fullmatch(r"[^，。；：]{2,30}(?:表|台账|统计|清单|情况|汇总|数据)(?:（[^）]*）)?", text) is not None
    )


def _said_of_last_year(text: str, head: str) -> str:
    """What stands under 「上年数据」 says so itself: the writer leaves headings out, and the number would be this year's."""
    told = not re.search(r"\d", text) or _LAST_YEAR.search(text)
    return text if told or not is_last_years(head) else f"上年{text}"


def _unit_above(lines: Sequence[Line]) -> str:
    """What a line or caption right above a table gives as the unit of its numbers: 「单位：件」."""
    match = re.search(r"单位[:：]\s*([\u4e00-\u9fff]{1,3})(?=[）)\s]|$)", lines[-1].raw) if lines else None
    return match[1] if match else ""


_SAID_MONTH = re.compile(r"^(?P<month>1[0-2]|[1-9])月份?[，：:]?(?=(?P=month)(?:[.．/]\d|月\d))")
"""「3月  3.15…」: the day has the month too."""


def _clean(text: str) -> str:
    """The words of a piece with commas for gaps, no mark twice."""
    text = re.sub(r"(?<=[A-Za-z0-9.,])\s+(?=[A-Za-z])", GAP, text.strip())  # words of another language
    text = _BARE_NUMBER.sub("", _LISTED.sub("、", text))
    text = _DASHES.sub(" ", _ONE_THING.sub("", text))
    text = re.sub(r"\s+", "，", _AWARD.sub(lambda award: re.sub(r"\s", "", award.group()), text))
    text = _SAID_MONTH.sub("", re.sub(r"，*([，；。])，*", r"\1", text))
    return unshielded(re.sub(r"(?<=[\u4e00-\u9fff”》）])，(?=[、）])", "", text))
