"""Numbers that the notes themselves doubt (不对吧, 核一下)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.facts import Conflict, Fact

_AMOUNT = re.compile(r"(?P<number>\d[\d,.]*\s*[万亿]?)(?P<more>[余多]?)(?P<unit>[\u4e00-\u9fff％%]{0,2})")
_DOUBT = re.compile(
    r"不对|[吧吗][，。？?！]|[吧吗]$|不一样|不一致|对不上|有出入|到底|哪个对|核一?下|核实|好像|记得是|应该是|[?？]|我这边|存疑|两个数|统一一下|[队科股室所局站办村镇](?:又|另外?)(?:说|报|写)"
)
_DATE = re.compile(
    r"\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{0,2}日?|\d{1,2}\.\d{1,2}(?!\d*[万亿%])(?=[^\d万亿元人])|\d{1,2}-\d{1,2}"
)
_QUOTED = re.compile(r"“[^”]+”|《[^》]+》")
_YEAR = re.compile(r"20\d\d(?=年|\.|-)")


_SAID_BY = r"^[—\s]*[\u4e00-\u9fff]{1,8}(?:又|另外?)(?:说|报|写)的?"
_SAYS_NOTHING = re.compile(
    rf"{_SAID_BY}|不对[吧啊]?|我这边|当时|简报上|这么写|全年|累计|共|参与的?是|是|的|[^\u4e00-\u9fff]"
)
_MARKS = re.compile(_SAID_BY + r"|[是为]$|[＃（(].*?[)）]|＃+|^[，、\s]+|[，、：:\s]+$|不对[吧啊]?.*?(?=\S{2,}$)")
FACTS_KEPT = 20_000
"""Facts whose numbers are kept from one message to the next."""
MOST_DOUBTED = 60
"""Doubtful facts that are held against all others; a clerk doubts a handful."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number of a fact. `head`: pairs of characters of what it counts; `digits`: its digits, sorted."""

    quote: str
    value: str
    unit: str
    counted: str
    head: frozenset[str]
    digits: str
    years: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """An amount with the fact that says it, and that fact's place among all."""

    fact: Fact
    at: int
    amount: _Amount


def doubted_pairs(facts: Sequence[Fact]) -> Iterator[Conflict]:
    """Pairs of facts that give one thing two values where the notes sound doubtful."""
    doubtful = [at for at, fact in enumerate(facts) if is_doubted(fact.quote)][:MOST_DOUBTED]
    if not doubtful:
        return
    said = [_Said(fact, at, one) for at, fact in enumerate(facts) for one in _amounts_of(fact)]
    taken: set[str] = set()
    for one, other in _candidates(said, frozenset(doubtful)):
        pair = (one.fact.id, other.fact.id)
        if one.fact.id != other.fact.id and not {*pair} & taken and _disagree(one, other):
            yield Conflict(pair, (one.amount.quote, other.amount.quote), _thing(one.amount, other.amount))
            taken.update(pair)


def is_doubted(quote: str) -> bool:
    return _DOUBT.search(quote) is not None


def _amounts_of(fact: Fact) -> tuple[_Amount, ...]:
    return _amounts(fact.text, fact.label, fact.row)


def _candidates(said: Sequence[_Said], doubtful: frozenset[int]) -> list[tuple[_Said, _Said]]:
    """Pairs with a doubtful fact in them: slips of the same digits first, then in the order of the notes."""
    mine = [at for at, one in enumerate(said) if one.at in doubtful]
    pairs = {(min(at, other), max(at, other)) for at in mine for other in range(len(said)) if other != at}
    ordered = sorted(pairs, key=lambda pair: (said[pair[0]].amount.digits != said[pair[1]].amount.digits, pair))
    return [(said[one], said[other]) for one, other in ordered]


@lru_cache(maxsize=FACTS_KEPT)
def _amounts(text: str, label: str, row: tuple[tuple[str, str], ...]) -> tuple[_Amount, ...]:
    plain = _DATE.sub(lambda match: "＃" * len(match.group()), text)
    label = "" if len(label) > 16 else label
    years = frozenset(_YEAR.findall(text + " ".join(head for head, _ in row)))
    found = []
    last = 0
    for match in _AMOUNT.finditer(plain):
        before = re.sub(r"[（(][^）)]*[)）]", "", plain[last : match.start()]).rstrip("，：: ")
        counted = label + (re.split(r"[，。；]", before)[-1] or before)
        shown = re.sub(r"(?<=[个次场件份期篇条人名部项起家户所支册元])[\u4e00-\u9fff]$", "", match.group())
        value = re.sub(r"[\s,]", "", match["number"])
        digits = "".join(sorted(re.sub(r"\D", "", shown)))
        found.append(_Amount(shown, value, match["unit"][:1], counted, _pairs(counted), digits, years))
        last = match.end()
    return tuple(found)


def _disagree(one: _Said, other: _Said) -> bool:
    mine, its = one.amount, other.amount
    if mine.value == its.value or mine.unit != its.unit:
        return False
    if mine.years and its.years and not mine.years & its.years:
        return False
    slip = mine.digits == its.digits
    if slip and abs(one.at - other.at) == 1 and len(mine.digits) > 2:
        return True
    if mine.head and mine.head == its.head and abs(one.at - other.at) == 1:
        return True
    alike = _likeness(mine.head, its.head)
    named = set(_QUOTED.findall(one.fact.text)) & set(_QUOTED.findall(other.fact.text))
    if not alike or (not mine.unit and not named):
        return False
    return alike >= 0.5 or (slip and alike >= 0.25)


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
    named = [words for words in plain if len(words) >= 2]
    return min(named, key=len) if named else "这项数据"
