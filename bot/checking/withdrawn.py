"""Numbers that a line of correction gives up by value: 「171改成182」 「不是90」 「10次漏了一次」 「…（以后一个数为准）」."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.context import Known
from bot.reading.correction_words import ANY, LATTER, TURNED, is_correction, no_longer

_HOLDS = re.compile(r"(?:是|为|改成|用|算|→|>)\s*[约近]?\Z")
"""Right before the number that holds, of several that could: 「是11次，…写的10次漏了1次」."""


def withdrawn(figures: Sequence[Known]) -> dict[int, tuple[Known, Known]]:
    """By id: each number given up, on the line that says so and wherever else it counts the same, with the one that holds.

    Said by its value it may be any number, before the correction or, where mails stand newest first, behind it.
    """
    lines: dict[tuple[int, str], list[Known]] = {}
    for one in figures:
        lines.setdefault((one.number, one.line), []).append(one)
    correcting = {key for key in lines if is_correction(key[1]) or LATTER.search(key[1])}
    elsewhere: dict[str, list[Known]] = {}
    for one in figures:
        if (one.number, one.line) not in correcting:
            elsewhere.setdefault(_digits(one), []).append(one)
    done: dict[int, tuple[Known, Known]] = {}
    for key in (key for key in lines if key in correcting or TURNED.search(key[1])):
        for old, new in _given_up(key[1], lines[key]):
            same = [one for one in elsewhere.get(_digits(old), []) if one.number != key[0] and _counts_same(one, old)]
            if key in correcting or any(not one.earlier for one in same):  # 41%→57% alone is this year's growth
                done |= {id(one): (one, new) for one in (old, *same)}
    return done


def _given_up(line: str, here: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """The numbers of a line that hold no longer, each with the one that does: told with it, or the nearest alike."""
    told = {match["old"]: match["value"] for match in TURNED.finditer(line)} | _former(line)
    void = {*no_longer(line), *told}
    right = [one for one in here if _digits(one) not in void]
    for old in (one for one in here if _digits(one) in void):
        said = told.get(_digits(old))
        held = [one for one in right if _in_one_unit(one, old) and said in (None, _digits(one))]
        if held:
            new = min(held, key=lambda one: (not _HOLDS.search(one.near.partition("|")[0]), abs(one.at - old.at)))
            yield old, next((one for one in held if one.figure.unit and _digits(one) == _digits(new)), new)


def _former(line: str) -> dict[str, str]:
    """Of two values of one unit side by side the former and the latter, where the latter counts."""
    if not (match := LATTER.search(line)):
        return {}
    clauses = re.split(r"[，,]", line[: match.start()])[-2:]
    ends = [amount for clause in clauses for amount in list(ANY.finditer(clause))[-1:]]
    alike = len(ends) == 2 and ends[0]["unit"] == ends[1]["unit"]
    return {ends[0]["value"]: ends[1]["value"]} if alike else {}


def _counts_same(one: Known, old: Known) -> bool:
    """Does a number of the same digits stand in the same unit, beside words of the line that gives the other up?"""
    return _in_one_unit(one, old) and bool(one.near_pairs & old.line_pairs)


def _digits(one: Known) -> str:
    """The number as written, without what follows it: the old one often stands without its unit (2730 → 2768万元)."""
    said = f"{one.figure.value:.10g}" if one.derivation else one.specific.quote
    return (re.match(r"\d[\d,.]*", said) or [""])[0]


def _in_one_unit(one: Known, other: Known) -> bool:
    return one.figure.unit_class == other.figure.unit_class or not one.figure.unit_class or not other.figure.unit_class
