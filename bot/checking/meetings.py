"""Congresses, plenums, five-year eras and laws: what had been held or was in force when the document was written."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from bot.checking.evidence import Evidence
from bot.checking.passages import SIGNOFF, Flaw, Passage, flaw
from bot.domain.draft import Severity
from bot.reading.kinds import Kind
from bot.reading.national import Law, National
from bot.reading.titles import squeezed
from bot.reading.word_files import any_of
from bot.reading.wording import Wording

_CONGRESS = re.compile(r"(?:党的)?(?P<name>十[七八九]|二十[一二]?)大(?![型类项队])(?P<since>以来|召开|报告)?")
_TERM = re.compile(r"(?P<term>十[七八九]|二十[一二]?)届(?P<list>(?:[一二三四五六七]中?[、和以及]*)+)全会")
_ALL = re.compile(r"(?P<term>十[七八九]|二十[一二]?)届(?:历次|中央)")
_ERA = re.compile(r"[“\"]?(?P<era>十[三四五]五|[六七八九]五)[”\"]?(?=普法|规划|时期|期间)")
_STUDY = re.compile(r"贯彻|学习|精神|落实")
_APPLIED = re.compile(r"(?:依据|根据|依照|按照|执行|落实|适用)[^，。；]{0,4}\Z")
_NUMBERS = "一二三四五六七"


def untimely_mentions(
    passages: Sequence[Passage], words: Wording, evidence: Evidence, year: int, written: date
) -> Iterator[Flaw]:
    """Meetings not yet held, meetings overtaken by later ones, eras that do not fit, laws not in force."""
    for passage in passages:
        if passage.section == SIGNOFF:
            continue
        yield from _congresses(passage, words.national, written)
        yield from _plenums(passage, words.national, written)
        yield from _eras(passage, words.national, evidence, year)
        yield from _laws(passage, words.national, written)


def _congresses(passage: Passage, national: National, written: date) -> Iterator[Flaw]:
    held = [name for name, when in national.congresses.items() if when <= written]
    newest = held[-1] if held else None
    for pattern in (_CONGRESS, _TERM, _ALL):
        for match in pattern.finditer(passage.text):
            groups = match.groupdict()
            name = (groups.get("name") or groups.get("term") or "") + "大"
            when = national.congresses.get(name)
            if when and when > written:
                yield flaw(
                    passage,
                    match.start(),
                    match.end(),
                    "meeting",
                    Severity.MUST_FIX,
                    f"党的{name}{when:%Y年%-m月}才召开，成文时还没有开。",
                )
            elif (
                newest
                and when
                and name != newest
                and not groups.get("since")
                and _overtaken(match, passage, national, newest, written)
            ):
                says = f"成文时党的{newest}已经召开，这里还写“{match.group()}”，应当更新。"
                yield flaw(passage, match.start(), match.end(), "outdated", Severity.MUST_FIX, says, f"党的{newest}")


def _overtaken(match: re.Match[str], passage: Passage, national: National, newest: str, written: date) -> bool:
    """Is an older congress named as the one to study, with no word of the newest in the same sentence?"""
    if written - national.congresses[newest] < timedelta(days=45):
        return False
    low, high = passage.sentence(match.start())
    sentence = passage.text[low:high]
    term = newest.removesuffix("大")
    if re.search(rf"{term}(?:大|届|次)", sentence) or re.search(
        r"以来", sentence[match.end() - low : match.end() - low + 4]
    ):
        return False
    return bool(_STUDY.search(sentence))


def _plenums(passage: Passage, national: National, written: date) -> Iterator[Flaw]:
    for match in _TERM.finditer(passage.text):
        held = national.plenums.get(f"{match['term']}届", {})
        named = [number for number in _NUMBERS if number in match["list"]]
        for number in named:
            when = held.get(f"{number}中")
            if when is None or when > written:
                note = f"{when:%Y年%-m月}才召开" if when else "是否已经召开，会议表里还没有"
                severity = Severity.MUST_FIX if when else Severity.SUSPECT
                says = f"党的{match['term']}届{number}中全会{note}，请核对。"
                yield flaw(passage, match.start(), match.end(), "meeting", severity, says)
                break
        else:
            yield from _lagging(match, passage, held, named, written)


def _lagging(
    match: re.Match[str], passage: Passage, held: object, named: Sequence[str], written: date
) -> Iterator[Flaw]:
    """A list of plenums that stops well before the last one held."""
    if not isinstance(held, dict) or not named:
        return
    later = [
        name
        for name, when in held.items()
        if when < written - timedelta(days=60) and _NUMBERS.index(name[0]) > _NUMBERS.index(named[-1])
    ]
    low, high = passage.sentence(match.start())
    if later and not re.search("历次", passage.text[low:high]):
        says = f"成文时{match['term']}届{later[-1]}全会已经召开，可改为“{match['term']}届历次全会”。"
        yield flaw(passage, match.start(), match.end(), "outdated", Severity.HINT, says, f"{match['term']}届历次全会")


def _eras(passage: Passage, national: National, evidence: Evidence, year: int) -> Iterator[Flaw]:
    for match in _ERA.finditer(passage.text):
        first, last = national.eras.get(match["era"], (year, year))
        if not first - 1 <= year <= last + 1 and match["era"] not in evidence.flat:
            says = f"“{match['era']}”是{first}—{last}年，与{year}年的文稿对不上，请核对。"
            yield flaw(passage, match.start(), match.end() + 2, "era", Severity.MUST_FIX, says)


def _laws(passage: Passage, national: National, written: date) -> Iterator[Flaw]:
    """Laws applied before they are in force, and laws that another has taken the place of, with and without marks."""
    laws = _by_name(national)
    titles = [one for one in passage.specifics if one.kind is Kind.TITLE]
    for one in titles:
        law = laws.get(one.normal.removeprefix("中华人民共和国"))
        if law and law.since > written and _APPLIED.search(passage.text, max(0, one.start - 8), one.start):
            says = f"{one.quote}{law.since:%Y年%-m月%-d日}才施行，成文时只能写学习宣传，不能写依据、执行。"
            yield flaw(passage, one.start, one.end, "law_in_force", Severity.SUSPECT, says)
        elif law and law.until and law.until <= written:
            yield _replaced_law(passage, one.start, one.end, law)
    for match in _law_names(national).finditer(passage.text):
        law = laws[match.group()]
        marked = any(one.start <= match.start() < one.end for one in titles)
        if law.until and law.until <= written and not marked:
            yield _replaced_law(passage, match.start(), match.end(), law)


def _replaced_law(passage: Passage, start: int, end: int, law: Law) -> Flaw:
    says = f"{passage.text[start:end]}已被取代" + (f"，现行的是《{law.instead}》。" if law.instead else "。")
    suggest = f"《{law.instead}》" if law.instead else None
    return flaw(passage, start, end, "law_in_force", Severity.SUSPECT, says, suggest)


@lru_cache(maxsize=4)
def _by_name(national: National) -> dict[str, Law]:
    return {squeezed(name): law for law in national.laws for name in (law.name, *law.short)}


@lru_cache(maxsize=4)
def _law_names(national: National) -> re.Pattern[str]:
    """Any law of the state by its name, the longest first: 劳动合同法 is not the 合同法 that the civil code replaced."""
    return re.compile(f"(?<![省市区县州]){any_of(list(_by_name(national)))}(?![规律治制典定庭学院])")
