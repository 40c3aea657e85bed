"""What is slow the first time, done before a person waits for it."""

from threading import Thread

from bot.conversation.tools import Tools
from bot.domain.draft import Draft, Section
from bot.domain.facts import Note
from bot.domain.gathering import Gathered
from bot.domain.genre import Brief

WORDS = """\
局长3月18日主持召开会议，研究法治建设
举办普法讲座36场，听课2150人次，发放资料两万余册
《行政执法案卷管理办法》印发，截至11月底办理案件17起，同比下降5.3%
存在问题：执法人员不足，主要原因是编制紧
明年打算：开展执法案卷评查
"""


def warm_up(tools: Tools) -> Thread:
    """Reads and checks a note that is kept nowhere, in the background: word lists are loaded, patterns compiled."""

    def run() -> None:
        brief = Brief("", tools.now().year, next(iter(tools.genres.values())))
        sheet = tools.place(tools.read_facts([Note("", WORDS)], brief), brief)
        first = brief.genre.sections[0]
        draft = Draft(brief, "", (Section(first.id, first.role, "", WORDS, tools.trace(WORDS, sheet)),), sheet)
        tools.check(draft, "")
        tools.survey(draft, None, Gathered(), frozenset())

    thread = Thread(target=run, name="warm_up", daemon=True)
    thread.start()
    return thread
