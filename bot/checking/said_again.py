"""Numbers that a speaker takes back in the same breath: 「学了5次 嗯 不对 是6次」 「装了80户 不是 是80人」."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from bot.checking.context import Known

_FILL = (
    r"[\s，、…—.~]*(?:(?:嗯|呃|额|哦|噢|啊|哎呀?|诶|那个|等等|等下|[我让]?[我你]?[再翻看查想]{1,2}一?下)[\s，、…—.~]*)*"
)
_WRONG = r"(?:不对|错了|[说念记看讲报写弄搞]错了?|口误)(?:[\s，、啊哦]*不对)*"
_TAKEN_BACK = re.compile(
    rf"\A{_FILL}(?:{_WRONG}[^\d；]{{0,14}}|不是{_FILL}(?:应该)?是[^\d；]{{0,8}}|更正[^\d；]{{0,10}}|应该是[^\d；]{{0,4}})\Z"
)
"""All that stands between the number taken back and the one in its place."""


_MOST_AGAIN = 2
"""Times that the number taken back may be said again before the right one: 不对，37是去年的，今年是44."""
_MOST = 60
"""Numbers of a line among which the one taken back is looked for again."""


def said_again(figures: Sequence[Known], lines: Sequence[str]) -> Iterator[tuple[Known, Known]]:
    """Each number that its line takes back at once, with the one said in its place."""
    told: dict[int, list[Known]] = {}
    for one in figures:
        if lines[one.number].startswith(one.specific.quote, one.at):
            told.setdefault(one.number, []).append(one)
    for number, here in told.items():
        in_order = sorted(here, key=lambda one: one.at)
        for at, old in enumerate(in_order):
            again = list(
                takewhile(partial(_same_number, old=old), in_order[at + 1 : at + 1 + _MOST_AGAIN])
            )  # 不对，37是去年的
            new = next(iter(in_order[at + 1 + len(again) : at + 2 + len(again)]), None)
            if new and _TAKEN_BACK.match(_between(lines[number], old, again, new)) and _may_replace(old, new):
                yield from ((one, new) for one in (old, *in_order[:_MOST]) if one is not new and _same_number(one, old))


def _between(line: str, old: Known, again: Sequence[Known], new: Known) -> str:
    """What stands between two numbers of a line, but for the first one said again."""
    places = [(one.at, one.at + len(one.specific.quote)) for one in (old, *again, new)]
    return "".join(line[end:start] for (_, end), (start, _) in pairwise(places))


def _same_number(one: Known, old: Known) -> bool:
    """Is it the number taken back, or that number again: 158件 不对 是163件 158是到十月的?"""
    return one is old or (one.figure.value == old.figure.value and one.figure.unit_class in ("", old.figure.unit_class))


def _may_replace(old: Known, new: Known) -> bool:
    """One measure, or the same number in another measure."""
    mine, its = old.figure.unit_class, new.figure.unit_class
    return mine == its or not mine or not its or old.figure.value == new.figure.value
