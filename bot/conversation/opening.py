"""Reading a brief out of a sentence: which unit, which year, which genre."""

import re
from functools import cache

from bot.conversation.intents import OpenBrief
from bot.conversation.phrases import Phrases
from bot.reading.numerals import chinese_value

_HAN = "一-鿿"
_WE_ARE = re.compile(
    rf"(?:我们?单位是|我们?这是|我们?是|单位(?:名称)?(?:是|为|叫|改成|改为|[：:]))\s*([{_HAN}\d（）]{{2,30}})"
)
_SPELLED = re.compile(r"([二一][〇○零九][〇○零一二三四五六七八九]{2})年")
_RANGE = re.compile(r"(\d{4})\s*年?\s*[-—–~～至到]{1,2}\s*(\d{4})\s*年?")
_YEAR = re.compile(r"(?<!\d)(\d{4,})\s*(?=年)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{2})\s*(?=年度?)")
_BARE_YEAR = re.compile(r"(?:年度|年份|年)(?:是|为|改成|改为|换成|[：:])\s*(\d{4,})")
_GENRE_IS = re.compile(r"文种(?:是|为|用|改成|改为|换成|[：:])")
_MOST_LEFT_OVER = 14
_FIRST_PART = re.compile(r"^[^\n。；;：:]*[。；;：:]?")
_LONGEST_OPENING = 80


def read_opening(message: str, phrases: Phrases, this_year: int) -> OpenBrief | None:
    """The brief that the message opens with, or None when its first sentence is no such thing."""
    first = _first_sentence(message)
    if not first or len(first) > _LONGEST_OPENING:
        return None
    asked = phrases.says("request", first)
    genre, span, year = genre_in(first, phrases), _span_in(first), year_in(first, this_year)
    unit = _declared(first, phrases) or _named(first, phrases)
    declared = any(pattern.search(first) for pattern in (_WE_ARE, _BARE_YEAR, _GENRE_IS))
    paper = None if genre else _other_paper(first, phrases)
    bare = genre is not None and phrases.genres[genre].fullmatch(first) is not None
    if not (declared or bare or (genre and (asked or unit or year)) or (paper and asked)):
        return None
    if not declared and _left_over(first, unit, phrases):
        return None
    rest = message.strip()[len(first) :].strip("。；;：: \n")
    return OpenBrief(unit, span[1] if span else year, genre, span, paper, rest)


def unit_in(text: str, phrases: Phrases) -> str | None:
    """The unit that a short answer names: 「云屏区司法局」, 「我们是云屏区司法局」."""
    return _declared(text, phrases) or _named(text, phrases)


def year_in(text: str, this_year: int) -> int | None:
    """The year a sentence speaks of, however wrong: 20255 is given back as it stands."""
    if found := _RANGE.search(text):
        return int(found[2])
    if found := _YEAR.search(text) or _BARE_YEAR.search(text):
        return int(found[1])
    if found := _SPELLED.search(text):
        value = chinese_value(found[1].replace("○", "〇").replace("零", "〇"))
        return int(value) if value else None
    if found := _SHORT_YEAR.search(text):
        return 2000 + int(found[1])
    if "今年" in text or "本年度" in text:
        return this_year
    return this_year - 1 if "去年" in text or "上年度" in text else None


def genre_in(text: str, phrases: Phrases) -> str | None:
    """The id of the genre that a sentence names."""
    return next((genre for genre, pattern in phrases.genres.items() if pattern.search(text)), None)


def _first_sentence(message: str) -> str:
    found = _FIRST_PART.match(message.strip())
    return found[0].rstrip("。；;：:") if found else ""


def _span_in(text: str) -> tuple[int, int] | None:
    found = _RANGE.search(text)
    return (int(found[1]), int(found[2])) if found else None


def _declared(text: str, phrases: Phrases) -> str | None:
    found = _WE_ARE.search(text)
    if not found:
        return None
    name = re.split(rf"\d{{2,}}|二[〇○零]|今年|去年|关于|{phrases.any_of('request')}", found[1])[0].rstrip("的")
    return name if len(name) >= 2 else None


def _named(text: str, phrases: Phrases) -> str | None:
    found = _unit_pattern(phrases.any_of("unit_ends"), phrases.any_of("request")).search(text)
    if not found:
        return None
    name = re.sub(rf"^(?:请|[你您]|帮|我们?|[给为由替]|{phrases.any_of('request')}|一?[份篇个])+", "", found[1])
    return name if len(name) >= 3 else None


@cache
def _unit_pattern(ends: str, request: str) -> re.Pattern[str]:
    before = rf"(?:^|[，,\s]|{request}(?:一?[份篇个])?|[份篇个给为由])"
    after = rf"(?=的|关于|\d|[二一][〇○零九]|今年|去年|本年|上年|[，,。；;：:（(\s]|{request}|党组|法治|普法|述|工作|$)"
    return re.compile(rf"{before}([{_HAN}]{{1,24}}?{ends}){after}")


def _other_paper(text: str, phrases: Phrases) -> str | None:
    found = re.search(rf"([{_HAN}]{{0,14}}{phrases.any_of('other_papers')})$", text.rstrip("吧吗呢啊。！!？? "))
    if not found:
        return None
    name = re.split(rf"{phrases.any_of('request')}(?:一?[份篇个])?|年度?|[的]", found[1])[-1]
    return None if len(name) < 2 or phrases.is_one("whole", name) else name


def _left_over(text: str, unit: str | None, phrases: Phrases) -> bool:
    """Whether much stays unexplained: then the sentence is a fact that happens to name a report."""
    rest = text.replace(unit, "") if unit else text
    for pattern in (*phrases.genres.values(), _RANGE, _YEAR, _SPELLED, re.compile(phrases.any_of("request"))):
        rest = pattern.sub("", rest, count=1)
    rest = re.sub(r"年度?|关于|一[份篇个]|帮我们?|请", "", rest)
    return bool(re.search(r"\d", rest)) or len(re.sub(rf"[^{_HAN}]", "", rest)) > _MOST_LEFT_OVER
