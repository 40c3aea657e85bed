"""Past reports give pattern, not fact: each specific is replaced by a typed slot."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.reading.hidden import Span, contacts, hidden, hidden_words, told_names
from bot.reading.kinds import Kind, Specific
from bot.reading.plain_words import plain_words
from bot.reading.specifics import FILLER, specifics
from bot.reading.titles import squeezed
from bot.reading.unknown import digits, unknown
from bot.reading.wording import Wording
from bot.reading.words import is_word

_SLOTS = {
    Kind.DAY: "〔日期〕",
    Kind.TITLE: "〔文件〕",
    Kind.QUOTED: "〔引语〕",
    Kind.PERSON: "〔人名〕",
    Kind.ORGANISATION: "〔机构〕",
    Kind.PLACE: "〔地点〕",
    Kind.AWARD: "〔荣誉〕",
    Kind.DOCUMENT_NUMBER: "〔文号〕",
    Kind.IDENTITY: "〔号码〕",
    Kind.PHONE: "〔号码〕",
    Kind.BANK: "〔号码〕",
}
# Masking leans the other way than checking: a leak is the risk, a mask too many costs little.
_LOW = 0.5
_DISTINCT = 0.6
_LOCAL = re.compile(r"(?P<stem>[一-鿿]{2,3})(?:社区|街道|小区|村|镇|乡|路|广场)$")
_UNIT_NAME = 4
_LONG_NAME = 10
"""Characters from which the name of a body is its own: 校园安全事故纠纷人民调解委员会."""
_TAIL = r"(?:(?:(?!的)[一-鿿]){0,8}?(?:网(?![络格民友上店])|电视台|发布|在线|中心|法院|检察院|之声|融媒|观察|人民政府|街道|社区))?"
_AREA = re.compile(
    r"(?:中共)?(?P<area>(?P<stem>[一-鿿]{2,7}?)(?:省|自治区|自治州|自治县|地区|街道|[市州区县旗镇乡]))(?![场容政域]|建设)"
)
_SPEECH = re.compile(r"“(?=[^“”\n]*(?:[。？！]”|[我你咱]))(?=[^“”\n]*[，。；：？！])[^“”\n]{8,120}”")
"""Somebody's own words: a quotation of clauses that ends like a sentence, or in which a person speaks."""
_BLANKS = re.compile(r"[xX×ＸＸ○某]{1,4}(?=[省市区县镇乡街局委办中])[省市区县镇乡]?|[xX×＊*]{2,}|[_＿]{2,}|（略）")
_WHICH_TIME = re.compile(
    r"第[\d一二三四五六七八九十]{1,3}个(?=[^，。；、]{0,10}(?:宣传|教育|活动)?(?:日|周|月|节)(?![一-鿿]?[\d]))"
)
"""第5个民法典宣传月 is a day of one year, and the next report is of another."""


def mask(text: str, words: Wording, own_names: Sequence[str] = (), told: Sequence[str] = ()) -> str:
    """The text as a pattern: specifics become slots; national formulations, laws and days stay.

    `own_names`: the report's unit and whatever else it calls itself; their stems are masked
    wherever they stand (云屏区司法局 → 云屏 …). `told`: names that the report gives away elsewhere
    (`names_told`).
    """
    sure, kept = _given_away(text, words, own_names, told)
    plain = _blanked(text, [*((start, end) for start, end, _ in sure), *kept])
    spans = _apart([*sure, *hidden(plain, words.names, hidden_words())])
    plain = _blanked(plain, ((start, end) for start, end, _ in spans))
    uncounted = words.fixed.sub(lambda match: FILLER * len(match.group()), plain)
    spans = _apart([*spans, *unknown(plain, plain_words()), *digits(uncounted)])
    parts, at = [], 0
    for start, end, slot in sorted(spans):
        parts += [text[at:start], slot]
        at = end
    return _joined("".join([*parts, text[at:]]))


def _given_away(
    text: str, words: Wording, own_names: Sequence[str], told: Sequence[str]
) -> tuple[list[Span], list[tuple[int, int]]]:
    """(what its form or its place gives away, what belongs to everybody and stays)."""
    slots = [(one, _slot(one, text, words)) for one in specifics(text, words)]
    titles = [(one.start, one.end, slot) for one, slot in slots if slot and one.kind is Kind.TITLE]
    spans = _apart([*contacts(text), *titles, *_own_spans(text, own_names), *_blank_spans(text)])
    spans = _apart([*_speech_spans(text), *spans, *((one.start, one.end, slot) for one, slot in slots if slot)])
    kept = [(one.start, one.end) for one, slot in slots if slot is None and one.certainty >= _LOW]
    return _apart([*spans, *_told_spans(text, told)]), kept


def names_told(text: str, words: Wording) -> tuple[str, ...]:
    """Persons and quoted names of a report, which may stand again in it without post or quotes."""
    found = [
        one for one in specifics(text, words) if one.kind in (Kind.PERSON, Kind.QUOTED) and _slot(one, text, words)
    ]
    singles = [text[start:end] for start, end, slot in hidden(text, words.names, hidden_words()) if slot == "〔引语〕"]
    return told_names([*(one.quote for one in found), *singles])


def _told_spans(text: str, told: Sequence[str]) -> list[Span]:
    return [(match.start(), match.end(), "〔名称〕") for name in told for match in re.finditer(re.escape(name), text)]


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = FILLER * (end - start)
    return "".join(chars)


