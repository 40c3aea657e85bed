"""Orders are understood, and material is never taken for one."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from bot.conversation.intents import (
    Another,
    AskFindings,
    ChangeFact,
    Continue,
    CorrectValue,
    DropParagraph,
    FactRef,
    Intent,
    Lock,
    MarkFact,
    MoveFact,
    NotApplicable,
    RestoreText,
    SectionRef,
    SetField,
    Undo,
    Wish,
)
from bot.conversation.phrases import load_phrases
from bot.conversation.understanding import understand
from bot.domain.genre import Role

PHRASES = load_phrases()
LINES = yaml.safe_load((Path(__file__).parent / "lines.yaml").read_text("utf-8"))
ORDERS = [(text, kind) for kind, texts in LINES["orders"].items() for text in texts]
TAKEN_IN = {"Paste", "Answer"}


def told(message: str, waiting: bool = False) -> Intent:
    return understand(message, PHRASES, 2026, waiting)


def kind_of(message: str, waiting: bool) -> str:
    return type(told(message, waiting)).__name__


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("第3、5条不要", MarkFact(FactRef((3, 5)), "void")),
        ("第3条和第5条都删掉", MarkFact(FactRef((3, 5)), "void")),
        ("第2到4条不要了", MarkFact(FactRef((2, 3, 4)), "void")),
        ("最后一条删了", MarkFact(FactRef((-1,)), "void")),
        ("删掉打印机那条", MarkFact(FactRef(words="打印机"), "void")),
        ("下派干部那事不要写", MarkFact(FactRef(words="下派干部"), "void")),
        ("下派干部不要写", MarkFact(FactRef(words="下派干部", pointed=False), "void")),
        ("恢复打印机那条", MarkFact(FactRef(words="打印机"), "restore")),
        ("把普法那几条挪到第四部分", MoveFact(FactRef(words="普法", several=True), SectionRef(number=4))),
        ("把第5条放到不足里", MoveFact(FactRef((5,)), SectionRef(role=Role.PROBLEMS))),
        ("旁听庭审那条移到下步安排", MoveFact(FactRef(words="旁听庭审"), SectionRef(role=Role.PLANS))),
        ("普法讲座是15场不是12场", CorrectValue("普法讲座", "15场", "12场")),
        ("不是12场，是15场", CorrectValue("", "15场", "12场")),
        ("打印机那条改成采购扫描仪2台", ChangeFact(FactRef(words="打印机"), "采购扫描仪2台")),
        ("普法讲座改成15场", ChangeFact(FactRef(words="普法讲座", pointed=False), "15场")),
        ("我们单位没有执法权", NotApplicable("执法权")),
        ("本局不涉及行政复议", NotApplicable("行政复议")),
        ("标题改成关于2025年度法治建设的报告", SetField("title", "关于2025年度法治建设的报告")),
        ("主送区委全面依法治区办", SetField("addressee", "区委全面依法治区办")),
        ("落款日期写2026年1月16日", SetField("signoff_date", "2026年1月16日")),
        ("锁定第二部分", Lock((SectionRef(number=2),), True)),
        ("第二部分解锁", Lock((SectionRef(number=2),), False)),
        ("查一下校核", AskFindings()),
        ("接着写", Continue()),
        ("第二部分第三段删掉", DropParagraph(SectionRef(number=2), 3)),
        ("恢复上一版", RestoreText()),
        ("第三部分恢复上一版", RestoreText(SectionRef(number=3))),
        ("第三部分再精简些", Wish(SectionRef(number=3), "第三部分再精简些")),
        ("换个开头", Wish(SectionRef(role=Role.PREFACE), "换个开头")),
        ("补充数据", Wish(None, "补充数据")),
        ("刚才那个不算", Undo()),
        ("撤销", Undo()),
        ("重做", Undo(again=True)),
        ("再写一份普法工作总结", Another("campaign_summary")),
        ("用这些材料写一份述法报告", Another("duty_report")),
        ("复制到新的一年", Another(next_year=True)),
    ],
)
def test_an_order_says_what_it_is_about_and_what_to_do(message: str, intent: Intent) -> None:
    assert told(message) == intent


@pytest.mark.parametrize("waiting", [False, True])
def test_orders_and_material_are_told_apart(waiting: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Precision is what counts: a line of material that is carried out as an order is lost to the report."""
    right = [text for text, kind in ORDERS if kind_of(text, waiting) == kind]
    mistaken = {text: kind for text in LINES["material"] if (kind := kind_of(text, waiting)) not in TAKEN_IN}
    carried_out = {text: kind for text, kind in mistaken.items() if kind != "Unclear"}

    with capsys.disabled():
        precision = len(right) / (len(right) + len(carried_out))
        print(f"\n{len(right)} of {len(ORDERS)} orders, {len(LINES['material'])} lines of material: ", end="")
        print(f"precision {precision:.3f}, recall {len(right) / len(ORDERS):.3f}, asked back {len(mistaken)}")
    assert carried_out == {}
    assert len(mistaken) <= len(LINES["material"]) / 10
    assert {text: kind_of(text, waiting) for text, kind in ORDERS if text not in right} == {}


def test_the_lines_are_enough_to_tell() -> None:
    assert len(LINES["material"]) >= 60
    assert len(ORDERS) >= 60
    assert max(Counter(LINES["material"] + [text for text, _ in ORDERS]).values()) == 1
