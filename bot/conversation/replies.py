"""Every Chinese sentence that the bot says in the chat or as a refusal. Plain text, no markup."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.facts import Dropped
from bot.domain.last_year import Answer, AnswerState, LastYear, PromiseKind

ASK_UNIT = "先说一下：是哪个单位、哪一年、什么文种？比如“我们是云屏区司法局，起草2025年度法治政府建设情况报告”。"
EMPTY = "还没有写字，请粘贴材料，或说一句要做什么。"
HELLO = (
    "您好，我是述法，帮您把一年的台账写成报告：先告诉我单位、年度和文种，再把台账、月报、群里的零散消息原样贴过来，"
    "我说清读到了什么，缺什么一次问一件；材料齐了说“开始起草”，写好后可以逐节修改，最后导出 Word。"
)
THANKS = "好的。"
NOTHING_TO_SKIP = "现在没有等您回答的问题。"
ALL_ASKED = "要问的都问过了，可以开始起草，也可以接着贴材料。"
NO_FACTS = "还没有读到事实，现在起草只会是一份满是【待补充】的框架；先把今年的台账贴过来，或者就“先出框架”。"
OLD_BRIEF_IN_TEXT = "正文还是按原来的写的，要更新请说“重新起草”。"
NOT_YET_WRITTEN = "新记的还没写进正文，说“开始起草”就写进去，您改过的部分不动。"
NEED_UNIT = "还不知道是哪个单位，请先填写单位名称再起草。"
ALREADY_DRAFTING = "正在起草，请等这一次写完，或先点“停止”。"
NOTHING_RUNS = "现在没有在起草。"
STOPPED_SOON = "好，写完手上这一句就停，已写好的都留着。"
STOPPED = "已停止，写好的部分都在，未写的可以接着起草"
BROKEN_OFF = "失败：上次起草中断了，写出来的文字都在，请点“重试”或重新起草"
UNEXPECTED = "失败：起草时出了意外，写出来的文字都在，请重试；再不行请联系管理员"
ALL_GUARDED = "各部分都是您改过或锁定的，不会覆盖；要重新写哪一部分，请在那一部分点“重写”。"
NO_SUCH_PART = "没有找到您说的那一部分，可以说“第二部分”，或“不足”“打算”这样的名称。"
NOTHING_WRITTEN = "还没有正文可以导出，请先开始起草，或自己写上几句。"
NO_SUCH_CONFLICT = "这一处说法不一已经定下来了，请刷新页面看看。"
NO_SUCH_FACT = "事实清单里没有这一条，请对照清单里的编号再说。"
WHY_IGNORED = "请写一句为什么忽略，校核记录里要留下理由。"
NO_SUCH_FINDING = "没有这条校核意见，文字可能已经改过，请刷新后再看。"
NO_SUCH_REVISION = "没有这个版本，请刷新后再选。"
NO_SUCH_EXPORT = "没有找到这份 Word，请重新导出。"
IS_LOCKED = "这一部分已锁定，请先解锁再改。"
IS_DRAFTING = "这一部分正在生成，请等它写完再改。"
NO_DATE = "没看出是哪一天，请写成“2026年1月16日”这样，或说“稍后”。"
NOTHING_TO_FIND = "要找什么还没有写，请写上几个词，或把一段话贴进来再找。"
BAD_ROLE = "章节类别只有导语、履职、举措、不足、安排、其他六种，请从中选一种。"
BAD_EDITION = "只能导出征求意见稿（comment）或正式稿（official）。"
COPY_AS_WHAT = "请选另写哪一种文种。"
EMPTY_FACT = "改成什么没有写，请把改好的话写全；不要这一条就标为“作废”。"
BAD_STATUS = "事实的状态只有“待核”“已核”“作废”三种。"

COPIED = "这一句与上年报告一字不差，请核对是不是今年的情况，最好换成今年的做法和数据。"


def ask_promise(answer: Answer) -> str:
    """What was promised, and what came of it, where the notes do not say or say less?"""
    quote, plan = answer.promise.quote, answer.promise.kind is PromiseKind.PLAN
    if answer.why:
        what = "安排" if plan else "提到的不足"
        return f"上年报告{what}“{quote}”，{answer.why}后来还有别的进展吗？有请说时间和数据，没有请说“暂无”。"
    if plan:
        return f"上年报告安排“{quote}”，今年做了没有？做了请说时间、次数或结果，没做也请说一声。"
    return f"上年报告提到的不足“{quote}”，今年有什么改进？有的话请说做法和数据，没有请说“暂无”。"


def promise_open(answer: Answer) -> str:
    what = "安排" if answer.promise.kind is PromiseKind.PLAN else "不足"
    lacks = "只有部分回应" if answer.state is AnswerState.PARTLY else "没有回应"
    return f"上年报告的{what}“{answer.promise.quote}”，今年的材料里{lacks}。{answer.why}"


def comparison_told(last: LastYear) -> str:
    """The end of the line that the command line prints: what last year's report leaves open, and why it may be wrong."""
    doubts = "".join(f"\n注意：{doubt}" for doubt in last.doubts)
    half = f"，部分回应{last.half_kept()}条" if last.half_kept() else ""
    return f"；上年承诺{len(last.answers)}条，未回应{len(last.unkept()) - last.half_kept()}条{half}{doubts}"