def _apart(spans: list[Span]) -> list[Span]:
    """Spans that do not overlap; an earlier one of the list wins."""
    kept: list[Span] = []
    taken = bytearray(max((end for _, end, _ in spans), default=0))
    for start, end, slot in spans:
        if not any(taken[start:end]):
            kept.append((start, end, slot))
            taken[start:end] = b"\1" * (end - start)
    return kept


def _joined(pattern: str) -> str:
    """「〔单位〕〔机构〕」 and the like read as one slot."""
    return re.sub(r"(〔(?:单位|机构|地点|名称)〕)(?:〔(?:单位|机构|地点|名称)〕)+", r"\1", pattern)


def _own_spans(text: str, own_names: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for name in sorted({name for name in own_names if name}, key=len, reverse=True):
        spans += [(match.start(), match.end(), "〔单位〕") for match in re.finditer(re.escape(name), text)]
    for stem in stems(own_names):
        for match in re.finditer(re.escape(stem) + r"(?:省|市|区|县|镇|乡|街道|村)?" + _TAIL, text):
            if all(match.end() <= start or end <= match.start() for start, end, _ in spans):
                spans.append((match.start(), match.end(), "〔单位〕"))
    return spans


def _speech_spans(text: str) -> list[Span]:
    return [(match.start(), match.end(), "〔引语〕") for match in _SPEECH.finditer(text)]


def _blank_spans(text: str) -> list[tuple[int, int, str]]:
    spans = [(match.start(), match.end(), "〔单位〕") for match in _BLANKS.finditer(text)]
    return spans + [(match.start(), match.end(), "〔数量:个〕") for match in _WHICH_TIME.finditer(text)]


def stems(names: Sequence[str]) -> list[str]:
    """The bare names of regions inside the names of units: 云屏区栗坞街道办事处 → 云屏, 栗坞. Longest first."""
    return sorted({match["stem"] for match in _regions(names)}, key=lambda stem: (-len(stem), stem))


def _areas(names: Sequence[str]) -> set[str]:
    """The regions that the names begin with: 云屏区, 栗坞街道."""
    return {match["area"] for match in _regions(names)}


def _regions(names: Sequence[str]) -> Iterator[re.Match[str]]:
    for name in names:
        match = _AREA.match(name)
        while match:
            yield match
            match = _AREA.match(name, match.end())


def _slot(one: Specific, text: str, words: Wording) -> str | None:
    """The slot for a specific, or None where it stays: common knowledge, or too unsure."""
    if one.kind is Kind.FIGURE and one.figure:
        if one.certainty < _LOW or (
            one.figure.unit == "周年" and hidden_words().anniversary.search(text, 0, one.start)
        ):
            return None
        return f"〔数量:{one.figure.unit}〕" if one.figure.unit else "〔数量〕"
    if one.kind is Kind.ERA or one.certainty < _LOW:
        return None
    if one.kind is Kind.TITLE and words.national.is_law(one.quote):
        return None
    if one.kind is Kind.QUOTED and _may_be_quoted(one, text, words):
        return None
    if one.kind is Kind.DAY and _is_national_day(one, text, words):
        return None
    return _SLOTS[one.kind]


def _may_be_quoted(one: Specific, text: str, words: Wording) -> bool:
    """“三项制度”, “4·22世界地球日”, and “3·15” before 国际消费者权益日."""
    if squeezed(one.quote).lstrip("0123456789") in words.known_phrases:
        return True
    digits = re.fullmatch(r"[“\"]?\d{1,2}[.·]?\d{1,2}[”\"]?", one.quote)
    return bool(digits and words.national.day_names.search(text, one.end, one.end + 14))


def _is_national_day(one: Specific, text: str, words: Wording) -> bool:
    name = words.national.day_names.search(text, one.end, one.end + 10)
    when = words.national.day_of[name.group()].when if name else None
    return bool(when and one.day and (one.day.month, one.day.day) == (when.month, when.day))


def strangers(text: str, words: Wording, own_names: Sequence[str] = ()) -> set[str]:
    """The distinctive names of a report: none of them may turn up in another unit's draft.

    What the unit and its region are called, whatever bears those names, persons, 《titles》 that are no
    law, and bodies whose name is too long to be anybody's; 法规科 or 农贸市场 every unit may have.
    """
    regions = [stem for stem in stems(own_names) if not is_word(stem)]
    found = {name for name in own_names if len(name) >= _UNIT_NAME} | _areas(own_names) | set(regions)
    for one in specifics(text, words):
        name = one.quote.strip('“”「」"')
        if one.kind is Kind.TITLE:
            distinct = not words.national.is_law(one.quote)
        elif one.kind is Kind.QUOTED:
            distinct = one.normal not in words.known_phrases and any(stem in name for stem in regions)
        elif one.kind in (Kind.ORGANISATION, Kind.PLACE, Kind.AWARD):
            area = _LOCAL.match(name)
            local = area is not None and not is_word(area["stem"])
            distinct = local or any(stem in name for stem in regions) or len(name) >= _LONG_NAME
        else:
            distinct = one.kind is Kind.PERSON
        if distinct and one.certainty >= _DISTINCT:
            found.add(name)
    return {name for name in found if len(squeezed(name)) >= 2 and name not in words.names.common}
