"""Numbers: each must stand in the notes for the same thing, or follow from them by simple arithmetic."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.binding import beside, counts_thing, fit, retells, told_elsewhere
from bot.checking.claims import Claim, claim_of, matching
from bot.checking.context import Known
from bot.checking.derivation import follows, is_derived
from bot.checking.evidence import Evidence
from bot.checking.ordinals import unknown_ordinals
from bot.checking.passages import FARTHEST, Flaw, Passage, flaw, widened
from bot.checking.spans_told import tells_ahead
from bot.checking.support import retold_lines
from bot.checking.swaps import repeated_figures, swapped_figures
from bot.domain.draft import Severity
from bot.domain.genre import Role
from bot.reading.kinds import Kind, Specific
from bot.reading.wording import Wording

_CLEARLY = 2
"""Specifics of a sentence on one line from which it plainly retells that line, and another measure word needs it too."""
_IN_FULL = 6
"""Characters that stand before a number in the notes and here, from which on it is the same number."""
_SURE = 0.9
_RANGE = re.compile(r"\A(?:至|到|[—~～-])|(?:至|到|[—~～-])\Z")
_EACH = re.compile(r"每|平均|人均")


def ungrounded_figures(passages: Sequence[Passage], evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """Numbers that the notes do not give (必改) and numbers given for something else (疑似)."""
    for passage in passages:
        claims = [
            claim_of(one, passage, words, evidence.first_year) for one in passage.specifics if one.kind is Kind.FIGURE
        ]
        for claim in claims:
            if claim.specific.certainty >= 0.5:
                yield from _checked(claim, claims, passage, evidence, words)
        yield from swapped_figures(claims, passage, evidence)
        yield from repeated_figures(claims, passage, evidence, words)
        yield from unknown_ordinals(passage, evidence)


def _checked(
    claim: Claim, claims: Sequence[Claim], passage: Passage, evidence: Evidence, words: Wording
) -> Iterator[Flaw]:
    known = matching(claim.figure, evidence)
    if claim.figure.value == 1 and (not claim.figure.unit or claim.thing[-2:] in evidence.flat):
        return  # 听证会1次, where the notes tell of the hearing and count none
    if known:
        if claim.specific.certainty > 0.5:
            yield from _misread(claim, known, claims, passage, evidence, words)
        return
    if claim.specific.certainty <= 0.5 or follows(claim, claims, passage, evidence, words):
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


def _misread(
    claim: Claim,
    known: Sequence[Known],
    claims: Sequence[Claim],
    passage: Passage,
    evidence: Evidence,
    words: Wording,
) -> Iterator[Flaw]:
    """A number that the notes give for another thing, for another time, or beside another number's words."""
    known = _each_once(known)
    retold = retold_lines(claim.specific, passage, evidence, words)
    fitting = [one for one in known if fit(claim, one, words) > 0 and counts_thing(claim, one, evidence, words)]
    if max(retold.values(), default=0) >= _CLEARLY:
        fitting = [one for one in fitting if one.number in retold or _in_one_measure(claim, one)]
    fitting = fitting or [one for one in known if retells(claim, one, retold, evidence, words)]
    if any(_word_for_word(claim, one, passage) for one in fitting):
        return
    other = told_elsewhere(fitting, known, retold) if fitting else max(known, key=lambda one: fit(claim, one, words))
    if fitting and not other and (right := _put_right(claim, fitting, claims)):
        says = f"台账里的“{fitting[0].specific.quote}”后来改成了“{right}”，请核对。"
        yield flaw(passage, *_with_head(passage, claim.specific), "measure", Severity.SUSPECT, says, right)
        return
    reason = _of_another_time(claim, fitting, passage, evidence) if fitting and not other else ""
    if not reason and not (follows if claim.specific.certainty < _SURE else is_derived)(
        claim, claims, passage, evidence, words
    ):
        if other:
            reason = f"台账里“{other.specific.quote}”说的是“{_shown(other)}”，与这里数的不是一回事，请核对。"
        else:
            reason = _beside_another(claim, claims, fitting, evidence, words)
    if reason:
        start, end = _with_head(passage, claim.specific)
        yield flaw(passage, start, end, "measure", Severity.SUSPECT, reason)


def _word_for_word(claim: Claim, one: Known, passage: Passage) -> bool:
    """Do the words that the notes put before a number of this year stand before it here too?"""
    words = one.near.partition("|")[0].strip()
    in_full = len(words) >= _IN_FULL and passage.text.endswith(words, 0, claim.specific.start)
    return in_full and not (one.earlier or one.ahead or one.part or one.replaced_by)


def _in_one_measure(claim: Claim, one: Known) -> bool:
    mine, its = claim.figure.unit_class, one.figure.unit_class
    return mine == its or not mine or not its


def _put_right(claim: Claim, fitting: Sequence[Known], claims: Sequence[Claim]) -> str | None:
    """What the notes put in the number's place, unless the sentence tells both: 由41%升至57%."""
    right = fitting[0].replaced_by
    if not all(one.replaced_by for one in fitting):
        return None
    near = (other for other in claims if 0 < abs(other.specific.start - claim.specific.start) <= FARTHEST)
    beside = [other for other in near if other.sentence_pairs == claim.sentence_pairs]
    return None if any(_amount(other.specific.quote) == _amount(right) for other in beside) else right


