"""Numbers as Chinese reports write them, with their values."""

import re
from dataclasses import dataclass

from bot.reading.wording import Wording, load_wording

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10_000, "亿": 100_000_000}
WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")

_CHINESE = "零〇一二三四五六七八九十百千两"
_BEFORE = re.compile(r"(?:将近|接近|大约|超过|突破|近|约|超|逾|上)$")
_AFTER = re.compile(r"余|多|左右|以上|上下|来(?=[个次人名件场份万])")
_NUMBER = re.compile(
    rf"(?P<arabic>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)(?P<more>[余多]?)(?P<scale>[百千]?[万亿]+|[百千](?![分度米克瓦]))?(?P<rest>(?<=\d万)\d千\d?(?![\d.]))?"
    rf"|百分之(?P<percent>[{_CHINESE}]+(?:点[{_CHINESE}]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<chinese>[{_CHINESE}]+(?:点[{_CHINESE}]+)?(?P<plus>[余多]?)(?:[万亿][{_CHINESE}]*)*)"
)

_EITHER = re.compile(r"[一二两三四五六七八九]{2}(?=[十百千万亿])")
"""两三百, 五六十: one or the other, no number."""


@dataclass(frozen=True)
class Numeral:
    """A number of a text: value, place [start, end), the words as they stand, and whether it says “about”."""

    value: float
    start: int
    end: int
    quote: str
    approximate: bool


def chinese_value(text: str) -> float | None:
    """The value of a Chinese numeral: 三百二十五, 两万三 (23000), 二〇二四, 三点五万. None for anything else."""
    if not text or any(
        char not in DIGITS and char not in TENS and char not in SCALES and char != "点" for char in text
    ):
        return None
    if "点" in text:
        return _decimal(text)
    if _EITHER.search(text):
        return None
    if all(char in DIGITS for char in text):
        return _spelled(text)
    total = section = 0.0
    digit: int | None = None
    last = 1
    for char in text:
        if char in DIGITS:
            digit, last = DIGITS[char], 10 if char in "零〇" else last
        elif char in TENS:
            section += (1 if digit is None else digit) * TENS[char]
            digit, last = None, TENS[char]
        else:
            total = (
                (total + section + (digit or 0)) * SCALES[char]
                if char == "亿"
                else total + (section + (digit or 0)) * SCALES[char]
            )
            section, digit, last = 0.0, None, SCALES[char]
    return total + section + (digit or 0) * (last / 10 if last > 10 else 1)


def _decimal(text: str) -> float | None:
    scale = SCALES.get(text[-1], 1)
    whole, _, rest = text.rstrip("万亿").partition("点")
    if not whole or not rest or any(char not in DIGITS for char in rest):
        return None
    value = chinese_value(whole)
    if value is None:
        return None
    return round((value + float("0." + "".join(str(DIGITS[char]) for char in rest))) * scale, 6)


def _spelled(text: str) -> float | None:
    """二〇二四 digit by digit; 三四 (three or four) is no number."""
    if len(text) == 2 and not set(text) & set("零〇"):
        return None
    return float("".join(str(DIGITS[char]) for char in text))


def numerals(text: str, words: Wording | None = None) -> list[Numeral]:
    """Every number that counts something, in order. Fixed words (三重一大, 一是, 第三) hold none."""
    words = words or load_wording()
    plain = words.fixed.sub(lambda match: "\ufffc" * len(match.group()), text.translate(WIDE))
    return [numeral for match in _NUMBER.finditer(plain) if (numeral := _numeral(match, plain, text, words))]


def _numeral(match: re.Match[str], plain: str, text: str, words: Wording) -> Numeral | None:
    value = _value(match)
    if match["chinese"] and plain.endswith("分之", 0, match.start()):
        return None  # 四分之三具有: a share, read as a whole
    if value is None or (match["chinese"] and not _counts(match, plain, value, words)):
        return None
    end = match.end()
    about = bool(match["more"] or match["plus"] or _BEFORE.search(plain[max(0, match.start() - 2) : match.start()]))
    if mark := _AFTER.match(plain, end):
        about, end = True, mark.end() if mark.group() in ("余", "多") else end
    elif unit := words.measures.pattern.match(plain, end):
        about = about or bool(re.compile(r"左右|以上|上下").match(plain, unit.end()))
    return Numeral(round(value, 6), match.start(), end, text[match.start() : end], about)


def _value(match: re.Match[str]) -> float | None:
    if percent := match["percent"]:
        return float(percent) if percent[0].isdigit() else chinese_value(percent)
    if match["chinese"]:
        return chinese_value(re.sub("[余多]", "", match["chinese"]))
    value = float(match["arabic"].replace(",", ""))
    for char in match["scale"] or "":
        value *= SCALES.get(char) or TENS[char]
    for digit, worth in zip((match["rest"] or "").replace("千", ""), (1000, 100), strict=False):
        value += int(digit) * worth  # 4万1千5: spoken, 41500
    return value


def _counts(match: re.Match[str], plain: str, value: float, words: Wording) -> bool:
    """A Chinese numeral counts something before a measure word, as a share, or where it is long enough."""
    rest = plain[match.end() : match.end() + 4].lstrip("余多来")
    if rest.startswith("分之"):
        return False
    if words.measures.pattern.match(rest):
        return True
    return value >= 20 and len(match["chinese"]) >= 3
