"""Two values for one thing: found, so that they can be asked about and never chosen between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.facts import Conflict, Fact

_AMOUNT = re.compile(r"(?P<number>\d[\d,.]*\s*[万亿]?)(?P<more>[余多]?)(?P<unit>[\u4e00-\u9fff％%]{0,2})")
_DOUBT = re.compile(
    r"不对|[吧吗][，。？?！]|[吧吗]$|不一样|不一致|对不上|有出入|到底|哪个对|核一?下|核实|好像|记得是|应该是|[?？]|我这边|存疑|两个数|统一一下"
)
_SERIES = re.compile(r"分别为")
_DATE = re.compile(
    r"\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{0,2}日?|\d{1,2}\.\d{1,2}(?!\d*[万亿%])(?=[^\d万亿元人])|\d{1,2}-\d{1,2}"
)
_QUOTED = re.compile(r"“[^”]+”|《[^》]+》")
_YEAR = re.compile(r"20\d\d(?=年|\.|-)")


@dataclass(frozen=True)
class _Amount:
    fact: Fact
    quote: str
    unit: str
    head: str


def conflicts_among(facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    """Pairs of facts that give one thing two values where the notes themselves sound doubtful, or
    say the same words with another number."""
    found: list[Conflict] = []
    amounts = [amount for fact in facts for amount in _amounts(fact)]
    taken: set[str] = set()
    for at, one in enumerate(amounts):
        for other in amounts[at + 1 :]:
            if one.fact.id == other.fact.id or {one.fact.id, other.fact.id} <= taken:
                continue
            if _disagree(one, other):
                found.append(Conflict((one.fact.id, other.fact.id), (one.quote, other.quote), _thing(one, other)))
                taken |= {one.fact.id, other.fact.id}
                break
    return tuple(found)


def _amounts(fact: Fact) -> list[_Amount]:
    text = _DATE.sub(lambda match: "＃" * len(match.group()), fact.text)
    label = "" if len(fact.label) > 16 else fact.label
    found = []
    last = 0
    for match in _AMOUNT.finditer(text):
        before = re.sub(r"[（(][^）)]*[)）]", "", text[last : match.start()]).rstrip("，：: ")
        clause = re.split(r"[，。；]", before)[-1] or before
        unit = match["unit"][:1]
        found.append(
            _Amount(
                fact,
                re.sub(r"(?<=[个次场件份期篇条人名部项起家户所支册元])[\u4e00-\u9fff]$", "", match.group()),
                unit,
                label + clause,
            )
        )
        last = match.end()
    return found


def _disagree(one: _Amount, other: _Amount) -> bool:
    if not _value(one) or _value(one) == _value(other) or one.unit != other.unit:
        return False
    years = [
        set(_YEAR.findall(amount.fact.text + " ".join(head for head, _ in amount.fact.row))) for amount in (one, other)
    ]
    if years[0] and years[1] and not years[0] & years[1]:
        return False
    doubt = bool(_DOUBT.search(one.fact.quote) or _DOUBT.search(other.fact.quote))
    slip = sorted(re.sub(r"\D", "", one.quote)) == sorted(re.sub(r"\D", "", other.quote))
    if doubt and slip and abs(_number(one.fact) - _number(other.fact)) == 1 and len(re.sub(r"\D", "", one.quote)) > 2:
        return True
    alike = _likeness(_head(one), _head(other))
    if not alike or (not one.unit and not set(_QUOTED.findall(one.fact.text)) & set(_QUOTED.findall(other.fact.text))):
        return False
    if doubt:
        return alike >= 0.5 or (slip and alike >= 0.25)
    return alike >= 0.8 and slip and not one.fact.row


def _number(fact: Fact) -> int:
    return int(re.sub(r"\D", "", fact.id) or 0)


def _value(amount: _Amount) -> str:
    return re.sub(r"[\s,]", "", _AMOUNT.match(amount.quote)["number"]) if _AMOUNT.match(amount.quote) else ""  # type: ignore[index]


def _head(amount: _Amount) -> set[str]:
    plain = re.sub(
        r"不对[吧啊]?|我这边|当时|简报上|这么写|全年|累计|共|参与的?是|是|的|[^\u4e00-\u9fff]", "", amount.head
    )
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def _likeness(one: set[str], other: set[str]) -> float:
    """Shared pairs of characters over the smaller set; 0 where a head says nothing."""
    if min(len(one), len(other)) < 2:
        return 0.0
    return len(one & other) / min(len(one), len(other))


def _thing(one: _Amount, other: _Amount) -> str:
    plain = [
        re.sub(r"[＃（(].*?[)）]|＃+|^[，、\s]+|[，、：:\s]+$|不对[吧啊]?.*?(?=\S{2,}$)", "", amount.head)
        for amount in (one, other)
    ]
    named = [words for words in plain if len(words) >= 3]
    return min(named, key=len) if named else "这项数据"
