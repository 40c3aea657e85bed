"""Numbers that follow from the notes: shares, sums, differences, and counts of what a sentence lists."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.checking.claims import MOST_ALIKE, Claim, matching
from bot.checking.context import Known
from bot.checking.evidence import Evidence
from bot.checking.passages import FARTHEST, Passage
from bot.reading.kinds import Figure
from bot.reading.wording import Wording

_TENTH = 3.0
"""Points of a hundred by which a share may differ that is told in tenths (三成)."""
_AVERAGE = re.compile(r"平均|人均|户均|场均|件均|每")
_ROUNDED = 0.005
"""Share by which an average may be rounded."""
_MOST_ON_A_LINE = 12
_MEASURES_ALIKE = 3
_SUM = re.compile(r"合计|共|累计|总|一共|全部|[两三四五六]个|各")
_SUMS_UP = re.compile(r"[共总]|累计|合计")
_IN_FULL = re.compile(r"[都均]已?(?:办|答|回|结|化解|解决|整改)|全部?(?:办|答|回|结|化解|解决|整改)")
_CHANGE = re.compile(r"增|减|降|升|提高|同比|多|少|缩|压|净")
_NUMERALS = "零一二三四五六七八九十"
_LIST_MARK = re.compile(r"、|；|和(?=[《“])|》《|”“")


def follows(claim: Claim, claims: Sequence[Claim], passage: Passage, evidence: Evidence, words: Wording) -> bool:
    """Is it a share, a sum or a difference of its neighbours, or the count of what the sentence lists?"""
    sentence = passage.text[slice(*passage.sentence(claim.specific.start))]
    counted = claim.figure.value <= 12 and _counts_list(claim.figure.value, sentence)
    return counted or is_derived(claim, claims, passage, evidence, words)


def is_derived(claim: Claim, claims: Sequence[Claim], passage: Passage, evidence: Evidence, words: Wording) -> bool:
    """Is it a share, a sum, a difference, an average or a product of its neighbours or of the notes?"""
    low, high = passage.sentence(claim.specific.start)
    before = max(0, low - FARTHEST, passage.text.rfind("\n", 0, low))
    first, last = (bisect_left(claims, place, key=lambda other: other.specific.start) for place in (before, high))
    around = [other.figure for other in claims[first:last] if other is not claim and matching(other.figure, evidence)]
    if claim.figure.unit_class in ("百分", "百分点"):
        told = claim.specific.quote
        if claim.figure.value == 100 and _told_in_full(around, evidence):
            return True
        return _is_share(claim.figure, told, around) or ("分之" in told and _is_share_of_known(claim, evidence))
    clause = passage.text[slice(*passage.clause(claim.specific.start, claim.specific.end))]
    says_sum = (
        _SUM.search(clause)
        or _SUMS_UP.search(passage.text, low, claim.specific.start)
        or passage.text.find("其中", claim.specific.end, high) >= 0
    )
    if says_sum and (
        _is_sum(claim.figure, around, words)
        or _is_sum_of_known(claim, evidence, words)
        or _is_sum_over_lines(claim, evidence)
    ):
        return True
    if _AVERAGE.search(clause) and _is_quotient(claim.figure, around):
        return True
    if "每" in passage.text[low:high] and _is_product(claim.figure, around):
        return True
    if _counts_ordinals(claim, evidence):
        return True
    return bool(_CHANGE.search(clause)) and (_is_difference(claim, evidence, words) or _parts(claim.figure, around))


def _is_share(figure: Figure, quote: str, around: Sequence[Figure]) -> bool:
    decimals = len(quote.partition(".")[2].rstrip("%％个百分点余多"))
    for one in around:
        for other in around:
            if one.value > 0 and other.value > 0 and one is not other and one.unit_class == other.unit_class:
                shares = (100 * one.value / other.value, 100 * (one.value - other.value) / other.value)
                if any(abs(abs(share) - figure.value) <= 0.5 * 10**-decimals + 1e-9 for share in shares):
                    return True
                if figure.approximate and abs(shares[0] - figure.value) <= 2:
                    return True
                if quote.endswith("成") and abs(shares[0] - figure.value) <= _TENTH:
                    return True
    return False


def _told_in_full(around: Sequence[Figure], evidence: Evidence) -> bool:
    """Do the notes say of a neighbour that all of it was done (158件，都办了), or give it twice: 43件，办结43件?"""
    known = [one for figure in around for one in evidence.figures.get(figure.value, [])[:MOST_ALIKE]]
    lines = [(one.number, one.figure.value, one.figure.unit_class) for one in known if one.figure.value > 1]
    return len(lines) > len(set(lines)) or any(_IN_FULL.search(one.sentence) for one in known)


def _is_sum(figure: Figure, around: Sequence[Figure], words: Wording) -> bool:
    """The sum of two to eight neighbours in a row that count in the same unit."""
    same = [one.value for one in around if words.measures.agree(figure.unit_class, one.unit_class)]
    return any(
        abs(sum(same[start:end]) - figure.value) < 1e-6 * max(figure.value, 1)
        for start in range(len(same))
        for end in range(start + 2, min(start + 8, len(same)) + 1)
    )


def _is_share_of_known(claim: Claim, evidence: Evidence) -> bool:
    """A fraction in words (四分之三) of two numbers that stand on one line of the notes."""
    by_line: dict[int, list[Figure]] = {}
    for one in evidence.sharing(claim.sentence_pairs):
        by_line.setdefault(one.number, []).append(one.figure)
    return any(_is_share(claim.figure, claim.specific.quote, held[:_MOST_ON_A_LINE]) for held in by_line.values())


def _is_quotient(figure: Figure, around: Sequence[Figure]) -> bool:
    """An average of two neighbours: 205.5万元 in 137 cases are 1.5万元 each."""
    values = [one.value for one in around if one.value > 0]
    return any(
        abs(one / other - figure.value) <= _ROUNDED * figure.value for one in values for other in values if one > other
    )


def _is_product(figure: Figure, around: Sequence[Figure]) -> bool:
    """4 courses of 60 people each are 240 people."""
    return any(
        one.value * other.value == figure.value and figure.unit_class in (one.unit_class, other.unit_class)
        for at, one in enumerate(around)
        for other in around[at + 1 : at + 4]
    )


def _relatives(about: frozenset[str], claim: Claim, evidence: Evidence) -> list[Known]:
    """Facts in the claim's unit that share words with what it is about."""
    akin = evidence.sharing(about)
    return [one for one in akin if one.figure.unit_class == claim.figure.unit_class and about & one.near_pairs][:24]


