"""Titles, laws, quoted names, persons and awards: each must stand in the notes or be common knowledge."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw, widened
from bot.domain.draft import Severity
from bot.reading.kinds import Kind, Specific
from bot.reading.titles import squeezed
from bot.reading.wording import Wording

_ALIKE = 75
_GOVERNING = re.compile(
    r"(?:荣获|获评|获得|被评为|授予|打造|创建|推出|开设|开办|设立|创办|成立|命名为|建成|建设|组建|上线|发布)\Z"
)
_HAN_RUN = re.compile(r"[一-鿿]+\Z")
_LEVEL = re.compile(r"全国|国家级|全省|省级|全市|市级|全区|区级|全县|县级|全镇|局里|年度")
_YEAR_SPAN = re.compile(r"20\d\d(?:20\d\d)?年?(?:度)?$")


def ungrounded_names(passages: Sequence[Passage], evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """《Titles》 (必改), laws cited without marks, quoted names, persons and awards (疑似) that nobody gave."""
    for passage in passages:
        for one in passage.specifics:
            if one.kind is Kind.TITLE:
                yield from _title(one, passage, evidence, words)
            elif one.kind is Kind.QUOTED:
                yield from _quoted(one, passage, evidence, words)
            elif one.kind is Kind.PERSON:
                yield from _person(one, passage, evidence)
            elif one.kind is Kind.AWARD:
                yield from _award(one, passage, evidence, words)
            elif one.kind is Kind.DOCUMENT_NUMBER and not evidence.holds(one.quote):
                yield flaw(
                    passage,
                    one.start,
                    one.end,
                    "document_number",
                    Severity.MUST_FIX,
                    f"台账里没有文号“{one.quote}”，请核对。",
                )
        yield from _bare_laws(passage, evidence, words)


def _title(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    if evidence.holds(one.quote) or words.national.is_law(one.quote) or _given_without_years(one.normal, evidence):
        return
    known = [*evidence.titles, *(f"《{law.name}》" for law in words.national.laws)]
    best = process.extractOne(one.quote, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    suggest = best[0] if best else None
    says = f"台账和法规表里都没有{one.quote[:24]}，" + (
        f"相近的是{suggest}，请核对名称。" if suggest else "请核对，确有此件再补充依据。"
    )
    yield flaw(passage, one.start, one.end, "title", Severity.MUST_FIX, says, suggest)


def _given_without_years(normal: str, evidence: Evidence) -> bool:
    """A title that only adds 中华人民共和国 or a span of years to what the notes say."""
    plain = _YEAR_SPAN.sub("", normal.removeprefix("中华人民共和国"))
    return len(plain) >= 4 and plain in evidence.flat


def _quoted(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    if evidence.holds(one.quote) or one.normal in words.known_phrases or len(one.normal) < 2:
        return
    quoted = [squeezed(name) for name in evidence.names if name.startswith(("“", "「", '"'))]
    best = (
        process.extractOne(one.normal, quoted, scorer=fuzz.ratio, score_cutoff=_ALIKE) if len(one.normal) >= 4 else None
    )
    if best:
        says = f"台账里写的是“{best[0]}”，这里写成了{one.quote}，请核对。"
        yield flaw(passage, one.start, one.end, "quoted", Severity.SUSPECT, says, f"“{best[0]}”")
    elif _is_name(one, passage, words):
        yield flaw(passage, one.start, one.end, "quoted", Severity.SUSPECT, f"台账里没有{one.quote}这个名称，请核对。")


def _is_name(one: Specific, passage: Passage, words: Wording) -> bool:
    """Does the quotation name something: by its own end, by what follows, or by the verb before it?"""
    inside = one.quote.strip('“”「」"')
    named = words.names.quoted.match(passage.text, one.end) or words.names.award.search(inside)
    ends = any(inside.endswith(word) for word in ("室", "站", "队", "奖", "团", "行动", "工程", "课堂", "驿站", "品牌"))
    governed = _GOVERNING.search(passage.text, max(0, one.start - 4), one.start)
    return bool(named or ends or governed)


def _person(one: Specific, passage: Passage, evidence: Evidence) -> Iterator[Flaw]:
    if evidence.holds(one.quote) or "某" in one.quote:
        return
    start, end = widened(passage, one, 4)
    yield flaw(
        passage, start, end, "person", Severity.SUSPECT, f"台账里没有“{one.quote}”这个人，请核对姓名或改用职务。"
    )


def _award(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    name = one.normal
    if evidence.holds(name) or (len(name) < 4 and not words.names.award.fullmatch(name)):
        return
    if fuzz.partial_ratio(name, evidence.flat) >= 88 or _split_given(name, evidence):
        return
    yield flaw(
        passage, one.start, one.end, "award", Severity.SUSPECT, f"台账里没有“{one.quote[:20]}”这项荣誉，请核对。"
    )


def _split_given(name: str, evidence: Evidence) -> bool:
    """Is the award made of at most two long stretches of the notes, and is its level the notes' own?"""
    level = _LEVEL.match(name)
    if level and level.group() not in evidence.flat:
        return False
    rest = name[level.end() :] if level else name
    at, pieces = 0, 0
    while at < len(rest):
        end = next((end for end in range(len(rest), at + 2, -1) if rest[at:end] in evidence.flat), None)
        if end is None:
            return False
        pieces, at = pieces + 1, end
    return pieces <= 2


def _bare_laws(passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """Law names without marks (学习某某促进法): the last six characters must stand in the notes or the table."""
    masked = [(one.start, one.end) for one in passage.specifics if one.kind in (Kind.TITLE, Kind.QUOTED)]
    for match in words.national.law_endings.finditer(passage.text):
        if any(start <= match.start() < end for start, end in masked):
            continue
        run = _HAN_RUN.search(passage.text, max(0, match.start() - 10), match.end())
        if not run or run.group() == match.group() or _law_is_known(run.group(), match.group(), evidence, words):
            continue
        start = max(run.start(), match.start() - 4)
        yield flaw(
            passage,
            start,
            match.end(),
            "law",
            Severity.SUSPECT,
            f"台账和法规表里没有“{passage.text[start : match.end()]}”，请核对法规名称。",
        )


def _law_is_known(run: str, ending: str, evidence: Evidence, words: Wording) -> bool:
    """Does the name, from the last word that no name holds, stand in the notes or the table, or end like a law there?"""
    name = run[max((cut.end() for cut in words.names.cut.finditer(run, 0, len(run) - len(ending))), default=0) :]
    before = name[: -len(ending)]
    if len(before) < 2 or name in evidence.flat or run[-(len(ending) + 2) :] in evidence.flat:
        return True
    laws = words.national.law_names
    return any(name.endswith(law) for law in laws) or (len(name) >= 5 and any(law.endswith(name) for law in laws))
