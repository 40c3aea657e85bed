"""Titles, laws, quoted names, persons and awards: each must stand in the notes or be common knowledge."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.checking.evidence import Evidence
from bot.checking.laws import wrong_laws
from bot.checking.passages import Flaw, Passage, flaw, widened
from bot.domain.draft import Severity
from bot.reading.kinds import Kind, Specific
from bot.reading.titles import squeezed
from bot.reading.wording import Wording

_ALIKE = 75
_NEARLY = 88
_ASKED_FOR = re.compile(r"推荐|候选|提名|申报|参评|拟评|公示中")
_NOT_TO_TELL = re.compile(r"还没|未定|没定|(?:不要|别|不能|今年不)写|去年的事")
_BEFORE, _AFTER = 12, 24
"""Squeezed characters before and after an award within which the notes may say that it is only hoped for."""
_GOVERNING = re.compile(
    r"(?:荣获|获评|获得|被评为|授予|打造|创建|推出|开设|开办|设立|创办|成立|命名为|建成|建设|组建|上线|发布)\Z"
)
_LEVEL = re.compile(r"全国|国家级|全省|省级|全市|市级|全区|区级|全县|县级|全镇|局里|年度")
_RANK = re.compile(r"[特一二三四]等[奖功]|[金银铜]奖|第[一二三四五六七八九十\d]+名?")
_AS_LONG = 40
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
        yield from wrong_laws(passage, evidence, words)


def _title(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    if evidence.holds(one.quote) or words.national.is_law(one.quote) or _given_without_years(one.normal, evidence):
        return
    known = [*(one.specific.quote for one in evidence.titles), *(f"《{law.name}》" for law in words.national.laws)]
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
    if len(name) < 4 and not words.names.award.fullmatch(name):
        return
    if name in evidence.flat:
        if not _ASKED_FOR.search(passage.text, *passage.clause(one.start, one.end)) and _only_asked_for(name, evidence):
            says = f"台账里“{one.quote[:20]}”只是推荐、申报，或写明不写，请核对。"
            yield flaw(passage, one.start, one.end, "award", Severity.SUSPECT, says)
    elif not _nearly_given(name, evidence) and not _split_given(name, evidence):
        says = f"台账里没有“{one.quote[:20]}”这项荣誉，请核对。"
        yield flaw(passage, one.start, one.end, "award", Severity.SUSPECT, says)


def _only_asked_for(name: str, evidence: Evidence) -> bool:
    """Do all lines with the award say beside it that it is only hoped for, or not to be told?"""
    beside = [
        line[max(0, match.start() - _BEFORE) : match.end() + _AFTER]
        for line in evidence.lines
        for match in re.finditer(re.escape(name), line)
    ]
    return bool(beside) and all(_ASKED_FOR.search(text) or _NOT_TO_TELL.search(text) for text in beside)


def _nearly_given(name: str, evidence: Evidence) -> bool:
    """Does the award stand in the notes but for a character or two, on the same level (全区, not 全省) and rank?"""
    found = fuzz.partial_ratio_alignment(name, evidence.flat, score_cutoff=_NEARLY)
    if found is None:
        return False
    level, rank = _LEVEL.match(name), _RANK.search(name)
    here = evidence.flat[max(0, found.dest_start - 4) : found.dest_end]
    return (not level or level.group() in here) and (
        not rank or rank.group() in evidence.flat[found.dest_start :][:_AS_LONG]
    )


def _split_given(name: str, evidence: Evidence) -> bool:
    """Is the award made of at most two long stretches of one line of the notes, and is its level the notes' own?"""
    return any(_split_on(line, name, evidence) for line in evidence.lines if name[-3:] in line)


def _split_on(line: str, name: str, evidence: Evidence) -> bool:
    level = _LEVEL.match(name)
    if level and level.group() not in evidence.flat:
        return False
    rest = name[level.end() :] if level else name
    at, pieces = 0, 0
    while at < len(rest):
        end = next((end for end in range(len(rest), at + 2, -1) if rest[at:end] in line), None)
        if end is None:
            return False
        pieces, at = pieces + 1, end
    return pieces <= 2