def too_long(length: int, most: int) -> str:
    return f"这次贴了{length:,}字，一次最多{most // 10_000}万字，什么都没有存；请分几次粘贴，或存成文件分开上传。"


def too_many_notes(total: int, most: int) -> str:
    return (
        f"这份文稿的材料加起来有{total:,}字，超过{most // 10_000}万字，这一次没有存；请只贴与本年度法治工作有关的部分。"
    )


def bad_year(year: int, last: int) -> str:
    return f"年份“{year}”不对，请写2000到{last}之间的四位年份，如2025。"


def field_too_long(most: int) -> str:
    return f"单位、标题、主送和落款每项最多{most}字，请改短一些。"


def fact_too_long(most: int) -> str:
    return f"一条事实最多{most:,}字，没有改；请只写这一件事，别的另外发过来。"


def too_many_waiting(most: int) -> str:
    return f"已经有{most}个文件在等着收入，请等收完一些再传。"


def wish_too_long(most: int) -> str:
    return f"要求最多写{most}字，请说得短一些。"


def no_room(folder: str) -> str:
    return f"文件写不进 {folder}，请检查磁盘是否已满、目录是否可写，再导出一次；文稿没有丢。"


def unknown_paper(paper: str, names: Sequence[str]) -> str:
    return f"“{paper}”这种文种我还不会写，目前能写：{'、'.join(names)}，请从中选一种。"


def ask_which(thing: str, quotes: Sequence[str]) -> str:
    return f"“{thing}”有{_count(len(quotes))}个说法：{'，'.join(quotes)}。以哪个为准？"


def brief_taken(unit: str, year: int, genre: str) -> str:
    return f"记下了：{unit or '单位待定'}，{year}年度，{genre}。"


def date_taken(date: str) -> str:
    return f"落款日期写{date}。"


def unit_from_notes(unit: str) -> str:
    return f"材料的落款是{unit}，单位就按它写；不对请告诉我。"


def ask_for_notes() -> str:
    return "请把今年的台账、月报、群里的零散消息原样贴过来，多少都行，乱一点没关系。"


def again(length: int) -> str:
    return f"这{length:,}字和之前贴的一样，没有重复记。"


def read_file(name: str, length: int) -> str:
    return f"收到文件《{name}》，共{length:,}字。"


def file_too_large(name: str, most: int) -> str:
    return f"《{name}》超过{most}MB，太大了，请拆开或只留文字部分再上传。"


def file_empty(name: str) -> str:
    return f"《{name}》里没有文字，请换一份，或把内容直接粘贴过来。"


def taken_in(length: int, facts: int, by_section: Sequence[tuple[str, int]], unplaced: int) -> str:
    """How much was read and where it went."""
    if not facts:
        return f"读了{length:,}字，没有读到可以写进报告的事。"
    parts = [f"{heading}{count}条" for heading, count in by_section]
    if unplaced:
        parts.append(f"还没归类的{unplaced}条")
    where = f"：{'，'.join(parts)}" if parts else ""
    return f"读了{length:,}字，记下{facts}条事实{where}。"


def left_out(dropped: Sequence[Dropped]) -> str:
    """How many lines stayed out, and why; empty when none did."""
    if not dropped:
        return ""
    reasons = Counter(line.reason for line in dropped)
    why = "；".join(f"{reason}（{count}处）" for reason, count in reasons.most_common())
    return f"有{len(dropped)}处没写进去或另作处理：{why}。都列在“事实清单”下面，可以看。"


def conflicts_found(count: int) -> str:
    return f"有{count}处前后说法不一样，我不替您选。" if count else ""


