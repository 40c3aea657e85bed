"""Gaps on a desk with its real tools: last year's report, the demands of the rules, the form for colleagues."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.compose import build_desk
from bot.conversation.desk import Desk
from bot.conversation.phrases import load_phrases
from bot.errors import BadInput, NotFound
from bot.settings import Settings

OWNER = "zhang-owner-0000000000000"
UNIT = "澜坪县水务局"
LAST = """澜坪县水务局关于2024年度法治政府建设情况的报告

县委、县政府：

2024年，县水务局扎实推进法治水务建设。现将有关情况报告如下：

一、主要举措和成效
（一）规范执法。全年开展水行政执法检查312次，立案14件。
（二）加强普法。举办主题宣传42场，发放资料1.2万份。

二、存在的不足和原因
（一）执法案卷质量不高。文书说理性不强，原因是办案人员培训不足。

三、党政主要负责人履行第一责任人职责情况
局长主持召开法治专题会议4次。

四、下一步工作安排
一是开展水行政执法案卷评查，每半年评查一次。二是修订《取水许可审批流程规定》，压缩审批时限。三是建设节水法治主题公园1处。

澜坪县水务局
2025年1月20日
"""
NOTES = """局长主持专题会议5次，带头学法6次，督办河道采砂整治2次
水行政执法检查358次，立案17件
6月、12月两次评查案卷46份
普法宣传58场，发资料1.5万份
不足：水资源执法力量不足，主要是编制紧
明年打算：上半年新增执法人员3名，充实水资源执法力量
"""
OPEN = "修订《取水许可审批流程规定》，压缩审批时限"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = build_desk(Settings(data_dir=tmp_path))
    yield desk
    desk.close()


@pytest.fixture
def draft(desk: Desk) -> str:
    draft = desk.open_draft(OWNER, UNIT, 2025, "annual_report")
    desk.reply(OWNER, draft, NOTES)
    return draft


def gaps(desk: Desk, draft: str) -> dict[str, Any]:
    shown: dict[str, Any] = desk.snapshot(OWNER, draft)["gaps"]
    return shown


def open_promises(desk: Desk, draft: str) -> list[str]:
    return [one["quote"] for one in gaps(desk, draft)["promises"] if not one["answered"]]


def ask_until(desk: Desk, draft: str, words: str) -> list[str]:
    """Skips questions until one says these words; all that were put."""
    asked = []
    for _ in range(40):
        asked.append(desk.reply(OWNER, draft, "跳过").text)
        if words in asked[-1]:
            break
    return asked


def test_last_years_report_dropped_into_the_chat_is_no_material(desk: Desk, draft: str) -> None:
    facts = len(desk.snapshot(OWNER, draft)["facts"])

    told = desk.add_file(OWNER, draft, "2024年度报告.txt", LAST.encode())

    assert told[-1]["content"].startswith(
        "《2024年度报告.txt》作上年报告对照，没有当成今年的材料：读到4条承诺，2条今年有回应，2条还没有，在“要点”里看。"
    )
    assert len(desk.snapshot(OWNER, draft)["facts"]) == facts
    assert open_promises(desk, draft) == [OPEN, "建设节水法治主题公园1处"]


def test_this_years_notes_are_no_report_on_last_year(desk: Desk, draft: str) -> None:
    desk.add_file(OWNER, draft, "补充.txt", "补充：新增河道监控12处\n公开信息83条\n".encode())

    assert gaps(desk, draft)["last_year"] is None
    assert len(desk.snapshot(OWNER, draft)["facts"]) > 6


def test_an_open_promise_is_asked_once_and_its_answer_is_tied_to_it(desk: Desk, draft: str) -> None:
    desk.gaps.take_last_year(OWNER, draft, "上年.txt", LAST.encode())

    assert OPEN in ask_until(desk, draft, OPEN)[-1]
    desk.reply(OWNER, draft, "9月印发了新流程，许可由15个工作日压到7个")
    later = [text for text in ask_until(desk, draft, "要问的都问过了") if OPEN in text]

    assert not later
    assert open_promises(desk, draft) == ["建设节水法治主题公园1处"]
    assert next(one for one in gaps(desk, draft)["promises"] if one["quote"] == OPEN)["by_hand"]


def test_a_promise_that_was_not_kept_stays_open_and_is_not_asked_again(desk: Desk, draft: str) -> None:
    desk.gaps.take_last_year(OWNER, draft, "上年.txt", LAST.encode())
    ask_until(desk, draft, OPEN)

    said = desk.reply(OWNER, draft, "没有做")

    assert said.text.startswith("记下了，这条承诺今年没有落实")
    assert OPEN in open_promises(desk, draft)
    assert not [text for text in ask_until(desk, draft, "要问的都问过了") if OPEN in text]


def test_no_question_is_put_twice_and_each_can_be_passed_over(desk: Desk, draft: str) -> None:
    asked = ask_until(desk, draft, "要问的都问过了")

    assert len(asked) > 8
    assert len(asked) == len(set(asked))


def test_a_unit_without_a_power_is_not_asked_and_can_take_that_back(desk: Desk, draft: str) -> None:
    desk.gaps.mark(OWNER, draft, "enforcement", applies=False)

    met = {one["id"]: one["met"] for one in gaps(desk, draft)["demands"]}
    assert met["enforcement"] == met["enforcement-people"] == "declined"
    assert not [text for text in ask_until(desk, draft, "要问的都问过了") if "执法人员今年培训" in text]

    desk.gaps.mark(OWNER, draft, "enforcement", applies=True)
    assert {one["id"]: one["met"] for one in gaps(desk, draft)["demands"]}["enforcement"] == "facts"
    with pytest.raises(NotFound):
        desk.gaps.mark(OWNER, draft, "no-such-thing", applies=False)


def test_said_in_the_chat_a_missing_power_counts_in_the_grid(desk: Desk, draft: str) -> None:
    desk.reply(OWNER, draft, "我们单位没有执法权")

    assert {one["id"]: one["met"] for one in gaps(desk, draft)["demands"]}["enforcement-norms"] == "declined"


def test_after_drafting_what_is_written_is_told_from_what_is_not(desk: Desk, draft: str) -> None:
    desk.start(OWNER, draft)
    desk.wait(draft)

    met = {one["id"]: one["met"] for one in gaps(desk, draft)["demands"]}
    assert (met["enforcement"], met["duty-meetings"], met["causes"]) == ("written", "written", "written")
    assert met["openness"] == "missing"


def test_a_sentence_taken_over_from_last_year_is_a_finding(desk: Desk, draft: str) -> None:
    taken = "街道坚持每周排查一次矛盾纠纷，由网格员逐户登记、社区调委会当场调处"
    desk.gaps.take_last_year(OWNER, draft, "上年.txt", LAST.replace("立案14件。", f"立案14件。{taken}。").encode())

    desk.sections.save(OWNER, draft, "measures", f"{taken}。今年新装河道监控探头64个，重点河段全部覆盖。", 0)

    shown = desk.snapshot(OWNER, draft)
    assert [one["quote"] for one in shown["findings"] if one["kind"] == "copied"] == [taken]
    assert shown["gaps"]["last_year"]["copied"]["share"] == 0.5


def test_a_fact_is_tied_and_untied_by_hand(desk: Desk, draft: str) -> None:
    desk.gaps.take_last_year(OWNER, draft, "上年.txt", LAST.encode())
    promise = next(one for one in gaps(desk, draft)["promises"] if one["quote"] == OPEN)

    desk.gaps.tie(OWNER, draft, promise["key"], "F1", holds=True)
    assert next(one for one in gaps(desk, draft)["promises"] if one["key"] == promise["key"])["facts"] == ["F1"]

    desk.gaps.tie(OWNER, draft, promise["key"], "F1", holds=False)
    assert OPEN in open_promises(desk, draft)
    with pytest.raises(NotFound):
        desk.gaps.tie(OWNER, draft, "没有的", "F1", holds=True)


def test_a_local_guide_joins_the_grid_and_a_wrong_one_changes_nothing(desk: Desk, draft: str) -> None:
    guide = "- {要点: 河湖长制落实情况, 部分: 举措, 关键词: 河湖长, 怎么问: 河湖长今年巡河多少次？}\n"
    said = desk.gaps.take_guide(OWNER, draft, "县指引.yaml", guide.encode())

    local = [one for one in gaps(desk, draft)["demands"] if one["local"]]
    assert said == "收下《县指引.yaml》，1条要点，已列在“要点”里，和规定的要点一起核对。"
    assert [(one["what"], one["met"]) for one in local] == [("河湖长制落实情况", "missing")]
    with pytest.raises(BadInput):
        desk.gaps.take_guide(OWNER, draft, "坏.yaml", "- {要点: 甲, 部分: 某处}\n".encode())
    assert [one for one in gaps(desk, draft)["demands"] if one["local"]] == local
    desk.gaps.drop_guide(OWNER, draft)
    assert not [one for one in gaps(desk, draft)["demands"] if one["local"]]


def test_the_local_guide_and_the_departments_go_along_to_the_next_year_and_to_another_genre(
    desk: Desk, draft: str
) -> None:
    desk.gaps.take_guide(OWNER, draft, "县指引.yaml", "- {要点: 河湖长制落实情况, 部分: 举措}\n".encode())
    desk.gaps.name_departments(OWNER, draft, ["办公室", "法规科"])

    next_year = desk.copies.next_year(OWNER, draft)
    other, _ = desk.copies.another(OWNER, draft, "campaign_summary")

    for new in (next_year, other):
        assert [one["what"] for one in gaps(desk, new)["demands"] if one["local"]] == ["河湖长制落实情况"]
        assert gaps(desk, new)["departments"] == ["办公室", "法规科"]


def filled_form(desk: Desk, draft: str, **said: str) -> bytes:
    """The form with these words in the row that asks for openness."""
    _, data = desk.gaps.form(OWNER, draft)
    book = load_workbook(BytesIO(data))
    page = book["办公室"]
    heads = {cell.value: cell.column for cell in page[3]}
    row = next(row[0].row for row in page.iter_rows(min_row=4) if "政务公开" in str(row[1].value))
    for head, value in said.items():
        page.cell(row, heads[head]).value = value
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def test_the_form_goes_out_comes_back_and_is_never_counted_twice(desk: Desk, draft: str) -> None:
    desk.gaps.name_departments(OWNER, draft, ["办公室", "法规科", "执法队"])
    before = len(desk.snapshot(OWNER, draft)["facts"])
    first = filled_form(desk, draft, 填写内容="主动公开政府信息83条", 填报人="林岚")

    said = desk.add_file(OWNER, draft, "报送表.xlsx", first)[-1]["content"]
    facts = desk.snapshot(OWNER, draft)["facts"]
    again = desk.add_file(OWNER, draft, "报送表.xlsx", first)[-1]["content"]
    changed = filled_form(desk, draft, 填写内容="主动公开政府信息96条", 填报人="林岚")
    mended = desk.add_file(OWNER, draft, "报送表.xlsx", changed)[-1]["content"]

    assert said.startswith("收到报送表《报送表.xlsx》（办公室林岚）：新记1条。")
    assert len(facts) == before + 1
    assert facts[-1]["source"]["note"].startswith("素材报送表·办公室·Y")
    assert (facts[-1]["section"], facts[-1]["by"]["person"]) == ("measures", "林岚")
    assert again.startswith("收到报送表《报送表.xlsx》：1条和上次一样。")
    assert mended.startswith("收到报送表《报送表.xlsx》（办公室林岚）：更新1条。")
    texts = [fact["text"] for fact in desk.snapshot(OWNER, draft)["facts"]]
    assert [text for text in texts if "公开政府信息" in text] == ["主动公开政府信息96条"]


def test_an_empty_form_is_said_to_be_empty(desk: Desk, draft: str) -> None:
    _, data = desk.gaps.form(OWNER, draft)

    assert "还没有人填" in desk.add_file(OWNER, draft, "报送表.xlsx", data)[-1]["content"]


def test_a_row_is_given_to_another_department(desk: Desk, draft: str) -> None:
    desk.gaps.name_departments(OWNER, draft, ["办公室", "法规科"])
    row = next(one for one in gaps(desk, draft)["wanted"] if "政务公开" in one["what"])

    desk.gaps.allot(OWNER, draft, row["key"], "法规科")

    assert (
        row["department"],
        [one["department"] for one in gaps(desk, draft)["wanted"] if one["key"] == row["key"]],
    ) == ("办公室", ["法规科"])
    with pytest.raises(NotFound):
        desk.gaps.allot(OWNER, draft, row["key"], "没有的科")


def test_gaps_of_another_person_cannot_be_seen_or_changed(desk: Desk, draft: str) -> None:
    for act in (
        lambda: desk.gaps.form("li-owner-0000000000000000", draft),
        lambda: desk.gaps.take_last_year("li-owner-0000000000000000", draft, "上年.txt", LAST.encode()),
        lambda: desk.gaps.name_departments("li-owner-0000000000000000", draft, ["办公室"]),
    ):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("办公室、法规科、执法队", ["办公室", "法规科", "执法队"]),
        ("科室有：办公室，政策法规科和综合行政执法大队。", ["办公室", "政策法规科", "综合行政执法大队"]),
    ],
)
def test_departments_named_in_the_chat_get_their_sheets(desk: Desk, draft: str, said: str, names: list[str]) -> None:
    told = desk.reply(OWNER, draft, said).text

    assert told.startswith(f"记下了，{len(names)}个科室：{'、'.join(names)}。")
    assert gaps(desk, draft)["departments"] == names


@pytest.mark.parametrize("said", ["法规科培训执法人员，执法队检查商户", "执法队", "办公室、法规科各学法2次"])
def test_a_sentence_with_departments_in_it_is_material_or_asked_back(desk: Desk, draft: str, said: str) -> None:
    desk.reply(OWNER, draft, said)

    assert gaps(desk, draft)["departments"] == []


def test_the_library_offers_the_units_own_report_on_the_year_before(desk: Desk, draft: str) -> None:
    asked = []

    def report_on(unit: str, year: int, genre: str, owner: str) -> tuple[str, str] | None:
        asked.append((unit, year, genre, owner))
        return ("澜坪县水务局2024年度报告", LAST)

    shelf = Desk(desk.bench.store, replace(desk.bench.tools, report_on=report_on), load_phrases(), Path("/nowhere"))
    said = shelf.gaps.take_from_library(OWNER, draft)

    assert asked == [(UNIT, 2024, "annual_report", OWNER)]
    assert said.startswith("《澜坪县水务局2024年度报告》作上年报告对照")
    assert open_promises(desk, draft)[0] == OPEN
    with pytest.raises(NotFound):
        desk.gaps.take_from_library(OWNER, draft)
