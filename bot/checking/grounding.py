"""Numbers: each must stand in the notes for the same thing, or follow from them by simple arithmetic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.checking.context import Known, chars_of, near_of, pairs_of, side_of, tail_of
from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw, widened
from bot.domain.draft import Severity
from bot.reading.kinds import Figure, Kind, Specific
from bot.reading.wording import Wording

_SUM = re.compile(r"合计|共|累计|总|一共|全部|[两三四五六]个|各")
_CHANGE = re.compile(r"增|减|降|升|提高|同比|多|少|缩|压|净")
_LIST_MARK = re.compile(r"、|；|和(?=[《“])|》《|”“")
_LAST_YEAR = re.compile(r"去年|上年|上一年|同期|前年")
_TELLS_LAST_YEAR = re.compile(r"去年|上年|上一年|同期|前年|20\d\d年|比|较")


@dataclass(frozen=True)
class _Claim:
    """A figure of the draft with what stands around it."""

    specific: Specific
    figure: Figure
    near: str
    near_pairs: frozenset[str]
    near_chars: frozenset[str]
    side_pairs: frozenset[str]
    tail_pairs: frozenset[str]
    clause_pairs: frozenset[str]
    sentence_pairs: frozenset[str]
    tells_last_year: bool


def ungrounded_figures(passages: Sequence[Passage], evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """Numbers that the notes do not give (必改) and numbers given for something else (疑似)."""
    for passage in passages:
        claims = [_claim(one, passage, words) for one in passage.specifics if one.kind is Kind.FIGURE]
        for claim in claims:
            if claim.specific.certainty >= 0.5:
                yield from _checked(claim, claims, passage, evidence, words)


def _claim(one: Specific, passage: Passage, words: Wording) -> _Claim:
    assert one.figure is not None
    low, high = passage.sentence(one.start)
    local = Specific(one.kind, one.start - low, one.end - low, one.quote, 1.0, "")
    others = [
        Specific(other.kind, other.start - low, other.end - low, other.quote, 1.0, "")
        for other in passage.specifics
        if low <= other.start < high and other is not one
    ]
    near = words.measures.implied.sub("", near_of(passage.text[low:high], local, others))
    start, end = passage.clause(one.start, one.end)
    return _Claim(
        one,
        one.figure,
        near,
        pairs_of(near, words),
        chars_of(near, words),
        side_of(near, words),
        tail_of(near, words),
        pairs_of(passage.text[start:end], words),
        pairs_of(passage.text[low:high], words),
        bool(_TELLS_LAST_YEAR.search(passage.text, low, high)),
    )


def _checked(
    claim: _Claim, claims: Sequence[_Claim], passage: Passage, evidence: Evidence, words: Wording
) -> Iterator[Flaw]:
    known = matching(claim.figure, evidence)
    if known:
        if claim.specific.certainty <= 0.5:
            return
        if reason := _misplaced(claim, known, evidence, words):
            start, end = _with_head(passage, claim.specific)
            yield flaw(passage, start, end, "measure", Severity.SUSPECT, reason)
        return
    if claim.specific.certainty <= 0.5 or _follows(claim, claims, passage, evidence, words):
        return
    near = _closest(claim, evidence, words)
    suggest = near.specific.quote if near else None
    says = f"台账里没有“{claim.specific.quote}”这个数" + (
        f"，相近的是“{suggest}”，请核对。" if suggest else "，也不能由台账的数算出，请核对或删去。"
    )
    severity = Severity.MUST_FIX if any(char.isdigit() for char in claim.specific.quote) else Severity.SUSPECT
    start, end = widened(passage, claim.specific)
    yield flaw(passage, start, end, "number", severity, says, suggest)


def _with_head(passage: Passage, one: Specific) -> tuple[int, int]:
    """The figure with the words beside it on both sides, within its clause."""
    low, high = passage.clause(one.start, one.end)
    return max(low, one.start - 6), min(high, one.end + 4)


def matching(figure: Figure, evidence: Evidence) -> list[Known]:
    """Facts of this value; 「700余」 also meets an exact 712 where no fact says 700 itself."""
    if known := evidence.figures.get(figure.value):
        return known
    if not figure.approximate:
        return []
    step = _step(figure.value)
    near = [value for value in evidence.figures if abs(value - figure.value) < step]
    return [
        one
        for value in near
        for one in evidence.figures[value]
        if not one.figure.approximate and words_agree(figure, one)
    ]


def _step(value: float) -> float:
    """How coarse a round number is: 700 is right to the hundred, 73 to one."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step if value >= 10 else 0.0