def answer_taken(heading: str, facts: int) -> str:
    if not facts:
        return "这句话里没有读到可以写的事，请再说具体一点，或说“暂无”。"
    return f"记下了，{facts}条，放在“{heading}”。"


def chosen(thing: str, value: str) -> str:
    return f"好，“{thing}”按{value}写。"


def not_one_of(quotes: Sequence[str]) -> str:
    return f"没听出是哪一个，请点选或照样写：{'，'.join(quotes)}。"


def skipped(how: str) -> str:
    if how == "none":
        return "好，这一项先按没有处理，正文里留【待补充】。"
    return "好，放到后面，“还缺什么”里随时能看到。" if how == "later" else "好，先跳过。"


def unclear() -> str:
    return "没太听懂，您是想："


def missing_list(lines: Sequence[str]) -> str:
    if not lines:
        return "各部分都有材料了，没有要补的。"
    return "目前还缺：\n" + "\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1))


def holes_left(count: int) -> str:
    return f"正文里还有{count}处【待补充】" if count else ""


def starting(headings: Sequence[str], kept: Sequence[str]) -> str:
    """What will be written, and what is left as the person has it."""
    text = f"好，开始起草{parts_named(headings)}。"
    return text + (f"{parts_named(kept)}是您改过或锁定的，不动。" if kept else "")


def surely(heading: str) -> str:
    return f"{parts_named([heading])}您改过，重写会换掉现在的文字（旧文字在“版本”里能恢复）。确定吗？"


def locked_part(heading: str) -> str:
    return f"{parts_named([heading])}已锁定，不重写；要重写请先解锁。"


def enrich(heading: str) -> str:
    return f"好，要充实{parts_named([heading])}，得有新的事实：请把要补的数据、时间、做法发过来，我记到这一部分，再说“重写”就写进去。"


def fact_changed(number: int, text: str) -> str:
    return f"第{number}条改成：{text}"


def fact_which(number: int, text: str) -> str:
    return f"第{number}条现在是“{text}”，不清楚改哪个数，请把整条改好的话发来：“第{number}条改成……”。"


def rewrite_hint(name: str) -> str:
    return f"正文里还是原来的写法，要更新请说“重写{name}”。"


def progress(done: int, total: int) -> str:
    return f"正在起草 {done}/{total}"


def finished(parts: int, characters: int) -> str:
    return f"已完成：{parts}个部分，共{characters:,}字"


def failed(reason: str) -> str:
    return f"失败：{reason}写出来的文字都在，请重试。"


def overtaken(heading: str) -> str:
    return f"{parts_named([heading])}在起草时被您改过或锁定了，保留您的文字，没有覆盖。"


def fell_back(parts: Sequence[tuple[str, str]]) -> str:
    """Which parts the model did not write, and why, a reason once; empty where it wrote all."""
    reasons: dict[str, list[str]] = {}
    for name, why in parts:
        reasons.setdefault(why, []).append(name)
    return "".join(f"{parts_named(names)}按范式写成，没有用模型的文字：{why}" for why, names in reasons.items())


def written_by(model: str | None, parts: Sequence[tuple[str, str]]) -> str:
    """Which model wrote, if any did, and which parts it did not write after all, each with why."""
    return f"{f'正文由模型 {model} 起草。' if model else ''}{fell_back(parts)}"


def read_more(count: int, written: bool) -> str:
    """`written`: whether the draft was begun before."""
    found = f"模型从没读进去的话里又找到{count}条事实，都是原话，列在“事实清单”里，请核对，不要的作废。"
    return f"{found}{NOT_YET_WRITTEN}" if written else found


def read_again(count: int) -> str:
    return f"模型又通读了一遍，有{count}处疑似和材料对不上，请看“校核”。"


def report_written(headings: Sequence[str], characters: int, holes: int, must_fix: int, notices: Sequence[str]) -> str:
    """The message after a job: what was written, what to look at."""
    text = f"写好了{parts_named(headings)}，共{characters:,}字。" if headings else "没有新写的部分。"
    looks = [words for words in (holes_left(holes), f"{must_fix}处必改" if must_fix else "") if words]
    text += f"{'，'.join(looks)}，请看“校核”。" if looks else "请通读一遍，哪里不合适直接改。"
    return text + "".join(notices)


def parts_named(headings: Sequence[str]) -> str:
    if len(headings) > 3:
        return f"{len(headings)}个部分"
    return "、".join(f"“{heading}”" for heading in headings)


def _count(number: int) -> str:
    return {2: "两", 3: "三", 4: "四"}.get(number, str(number))
