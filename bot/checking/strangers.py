"""Names from elsewhere: of past reports of other units, of regions, bodies and places that nobody gave."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw
from bot.domain.draft import Severity
from bot.reading.kinds import Kind, Specific
from bot.reading.wording import Wording

_CERTAIN = 0.55


def stranger_names(
    passages: Sequence[Passage], evidence: Evidence, words: Wording, unit: str, foreign: Mapping[str, str]
) -> Iterator[Flaw]:
    """Names of `foreign` (name → report it comes from) are 必改; names that only look foreign are 疑似."""
    strange = {name: source for name, source in foreign.items() if len(name) >= 2 and not evidence.holds(name)}
    for passage in passages:
        yield from _from_reports(passage, strange)
        for one in passage.specifics:
            if one.kind in (Kind.ORGANISATION, Kind.PLACE) and one.certainty >= _CERTAIN:
                yield from _unknown(one, passage, evidence, words, unit)


def _from_reports(passage: Passage, strange: Mapping[str, str]) -> Iterator[Flaw]:
    for name, source in strange.items():
        for match in re.finditer(re.escape(name), passage.text) if name in passage.text else ():
            says = f"“{name[:20]}”出自往年范文《{source[:20]}》，不是本单位的情况，请删去或改正。"
            yield flaw(passage, match.start(), match.end(), "stranger", Severity.MUST_FIX, says)


def _unknown(one: Specific, passage: Passage, evidence: Evidence, words: Wording, unit: str) -> Iterator[Flaw]:
    name = one.normal
    if evidence.holds(name) or name in words.names.common or covered(name, evidence, words):
        return
    if len(unit) > 4 and name[-3:] == unit[-3:] and 0 < Levenshtein.distance(name, unit) <= 2:
        yield flaw(
            passage, one.start, one.end, "unit", Severity.MUST_FIX, f"本单位是“{unit}”，这里写成了“{one.quote}”。", unit
        )
        return
    severity, start = Severity.SUSPECT, max(one.start, one.end - 16)
    yield flaw(passage, start, one.end, "name", severity, f"台账里没有“{one.quote[-16:]}”，请核对是不是本单位的事。")


def covered(name: str, evidence: Evidence, words: Wording) -> bool:
    """Is the name made of stretches of the notes and of words that anybody may use?

    Its end word must stand in the notes itself: 霁川区 + 人民法院 is not covered by 霁川区.
    """
    rest = words.names.generic.sub(" ", name)
    uncovered, at, last = 0, 0, False
    while at < len(name):
        end = next((end for end in range(len(name), at + 1, -1) if name[at:end] in evidence.flat), None)
        if end is None:
            uncovered += 0 if rest and _is_generic(name, at, words) else 1
            at, last = at + 1, False
        else:
            at, last = end, True
    return uncovered <= 1 and last


def _is_generic(name: str, at: int, words: Wording) -> bool:
    return any(match.start() <= at < match.end() for match in words.names.generic.finditer(name))