def words_agree(figure: Figure, one: Known) -> bool:
    return not figure.unit_class or not one.figure.unit_class or figure.unit_class == one.figure.unit_class


def _misplaced(claim: _Claim, known: Sequence[Known], evidence: Evidence, words: Wording) -> str | None:
    """Why the number counts something else here than in the notes, or None."""
    best = max(known, key=lambda one: _fit(claim, one, words))
    if _fit(claim, best, words) <= 0:
        return f"台账里“{best.specific.quote}”说的是“{_shown(best)}”，与这里数的不是一回事，请核对。"
    if _LAST_YEAR.search(best.near) and all(_LAST_YEAR.search(one.near) for one in known) and not claim.tells_last_year:
        return f"台账里“{best.specific.quote}”是上一年的数，这里写成了今年的，请核对。"
    if rival := _rival(claim, known, evidence, words):
        return f"台账里“{_shown(rival)}”对应的是“{rival.specific.quote}”，这里的数像是串了，请核对。"
    return None


def _fit(claim: _Claim, one: Known, words: Wording) -> float:
    """How well a fact suits the place where its number stands; 0 and less is no fit."""
    measures = words.measures
    mine, its = claim.figure.unit_class, one.figure.unit_class
    near = len(claim.near_pairs & one.near_pairs)
    chars = len(claim.near_chars & one.near_chars)
    line = len(claim.clause_pairs & one.line_pairs)
    if measures.agree(mine, its):
        if near or chars > (0 if mine == its or not mine or not its else 1) or line or not claim.near_chars:
            return 1 + 2 * near + chars + line
        return 0.5 if mine == its and _same_matter(claim, one) else 0
    if measures.akin(mine, its):
        return near + (0.5 if chars > 1 or not claim.near_chars else 0)
    return 0


def _same_matter(claim: _Claim, one: Known) -> bool:
    """Do the sentences speak of one matter, although the words beside the numbers differ?"""
    shared = len(claim.sentence_pairs & one.line_pairs)
    return shared >= 5 or (shared >= 1 and not one.near_chars) or (shared >= 3 and not _names_another(claim, one))


def _names_another(claim: _Claim, one: Known) -> bool:
    """Does the place name a thing of two characters or more that the fact's line never mentions?"""
    return len(claim.near_chars) >= 2 and not claim.near_pairs & one.line_pairs


def _rival(claim: _Claim, known: Sequence[Known], evidence: Evidence, words: Wording) -> Known | None:
    """A fact on the same line whose own words stand here, while those of this number do not: 受理与化解 swapped."""
    side = max(len(claim.side_pairs & one.side_pairs) + len(claim.near_chars & one.near_chars) for one in known)
    tail = max(len(claim.tail_pairs & one.tail_pairs) for one in known)
    tail += 1 if any(len(claim.near_chars & one.near_chars) > 1 for one in known) else 0
    lines = {one.number for one in known}
    for one in evidence.all_figures:
        if one.figure.value == claim.figure.value or not words.measures.agree(
            claim.figure.unit_class, one.figure.unit_class
        ):
            continue
        shared = len(claim.tail_pairs & one.tail_pairs)
        if one.number in lines and (
            (side == 0 and claim.side_pairs & one.side_pairs) or shared >= (1 if tail == 0 else tail + 2)
        ):
            return one
        if side == 0 and shared >= 2 and one.figure.unit_class == claim.figure.unit_class:
            return one
    return None


