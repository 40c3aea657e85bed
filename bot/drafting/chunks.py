"""Chunks of a sentence: times, amounts, quoted names; how they are told apart, ordered and joined."""

import re
from functools import lru_cache

from bot.reading.dates import dates
from bot.reading.kinds import Day
from bot.reading.wording import load_wording
from bot.reading.words import words_of_text

_SHIELD = re.compile(r"“[^”]*”|《[^》]*》")
DAY = r"(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|[上中下]旬|底|初|份)?|十?[一二三四五六七八九十]月(?:[上中下]旬|底|初|份)?)"
TIME = rf"(?:(?:截至|到|至)?{DAY}(?:[、和]{DAY})*(?:起|前后|前|后|以来|间)?|全年|今年(?:以来)?|(?:去年|上年)(?:同期)?(?![度末底])|本年度?|年内|此前|之前|[上下]半年|[一二三四]季度(?:前|末|底)?|前三季度|(?:截至|到)(?:目前|年底|\d{{4}}年底)|20\d\d年(?:以来|[春秋夏冬]季|起|底前?|初|度)?|[春秋夏冬]季|每季度|每月|每周|每年|每半[月年]|[一二三四五六七八九十]+年(?:来|间)?(?!级)|近[一二三四五]年(?:来)?)"
ADVERB = r"(?:(?<!平)均已|(?<!平)均|全部|已经|已|共计?|一共|累计|先后|陆续|分别|新|再|又|还|集中|统一|专门)"


def _amount() -> str:
    units = load_wording().measures.pattern.pattern
    number = r"(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
    return rf"(?:近|约|超过|超|逾|达)?{number}[余多]?[万亿千百]?[余多]?{units}(?:（次）)?"


AMOUNT = _amount()
"""A number with its measure word, as a pattern without groups."""
AMOUNT_ALONE = re.compile(rf"(?:共|约|近)?{AMOUNT}(?:（[^）]*）)?$")


def shield(text: str) -> tuple[str, list[str]]:
    """The text with “…” and 《…》 replaced by two-character marks, and what they stand for."""
    held: list[str] = []

    def mark(match: re.Match[str]) -> str:
        held.append(match.group())
        return ("\ue100" if match.group()[0] == "《" else "\ue200") + chr(0xE300 + len(held) - 1)

    return _SHIELD.sub(mark, text), held


def unshield(text: str, held: list[str]) -> str:
    return re.sub(r"[\ue100\ue200]([\ue300-\uefff])", lambda match: held[ord(match[1]) - 0xE300], text)


def written_dates(text: str, year: int, many_years: bool) -> str:
    """5.16 → 5月16日, 12.1到12.7 → 12月1日至7日; the report's own year is left out."""
    out, at = "", 0
    for found in dates(text):
        out += text[at : found.start] + _written(found.quote, found.days, year, many_years)
        at = found.end
    return out + text[at:]


def _written(quote: str, days: tuple[Day, ...], year: int, many_years: bool) -> str:
    if "·" in quote:
        return quote  # 3·15 is as much a name as a date
    if not re.search(r"[./．\-]|到|号|—|~|～", quote) or not days[0].month or not days[0].day:
        return quote if many_years or not quote.startswith(f"{year}年") or len(quote) < 7 else quote[5:]
    first = days[0]
    said = _day(first, first.year if first.year and (many_years or first.year != year) else None)
    if len(days) == 1:
        return said
    last = days[1]
    return f"{said}至{last.day}日" if last.month == first.month else f"{said}至{_day(last, None)}"


def _day(day: Day, year: int | None) -> str:
    return f"{f'{year}年' if year else ''}{day.month}月" + (f"{day.day}日" if day.day else day.part)


def time_phrase(time: str | None) -> str:
    """A time at the head of a clause: a full date is followed by a comma."""
    return "" if not time else f"{time}，" if time.endswith("日") else time


def date_first(clause: str) -> str:
    """「综治中心3月28日揭牌」→「3月28日，综治中心揭牌」."""
    clause = re.sub(
        r"^(?P<topic>[^，\d]{2,16}?)(?P<time>全年|今年|[三五]年(?:来|间)?)(?:共|累计)?(?=\d)(?!\d{1,2}月)",
        r"\g<time>\g<topic>",
        clause,
    )
    match = re.match(
        r"^(?P<topic>[^，\d]{2,24}?)于?(?P<day>(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|(?!\d)))(?P<rest>(?!至|、|起|前|后|日|底|初|份|[上中下]旬)\S+)$",
        clause,
    )
    if (
        not match
        or re.search(r"截至|每年$|[从自至到在、（和及与]$", match["topic"][-2:])
        or re.search(r"\d{1,2}月", match["rest"])
    ):
        return clause
    return (
        f"{match['day']}，{match['topic']}{match['rest']}"
        if match["day"].endswith("日")
        else f"{match['day']}{match['topic']}{match['rest']}"
    )


def has_amount(text: str) -> bool:
    """Does the text count something, dates aside?"""
    return re.search(AMOUNT, re.sub(DAY + r"|20\d\d年", "", text)) is not None


def without_amounts(text: str) -> str:
    return re.sub(rf"^(?:{AMOUNT})|(?:{AMOUNT})$", "", text)


@lru_cache(maxsize=4096)
def _boundaries(text: str) -> dict[int, str]:
    """Where each word of the text begins."""
    found, at = {}, 0
    for word in words_of_text(text):
        found[at] = word
        at += len(word)
    return found


def tokens_at(text: str, start: int, verb: str) -> bool:
    """Does a word of its own begin at `start` that is the verb (with or without 了, 完 …)?"""
    if text[max(start - 1, 0) : start] in ("均", "已", "全"):
        text, start = text[start:], 0  # 均配 is no word
    word = _boundaries(text).get(start, "")
    return bool(word) and (word == verb or re.fullmatch(re.escape(verb) + "[了过完好成的到]{0,2}", word) is not None)
