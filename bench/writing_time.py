"""Our own time beside a model's: first token after the server's first, and the whole against its longest section.

    uv run python -m bench.writing_time [--pace 40] [--outside]

A summary in six sections, written by a scripted server at a pace in tokens (here: characters) a second; `--outside`: as
by one outside the building, to which names and numbers of persons go as tokens that are put back as the answer streams.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bench.scripted_answers import Asked
from bench.scripted_sections import answering, faithful
from bench.scripted_server import ScriptedServer
from bot.compose import build_models
from bot.conversation.tools import Run
from bot.domain.facts import Note
from bot.domain.model import Prompt, answer
from bot.domain.progress import DraftEvent, ReportDone, SectionText
from bot.errors import ModelFailed
from bot.one_run import draft_from_notes, read_brief, sheet_of, writers_with_samples
from bot.settings import Settings

NOTES = """\
成立普法工作领导小组，召开联席会议4次
印发《普法依法治理工作要点》，明确任务26项
落实普法经费48万元，配备普法专干9名
举办普法讲座36场，听课2150人次
5月民法典宣传月，在中心广场发放资料3000份，解答咨询240人次
制作普法短视频18条，播放量6.2万次
在集市设立宣传点12处，展出展板86块
开通“法治小喇叭”专栏，播出节目52期
围绕“3·15”国际消费者权益日开展宣传3场，参加540人次
开展防范电信网络诈骗宣传14场，发放宣传册5200册
走进企业宣讲民营经济促进法11场，参加企业76家
在微信公众号开设“以案说法”专栏，发布案例34篇，阅读量8.6万次
组织法治文艺演出6场，观众2300人次
全民国家安全教育日悬挂横幅45条，播放宣传片120次
开展节水普法进社区22场，发放节水手册1800册
录制《河湖保护法规十讲》广播节目10期
国家宪法日开展主题活动5场，参加860人次
组织干部职工学法考试2次，参考312人次
举办青少年模拟法庭7场，学生420人参加
选派法治副校长15名，上法治课63节
培训“法律明白人”186名
调解矛盾纠纷217件，调解成功209件
法律顾问审核合同31份，提出意见42条
局长张志远、副局长李明到局普法讲堂授课4次，当事人王小花电话13812345678，回访满意
办理行政许可86件，平均办理时限压缩至6个工作日
主动公开信息128条，办理依申请公开7件
建成法治文化广场3处、法治长廊2条
不足：普法形式较为单一，主要原因是专职人员少；新就业群体覆盖不够
明年：建设法治文化阵地4处；举办普法讲座40场；培训“法律明白人”200名
"""
_HEADING = re.compile(r"^现在写的一章：(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Times:
    """Seconds. `whole`: until the report is done; `longest`: the server's longest section; `processor`: what the
    process took of it, the scripted server's work too; `first`: for each section written by the model, its first text
    after the server's first token."""

    whole: float
    longest: float
    processor: float
    first: tuple[float, ...]


def ready(server: ScriptedServer, data_dir: Path, outside: bool = False) -> Callable[[], Iterator[DraftEvent]]:
    """What drafts the summary by this server, with all behind it that a page has behind it when it is up."""
    brief = read_brief("梧汀县水务局", "2025", "campaign_summary")
    settings = Settings(model="scripted", data_dir=data_dir).model_copy(update={"openai_base_url": server.url})
    served = build_models(settings).model_for()
    assert served
    model = replace(served, outside=outside)
    with suppress(ModelFailed):  # the client is opened
        answer(model, Prompt("warm_up", "", "你好。"))
    writers = writers_with_samples(model=model)
    sheet, sections = sheet_of(brief, [Note("台账", NOTES)]), [spec.id for spec in brief.genre.sections]
    draft_from_notes(brief, [Note("台账", NOTES)])  # word lists and samples are read
    return lambda: writers.write(brief, sheet, sections, Run())


def timed(data_dir: Path, pace: float, outside: bool = False) -> Times:
    """One draft by a scripted server, which may be taken for one outside."""
    with ScriptedServer(answer=answering(faithful), pace=pace) as server:
        write = ready(server, data_dir, outside)
        firsts: dict[str, float] = {}
        began = ended = time.monotonic()
        worked = time.process_time()
        for event in write():
            if isinstance(event, SectionText):
                firsts.setdefault(event.section_id, time.monotonic())
            if isinstance(event, ReportDone):
                ended = time.monotonic()
        worked = time.process_time() - worked
        chats = {match[1]: one for one in server.chats if (match := _HEADING.search(one.user))}
    sections = read_brief("梧汀县水务局", "2025", "campaign_summary").genre.sections
    written = [(spec.id, chats[spec.heading]) for spec in sections if spec.heading in chats]
    return Times(
        ended - began,
        max(_seconds(asked) for _, asked in written),
        worked,
        tuple(firsts[name] - (asked.first_token or began) for name, asked in written),
    )


def _seconds(asked: Asked) -> float:
    return (asked.ended or asked.came) - asked.came


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pace", type=float, default=40.0)
    parser.add_argument("--outside", action="store_true", help="把模型当作外部的")
    arguments = parser.parse_args()
    pace = arguments.pace
    with tempfile.TemporaryDirectory() as folder:
        times = timed(Path(folder), pace, arguments.outside)
    print(
        f"每秒 {pace:.0f} 字：最长一章 {times.longest:.2f} 秒，整篇 {times.whole:.2f} 秒，{times.whole / times.longest:.2f} 倍，处理器 {times.processor:.2f} 秒"
    )
    print(f"首字比模型服务器晚 {', '.join(f'{1000 * one:.0f}' for one in times.first)} 毫秒")


if __name__ == "__main__":
    main()
