"""The workbook of rules goes out, is edited and comes back; what is wrong in it is named and nothing is taken in."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from bot.adapters.own_rules_file import OwnRulesFile
from bot.checking import check, draft_from_text
from bot.conversation.rule_book import RuleBook
from bot.domain.facts import FactSheet
from bot.domain.genre import Brief
from bot.drafting.genres import load_genres
from bot.errors import BadData, BadInput, UnreadableFile

OWN_FORM = ["依法治水十项准则", "2024-03-01", "", "必改", "汐和区水务局文件", "", "", "本单位", ""]
WRONG = ["水务执法大队", "", "", "必改", "机构2024年改名", "水政监察支队", "本单位", ""]


@pytest.fixture
def file(tmp_path: Path) -> OwnRulesFile:
    return OwnRulesFile(tmp_path)


@pytest.fixture
def book(file: OwnRulesFile) -> RuleBook:
    return RuleBook(file.own, file.save)


def edited(held: bytes, change: Callable[[Workbook], None]) -> bytes:
    opened = load_workbook(BytesIO(held))
    change(opened)
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def cells(held: bytes) -> dict[str, list[tuple[Any, ...]]]:
    opened = load_workbook(BytesIO(held))
    return {
        page.title: [tuple(cell or "" for cell in row) for row in page.iter_rows(values_only=True)] for page in opened
    }


def quotes(file: OwnRulesFile, body: str) -> list[str]:
    brief = Brief("汐和区水务局", 2024, load_genres()["annual_report"])
    text = f"汐和区水务局关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n{body}\n汐和区水务局\n2025年1月10日"
    found = check(draft_from_text(text, brief, FactSheet()), file.words())
    return [one.quote for one in found if one.kind == "formulation"]


def test_an_untouched_workbook_comes_back_as_it_went_out(book: RuleBook, file: OwnRulesFile) -> None:
    before = file.words()

    book.take_in(book.exported())

    assert file.own().off == frozenset()
    assert file.words() == before


def test_rules_of_the_unit_are_in_force_at_once_and_stand_in_the_next_export(
    book: RuleBook, file: OwnRulesFile
) -> None:
    def add(opened: Workbook) -> None:
        opened["固定表述"].append(OWN_FORM)
        opened["错误写法"].append(WRONG)
        opened["法律法规"].append(["汐和区河道管理条例", "2023-05-01", "", "", "河道条例", "本单位", ""])
        opened["宣传日"].append(["汐和护水日", "3", "22", "2020", "本单位", ""])

    said = book.take_in(edited(book.exported(), add))

    again = cells(book.exported())
    assert "本单位规则4条" in said
    assert again["固定表述"][-1] == tuple(OWN_FORM)
    assert again["错误写法"][-1] == tuple(WRONG)
    assert quotes(file, "落实依法治水十条准则。") == ["依法治水十条准则"]
    assert quotes(file, "水务执法大队开展巡查。")[0].endswith("水务执法大队")
    assert file.words().national.is_law("《汐和区河道管理条例》")


def test_export_edit_import_export_is_the_same(book: RuleBook) -> None:
    book.take_in(edited(book.exported(), lambda opened: opened["错误写法"].append(WRONG)))
    once = book.exported()

    book.take_in(once)

    assert cells(book.exported()) == cells(once)


def test_one_of_our_rules_can_be_switched_off_and_on(book: RuleBook, file: OwnRulesFile) -> None:
    def switch(to: str) -> Callable[[Workbook], None]:
        def change(opened: Workbook) -> None:
            page = opened["错误写法"]
            row = next(row for row in page.iter_rows() if "帐户" in str(row[0].value))
            row[-1].value = to

        return change

    assert quotes(file, "清理单位帐户。")
    book.take_in(edited(book.exported(), switch("是")))
    without = quotes(file, "清理单位帐户。")
    book.take_in(edited(book.exported(), switch("")))

    assert without == []
    assert quotes(file, "清理单位帐户。")


def test_what_is_typed_is_not_taken_for_a_pattern(book: RuleBook, file: OwnRulesFile) -> None:
    row = ["(水+)+$", "", "", "疑似", "", "", "本单位", ""]

    book.take_in(edited(book.exported(), lambda opened: opened["错误写法"].append(row)))

    assert quotes(file, "水" * 5000 + "。") == []
    assert quotes(file, "写作(水+)+$的地方。")


@pytest.mark.parametrize(
    ("sheet", "row", "says"),
    [
        ("固定表述", ["依法治水", "去年", "", "必改", "", "", "", "本单位", ""], "“自何时”“去年”不是日期"),
        ("固定表述", ["依法治水", "", "", "严重", "", "", "", "本单位", ""], "“轻重”只能写必改、疑似或提示"),
        ("固定表述", ["依法治水", "2024-05-01", "2023-05-01", "必改", "", "", "", "本单位", ""], "早于“自何时”"),
        ("错误写法", ["=HYPERLINK(1)", "", "", "必改", "", "", "本单位", ""], "是公式"),
        ("错误写法", ["水", "", "", "必改", "", "", "本单位", ""], "太短"),
        ("法律法规", ["河道条例", "", "", "", "", "本单位", ""], "请写施行日期"),
        ("宣传日", ["护水日", "13", "1", "", "本单位", ""], "应当是1到12的数"),
        ("宣传日", ["护水日", "3", "1", "", "区里", ""], "只能写“内置”或“本单位”"),
        ("错误写法", ["水务大队", "", "", "必改", "", "", "内置", ""], "内置的不能改"),
        ("错误写法", ["长" * 301, "", "", "必改", "", "", "本单位", ""], "超过300字"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken_in(
    book: RuleBook, file: OwnRulesFile, sheet: str, row: list[str], says: str
) -> None:
    def add(opened: Workbook) -> None:
        opened["错误写法"].append(WRONG)
        opened[sheet].append(row)

    with pytest.raises(BadInput) as refused:
        book.take_in(edited(book.exported(), add))

    assert says in str(refused.value)
    assert sheet in str(refused.value)
    assert file.own().rules == ()


@pytest.mark.parametrize("held", [b"", b"PK\x03\x04 broken", "不是表格".encode()])
def test_what_is_no_workbook_is_refused(book: RuleBook, held: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"\.xlsx"):
        book.take_in(held)


def test_a_missing_sheet_and_changed_heads_are_named(book: RuleBook) -> None:
    def rename(opened: Workbook) -> None:
        opened["宣传日"]["A1"].value = "节日"

    with pytest.raises(BadInput, match="表头改动过"):
        book.take_in(edited(book.exported(), rename))
    with pytest.raises(BadInput, match="缺少“宣传日”"):
        book.take_in(edited(book.exported(), lambda opened: opened.remove(opened["宣传日"])))


def test_a_date_cell_of_excel_is_a_date(book: RuleBook, file: OwnRulesFile) -> None:
    row = ["依法治水十项准则", date(2024, 3, 1), "", "必改", "", "", "", "本单位", ""]

    book.take_in(edited(book.exported(), lambda opened: opened["固定表述"].append(row)))

    assert file.own().formulations[0].since == date(2024, 3, 1)


def test_a_broken_file_of_rules_is_told(tmp_path: Path) -> None:
    (tmp_path / "own_rules.json").write_text('{"formulations": 3}', "utf-8")

    with pytest.raises(BadData, match="重新导入规则表"):
        OwnRulesFile(tmp_path).words()
