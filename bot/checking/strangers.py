"""Names from elsewhere: of past reports of other units, of regions, bodies and places that nobody gave."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw
from bot.domain.draft import Severity
from bot.reading.kinds import Kind, Specific
from bot.reading.wording import Wording

_CERTAIN = 0.55
_SHORTEST_UNIT = 6
_TITLE = 40
_HAN_ONLY = re.compile(r"[一-鿿]+")


def stranger_names(
    passages: Sequence[Passage], evidence: Evidence, words: Wording, unit: str, foreign: Mapping[str, str]
) -> Iterator[Flaw]:
    """Names of `foreign` (name → report it comes from) are 必改; names that only look foreign are 疑似."""
    strange = {name: source for name, source in foreign.items() if len(name) >= 2 and not evidence.holds(name)}
    for passage in passages:
        yield from _from_reports(passage, strange)
        yield from _miswritten_unit(passage, unit)
        for one in passage.specifics:
            if one.kind in (Kind.ORGANISATION, Kind.PLACE) and one.certainty >= _CERTAIN:
                yield from _unknown(one, passage, evidence, words)


def _from_reports(passage: Passage, strange: Mapping[str, str]) -> Iterator[Flaw]:
    """The longest name at a place is the one that is told."""
    taken: list[tuple[int, int]] = []
    here = [name for name in strange if name in passage.text]
    for name in sorted(here, key=len, reverse=True):
        for match in re.finditer(re.escape(name), passage.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            says = f"“{name[:20]}”出自往年范文《{strange[name][:_TITLE]}》，不是本单位的情况，请删去或改正。"
            yield flaw(passage, match.start(), match.end(), "stranger", Severity.MUST_FIX, says)


def _miswritten_unit(passage: Passage, unit: str) -> Iterator[Flaw]:
    """The unit's own name with one or two characters wrong."""
    if len(unit) < _SHORTEST_UNIT:
        return
    for match in re.finditer(re.escape(unit[-3:]), passage.text):
        start, end = match.end() - len(unit), match.end()
        name = passage.text[max(0, start) : end]
        wrong = sum(one != other for one, other in zip(name, unit, strict=False))
        if len(name) == len(unit) and 0 < wrong <= 2 and _HAN_ONLY.fullmatch(name):
            says = f"本单位是“{unit}”，这里写成了“{name}”。"
            yield flaw(passage, start, end, "unit", Severity.MUST_FIX, says, unit)


def _unknown(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    name = one.normal
    if evidence.holds(name) or name in words.names.common or covered(name, evidence, words):
        return
    start = max(one.start, one.end - 16)
    yield flaw(
        passage, start, one.end, "name", Severity.SUSPECT, f"台账里没有“{one.quote[-16:]}”，请核对是不是本单位的事。"
    )


def covered(name: str, evidence: Evidence, words: Wording) -> bool:
    """Is the name made of stretches of the notes and of words that anybody may use?

    Its end word must stand in the notes itself: 云屏区 + 人民法院 is not covered by 云屏区.
    """
    at, last = 0, False
    while at < len(name):
        end = next((end for end in range(len(name), at + 1, -1) if name[at:end] in evidence.flat), None)
        if end is None and not _is_generic(name, at, words):
            return False
        at, last = end or at + 1, end is not None
    return last


def _is_generic(name: str, at: int, words: Wording) -> bool:
    return any(match.start() <= at < match.end() for match in words.names.generic.finditer(name))
