"""Numbers in words, as they are spoken, written in digits: 一千一百多人 → 1100余人."""

import re

from bot.reading.numerals import Numeral, chinese_value, numerals

_MONTH = re.compile(
    r"(?<![一二三四五六七八九十百])(?P<month>十[一二]?|[一二三四五六七八九])月(?!\d)份?(?:(?P<day>[一二三]?十?[一二三四五六七八九十])[号日])?"
)
_ROUND = 10_000
_MORE = re.compile(r"(?<=[一二两三四五六七八九十百千][万亿])多(?![样种元层方边重])")
_IN_NAMES = ("届", "中全会", "次全会", "大精神")
"""What follows a number that is part of a name: 十四届九次全会."""
_NAMED = re.compile(
    r"(?<=余)(?=(?:中小|大中小)?学生|师生|群众|居民|村民|市民|职工|党员|干部|家长|老人|志愿者|代表|商户|业主|游客|青少年|农民工|企业家)"
)
"""People counted without a measure word."""


def in_digits(text: str) -> str:
    """一百二十七处 → 127处, 百分之九十七点六 → 97.6%, 六月十二号 → 6月12日; counts of one character stay."""
    text = _MONTH.sub(_month_in_digits, text)
    out, at = "", 0
    for numeral in numerals(text):
        about = text.startswith("来", numeral.end) and numeral.approximate and len(numeral.quote) > 1
        named = text.startswith(_IN_NAMES, numeral.end) or not _says_value(numeral, text)
        out += text[at : numeral.start] + (numeral.quote if named else _digits(numeral, about))
        at = numeral.end + (about and not named)
    return _NAMED.sub("名", _MORE.sub("余", out + text[at:]))


def _says_value(numeral: Numeral, text: str) -> bool:
    """Is it a number, not a day or a hotline told digit by digit: 三一五, 一二三四五?"""
    return bool(re.search(r"[十百千万亿点\d分]", numeral.quote)) or text.startswith("年", numeral.end)


def _month_in_digits(match: re.Match[str]) -> str:
    month, day = chinese_value(match["month"]), chinese_value(match["day"] or "")
    return f"{month:g}月" + (f"{day:g}日" if day else "")


def _digits(numeral: Numeral, about: bool) -> str:
    """The number in digits. `about`: is 来 behind it?"""
    quote = numeral.quote
    if any(char.isdigit() for char in quote) or len(quote.rstrip("余多")) < 2:
        return quote + ("来" if about else "")
    if quote.startswith("百分之"):
        return f"{numeral.value:g}%"
    more = "余" if about or quote.endswith(("余", "多")) else ""
    if more and re.fullmatch(r".[万亿千百][余多]?", quote):
        return quote.rstrip("余多") + "余"  # 两万余册 reads better than 2万余册
    inside = "余" if re.search("[余多][万亿]", quote) else ""
    if numeral.value >= _ROUND and numeral.value % 100 == 0:
        return f"{numeral.value / _ROUND:g}{inside}万{more}"
    return f"{numeral.value:.10g}{more}"
