"""Stretches of the notes cut into sentences, each with its own part, chatter and private numbers taken out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.facts import BriefFields, Dropped, Source
from bot.domain.genre import Role
from bot.reading.chatter import ORDER, Sifted, sift
from bot.reading.correction_words import is_correction
from bot.reading.document_lines import inline_field, is_document_line, read_fields
from bot.reading.lexicon import Lexicon
from bot.reading.lines import unshielded
from bot.reading.mails import Writers
from bot.reading.privacy import without_contacts, without_private
from bot.reading.spacing import words_in
from bot.reading.taken_back import without_taken_back
from bot.reading.zones import says

ABOUT_DOCUMENT = "关于文稿本身的话（标题、落款、格式），已按它办"
PRIVATE = "姓名、证件号、电话已隐去，其余照写"

_SENTENCE = re.compile(r"(?<=[。！？；;])(?![^“”\n]*”)")
"""A sentence ends with its mark, but not inside a quotation."""
_DEPARTMENT = re.compile(r"^[\u4e00-\u9fff]{2,8}[部科股室办组所](?:[（(].*[)）])?$|^[小老][\u4e00-\u9fff]$")
"""A line that only says who wrote what follows."""
_SPOKEN_OPENING = re.compile(
    r"^\s*(?:另外?(?:[：:]|(?=[《“]))|请?你?在?(?:报告|材料|稿子|文)(?:里|中)(?:要|一定要)?(?:写上|写入|加上|写明)[：:，,]?|先从[^，。]{1,6}说|(?:首先|先|再|接着|下面)[说讲](?:一?下)?(?=[^，。\s]{2,10}[，,：:])|然后是?[^，。]{1,10}(?:这块|方面)|我先来|再说|(?:哎|哦|嗯|呃)+[，,]?|[^，。]{2,4}上(?=，《))[，,。]?"
)
_ITEM_INSIDE = re.compile(
    r"(?:(?<=[：:，,；;。\s])|^)(?:[①-⑳]|[（(]?\d[)）]|[（(][一二三四五六七八九十][)）]|(?<=[；;。：:])[一二三四五六七八九十]、|(?<=\s)[一二三四五六]个(?=\s\D)|(?<=\s)二个(?=[\u4e00-\u9fff])|[a-h][.．、]|\d[.．、](?=[\u4e00-\u9fff“《])|\d(?=\s[\u4e00-\u9fff]{3}))\s*(?=\D)"
)
_COUNTED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}是(?!一)|[一二三四五六]个(?:是)?[，,\s]*(?=\D{4})(?!社区|村|单位|人|月)|其[一二三四五]是?[，,：:])"
)
"""The clerk's own 一是 … 二是 …: the writer counts anew."""
_IS_HEAD = re.compile(r"(?:是|为|作为|任|当)(?:推进)?(?:法治建设|普法|依法治理)?(?:工作)?第一责任人")
_ANOTHER = re.compile(
    r"副|分管|各|其他|全[局室镇街县区]|[\u4e00-\u9fff]{2,4}[科股室所队办](?![长务会])|作风|荣誉|[问不][题足]"
)
_SAID_OTHERWISE = ((Role.PROBLEMS, Role.PLANS), (Role.DUTY, Role.PROBLEMS))
"""Parts of the notes whose sentences may say that they belong elsewhere: what the head says of himself holds what he lacks."""
_GOES_ON = re.compile(r"往后|此后|以后|之后")


@dataclass(frozen=True, slots=True)
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
class Reading:
    """What gathers while the notes are read from top to bottom."""

    year: int
    pieces: list[Piece]
    dropped: list[Dropped]
    fields: BriefFields
    writers: Writers = field(default_factory=Writers)

    def set_brief(self, label: str, text: str, quote: str, source: Source) -> None:
        """A line about the document: it sets the brief and is kept as an account, not as a fact."""
        self.fields = read_fields(label, unshielded(text), self.year, self.fields)
        self.dropped.append(Dropped(unshielded(quote), source, ABOUT_DOCUMENT))


