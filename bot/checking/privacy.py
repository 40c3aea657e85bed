"""Personal data and secrecy marks: never in a report, and not to leave the machine in notes."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.passages import Flaw, Passage, flaw, read_passage
from bot.domain.draft import Finding, Severity
from bot.domain.genre import Role
from bot.reading.kinds import Kind
from bot.reading.privacy import LOCAL
from bot.reading.secrecy import SECRET
from bot.reading.titles import bank_is_valid, identity_is_valid
from bot.reading.wording import Wording

_PRIVATE = re.compile(
    LOCAL.pattern
    + r"|车牌号?[码为是：:]{0,2}[一-鿿]?[A-Z][·\s]?[A-Z\d]{5,6}(?![A-Z\d])|(?:未公开|内部)(?:电话|邮箱)|(?:电话|座机|手机|号码|联系方式|联系人?)[^，。；\d]{0,4}[2-9]\d{6,7}(?!\d)(?:转\d{1,4})?|(?:微信号|QQ号?)[：:]?\s*[A-Za-z\d]{5,}|(?<![A-Za-z\d._-])[A-Za-z\d._-]{1,64}@[A-Za-z\d.-]{1,80}\.[A-Za-z]{2,6}"
)
_POPULAR = re.compile(
    r"(?:点赞|转发|关注)(?:量|数)?(?:达|超|约|近|合计|累计|共)?[\d.]+[万亿]?[余多]?[次个]?|(?:点赞|转发)[\d.]+"
)
_NAMES = {Kind.IDENTITY: "身份证号", Kind.PHONE: "电话号码", Kind.BANK: "银行卡号"}


def private_data(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """Identity, phone and bank numbers and secrecy marks (必改), half-hidden names (疑似), likes as results (提示)."""
    hinted = False
    for passage in passages:
        yield from _numbers(passage)
        for match in SECRET.finditer(passage.text):
            yield flaw(
                passage,
                match.start(),
                match.end(),
                "secret",
                Severity.MUST_FIX,
                f"出现密级或内部字样“{match.group()}”，公开文稿不得带有，请先做保密审查。",
            )
        for match in _PRIVATE.finditer(passage.text):
            yield flaw(
                passage,
                match.start(),
                match.end(),
                "privacy",
                Severity.SUSPECT,
                "这里像是个人联系方式或车牌，请核对能否公开。",
            )
        for match in [] if hinted else _POPULAR.finditer(passage.text):
            if hinted:
                break
            hinted = True
            says = "按整治形式主义为基层减负的规定，点赞、转发数不宜当作工作成效，可斟酌保留。"
            yield flaw(passage, match.start(), match.end(), "popularity", Severity.HINT, says)


def _numbers(passage: Passage) -> Iterator[Flaw]:
    for one in passage.specifics:
        if one.kind in _NAMES:
            unsure = one.kind is Kind.BANK and not bank_is_valid(one.quote)
            note = "（校验位不对，也请核对）" if one.kind is Kind.IDENTITY and not identity_is_valid(one.quote) else ""
            says = f"文稿里出现{_NAMES[one.kind]}{note}，属个人信息，请删去。"
            yield flaw(passage, one.start, one.end, "privacy", Severity.SUSPECT if unsure else Severity.MUST_FIX, says)
        elif one.kind is Kind.PERSON and "某" in one.quote:
            low, _ = passage.clause(one.start, one.end)
            yield flaw(
                passage,
                max(low, one.start - 4),
                one.end,
                "privacy",
                Severity.SUSPECT,
                f"“{one.quote}”是当事人称呼，公开文稿一般不写姓名，请核对。",
            )


def private_in_notes(text: str, words: Wording) -> tuple[Finding, ...]:
    """What must not leave the machine in pasted notes: for a page to show before any model is asked."""
    passage = read_passage("notes", Role.OTHER, text, words)
    return tuple(one.finding for one in private_data([passage]) if one.finding.severity is not Severity.HINT)
