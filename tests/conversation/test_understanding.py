import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.intents import (
    Answer,
    AskMissing,
    ChangeFact,
    Enrich,
    Export,
    FactRef,
    Greeting,
    Intent,
    MarkFact,
    OpenBrief,
    Paste,
    Rewrite,
    SectionRef,
    Skip,
    Start,
    Stop,
    Unclear,
)
from bot.conversation.phrases import load_phrases
from bot.conversation.understanding import understand
from bot.domain.genre import Role

PHRASES = load_phrases()
SECOND, THIRD = SectionRef(number=2), SectionRef(number=3)


def told(message: str, waiting: bool = False) -> Intent:
    return understand(message, PHRASES, 2026, waiting)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        (
            "我们是云屏区司法局，起草2025年度法治政府建设情况报告",
            OpenBrief("云屏区司法局", 2025, "annual_report"),
        ),
        ("帮我写云屏区司法局2025年度法治政府建设情况报告", OpenBrief("云屏区司法局", 2025, "annual_report")),
        ("请帮我们起草一份青禾镇人民政府2024年述法报告", OpenBrief("青禾镇人民政府", 2024, "duty_report")),
        ("我是青禾镇人民政府的，要写二〇二四年述法报告", OpenBrief("青禾镇人民政府", 2024, "duty_report")),
        ("我们是柳堤街道办事处，写去年的普法总结", OpenBrief("柳堤街道办事处", 2025, "campaign_summary")),
        (
            "写个普法总结，2021—2025年，云屏区教育局",
            OpenBrief("云屏区教育局", 2025, "campaign_summary", span=(2021, 2025)),
        ),
        ("我们单位是云屏区融媒体中心", OpenBrief("云屏区融媒体中心")),
        ("单位改成青禾街道办事处", OpenBrief("青禾街道办事处")),
        ("年份改成2024", OpenBrief(year=2024)),
        ("文种换成述法报告", OpenBrief(genre="duty_report")),
        ("工作掠影", OpenBrief(genre="feature")),
        ("起草20255年度法治政府建设情况报告", OpenBrief(year=20255, genre="annual_report")),
        ("写一份讲话稿", OpenBrief(paper="讲话稿")),
    ],
)
def test_a_brief_is_read_out_of_a_sentence(message: str, intent: Intent) -> None:
    assert told(message) == intent


def test_material_behind_the_brief_is_kept_apart() -> None:
    message = "我们是云屏区司法局，起草2025年度法治政府建设情况报告，材料如下：\n1、普法42场\n2、复议58件"

    intent = told(message)

    assert intent == OpenBrief("云屏区司法局", 2025, "annual_report", rest="1、普法42场\n2、复议58件")


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("开始起草", Start()),
        ("可以开始写了", Start()),
        ("写报告吧", Start()),
        ("先出框架", Start(frame=True)),
        ("只写第二部分", Start((SECOND,))),
        ("先写不足和打算", Start((SectionRef(role=Role.PROBLEMS), SectionRef(role=Role.PLANS)))),
        ("重写第三部分", Rewrite((THIRD,))),
        ("重写第二、三部分", Rewrite((SECOND, THIRD))),
        ("确定重写第三部分", Rewrite((THIRD,), sure=True)),
        ("第三部分太空，补充行政复议和应诉数据", Enrich(THIRD, "第三部分太空，补充行政复议和应诉数据")),
        ("还缺什么材料？", AskMissing()),
        ("导出 Word", Export("comment")),
        ("导出正式稿", Export("official")),
        ("停止", Stop()),
        ("你好", Greeting()),
        ("谢谢", Greeting(thanks=True)),
        ("跳过", Skip("skip")),
    ],
)
def test_a_command_is_understood(message: str, intent: Intent) -> None:
    assert told(message) == intent


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("第3条改成全年培训6场、覆盖430人次", ChangeFact(FactRef((3,)), "全年培训6场、覆盖430人次")),
        ("第三条改为“6场”", ChangeFact(FactRef((3,)), "6场")),
        ("F12应为5件", ChangeFact(FactRef((12,)), "5件")),
        ("删掉第3条", MarkFact(FactRef((3,)), "void")),
        ("第十二条不要了", MarkFact(FactRef((12,)), "void")),
        ("第3条没问题", MarkFact(FactRef((3,)), "confirm")),
        ("恢复第3条", MarkFact(FactRef((3,)), "restore")),
    ],
)
def test_a_word_about_a_fact_names_it_and_what_to_do(message: str, intent: Intent) -> None:
    assert told(message) == intent


@pytest.mark.parametrize(
    "message",
    [
        "今年开展执法培训12场",
        "普法总结会开了3场",
        "不足：新进人员多",
        "1、全年普法42场\n2、开始起草了《云屏区调解办法》",
        "我局召开2025年度法治政府建设情况报告审议会1次",
        "法治政府建设报告写好了2篇",
        "领导出庭应诉3次",
        "今年以来我局坚持把学法用法摆在突出位置，党组会前学法已成习惯，机关干部参加旁听庭审也比往年积极。",
    ],
)
def test_what_tells_of_something_is_material(message: str) -> None:
    assert told(message) == Paste(message)


def test_a_lead_marks_material_whatever_it_says() -> None:
    assert told("记为素材：开始起草") == Paste("开始起草")


def test_words_to_a_waiting_question_are_its_answer() -> None:
    assert told("新进人员多，办案经验少", waiting=True) == Answer("新进人员多，办案经验少")
    assert told("暂无", waiting=True) == Skip("none")
    assert told("回头补", waiting=True) == Skip("later")


def test_a_command_stays_a_command_while_a_question_waits() -> None:
    assert told("开始起草", waiting=True) == Start()
    assert told("还缺什么", waiting=True) == AskMissing()


def test_a_long_paste_is_no_answer() -> None:
    notes = "\n".join(f"{number}、普法活动{number}场" for number in range(1, 9))

    assert told(notes, waiting=True) == Paste(notes)


@given(
    st.lists(
        st.sampled_from(
            ["第", "三", "10", "条", "部分", "改成", "重写", "我们是", "局", "2025", "年", "，", "\n", "起草", "报告"]
        )
    ),
    st.booleans(),
)
def test_no_message_is_without_a_meaning(words: list[str], waiting: bool) -> None:
    message = "".join(words).strip() or "嗯"

    assert isinstance(told(message, waiting), Intent)


@pytest.mark.parametrize(
    ("message", "waiting"),
    [
        ("今天天气真好", False),
        ("能不能发个文件给我？", True),
    ],
)
def test_what_is_unclear_is_asked_back_with_two_readings_that_are_understood(message: str, waiting: bool) -> None:
    intent = told(message, waiting)

    assert isinstance(intent, Unclear)
    assert len(set(intent.likely)) == 2
    assert not any(isinstance(told(reading), Unclear) for reading in intent.likely)
