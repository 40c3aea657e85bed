"""Pasted notes → fact sheet, by rule: no model, no network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.facts import BriefFields, Dropped, Fact, FactSheet, Note, Source
from bot.domain.genre import Brief, Role
from bot.errors import BadInput
from bot.reading.chatter import sift
from bot.reading.conflicts import conflicts_among
from bot.reading.corrections import corrected
from bot.reading.document_lines import inline_field, is_document_line, is_note_header, read_fields
from bot.reading.lexicon import Lexicon, load_lexicon
from bot.reading.lines import Line, read_lines, unshielded
from bot.reading.privacy import without_private
from bot.reading.tables import Row, read_table
from bot.reading.zones import Zone, after, says, zone_of_heading

LONGEST_NOTE = 100_000
"""Characters of one pasted note that are read; a year's notes of a unit run to some 10,000."""

_SENTENCE = re.compile(r"(?<=[。！？；;])")
_DEPARTMENT = re.compile(r"^[\u4e00-\u9fff]{2,8}[部科股室办组所](?:[（(].*[)）])?$")
"""A line that only says who wrote what follows."""
_SPOKEN_OPENING = re.compile(r"^\s*(?:先从[^，。]{1,6}说|然后是?[^，。]{1,10}(?:这块|方面)|我先来|再说|(?:哎|哦|嗯|呃)+[，,]?|[^，。]{2,4}上(?=，《))[，,。]?")
_SELF_CORRECTED = re.compile(r"(?<=[，,\s])[^，,\s]+[，,\s]+(?:不对|错了|说错了|哦不|不是)(?:[，,\s]+那是[^，,\s]*)?[，,\s]+")
"""「讲A 不对 那是另外的 讲B」: what the speaker took back."""
_ITEM_INSIDE = re.compile(r"(?:(?<=[：:，,；;。\s])|^)(?:[①-⑳]|[（(]?\d[)）]|[a-h][.．、]|\d(?=\s[\u4e00-\u9fff]{3}))\s*(?=\D)")


@dataclass(frozen=True)
class Piece:
    """A stretch of the notes that may hold facts, with what was learnt on the way to it."""

    quote: str
    text: str
    source: Source
    zone: Role | None = None
    label: str = ""
    part: str = ""
    row: tuple[tuple[str, str], ...] = ()


@dataclass
class _Reading:
    """What gathers while the notes are read from top to bottom."""

    pieces: list[Piece]
    dropped: list[Dropped]
    fields: BriefFields


