"""Days as they are spoken: 三一五 is 3·15, 六二六 is 6·26, 十二四 and 一二四 are 12·4, 二月十四 is 2·14."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.reading.kinds import Day, Kind, Specific
from bot.reading.national import NationalDay
from bot.reading.numerals import chinese_value
from bot.reading.wording import Wording

_DIGITS = "〇一二三四五六七八九"
_NUMERAL = r"〇零一二两三四五六七八九十百千万亿幺\d"
_ERA = r"(?!\s?[”\"]?(?:普法|规划|时期|期间|以来|末|开局|收官))"
_UNENDED = re.compile(
    r"(?<![一二三四五六七八九十年\d])(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"(?=[、，。；\s）]|$)"
)
"""A day of dictation without its last word: 二月十四、五月九号."""
_SHORTEST = 3
"""Digits from which they can be nothing but a day; 五四 and 九三 may be numbers."""


def spoken_days(text: str, words: Wording) -> Iterator[Specific]:
    """The publicity days told without a mark between month and day, and days without 日, that count nothing."""
    days, pattern = _forms(words.national.days)
    for match in pattern.finditer(text):
        if not words.measures.pattern.match(text, match.end()):
            day = days[match.group()]
            yield Specific(Kind.DAY, match.start(), match.end(), match.group(), 0.9, str(day), days=(day,))
    for match in _UNENDED.finditer(text):
        month, number = (chinese_value(match[part]) or 0 for part in ("month", "day"))
        if 1 <= month <= 12 and 1 <= number <= 31:
            day = Day(None, int(month), int(number))
            yield Specific(Kind.DAY, match.start(), match.end(), match.group(), 0.9, str(day), days=(day,))


@lru_cache(maxsize=4)
def _forms(national: tuple[NationalDay, ...]) -> tuple[dict[str, Day], re.Pattern[str]]:
    days = {form: one.when for one in national if one.day for form in _spoken(one.month, one.day)}
    forms = "|".join(sorted(days, key=len, reverse=True))
    return days, re.compile(rf"(?<![.{_NUMERAL}])(?:{forms})(?![.{_NUMERAL}]){_ERA}")


def _spoken(month: int, day: int) -> Iterator[str]:
    said = "".join(_DIGITS[int(digit)] for digit in str(day))
    forms = ["".join(_DIGITS[int(digit)] for digit in str(month)) + said, f"{month}{day:02}"]
    if month >= 10:
        forms.append("十" + _DIGITS[month - 10].strip("〇") + said)
    yield from (form for form in forms if len(form) >= _SHORTEST)
