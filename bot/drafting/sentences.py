"""Facts into written sentences: labels woven in, rows joined, conflicts left open, short facts put together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.draft import Sentence
from bot.domain.facts import Conflict, Fact, FactSheet
from bot.domain.genre import Brief
from bot.drafting.chunks import AMOUNT, TIME, written_dates
from bot.drafting.first_person import first_person_of
from bot.drafting.polish import Polisher
from bot.drafting.style import Style, Topic
from bot.reading.inert import without_markup

SHORT, LONG = 34, 78
"""Characters: a sentence below SHORT takes in the next fact while both stay below LONG."""

_BARE_DAYS = re.compile(rf"^(?:(?:{TIME})?[^，。；\d]{{0,14}}(?:日|月|周|节|纪念日)(?:[、和]|$))+$")
_SPAN = re.compile(r"^20\d\d年至20\d\d年，|^[一二三四]季度至[一二三四]季度，")
_OTHER = re.compile(r"“[^”]*”|《[^》]*》|\d{1,2}月\d{1,2}日|(?<![\d.])\d{1,2}\.\d{1,2}(?![\d万亿%])")
_WITHIN = "其中"
_REPORTS = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{0,8}(?:书记|主任|局长|镇长|乡长|区长|县长|院长|校长|台长))(?:汇报|讲话?|说|发言)$"
)
_STRUCTURAL = re.compile(
    r"[科股室所队办部组会]$|(?:汇报|讲|说|发言|介绍|通报|补充|反馈)$|^(?:书记|[乡镇县区局院校]长|主任|一把手|主要负责人|领导)+$|^(?:今年|全年|本年)?(?:带头)?学法|^(?:开会)?学习$|^(?:普法|学法|执法|决策|政务公开|信息公开|公开|调解|培训|宣传)$|荣誉|注$|获奖|典型|案例|数据|其他|其它|亮点|成效|做法|情况|特色|工作|方面|素材|汇总|月报|微信|分工|补充|更正|台账"
)


@dataclass(frozen=True)
class Written:
    """A written fact: its words without a full stop, and the facts in it."""

    text: str
    facts: tuple[str, ...]


class SentenceWriter:
    """Writes facts of one document. `conflicts` are left open as 【待核实：…】."""

    def __init__(self, brief: Brief, sheet: FactSheet, style: Style, topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._brief = brief
        self._polisher = Polisher(style)
        self._style = style
        self._many_years = _many_years(brief, sheet)
        self._sheet = sheet
        self._first_person = first_person_of(brief, sheet)
        self._conflicts = _by_fact(sheet.conflicts)
        self._spoken_by = {fact: first for fact in self._conflicts if (first := self._speaks_for(fact))}

    def sentences(self, facts: Sequence[Fact]) -> list[Sentence]:
        """The facts in order as full sentences."""
        return [Sentence(_stopped(written.text), written.facts) for written in _joined(self.written(facts), self._kin)]

    def written(self, facts: Sequence[Fact]) -> list[Written]:
        """Each fact written; 「其中」 rows go into the row above, bare days together into one clause."""
        done: list[Written] = []
        days: list[Fact] = []
        for fact in facts:
            if fact.id in self._spoken_by:
                continue
            if _is_bare_days(fact):
                days.append(fact)
                continue
            text = self._one(fact)
            also = tuple(other for other, first in self._spoken_by.items() if first == fact.id)
            if fact.label == _WITHIN and done:
                done[-1] = _with_part(done[-1], text, fact.id)
            elif text:
                done.append(Written(text, (fact.id, *also)))
        if days:
            done.append(self._days(days))
        return done

    def _kin(self, one: str, other: str) -> bool:
        return self._topics[one].family == self._topics[other].family

    def _days(self, days: Sequence[Fact]) -> Written:
        names = "、".join(
            re.sub(r"[和]", "、", self._polisher.sentence(fact.text, self._brief.year, self._many_years))
            for fact in days
        )
        return Written(f"紧扣{names}等节点开展宣传", tuple(fact.id for fact in days))

    def material(self, fact: Fact) -> str:
        """The fact for another writer: in the clerk's order, dates written out, what contradicts left open."""
        return self._opened(fact, self._polisher.plain)

    def _one(self, fact: Fact) -> str:
        return self._opened(fact, self._polisher.plain if fact.label == _WITHIN else self._polisher.sentence)

    def _opened(self, fact: Fact, polish: Callable[[str, int, bool], str]) -> str:
        text = polish(without_markup(woven(fact)), self._brief.year, self._many_years)
        if self._brief.genre.first_person:
            text = self._first_person.told(text)
        for conflict in self._conflicts.get(fact.id, ()):
            text = self._left_open(text, conflict, conflict.facts.index(fact.id))
        return text

    def _left_open(self, text: str, conflict: Conflict, own: int) -> str:
        """The value replaced by all that were given, for a person to decide."""
        quotes = [written_dates(quote, self._brief.year, self._many_years) for quote in conflict.quotes]
        mark = f"【待核实：{'或'.join(quotes)}】"
        number = re.match(r"[\d.,]+[万亿]?", quotes[own])
        for value in (quotes[own], conflict.quotes[own], number.group() if number else quotes[own]):
            if match := re.search(rf"(?<![\d.]){re.escape(value)}", text):
                return f"{text[: match.start()]}{mark}{text[match.end() :]}"
        return f"{text}{mark}"

    def _speaks_for(self, fact_id: str) -> str | None:
        """The first fact of the same conflicts, where this one holds nothing but the other values."""
        conflicts = self._conflicts[fact_id]
        firsts = {conflict.facts[0] for conflict in conflicts}
        if len(firsts) > 1 or fact_id in firsts:
            return None
        first, fact = self._sheet.fact(conflicts[0].facts[0]), self._sheet.fact(fact_id)
        more = [found for found in re.findall(_OTHER, fact.text) if found not in first.label + first.text]
        dated = [quote for one in conflicts for quote in one.quotes if not re.search(AMOUNT, quote)]
        plain = re.sub(r"20\d\d年|\d{1,2}月(?:\d{1,2}日)?", "", fact.text)
        amounts = len(re.findall(AMOUNT, plain)) - len(conflicts) + len(dated) // 2
        return first.id if not set(more) - set(dated) and amounts <= 0 else None