def _shown(one: Known) -> str:
    return re.sub(r"[\s|]+", "", one.near)[:16] or one.line.strip()[:16]


def _closest(claim: _Claim, evidence: Evidence, words: Wording) -> Known | None:
    """The fact that speaks of the same thing with another value."""
    same = [one for one in evidence.all_figures if words.measures.agree(claim.figure.unit_class, one.figure.unit_class)]
    scored = [
        (2 * len(claim.near_pairs & one.near_pairs) + len(claim.clause_pairs & one.near_pairs), one) for one in same
    ]
    best = max(scored, key=lambda item: item[0], default=(0, None))
    return best[1] if best[0] >= 2 else None


def _follows(claim: _Claim, claims: Sequence[_Claim], passage: Passage, evidence: Evidence, words: Wording) -> bool:
    """Is it a share, a sum or a difference of its neighbours, or the count of what the sentence lists?"""
    low, high = passage.sentence(claim.specific.start)
    before = max(0, passage.text.rfind("\n", 0, low))
    around = [
        other.figure
        for other in claims
        if before <= other.specific.start < high and other is not claim and matching(other.figure, evidence)
    ]
    if claim.figure.unit_class in ("百分", "百分点"):
        return _is_share(claim.figure, claim.specific.quote, around)
    clause = passage.text[slice(*passage.clause(claim.specific.start, claim.specific.end))]
    says_sum = _SUM.search(clause) or passage.text.find("其中", claim.specific.end, high) >= 0
    if says_sum and (_is_sum(claim.figure, around, words) or _is_sum_of_known(claim, evidence, words)):
        return True
    if _CHANGE.search(clause) and _is_difference(claim, evidence, words):
        return True
    return claim.figure.value <= 12 and _counts_list(claim.figure.value, passage.text[low:high])


def _is_share(figure: Figure, quote: str, around: Sequence[Figure]) -> bool:
    decimals = len(quote.partition(".")[2].rstrip("%％个百分点余多"))
    for one in around:
        for other in around:
            if one.value > 0 and other.value > 0 and one is not other and one.unit_class == other.unit_class:
                shares = (100 * one.value / other.value, 100 * (one.value - other.value) / other.value)
                if any(abs(share - figure.value) <= 0.5 * 10**-decimals + 1e-9 for share in shares):
                    return True
                if figure.approximate and abs(shares[0] - figure.value) <= 2:
                    return True
    return False


def _is_sum(figure: Figure, around: Sequence[Figure], words: Wording) -> bool:
    """The sum of two to eight neighbours in a row that count in the same unit."""
    same = [one.value for one in around if words.measures.agree(figure.unit_class, one.unit_class)]
    return any(
        abs(sum(same[start:end]) - figure.value) < 1e-6 * max(figure.value, 1)
        for start in range(len(same))
        for end in range(start + 2, min(start + 8, len(same)) + 1)
    )


def _relatives(claim: _Claim, evidence: Evidence) -> list[Known]:
    """Facts in the same unit that speak of what the place speaks of."""
    return [
        one
        for one in evidence.all_figures
        if one.figure.unit_class == claim.figure.unit_class and (claim.near_pairs | claim.clause_pairs) & one.near_pairs
    ][:24]


def _is_sum_of_known(claim: _Claim, evidence: Evidence, words: Wording) -> bool:
    return _is_sum(claim.figure, [one.figure for one in _relatives(claim, evidence)], words)


def _is_difference(claim: _Claim, evidence: Evidence, words: Wording) -> bool:
    values = [one.figure.value for one in _relatives(claim, evidence)]
    return any(abs(abs(one - other) - claim.figure.value) < 1e-6 for one in values for other in values if one != other)


def _counts_list(value: float, sentence: str) -> bool:
    return any(len(_LIST_MARK.findall(part)) + 1 == value for part in re.split(r"[，：。]", sentence) if part)