class RuleFactReader:
    """Reads facts by rule. Raises BadInput for notes with nothing in them and for oversized ones."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or load_lexicon()

    def read(self, notes: Sequence[Note], brief: Brief) -> FactSheet:
        """The fact sheet of all notes together; facts are numbered F1, F2 … in reading order."""
        check_notes(notes)
        reading = _Reading([], [], BriefFields())
        for note in notes:
            self._read_note(note, brief, reading)
        pieces = [sentence for piece in reading.pieces for sentence in self._sentences(piece, brief, reading)]
        pieces, mended = corrected(pieces)
        reading.dropped.extend(mended)
        facts = tuple(_fact(number, piece) for number, piece in enumerate(pieces, start=1))
        return FactSheet(facts, tuple(reading.dropped), conflicts_among(facts), reading.fields, tuple(notes))

    def _read_note(self, note: Note, brief: Brief, reading: _Reading) -> None:
        lines = read_lines(note)
        zone = Zone()
        at = 0
        while at < len(lines):
            table = _table_at(lines, at)
            if table:
                self._read_rows(read_table(table), zone, brief, reading)
                at += len(table)
                continue
            zone = self._read_line(lines[at], at + 1, zone, brief, reading)
            at += 1

    def _read_line(self, line: Line, position: int, zone: Zone, brief: Brief, reading: _Reading) -> Zone:
        if line.speaker and not line.text:
            return zone
        if is_document_line(line.label, line.text):
            self._set_brief(line.label, line.text, line, brief, reading)
            return zone
        whole = f"{line.label}：{line.text}" if line.label and line.text else line.text or line.label
        if is_note_header(whole, position) and zone_of_heading(line.label, self._lexicon, brief.year + 1) is None:
            self._set_brief("", whole, line, brief, reading)
            return Zone(None)
        zone, text = after(zone, line, self._lexicon, brief.year + 1)
        if text:
            bracket = line.raw.startswith(("【", "[")) and not (line.label.isdigit() or len(line.label) >= 5)
            inline = "" if bracket else line.label
            if inline and zone_of_heading(inline, self._lexicon, brief.year + 1) is not None:
                inline = ""  # 明年：… opens a part and says nothing of the fact
            part = "" if inline else line.label or zone.label
            reading.pieces.append(Piece(line.raw, text, line.source, zone.role, inline, part or zone.label))
        return zone

    def _read_rows(self, rows: Sequence[Row], zone: Zone, brief: Brief, reading: _Reading) -> None:
        next_year = brief.year + 1
        for row in rows:
            line = row.line
            if is_document_line(row.part, row.text, row.part):
                self._set_brief(row.part, row.text, line, brief, reading)
                continue
            if not row.text:
                continue
            role = zone_of_heading(row.part, self._lexicon, next_year) if row.part else None
            text = row.text
            if role is Role.PROBLEMS and row.cause and row.cause != text:
                text = text.removesuffix(row.cause).rstrip("，") + "，主要是" + row.cause
            label = "其中" if row.within else ""
            quote = line.raw.replace("\t", " ")
            reading.pieces.append(Piece(quote, text, line.source, role or zone.role, label, row.part or zone.label, row.cells))

    def _set_brief(self, label: str, text: str, line: Line, brief: Brief, reading: _Reading) -> None:
        reading.fields = read_fields(label, unshielded(text), brief.year, reading.fields)
        reading.dropped.append(Dropped(line.raw, line.source, "关于文稿本身的话（标题、落款、格式），已按它办"))

    def _sentences(self, piece: Piece, brief: Brief, reading: _Reading) -> list[Piece]:
        """The piece cut into sentences, sifted, private numbers taken out, each with its own zone."""
        if piece.row:
            cut = [piece.text]
        else:
            gaps = re.split(r"\s{2,}", piece.text) if len(re.findall(r"\S\s{2,}\S", piece.text)) >= 3 else [piece.text]
            cut = [part for gap in gaps for item in _ITEM_INSIDE.split(gap) for part in _SENTENCE.split(item)]
        found: list[Piece] = []
        hide = False
        for part in cut:
            part = _SPOKEN_OPENING.sub("", part)
            part = re.sub(r"^（([^（）]*)）$", r"\1", part.strip(" ，,；;。 "))
            if field := inline_field(part):
                reading.fields = read_fields("", unshielded(field), brief.year, reading.fields)
                reading.dropped.append(Dropped(unshielded(field), piece.source, "关于文稿本身的话（标题、落款、格式），已按它办"))
                part = part.replace(field, "").strip(" ，,")
            if part and is_document_line("", part):
                reading.fields = read_fields("", unshielded(part), brief.year, reading.fields)
                reading.dropped.append(Dropped(unshielded(part), piece.source, "关于文稿本身的话（标题、落款、格式），已按它办"))
                continue
            if not part or _DEPARTMENT.match(part):
                continue
            part = _SELF_CORRECTED.sub("", part)
            sifted = sift(part, self._lexicon, piece.zone in (Role.PROBLEMS, Role.PLANS))
            hide = hide or sifted.hide_names
            reading.dropped.extend(Dropped(unshielded(words), piece.source, reason) for words, reason in sifted.dropped)
            if found and re.match(r"往后|此后|以后|之后", sifted.kept):
                found[-1] = replace(found[-1], text=f"{found[-1].text}，{sifted.kept}", quote=f"{found[-1].quote}{unshielded(part)}" if found[-1].quote + unshielded(part) in piece.quote else found[-1].quote)
            elif len(re.sub(r"\W", "", sifted.kept)) >= 2:
                said = says(sifted.kept, self._lexicon, brief.year + 1)
                zone = said if piece.zone is Role.PROBLEMS and said is Role.PLANS else piece.zone or said
                if zone in (None, Role.PROBLEMS) and found and found[-1].zone is Role.PLANS and not piece.row:
                    zone = Role.PLANS  # 「明年四样：…；…；…」
                label, named = ("", piece.label or piece.part) if found and piece.label else (piece.label, piece.part)
                quote = piece.quote if piece.row else unshielded(part)
                found.append(replace(piece, quote=quote, text=sifted.kept, zone=zone, label=label, part=named))
        cleaned = [replace(item, text=without_private(item.text, hide)) for item in found]
        for before, now in zip(found, cleaned, strict=True):
            if before.text != now.text:
                reading.dropped.append(Dropped(unshielded(before.text), before.source, "姓名、证件号、电话已隐去，其余照写"))
        return [item for item in cleaned if len(re.sub(r"\W", "", item.text)) >= 2]


def check_notes(notes: Sequence[Note]) -> None:
    """Raises BadInput where there is nothing to read or too much of it."""
    if not any(note.text.strip() for note in notes):
        raise BadInput("材料是空的，请粘贴今年的台账、微信记录或表格内容。")
    for note in notes:
        if len(note.text) > LONGEST_NOTE:
            raise BadInput(f"“{note.name}”有{len(note.text)}字，一次最多读{LONGEST_NOTE // 10_000}万字，请分几次粘贴。")


def _table_at(lines: Sequence[Line], at: int) -> Sequence[Line]:
    end = at
    while end < len(lines) and lines[end].cells:
        end += 1
    return lines[at:end]


def _fact(number: int, piece: Piece) -> Fact:
    text = re.sub(r"\s+", "，", piece.text.strip())
    text = re.sub(r"，*([，；。])，*", r"\1", text)
    text = re.sub(r"(?<=[\u4e00-\u9fff”》）])，(?=[、）])", "", text)
    return Fact(
        f"F{number}", piece.quote, unshielded(text), piece.source, piece.zone, piece.label, piece.part, piece.row
    )
