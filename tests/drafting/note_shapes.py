"""Notes made up by chance: kinds of work, amounts, dates, and the shapes in which clerks keep them."""

from dataclasses import dataclass

from hypothesis import strategies as st

WORK = (
    ("普法讲座办了", "场", "，{n}人参加"),
    ("家长课堂办了", "场", ""),
    ("宣传资料发了", "份", ""),
    ("矛盾纠纷受理", "件", "，调成{n}件"),
    ("法律顾问审合同", "份", "，提意见{n}条"),
    ("执法检查", "家次", "，发现隐患{n}处"),
    ("行政处罚案件办结", "件", "，罚款{m}万元"),
    ("法律明白人", "名", ""),
    ("法治副校长配了", "名", ""),
    ("规范性文件清理了", "件", "，废止{n}件"),
    ("信访件", "件", "，办结率{p}%"),
    ("说事会开了", "场", "，{n}人参加"),
    ("主动公开信息", "条", "，依申请公开{n}件"),
    ("行政复议", "件", "，都维持了"),
    ("网格员培训", "期", "，{n}人"),
    ("青少年法治课上了", "节", "，听课{n}人次"),
    ("短视频拍了", "条", "，播放{m}万次"),
    ("党组会专题研究法治工作", "次", ""),
    ("会前学法", "次", ""),
    ("社区矫正对象走访", "人次", ""),
    ("欠薪案件处理了", "起", "，追回工资{m}万元"),
    ("办结许可", "件", "，时限压缩{p}%"),
    ("法治文化广场建了", "处", ""),
    ("人民调解员", "名", "，轮训{n}期"),
    ("行政诉讼", "件", "，负责人出庭{n}件"),
    ("12345工单办了", "件", "，满意率{p}%"),
    ("校园安全排查", "轮", "，整改隐患{n}个"),
    ("法律援助案件", "件", ""),
    ("公众号推文发了", "篇", "，阅读{m}万次"),
    ("合同清了", "份", "，问题合同改了{n}份"),
    ("证明事项取消了", "项", ""),
    ("执法人员考试", "人", "，合格率{p}%"),
    ("应急演练搞了", "次", "，{n}人参加"),
    ("法治夜校办了", "期", ""),
)
TITLES = ("《取水许可管理细则》", "《节水宣传三年规划》", "《行政执法全过程记录办法》", "《重大行政决策目录》")
NAMES = ("“小板凳”", "“河畔说法”", "“法治夜市”", "“水韵普法”")
CHATTER = ("各位辛苦了", "收到", "打印机又坏了", "中午食堂停气", "谁把会议室钥匙拿走了", "好的")
GENRES = ("annual_report", "campaign_summary", "duty_report", "feature")


@dataclass(frozen=True)
class Notes:
    """A pasted text, what it says in rows, and its shape."""

    text: str
    items: tuple[str, ...]
    shape: str


@st.composite
def days(draw: st.DrawFn) -> str:
    """A date in one of the forms that clerks type, with the pause behind it; or none."""
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 20))
    last = day + draw(st.integers(1, 7))
    form = draw(
        st.sampled_from(
            [
                "",
                "{m}.{d}",
                "{m}月{d}日",
                "{m}-{d}",
                "{m}/{d}",
                "2024.{m}.{d}",
                "2024-{m}-{d}",
                "{m}.{d}到{m}.{e}",
                "{m}.{d}-{m}.{e}",
                "{m}/{d}-{m}/{e}",
                "{m}月{d}日至{e}日",
                "全年",
                "上半年",
                "截至11月底",
            ]
        )
    )
    return form.format(m=month, d=day, e=last) + draw(st.sampled_from([" ", "，"])) if form else ""


@st.composite
def items(draw: st.DrawFn, work: tuple[str, str, str]) -> str:
    """One row of notes about a kind of work."""
    topic, unit, more = work
    amount = draw(st.integers(12, 999)) if unit not in "场次期轮处" else draw(st.integers(2, 300))
    many = draw(st.sampled_from([str(amount), str(amount), f"{amount}", "300多", f"{amount}余"]))
    rest = more.format(
        n=draw(st.integers(2, 99)),
        p=draw(st.sampled_from(["98.5", "91"])),
        m=draw(st.sampled_from(["3.2", "41.7", "5"])),
    )
    if draw(st.booleans()):
        rest = rest.replace("，", " ")
    title = draw(st.sampled_from(["", "", "", *(f"，印发了{one}" for one in TITLES)]))
    name = draw(st.sampled_from(["", "", "", *NAMES]))
    return f"{draw(days())}{name}{topic}{many}{unit}{draw(st.sampled_from([rest, '']))}{title}"


@st.composite
def notes(draw: st.DrawFn) -> Notes:
    """Rows about different kinds of work in one of eight shapes. No value is given twice for one thing."""
    work = draw(st.lists(st.sampled_from(WORK), min_size=1, max_size=7, unique=True))
    rows = [draw(items(one)) for one in work]
    shape = draw(st.sampled_from(["numbered", "plain", "chat", "paragraph", "labelled", "ledger", "chatter", "zoned"]))
    text = {
        "numbered": lambda: "\n".join(f"{at}. {row}" for at, row in enumerate(rows, start=1)),
        "plain": lambda: "\n".join(rows),
        "chat": lambda: "\n".join(f"司法所老秦  {row}" for row in rows),
        "paragraph": lambda: "；".join(rows) + "。",
        "labelled": lambda: "\n".join(f"【普法】{row}" for row in rows),
        "ledger": lambda: "条线\t内容\n" + "\n".join(f"普法\t{row}" for row in rows),
        "chatter": lambda: "\n".join(f"{draw(st.sampled_from(CHATTER))}\n{row}" for row in rows[:3]),
        "zoned": lambda: (
            "一、做法\n" + "\n".join(rows) + "\n二、不足\n1. 人手紧，因为编制少\n三、明年\n1. 再配一批力量"
        ),
    }[shape]()
    return Notes(text, tuple(rows[:3] if shape == "chatter" else rows), shape)
