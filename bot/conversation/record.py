"""The record of a draft's check (校核记录): what is open, what a person set aside, why and when."""

from bot.conversation.assembly import places_of
from bot.conversation.findings import named_findings
from bot.domain.draft import Severity
from bot.domain.genre import Genre
from bot.domain.work import Work
from bot.export.workbook import Sheet

LEVELS = {Severity.MUST_FIX: "必改", Severity.SUSPECT: "疑似", Severity.HINT: "提示"}
OPEN = ("轻重", "部分", "原文", "意见", "建议改为")
IGNORED = (*OPEN, "忽略的理由", "忽略时间")
WHOLE = "全文"


def record_of(work: Work, genre: Genre) -> tuple[Sheet, Sheet]:
    """Two sheets: 未处理 and 已忽略."""
    parts = {place.id: place.name for place in places_of(work, genre)}
    aside = {one.finding: one for one in work.ignored}
    still, ignored = [], []
    for name, finding in named_findings(work.findings):
        part = parts.get(finding.section, WHOLE)
        row = (LEVELS[finding.severity], part, finding.quote, finding.says, finding.suggest or "")
        if one := aside.get(name):
            ignored.append((*row, one.reason, one.at[:16].replace("T", " ")))
        else:
            still.append(row)
    return Sheet("未处理", OPEN, still), Sheet("已忽略", IGNORED, ignored)
