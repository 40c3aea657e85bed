"""Last year's report → its promises: every plan and every problem, one deed or one fault each, word for word."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.genre import Role
from bot.domain.last_year import Promise, PromiseKind
from bot.domain.past_report import PastReport, ReportSection
from bot.gathering.promise_words import PromiseWords

KINDS = {Role.PLANS: PromiseKind.PLAN, Role.PROBLEMS: PromiseKind.PROBLEM}
SHORTEST = 6
"""Characters of a promise: what is shorter names nothing."""
_HAN_NUMBER = "[一二三四五六七八九十]{1,2}"
_ITEM = re.compile(
    rf"(?:(?<=[。；;：:！\n])|^)\s*(?:[（(]\s*(?:{_HAN_NUMBER}|\d{{1,2}})\s*[)）]|[①-⑳]|\d{{1,2}}[.．、](?!\d)|{_HAN_NUMBER}、"
    rf"|{_HAN_NUMBER}(?:是|要)(?!一)|第{_HAN_NUMBER}[，、,]|其{_HAN_NUMBER}[，、,是]|(?:首先|其次|再次|最后)[，,])\s*"
)
_SENTENCE = re.compile(r"(?<=[。！？])|\n")
_HALF = re.compile(r"(?<=[；;])")
_COMMA = re.compile(r"(?<=，)")
_TURNS = re.compile(r"(?:下[一]?步)?(?:改进|整改|打算|措施|安排|计划)(?:措施|方向|打算|安排)?$")
"""「改进」 under 「存在的问题」: what follows is planned."""
_LEAD_IN = re.compile(r"^[^：:。]{0,80}(?:以下|如下|下列|重点|[几项点]|方面)[^：:。]{0,12}[：:](?=.)")
"""「…重点做好以下工作：」 before the first deed."""
_FAULTS_LEAD_IN = re.compile(r"^[^：:。；]{0,60}(?:不足|问题|短板|差距|薄弱环节|弱项)[^：:。；]{0,6}[：:](?=.)")
"""「…还存在一些短板：」 before the first fault."""
_HALF_WIDTH = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "“": '"', "”": '"', "！": "!", "？": "?"}
_ENDS = "。；;！? \n\t　"


@dataclass(frozen=True)
class Item:
    """A stretch of a part that is numbered on its own, or a paragraph; `heading`: its own short name, or ""."""

    kind: PromiseKind
    heading: str
    text: str
    numbered: bool


def promises_of(report: PastReport, text: str, words: PromiseWords) -> tuple[Promise, ...]:
    """All promises of a report, plans and problems in its order. `text`: the report as it was given."""
    found: list[Promise] = []
    for section in report.sections:
        for item in _items(section):
            for quote in _cut(item, text, words):
                kind, quote = item.kind, as_written(quote, text)
                if not any(quote in one.quote and one.kind is kind for one in found):
                    heading = "" if quote.startswith(item.heading) else item.heading
                    found.append(Promise(f"P{len(found) + 1}", kind, quote, heading, _key(kind, quote)))
    return tuple(found)


def as_written(quote: str, text: str) -> str:
    """The quote as it stands in the file: reading a report mends its commas and joins its broken lines."""
    found = _span(quote, text)
    return re.sub(r"\s*\n\s*", "", found[0]) if found else quote


def _span(quote: str, text: str, gap: str = r"\s*") -> re.Match[str] | None:
    letters = (f"[{char}{_HALF_WIDTH[char]}]" if char in _HALF_WIDTH else re.escape(char) for char in quote)
    return re.search(gap.join(letter for letter in letters if letter.strip("\\ ")), text)


def _key(kind: PromiseKind, quote: str) -> str:
    return hashlib.sha256(f"{kind}\n{quote}".encode()).hexdigest()[:10]


def _items(section: ReportSection) -> Iterator[Item]:
    kind = KINDS.get(section.role)
    if kind is None:
        return
    heading = section.heading if section.level > 1 else ""
    if _TURNS.match(heading):
        kind = PromiseKind.PLAN
    parts = [part for part in _ITEM.split(section.text) if part.strip()]
    marks = len(_ITEM.findall(section.text))
    opens_with_mark = bool(_ITEM.match(section.text))
    for at, part in enumerate(parts):
        numbered = marks > 0 and (opens_with_mark or at > 0)
        own = at == 0 and not opens_with_mark
        yield Item(kind, heading if own or marks > 1 else "", part.strip(), numbered or bool(own and heading))
    if not parts and heading and not section.children:
        yield Item(kind, "", heading, True)
    for child in section.children:
        yield from _items(child)


def _cut(item: Item, text: str, words: PromiseWords) -> Iterator[str]:
    """The promises of an item. A numbered problem is one, with its cause; plans are cut where deeds are parted."""
    if item.numbered and item.kind is PromiseKind.PROBLEM:
        # A paragraph of its own behind it gives the causes of all.
        yield from _fit([_with_heading(item, item.text.split("\n")[0], text)])
        return
    pieces = [_LEAD_IN.sub("", piece.strip()) for piece in _SENTENCE.split(item.text) if piece.strip()]
    if item.kind is PromiseKind.PROBLEM:
        faults = [fault for piece in pieces for fault in _HALF.split(_FAULTS_LEAD_IN.sub("", piece))]
        yield from _fit(_with_causes([fault for fault in faults if not _introduces(fault, words)], text, words))
        return
    told = [piece for piece in pieces if _is_deed(piece, words)]
    halves = [half for piece in told for half in _halves(piece, words)]
    if item.numbered and len(halves) < 2:
        yield from _fit([_with_heading(item, item.text, text)])
        return
    told = halves
    yield from _fit([_with_heading(item, told[0], text), *told[1:]] if told and item.numbered else told)


def _fit(quotes: Sequence[str]) -> Iterator[str]:
    for quote in quotes:
        bare = quote.strip(_ENDS)
        if len(re.sub(r"\W", "", bare)) >= SHORTEST:
            yield bare


def _with_heading(item: Item, piece: str, text: str) -> str:
    """The piece with its heading before it, where they stand on one line of the report."""
    joined = (f"{item.heading}{mark}{piece}" for mark in ("。", "：", "，", ""))
    return next((one for one in joined if item.heading and _span(one, text, r"[ \t　]*")), piece)


def _with_causes(pieces: Sequence[str], text: str, words: PromiseWords) -> list[str]:
    """A sentence that only gives the cause goes with the problem right before it."""
    found: list[str] = []
    for piece in pieces:
        if not words.gives_cause(piece):
            found.append(piece)
        elif found and _span(found[-1] + piece, text):
            found[-1] += piece
    return found


def _halves(piece: str, words: PromiseWords) -> list[str]:
    """「抓学习，…；抓培训，…」: each half with a deed of its own is a promise."""
    halves = [half for half in _HALF.split(piece) if half.strip(_ENDS)]
    deeds = [_is_deed(half, words) and len(half) >= SHORTEST for half in halves]
    whole = all(deeds) or (len(deeds) >= 3 and sum(deeds) >= len(deeds) - 1)
    return [deed for half in (halves if whole else [piece]) for deed in _apart(half, words)]


def _apart(piece: str, words: PromiseWords) -> Iterator[str]:
    """「建成…中心，在6个村设置…墙」: behind a comma, a thing of its own is a promise of its own; a detail is none."""
    deed = ""
    for clause in _COMMA.split(piece):
        if words.apart.match(clause) and _is_deed(deed, words) and not words.opens.match(deed):
            yield deed.rstrip("，")
            deed = ""
        deed += clause
    yield deed


def _is_deed(piece: str, words: PromiseWords) -> bool:
    return bool(words.deeds.search(piece)) and not _introduces(piece, words)


def _introduces(piece: str, words: PromiseWords) -> bool:
    """Does the sentence only lead to the next ones, or close them?"""
    bare = piece.strip("。；;！ \n")
    return bool(words.leads.search(bare)) or (len(bare) < 60 and bool(words.closings.search(bare)))
