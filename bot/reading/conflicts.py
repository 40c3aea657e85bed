"""Two values for one thing: found, so that they can be asked about and never chosen between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.facts import Conflict, Fact

_AMOUNT = re.compile(r"(?P<number>\d[\d,.]*\s*[万亿]?)(?P<more>[余多]?)(?P<unit>[\u4e00-\u9fff％%]{0,2})")
_DOUBT = re.compile(
    r"不对|[吧吗][，。？?！]|[吧吗]$|不一样|不一致|对不上|有出入|到底|哪个对|核一?下|核实|好像|记得是|应该是|[?？]|我这边|存疑|两个数|统一一下"
)
_DATE = re.compile(
    r"\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{0,2}日?|\d{1,2}\.\d{1,2}(?!\d*[万亿%])(?=[^\d万亿元人])|\d{1,2}-\d{1,2}"
)
_QUOTED = re.compile(r"“[^”]+”|《[^》]+》")
_YEAR = re.compile(r"20\d\d(?=年|\.|-)")


_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SAYS_NOTHING = re.compile(r"不对[吧啊]?|我这边|当时|简报上|这么写|全年|累计|共|参与的?是|是|的|[^\u4e00-\u9fff]")
_MARKS = re.compile(r"[＃（(].*?[)）]|＃+|^[，、\s]+|[，、：:\s]+$|不对[吧啊]?.*?(?=\S{2,}$)")
_PLAIN_DEED = re.compile(r"开展|举办|组织|召开|进行|办理|今年|年内|本年|一共|总共|[了有共办件个]")
_PART_OF_A_YEAR = re.compile(
    r"截至|截止|季度|半年|\d{1,2}月|\d\.\d{1,2}(?!\d*[万亿%])|\d-\d|其中|去年|上年|去年|每|分别|[春夏秋冬]季|又|再|另"
)
SHORTEST_SAID = 4
MOST_DOUBTED = 60
"""Doubtful numbers that are held against all others; a clerk doubts a handful."""


@dataclass(frozen=True)
class _Amount:
    """A number of a fact. `head`: pairs of characters of what it counts; `digits`: its digits, sorted."""

    fact: Fact
    at: int
    quote: str
    value: str
    unit: str
    counted: str
    head: frozenset[str]
    digits: str
    years: frozenset[str]
    doubted: bool
    said: str
    """The characters of what it counts, sorted, where the fact says no more than that; else empty."""


def conflicts_among(facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    """Pairs of facts that give one thing two values where the notes themselves sound doubtful, or
    say the same words with another number. Time grows with the facts, not with their pairs: only
    doubtful numbers are held against all, the rest against slips of the same digits."""
    amounts = [amount for at, fact in enumerate(facts) for amount in _amounts(fact, at)]
    found: list[Conflict] = []
    taken: set[str] = set()
    for one, other in _candidates(amounts):
        if one.fact.id != other.fact.id and not {one.fact.id, other.fact.id} & taken and _disagree(one, other):
            found.append(Conflict((one.fact.id, other.fact.id), (one.quote, other.quote), _thing(one, other)))
            taken |= {one.fact.id, other.fact.id}
    return tuple(found)


def _candidates(amounts: Sequence[_Amount]) -> Iterator[tuple[_Amount, _Amount]]:
    """Pairs worth comparing: slips of the same digits first, then in the order of the notes."""
    slips: dict[tuple[str, str], list[int]] = {}
    for at, amount in enumerate(amounts):
        slips.setdefault((amount.unit, amount.digits), []).append(at)
    same: dict[tuple[str, str], list[int]] = {}
    for at, amount in enumerate(amounts):
        same.setdefault((amount.unit, _DIGITS.sub("#", amount.fact.text)), []).append(at)
    words: dict[tuple[str, str], list[int]] = {}
    for at, amount in enumerate(amounts):
        if amount.said:
            words.setdefault((amount.unit, amount.said), []).append(at)
    doubted = [at for at, amount in enumerate(amounts) if amount.doubted][:MOST_DOUBTED]
    pairs = {(min(at, other), max(at, other)) for at in doubted for other in range(len(amounts)) if other != at}
    for alike in (*slips.values(), *same.values(), *words.values()):
        pairs |= {pair for pair in pairwise(alike) if amounts[pair[0]].value != amounts[pair[1]].value}
    ordered = sorted(pairs, key=lambda pair: (amounts[pair[0]].digits != amounts[pair[1]].digits, pair))
    return ((amounts[one], amounts[other]) for one, other in ordered)


def _amounts(fact: Fact, at: int) -> list[_Amount]:
    text = _DATE.sub(lambda match: "＃" * len(match.group()), fact.text)
    label = "" if len(fact.label) > 16 else fact.label
    years = frozenset(_YEAR.findall(fact.text + " ".join(head for head, _ in fact.row)))
    doubted = bool(_DOUBT.search(fact.quote))
    found = []
    last = 0
    for match in _AMOUNT.finditer(text):
        before = re.sub(r"[（(][^）)]*[)）]", "", text[last : match.start()]).rstrip("，：: ")
        counted = label + (re.split(r"[，。；]", before)[-1] or before)
        quote = re.sub(r"(?<=[个次场件份期篇条人名部项起家户所支册元])[\u4e00-\u9fff]$", "", match.group())
        value = re.sub(r"[\s,]", "", match["number"])
        digits = "".join(sorted(re.sub(r"\D", "", quote)))
        found.append(
            _Amount(fact, at, quote, value, match["unit"][:1], counted, _pairs(counted), digits, years, doubted, "")
        )
        last = match.end()
    if len(found) == 1 and not fact.row and not _PART_OF_A_YEAR.search(fact.text):
        return [replace(found[0], said=_characters(fact.text, found[0].unit))]
    return found


def _characters(text: str, unit: str) -> str:
    """What a fact with one number says, whatever the order of its words; too few characters say nothing."""
    plain = _PLAIN_DEED.sub("", _SAYS_NOTHING.sub("", text)).replace(unit, "")
    return "".join(sorted(set(plain))) if len(set(plain)) >= SHORTEST_SAID else ""


def _disagree(one: _Amount, other: _Amount) -> bool:
    if one.value == other.value or one.unit != other.unit:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    doubt, slip = one.doubted or other.doubted, one.digits == other.digits
    if doubt and slip and abs(one.at - other.at) == 1 and len(one.digits) > 2:
        return True
    if one.said and one.said == other.said:
        return one.fact.label == other.fact.label and one.fact.part == other.fact.part
    alike = _likeness(one.head, other.head)
    if not alike or (not one.unit and not set(_QUOTED.findall(one.fact.text)) & set(_QUOTED.findall(other.fact.text))):
        return False
    if _DIGITS.sub("#", one.fact.text) == _DIGITS.sub("#", other.fact.text) and not one.fact.row:
        return len(re.findall(_DIGITS, one.fact.text)) == 1 and one.fact.label == other.fact.label
    if doubt:
        return alike >= 0.5 or (slip and alike >= 0.25)
    return alike > 0.85 and slip and not one.fact.row


def _pairs(counted: str) -> frozenset[str]:
    plain = _SAYS_NOTHING.sub("", counted)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared pairs of characters over the smaller set; 0 where a head says nothing."""
    if min(len(one), len(other)) < 2:
        return 0.0
    return len(one & other) / min(len(one), len(other))


def _thing(one: _Amount, other: _Amount) -> str:
    plain = [_MARKS.sub("", amount.counted) for amount in (one, other)]
    named = [words for words in plain if len(words) >= 3]
    return min(named, key=len) if named else "这项数据"