def _amount(quote: str) -> str:
    """A number as written, without its measure word."""
    return re.sub(r"[^\d.]+$", "", quote)


def _of_another_time(claim: Claim, fitting: Sequence[Known], passage: Passage, evidence: Evidence) -> str:
    """Why the number is not the one of the report's year, where it is not."""
    first = fitting[0]
    if all(one.earlier for one in fitting) and not claim.earlier:
        return f"台账里“{first.specific.quote}”是上一年的数，这里写成了今年的，请核对。"
    if all(one.ahead for one in fitting) and passage.role not in (Role.PLANS, Role.PROBLEMS):
        sentence = passage.text[slice(*passage.sentence(claim.specific.start))]
        if not tells_ahead(sentence, evidence.year):
            return f"台账里“{first.specific.quote}”是下一步的打算，这里写成了已做的，请核对。"
    if all(one.part for one in fitting) and not claim.part and (fuller := _fuller(claim, evidence)):
        return f"台账里“{first.specific.quote}”不是全年的数，后来是“{fuller.specific.quote}”，请核对。"
    return ""


def _fuller(claim: Claim, evidence: Evidence) -> Known | None:
    """The whole year's number of the same thing: no smaller, in the same measure, beside the same words."""
    held = [
        one
        for one in evidence.sharing(claim.near_pairs)
        if not (one.part or one.earlier or one.replaced_by)
        and one.figure.unit_class == claim.figure.unit_class
        and one.figure.value > claim.figure.value
        and beside(claim, one)
    ]
    return max(held, key=lambda one: beside(claim, one), default=None)


def _beside_another(
    claim: Claim, claims: Sequence[Claim], fitting: Sequence[Known], evidence: Evidence, words: Wording
) -> str:
    rival = _rival(claim, fitting, evidence, words)
    if not rival or any(
        other.figure.value == rival.figure.value and beside(other, rival)
        for other in claims
        if abs(other.specific.start - claim.specific.start) <= FARTHEST
    ):
        return ""
    return f"台账里“{_shown(rival)}”对应的是“{rival.specific.quote}”，这里的数像是串了，请核对。"


def _each_once(known: Sequence[Known]) -> list[Known]:
    """Facts that stand in the same words on a line of the same words are one: a line pasted twice says nothing new."""
    first: dict[tuple[str, str], Known] = {}
    for one in known:
        first.setdefault((one.near, one.line), one)
    return list(first.values())


def _rival(claim: Claim, known: Sequence[Known], evidence: Evidence, words: Wording) -> Known | None:
    """A fact on the same line whose own words stand here, while those of this number do not: 受理与化解 swapped."""
    alike = [one for one in known if one.figure.unit_class == claim.figure.unit_class] or known
    # Where the notes put nothing telling beside this number, another must fit the place to the letter.
    silent = not all(one.side_pairs for one in alike)
    own = max(beside(claim, one) for one in known)
    own += 1 if any(len(claim.near_chars & one.near_chars) > 1 for one in known) else 0
    lines = {one.number for one in known}
    for one in [*evidence.on_lines(lines), *([] if own else evidence.sharing(claim.side_pairs | claim.tail_pairs))]:
        if one.figure.value == claim.figure.value or one.earlier or one.replaced_by or _is_rate(one):
            continue
        shared = beside(claim, one)
        enough = (1 if one.number in lines else 2) if own == 0 else own + 2
        same_line = one.number in lines and words.measures.agree(claim.figure.unit_class, one.figure.unit_class)
        if silent and not (same_line and one.side_pairs and one.side_pairs <= claim.side_pairs):
            continue
        if shared >= enough and (same_line or (own == 0 and one.figure.unit_class == claim.figure.unit_class)):
            return one
    return None


def _is_rate(one: Known) -> bool:
    """Is it an article (一次), a number of each (每科1名) or one end of a range (30至35场): mistaken for no total?"""
    before, _, after = one.near.partition("|")
    return one.specific.certainty < 0.5 or bool(_EACH.search(before) or _RANGE.match(after) or _RANGE.search(before))


def _shown(one: Known) -> str:
    return re.sub(r"[\s|]+", "", one.near)[:16] or one.line.strip()[:16]


def _closest(claim: Claim, evidence: Evidence, words: Wording) -> Known | None:
    """The fact that speaks of the same thing with another value."""
    akin = evidence.sharing(claim.near_pairs | claim.clause_pairs)
    same = [one for one in akin if words.measures.agree(claim.figure.unit_class, one.figure.unit_class)]
    scored = [
        (2 * len(claim.near_pairs & one.near_pairs) + len(claim.clause_pairs & one.near_pairs), one) for one in same
    ]
    best = max(scored, key=lambda item: item[0], default=(0, None))
    return best[1] if best[0] >= 2 else None
