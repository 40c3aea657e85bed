"""Laws: names that neither the notes nor the table of laws hold, and one law in another's place."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw
from bot.checking.support import retold_lines
from bot.domain.draft import Severity
from bot.reading.kinds import Kind, Specific
from bot.reading.national import National
from bot.reading.word_files import any_of
from bot.reading.wording import Wording
from bot.reading.words import without_verbs

_RUN = re.compile(r"[一-鿿]+\Z")
_LONGEST = 16
_TYPE = re.compile(r"(?:法典|法|条例|实施细则|细则|办法|规定|规程)$")
_STATUTE = re.compile(r"(?<!办)法典?$")
_MADE = re.compile(r"(?:施行|修订|修正|修改|实施|公布|颁布|出台|通过)的\Z|新\Z")
_NO_NAME = re.compile(r"[不较多少更偏等和与及，]")
# What is done with rules in general: 上门讲解条例, 健全执法办法.
_DONE_TO = re.compile(
    r"(?:讲解|宣传|宣讲|解读|学习|贯彻|落实|执行|制定|修订|出台|完善|健全|遵守|违反|熟悉|对照|执法|普法|监管|业态)\Z"
)
_SHORTEST_STEM = 3
_ALIKE = 60
_SHORTEST_NAME = 3


def wrong_laws(passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """Law names without marks that nobody gave, and known laws where the notes name another."""
    masked = [(one.start, one.end) for one in passage.specifics if one.kind in (Kind.TITLE, Kind.QUOTED)]
    for match in words.national.law_endings.finditer(passage.text):
        if not any(start <= match.start() < end for start, end in masked):
            yield from _unknown(match, passage, evidence, words)
    for match in _table_pattern(words.national).finditer(passage.text):
        if match.group() not in evidence.flat:
            yield from _in_anothers_place(match, passage, evidence, words)


def _unknown(match: re.Match[str], passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    run = _RUN.search(passage.text, max(0, match.end() - _LONGEST), match.end())
    ending = match.group()
    if not run or len(run.group()) < len(ending) + 2 or _is_known(run.group(), ending, evidence, words):
        return
    name = _name(run.group(), ending, words)
    right = _same_matter(run.group(), evidence, words)
    before = passage.text[: match.end() - len(name)][-8:]
    sure = _MADE.search(before) or _is_name(name, ending, passage.text[match.end() : match.end() + 1])
    if not right and not sure:
        return
    if right:
        name = _TYPE.sub("", right) + _TYPE.findall(run.group())[-1]
    right = right or _closest(name, evidence, words)
    says = f"台账和法规表里没有“{name}”，" + (f"相近的是“{right}”，" if right else "") + "请核对法规名称。"
    yield flaw(passage, match.end() - len(name), match.end(), "law", Severity.SUSPECT, says, right)


def _is_known(run: str, ending: str, evidence: Evidence, words: Wording) -> bool:
    """Does the run end with a law of the table, or with a name that stands in the notes?"""
    ends = [run[at:] for at in range(len(run) - len(ending))]
    return any(end in words.national.law_names for end in ends) or any(end in evidence.flat for end in ends[:-1])


def _name(run: str, ending: str, words: Wording) -> str:
    """The name without the words before it: 学习宣传、新修订的 and verbs are no part of it."""
    stem = run[: -len(ending)]
    cuts = [cut.end() for cut in words.names.cut.finditer(stem) if cut.end() <= len(stem) - 2]
    return without_verbs(stem[max(cuts, default=0) :]) + ending


def _is_name(name: str, ending: str, after: str) -> bool:
    """A statute is one by its end; 管理办法 and 条例 are so only with a name of their own before them."""
    if _STATUTE.search(ending):
        return len(name) > len(ending)
    told = name[: -len(ending)]
    return len(told) >= 2 and not _NO_NAME.match(after) and not _DONE_TO.search(told)


def _same_matter(run: str, evidence: Evidence, words: Wording) -> str | None:
    """The law of the notes on the same matter in another form: 行政复议法 for 行政复议条例."""
    stem = _TYPE.sub("", run)
    for law in _given(evidence, words.national):
        its = _TYPE.sub("", law)
        if len(its) >= _SHORTEST_STEM and stem.endswith(its) and not run.endswith(law):
            return law
    return None


def _closest(name: str, evidence: Evidence, words: Wording) -> str | None:
    laws = [*_given(evidence, words.national), *words.national.law_names]
    best = process.extractOne(name, laws, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return best[0] if best else None


def _in_anothers_place(match: re.Match[str], passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """A law of the table that the notes never name, in a sentence that retells a line on another law."""
    here = Specific(Kind.TITLE, match.start(), match.end(), match.group(), 1.0, match.group())
    low, high = passage.sentence(match.start())
    for line in sorted(retold_lines(here, passage, evidence, words)):
        given = [law for law in _laws_on(evidence.lines[line], words.national) if law not in passage.text[low:high]]
        if given:
            says = f"台账这件事写的是“{given[0]}”，这里写成了“{match.group()}”，请核对。"
            yield flaw(passage, match.start(), match.end(), "law", Severity.SUSPECT, says, given[0])
            return


def _given(evidence: Evidence, national: National) -> Sequence[str]:
    return list(dict.fromkeys(_laws_on(evidence.flat, national)))


def _laws_on(text: str, national: National) -> Sequence[str]:
    return [match.group() for match in _table_pattern(national).finditer(text)]


@lru_cache(maxsize=4)
def _table_pattern(national: National) -> re.Pattern[str]:
    """Any law of the table by its name; 宪法 and 水法 are too short to be told from other words."""
    names = [name for name in national.law_names if len(name) >= _SHORTEST_NAME and _TYPE.search(name)]
    return re.compile(f"{any_of(names)}(?![规律治典])")