def sentences_of(piece: Piece, reading: Reading, lexicon: Lexicon) -> list[Piece]:
    """The piece's sentences that hold something, in order."""
    found: list[Piece] = []
    hide = False
    for part in _cut(piece):
        part = _without_fields(part, piece, reading)
        if not part or _DEPARTMENT.match(part):
            continue
        sifted = sift(without_taken_back(part), lexicon, piece.zone in (Role.PROBLEMS, Role.PLANS))
        ordered = any(reason == ORDER for _, reason in sifted.dropped)
        if not ordered and is_correction(part) and len(re.findall(r"\d+", sifted.kept)) < len(re.findall(r"\d+", part)):
            sifted = Sifted(part)  # what it corrects is taken from its words
        hide = hide or sifted.hide_names
        reading.dropped.extend(Dropped(unshielded(words), piece.source, reason) for words, reason in sifted.dropped)
        if found and _GOES_ON.match(sifted.kept):
            found[-1] = _continued(found[-1], sifted.kept, part, piece)
        elif _says_something(sifted.kept):
            found.append(_sentence(sifted.kept, part, piece, found, says(sifted.kept, lexicon, reading.year + 1)))
    return _without_private(_of_the_head(found), reading, hide, lexicon)


def _of_the_head(found: list[Piece]) -> list[Piece]:
    """Behind 「…是第一责任人」 the sentences of a line without another subject tell of the head too."""
    at = next((at for at, piece in enumerate(found) if piece.zone is None and _IS_HEAD.search(piece.text)), None)
    if at is None:
        return found
    end = next((other for other in range(at + 1, len(found)) if _ANOTHER.match(found[other].text)), len(found))
    return [
        replace(piece, zone=Role.DUTY) if at <= place < end and piece.zone is None else piece
        for place, piece in enumerate(found)
    ]


def _cut(piece: Piece) -> list[str]:
    """At full stops and semicolons, at numbers inside the line, at wide gaps where they part many items."""
    if piece.row:
        return [piece.text]
    gaps = re.split(r"\s{2,}", piece.text) if len(re.findall(r"\S\s{2,}\S", piece.text)) >= 3 else [piece.text]
    cut = [part for gap in gaps for item in _ITEM_INSIDE.split(gap) for part in _SENTENCE.split(item)]
    bare = [_COUNTED.sub("", _SPOKEN_OPENING.sub("", part).strip(" ，,；;。")) for part in cut]
    return [re.sub(r"^（([^（）]*)）$", r"\1", part) for part in bare]


def _without_fields(part: str, piece: Piece, reading: Reading) -> str:
    """The sentence without what it says about the document."""
    if field := inline_field(part):
        reading.set_brief("", field, field, piece.source)
        part = part.replace(field, "").strip(" ，,")
    if part and is_document_line("", part):
        reading.set_brief("", part, part, piece.source)
        return ""
    return part


def _continued(before: Piece, words: str, part: str, piece: Piece) -> Piece:
    """「…主持；往后每季度一次」: the second sentence says nothing without the first."""
    quote = before.quote + unshielded(part)
    return replace(before, text=f"{before.text}，{words}", quote=quote if quote in piece.quote else before.quote)


def _sentence(words: str, part: str, piece: Piece, before: Sequence[Piece], said: Role | None) -> Piece:
    zone = said if (piece.zone, said) in _SAID_OTHERWISE else piece.zone or said
    if zone in (None, Role.PROBLEMS) and before and before[-1].zone is Role.PLANS and not piece.row:
        zone = Role.PLANS  # 「明年四样：…；…；…」
    label, named = ("", piece.label or piece.part) if before and piece.label else (piece.label, piece.part)
    quote = piece.quote if piece.row else words_in(unshielded(part), piece.quote) or piece.quote
    return replace(piece, quote=quote, text=words, zone=zone, label=label, part=named)


def _without_private(found: Sequence[Piece], reading: Reading, hide: bool, lexicon: Lexicon) -> list[Piece]:
    kept: list[Piece] = []
    for piece in found:
        text = without_private(without_contacts(piece.text, lexicon.domain), hide)
        if text != piece.text:
            reading.dropped.append(Dropped(unshielded(piece.text), piece.source, PRIVATE))
        if _says_something(text):
            kept.append(replace(piece, text=text))
    return kept


def _says_something(text: str) -> bool:
    return len(re.sub(r"\W", "", text)) >= 2 and not re.fullmatch(
        r"(?:20\d\d|二[零〇○][一二三四五六七八九零〇]{2})年?", text
    )