def _is_sum_of_known(claim: Claim, evidence: Evidence, words: Wording) -> bool:
    return _is_sum(
        claim.figure, [one.figure for one in _relatives(claim.near_pairs | claim.clause_pairs, claim, evidence)], words
    )


def _is_sum_over_lines(claim: Claim, evidence: Evidence) -> bool:
    """The sum of three lines and more, each with one number in this measure, and one of them of what is
    counted here: lines that follow one another, or that give the same measures (the ledgers of five years)."""
    unit, total = claim.figure.unit_class, claim.figure.value
    about = claim.near_pairs or claim.sentence_pairs
    held = evidence.single_on_line(unit) if unit else []
    rows = [held[start:end] for start in range(len(held)) for end in range(start + 3, min(start + 6, len(held)) + 1)]
    rows += [alike for one in held if len(alike := [it for it in held if _same_measures(one, it, evidence)]) > 2]
    return any(
        abs(sum(one.figure.value for one in row) - total) < 1e-6 * max(total, 1)
        and any(one.near_pairs & about for one in row)
        for row in rows
    )


def _same_measures(one: Known, other: Known, evidence: Evidence) -> bool:
    """Do two lines give three measures alike: 场, 人次 and 份 both?"""
    mine, its = ({it.figure.unit_class for it in evidence.on_lines({known.number})} for known in (one, other))
    return len(mine & its) >= _MEASURES_ALIKE


def _is_difference(claim: Claim, evidence: Evidence, words: Wording) -> bool:
    akin = _relatives(claim.sentence_pairs, claim, evidence)
    beside = evidence.on_lines({one.number for one in akin})
    values = {one.figure.value for one in (*akin, *beside) if one.figure.unit_class == claim.figure.unit_class}
    return any(abs(abs(one - other) - claim.figure.value) < 1e-6 for one in values for other in values if one != other)


def _parts(figure: Figure, around: Sequence[Figure]) -> bool:
    """The difference of two neighbours in its unit: 146场，比上年的119场增加27场."""
    values = {one.value for one in around if one.unit_class == figure.unit_class}
    return any(abs(abs(one - other) - figure.value) < 1e-6 for one in values for other in values if one != other)


def _counts_ordinals(claim: Claim, evidence: Evidence) -> bool:
    """The last ordinal of a line on what is counted: 培训第一期42人（第二期45人，第三期39人）are 3期."""
    number, unit = claim.figure.value, claim.figure.unit
    if not unit or number not in range(2, len(_NUMERALS) - 1):
        return False
    last, beyond = (f"第{_NUMERALS[int(number) + more]}{unit}" for more in (0, 1))
    told = [line for line in evidence.lines_of_ordinal.get(last, ()) if beyond not in line]
    return any(pair in line for line in told for pair in claim.near_pairs)


def _counts_list(value: float, sentence: str) -> bool:
    return any(len(_LIST_MARK.findall(part)) + 1 == value for part in re.split(r"[，：。]", sentence) if part)
