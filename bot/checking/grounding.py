"""Numbers: each must stand in the notes for the same thing, or follow from them by simple arithmetic."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.claims import Claim, claim_of, matching
from bot.checking.context import Known, chars_of, thing_of
from bot.checking.derivation import follows
from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw, widened
from bot.domain.draft import Severity
from bot.reading.kinds import Kind, Specific
from bot.reading.wording import Wording

_SURE = 0.9
_SAME_WORDS = 3
"""Pairs of characters beside both numbers from which they speak of one thing, whatever verb stands next to them."""
_LAST_YEAR = re.compile(r"去年|上年|上一年|同期|前年")


def ungrounded_figures(passages: Sequence[Passage], evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """Numbers that the notes do not give (必改) and numbers given for something else (疑似)."""
    for passage in passages:
        claims = [claim_of(one, passage, words) for one in passage.specifics if one.kind is Kind.FIGURE]
        for claim in claims:
            if claim.specific.certainty >= 0.5:
                yield from _checked(claim, claims, passage, evidence, words)


def _checked(
    claim: Claim, claims: Sequence[Claim], passage: Passage, evidence: Evidence, words: Wording
) -> Iterator[Flaw]:
    known = matching(claim.figure, evidence)
    if known:
        if claim.specific.certainty <= 0.5:
            return
        if reason := _misplaced(claim, known, evidence, words):
            start, end = _with_head(passage, claim.specific)
            yield flaw(passage, start, end, "measure", Severity.SUSPECT, reason)
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


def _misplaced(claim: Claim, known: Sequence[Known], evidence: Evidence, words: Wording) -> str | None:
    """Why the number counts something else here than in the notes, or None."""
    known = _each_once(known)
    fits = [_fit(claim, one, words) for one in known]
    best = known[fits.index(max(fits))]
    fitting = [one for one, fit in zip(known, fits, strict=True) if fit > 0]
    if not any(_counts_thing(claim, one, words) for one in fitting):
        return f"台账里“{best.specific.quote}”说的是“{_shown(best)}”，与这里数的不是一回事，请核对。"
    if _LAST_YEAR.search(best.near) and all(_LAST_YEAR.search(one.near) for one in known) and not claim.tells_last_year:
        return f"台账里“{best.specific.quote}”是上一年的数，这里写成了今年的，请核对。"
    if rival := _rival(claim, fitting, evidence, words):
        return f"台账里“{_shown(rival)}”对应的是“{rival.specific.quote}”，这里的数像是串了，请核对。"
    return None


def _each_once(known: Sequence[Known]) -> list[Known]:
    """Facts that stand in the same words on a line of the same words are one: a line pasted twice says nothing new."""
    first: dict[tuple[str, str], Known] = {}
    for one in known:
        first.setdefault((one.near, one.line), one)
    return list(first.values())


def _counts_thing(claim: Claim, one: Known, words: Wording) -> bool:
    """Do the two count one thing: does the fact's line mention what is counted here, or this clause what it counts?"""
    if len(claim.thing) < 2 or not one.near_chars or claim.specific.certainty < _SURE:
        return True
    if len(claim.near_pairs & one.near_pairs) >= _SAME_WORDS:
        return True
    its = thing_of(one.near, words)
    if _mentions(words.measures.canonical(one.line), claim.thing[-2:]) or _mentions(claim.clause, its):
        return True
    return bool(chars_of(claim.thing[-2:], words) & one.near_chars or chars_of(its[-2:], words) & claim.near_chars)


def _mentions(text: str, thing: str) -> bool:
    return any(thing[at : at + 2] in text for at in range(len(thing) - 1))


def _fit(claim: Claim, one: Known, words: Wording) -> float:
    """How well a fact suits the place where its number stands; 0 and less is no fit."""
    measures = words.measures
    if measures.opposed(_side(claim.near), _side(one.near)) or measures.count_others(_behind(claim), _behind(one)):
        return 0
    mine, its = claim.figure.unit_class, one.figure.unit_class
    near = len(claim.near_pairs & one.near_pairs)
    chars = len(claim.near_chars & one.near_chars)
    line = len(claim.clause_pairs & one.line_pairs)
    if measures.agree(mine, its):
        if near or chars > (0 if mine == its or not mine or not its else 1) or line or not claim.near_chars:
            return 1 + 2 * near + chars + line
        return 0.5 if mine == its and _same_matter(claim, one) else 0
    if measures.akin(mine, its):
        if not claim.thing and len(claim.sentence_pairs & one.line_pairs) >= 2:
            return 0.5
        return len(claim.side_pairs & one.side_pairs) + (0.5 if chars > 1 or not claim.near_chars else 0)
    return 0


def _behind(one: Claim | Known) -> str:
    return one.near.partition("|")[2]


def _side(near: str) -> str:
    """The words before a number, or those after it where none stand before."""
    before, _, after = near.partition("|")
    return before if before.strip() else after


def _same_matter(claim: Claim, one: Known) -> bool:
    """Do the sentences speak of one matter, although the words beside the numbers differ?"""
    shared = len(claim.sentence_pairs & one.line_pairs)
    enough = 3 if claim.thing else 2
    return shared >= 5 or (shared >= 1 and not one.near_chars) or (shared >= enough and not _names_another(claim, one))


def _names_another(claim: Claim, one: Known) -> bool:
    """Does the place name a thing that the fact's line never mentions?"""
    return len(claim.thing) >= 2 and claim.thing[-2:] not in one.line


def _rival(claim: Claim, known: Sequence[Known], evidence: Evidence, words: Wording) -> Known | None:
    """A fact on the same line whose own words stand here, while those of this number do not: 受理与化解 swapped."""
    alike = [one for one in known if one.figure.unit_class == claim.figure.unit_class] or known
    # Where the notes put nothing telling beside this number, another must fit the place to the letter.
    silent = not all(one.side_pairs for one in alike)
    own = max(_beside(claim, one) for one in known)
    own += 1 if any(len(claim.near_chars & one.near_chars) > 1 for one in known) else 0
    lines = {one.number for one in known}
    beside = claim.side_pairs | claim.tail_pairs
    for one in [*evidence.on_lines(lines), *([] if own else evidence.sharing(beside))]:
        if one.figure.value == claim.figure.value or _LAST_YEAR.search(one.near):
            continue
        shared = _beside(claim, one)
        enough = (1 if one.number in lines else 2) if own == 0 else own + 2
        same_line = one.number in lines and words.measures.agree(claim.figure.unit_class, one.figure.unit_class)
        if silent and not (same_line and one.side_pairs and one.side_pairs <= claim.side_pairs):
            continue
        if shared >= enough and (same_line or (own == 0 and one.figure.unit_class == claim.figure.unit_class)):
            return one
    return None


def _beside(claim: Claim, one: Known) -> int:
    """How many pairs of characters stand right beside both numbers."""
    return max(len(claim.side_pairs & one.side_pairs), len(claim.tail_pairs & one.tail_pairs))


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
