"""Numbers with what they count."""

import re

from bot.reading.kinds import Figure, Kind, Specific
from bot.reading.numerals import Numeral, chinese_value, numerals
from bot.reading.wording import Wording

_SHARE = re.compile(
    r"(?P<whole>[一二三四五六七八九十百]+)分之(?P<part>[一二三四五六七八九十百]+)|(?P<half>一半|半数|过半)"
)
_NEXT = re.compile(r"[余多]?\s?")
# The edges of the clause that says what a number counts; filler stands where another specific was.
_EDGE = re.compile(r"[，。；：、（）()！？\t\n,;:]|(?<=[一-鿿])[ 　]+(?=[一-鿿])")
_HAN = re.compile(r"[一-鿿A-Za-z]+")


def figures(plain: str, text: str, words: Wording) -> list[Specific]:
    """The figures of a text; in `plain` other specifics are blanked, at equal length."""
    found = [_figure(numeral, plain, text, words) for numeral in numerals(plain, words)]
    taken = [(one.start, one.end) for one in found]
    for match in _SHARE.finditer(plain):
        if all(match.end() <= start or end <= match.start() for start, end in taken):
            found.append(_share(match, plain, text))
    return sorted(found, key=lambda one: one.start)


def _figure(numeral: Numeral, plain: str, text: str, words: Wording) -> Specific:
    gap = _NEXT.match(plain, numeral.end)
    after = gap.end() if gap else numeral.end
    unit = words.measures.pattern.match(plain, after)
    word, end = (unit.group(), unit.end()) if unit else ("", numeral.end)
    value = numeral.value
    if plain.startswith("百分之", numeral.start):
        word, end = "%", numeral.end
    elif word == "成":
        value *= 10
    unit_class = words.measures.of.get(word, "")
    head = _head(plain, numeral.start, end, words)
    figure = Figure(value, numeral.approximate, word, unit_class, head)
    normal = f"{round(value, 4):.10g}{'余' if numeral.approximate else ''}{unit_class}"
    return Specific(
        Kind.FIGURE, numeral.start, end, text[numeral.start : end], _certainty(numeral, word, words), normal, figure
    )


def _share(match: re.Match[str], plain: str, text: str) -> Specific:
    """三分之一 and 一半 as shares of a hundred."""
    value = 50.0
    if not match["half"]:
        whole, part = chinese_value(match["whole"]), chinese_value(match["part"])
        value = round(100 * part / whole, 2) if whole and part else 0.0
    about = plain.startswith(("左右", "以上"), match.end())
    figure = Figure(value, about, "%", "百分", "")
    return Specific(
        Kind.FIGURE, match.start(), match.end(), text[match.start() : match.end()], 0.6, f"{value:.10g}百分", figure
    )


def _head(plain: str, start: int, end: int, words: Wording) -> str:
    """The nearest words in the clause that say something: on the left, else on the right."""
    edges = list(_EDGE.finditer(plain, max(0, start - 24), start))
    left = _telling(plain[edges[-1].end() if edges else max(0, start - 24) : start], words)
    if left:
        return left[-1][-6:]
    edge = _EDGE.search(plain, end, end + 16)
    right = _telling(plain[end : edge.start() if edge else end + 16], words)
    return right[0][:6] if right else ""


def _telling(clause: str, words: Wording) -> list[str]:
    runs = (run.strip(words.edges) for run in _HAN.findall(words.empty.sub(" ", clause)))
    return [run for run in runs if run and run not in words.alone]


def _certainty(numeral: Numeral, unit: str, words: Wording) -> float:
    """How surely the number states a fact; 三个方面 or 两手抓 only shape the prose."""
    arabic = any(char.isdigit() for char in numeral.quote)
    if unit in words.measures.bare:
        return 0.3
    if arabic:
        return 1.0 if unit else 0.9
    if numeral.value == 1:
        return 0.3  # 一位, 一期: an article rather than a count
    if words.measures.of.get(unit) in words.measures.durations:
        return 0.5
    return 0.8 if numeral.value > 10 or unit not in ("", "个") else 0.6
