"""Numbers of the notes that the notes themselves put right later: they must not pass in silence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.checking.context import Known
from bot.checking.said_again import said_again
from bot.checking.withdrawn import withdrawn
from bot.domain.facts import FactSheet
from bot.reading.kinds import Kind
from bot.reading.titles import squeezed

_CORRECTS = re.compile(
    r"更正|勘误|(?:听|说|写|记|报|填|弄|搞|打|数|算|抄|看)(?:反|错|串|混|岔)了|口误|笔误|[多少](?:报|数|算|记)了"
    r"|(?:最早|最初|起初|当初)(?:报|说|写|统计)的?|有人[提说报写]|以\d[^，。；]{0,8}为准|重复数了|[算加]进去了|(?<![退发送]回)重报|改报|[，。；]?作废|应该?(?:是|为)\d|不对[，。不]|(?:刚才|前面|上面|之前|原来)[^，。；]{0,12}(?:不对|有误|作废|为准)|才对"
)
_NOT_RIGHT = re.compile(r"^[^，。；\d]{0,6}(?:不对|是错的|错了|有误|作废)|^[^，。；]{0,14}(?:重复数了|[算加]进去了)")
_NO_MORE = re.compile(
    r"(?:不是|并非|误(?:写|报|记|填)[成为作]?|错写成?|原来?(?:写|报|说)?的?是?|刚才说的?|(?:之前|最早|最初|起初|当初)(?:写|报|说|统计)的?)\Z"
)
_CLAIMED = re.compile(r"(?:说|有人[提报写])[^，。；]{0,10}(?:是|为)\Z")
_MISTAKEN = re.compile(r"[看数算记]错了|确认|核定|以\d[^，。；]{0,8}为准|用\d")
_STANDS = re.compile(r"没错|没有错|不改|别改|不会错|核过|对过")
_ACCOUNT = re.compile(r"更正：“(?P<old>[^”]+)”已改为“(?P<new>[^”]+)”")
FARTHEST = 40
"""Lines back over which a correction reaches."""


def with_replaced(known: Iterable[Known], sheet: FactSheet, lines: Sequence[str]) -> list[Known]:
    """The specifics of the lines, those that the same or a later line corrects marked with what stands in their place; the right
    number stands beside the words of the wrong one, too."""
    all_known = list(known)
    figures = [one for one in all_known if one.specific.kind is Kind.FIGURE and not one.derivation]
    by_account = _by_account(figures, sheet)
    by_line: dict[int, tuple[Known, Known]] = {}
    for number in sorted({one.number for one in figures if _CORRECTS.search(one.line)}):
        by_line |= _by_line([one for one in figures if one.number == number], figures)
    by_line |= withdrawn([one for one in all_known if one.specific.kind is Kind.FIGURE])
    by_line |= {id(old): (old, new) for old, new in said_again(figures, lines)}
    new = {old: right.specific.quote for old, (_, right) in by_line.items()} | by_account
    marked = [replace(one, replaced_by=new[id(one)]) if id(one) in new else one for one in all_known]
    return marked + [_in_place_of(old, right) for old, right in by_line.values() if _needs_words(old, right)]


def _needs_words(old: Known, right: Known) -> bool:
    """Does the right number stand on another line than the wrong one, or in the same breath without the words?"""
    return old.number != right.number or not right.near_pairs


def _in_place_of(old: Known, right: Known) -> Known:
    """The right number in the words of the wrong one, with its measure word where it has none of its own."""
    figure = right.figure
    if not figure.unit:
        figure = replace(figure, unit=old.figure.unit, unit_class=old.figure.unit_class)
    return replace(old, specific=replace(right.specific, figure=figure))


def _by_account(figures: Sequence[Known], sheet: FactSheet) -> dict[int, str]:
    """What the reading of the facts says it has put right, on the lines of the facts that it changed."""
    done: dict[int, str] = {}
    for dropped in sheet.dropped:
        account = _ACCOUNT.match(dropped.reason)
        if not account or not _digits_alike(account["old"], account["new"]):
            continue
        old, new = account["old"], account["new"]
        changed = [fact for fact in sheet.standing() if old in fact.quote and new in fact.text]
        quotes = [squeezed(fact.quote) for fact in changed]
        for one in figures:
            here = re.fullmatch(re.escape(old) + r"(?:\D.*)?", one.specific.quote)
            if here and any(quote in squeezed(one.line) for quote in quotes):
                done[id(one)] = new
    return done


def _by_line(here: Sequence[Known], figures: Sequence[Known]) -> dict[int, tuple[Known, Known]]:
    """What a line of correction replaces, by id: the number it calls wrong, and the one that it means further up."""
    line = here[0].line
    if _STANDS.search(line) and "更正" not in line:
        return {}
    wrong = [one for one in here if _is_wrong(one)]
    values = {one.figure.value for one in wrong}
    done: dict[int, tuple[Known, Known]] = {}
    for new in (one for one in here if one not in wrong):
        old = _meant(new, [one for one in figures if 0 < new.number - one.number <= FARTHEST], values)
        for one in [*([old] if old else []), *(one for one in wrong if _alike(one, new))]:
            done[id(one)] = (one, new)
    return done


def _is_wrong(one: Known) -> bool:
    before, _, after = one.near.partition("|")
    claimed = _CLAIMED.search(before) and _MISTAKEN.search(one.line)
    return bool(_NOT_RIGHT.match(after) or _NO_MORE.search(before) or claimed)


def _meant(new: Known, before: Sequence[Known], wrong: set[float]) -> Known | None:
    """The number further up that a correction is about: of one unit, with words in common, and alike or called wrong."""
    held = [
        one
        for one in before
        if one.figure.value != new.figure.value
        and (one.figure.unit_class == new.figure.unit_class or not one.figure.unit_class or not new.figure.unit_class)
        and (one.figure.value in wrong or _alike(one, new))
        and one.line_pairs & new.line_pairs
        and (one.figure.value in wrong or _turned(one, new) or one.near_pairs & new.near_pairs)
    ]
    return max(
        held,
        key=lambda one: (one.figure.value in wrong, len(one.near_pairs & new.line_pairs), one.number),
        default=None,
    )


def _alike(one: Known, other: Known) -> bool:
    """Could one be a slip for the other: digits changed about, or one digit changed?"""
    return _digits_alike(f"{one.figure.value:.10g}", f"{other.figure.value:.10g}")


def _digits_alike(one: str, other: str) -> bool:
    mine, its = re.sub(r"\D", "", one), re.sub(r"\D", "", other)
    changed = sum(a != b for a, b in zip(mine, its, strict=False))
    return len(mine) == len(its) and len(mine) > 1 and (sorted(mine) == sorted(its) or changed == 1)


def _turned(one: Known, other: Known) -> bool:
    """The same digits in another order."""
    mine, its = (re.sub(r"\D", "", f"{known.figure.value:.10g}") for known in (one, other))
    return sorted(mine) == sorted(its)