def _by_fact(conflicts: Sequence[Conflict]) -> dict[str, list[Conflict]]:
    found: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for fact in conflict.facts:
            found.setdefault(fact, []).append(conflict)
    return found


def run_together(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Short neighbours of one part in one sentence, parted by ；, so that the text does not read as a list."""
    written = [Written(one.text.removesuffix("。"), one.facts) for one in sentences]
    return [Sentence(_stopped(one.text), one.facts) for one in _joined(written, lambda _one, _other: True)]


def woven(fact: Fact) -> str:
    """The fact's text with what its label adds: the thing counted, the object left out."""
    label, text = re.sub(r"[（(].*?[)）]", "", fact.label).strip(), fact.text
    if (speaker := _REPORTS.match(label)) and re.match(r"我(?!们|局|街|镇|区|县|市)", text):
        return f"{speaker['who']}{text[1:]}"
    if not label or label == _WITHIN or fact.row or _STRUCTURAL.search(label):
        return text
    if label.isdigit():
        return text if label in text else f"{label}热线{text}"
    words = re.sub(r"[“”《》\s]", "", label)
    if words in re.sub(r"[“”《》\s]", "", text):
        return text
    if match := re.match(rf"^(?P<time>{TIME}|20\d\d年)?，?(?P<amount>{AMOUNT})(?=，|$)", text):
        return f"{match['time'] or ''}{label}{match['amount']}{text[match.end() :]}"
    if match := re.match(
        rf"^(?P<time>{TIME})?(?P<act>(?:专项|集中|日常|定期)?(?:排查|检查|整治|行动|培训|演练|宣传|宣讲))(?=\d)", text
    ):
        return f"{match['time'] or ''}{label}{text[match.start('act') :]}"
    if match := re.match(r"^(?P<clause>[^，]*?(?:配齐|配备|建成|开通|启用|出台|设立|建立))了?(?=，|$)", text):
        return f"{match['clause']}{label}{text[match.end() :]}"
    return f"{label}，{text}" if "“" in label else f"{label}方面，{text}"


def _is_bare_days(fact: Fact) -> bool:
    plain = re.sub(r"\d{1,2}[.．]\d{1,2}(?:到|至|-)?(?:\d{1,2}[.．]\d{1,2})?", "9月9日", fact.text)
    return bool(_BARE_DAYS.match(plain)) and fact.zone is None


def _many_years(brief: Brief, sheet: FactSheet) -> bool:
    """Does the document span several years (a five-year campaign), so that dates keep theirs?"""
    years = {year for fact in sheet.facts for year in re.findall(r"20\d\d(?=年|\.|-)", fact.text)}
    return brief.genre.id == "campaign_summary" and len({year for year in years if int(year) <= brief.year}) > 2


def _with_part(whole: Written, part: str, fact_id: str) -> Written:
    """「办结许可236件」 + 「取水许可61件」→「办结许可236件（其中取水许可61件）」; later parts follow."""
    part = re.sub(r"^其中[，：]?", "", part)
    if "（" in part or "分别" in part:
        lead = "，" if "，其中" in whole.text else "，其中"
        return Written(f"{whole.text}{lead}{_SPAN.sub('', part)}", (*whole.facts, fact_id))
    if whole.text.endswith("）") or "（其中" in whole.text:
        text = re.sub(r"（其中([^）]*)）", lambda match: f"（其中{_beside(match[1], part)}）", whole.text, count=1)
    elif match := re.search(AMOUNT, whole.text):
        text = f"{whole.text[: match.end()]}（其中{part}）{whole.text[match.end() :]}"
    else:
        text = f"{whole.text}，其中{part}"
    return Written(text, (*whole.facts, fact_id))


def _beside(parts: str, part: str) -> str:
    """Parts of a whole with one more; ； parts them where one of them has a comma of its own."""
    if "，" not in parts + part:
        return f"{parts}、{part}"
    one_by_one = parts.split("、")
    held = "；".join(one_by_one) if all(re.search(r"\d", one) for one in one_by_one) else parts
    return f"{held}；{part}"


def _joined(written: Sequence[Written], kin: Callable[[str, str], bool]) -> list[Written]:
    """Short neighbours of one topic in one sentence, parted by ；, so that the text does not read as a list."""
    joined: list[Written] = []
    for one in written:
        last = joined[-1] if joined else None
        span = _SPAN.match(one.text)
        if last and span and last.text.startswith(span.group()) and len(last.text) < 3 * LONG:
            joined[-1] = Written(f"{last.text}；{one.text[span.end() :]}", (*last.facts, *one.facts))
        elif last and _may_join(last.text, one.text) and kin(last.facts[-1], one.facts[0]):
            joined[-1] = Written(f"{last.text}；{one.text}", (*last.facts, *one.facts))
        else:
            joined.append(one)
    return joined


def _may_join(last: str, one: str) -> bool:
    return (
        (len(last) < SHORT or len(one) < SHORT // 2) and len(last) + len(one) <= LONG and not re.search(r"[。：]", last)
    )


def _stopped(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "。”", "！”", "？”")) else f"{text}。"
