"""The 素材报送表 goes out, is filled in by colleagues in their own way, and comes back."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.domain.gathering import FORM_MARK, Filled, Wanted
from bot.export.request_form import request_form
from bot.gathering.returned_form import is_form, read_form, told
from bot.gathering.wanted import load_departments

ROWS = (
    Wanted(
        "demand:enforcement",
        "Y00001",
        "行政执法检查、处罚情况（有数量）：今年查了多少次？",
        "纲要",
        "measures",
        "执法队",
    ),
    Wanted("promise:ab", "C00002", "开展案卷评查：今年做得怎样？", "上年报告的下一步安排", "measures", "法规科"),
    Wanted("demand:duty-study", "Y00003", "主要负责人带头学法（有次数）", "督察规定", "duty", "法规科"),
)
AT = "2026-01-12T09:00"


def form(filled: dict[str, Filled] | None = None) -> Any:
    return load_workbook(BytesIO(request_form("云屏县水务局2025年度报告素材报送表", ROWS, filled or {})))


def held(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def fill(book: Any, sheet: str, number: str, **cells: Any) -> None:
    page = book[sheet]
    heads = {cell.value: cell.column for cell in page[3]}
    row = next(row[0].row for row in page.iter_rows(min_row=4) if row[0].value == number)
    for head, value in cells.items():
        page.cell(row, heads[head]).value = value


def read(book: Any, known: tuple[Wanted, ...] = ROWS) -> dict[str, Filled]:
    return {one.number: one for one in read_form(held(book), "报送表.xlsx", known, AT)}


def test_every_department_has_a_sheet_with_its_rows_locked_where_they_are_ours() -> None:
    book = form()
    page = book["法规科"]

    assert book.sheetnames == ["执法队", "法规科", FORM_MARK]
    assert book[FORM_MARK].sheet_state == "hidden"
    assert [page.cell(4, column).value for column in (1, 2, 3)] == [ROWS[1].number, ROWS[1].what, ROWS[1].rule]
    assert [page.cell(4, column).protection.locked for column in range(1, 10)] == [True] * 3 + [False] * 6
    assert page.protection.sheet and not page.protection.insertRows
    assert page.cell(4, 7).number_format == 'yyyy"年"m"月"d"日"'
    assert page.freeze_panes == "C4" and page.column_dimensions["B"].width >= 40


def test_what_was_filled_in_comes_back_with_who_and_when() -> None:
    book = form()
    fill(book, "执法队", "Y00001", 填写内容="开展水行政执法检查", 数量=320, 单位="次", 时间="全年", 填报人="林岚")
    found = read(book)

    assert found == {
        "Y00001": Filled(
            "Y00001", ROWS[0].what, "measures", "执法队", "林岚", "开展水行政执法检查", "320", "次", "全年", "", AT
        )
    }
    assert told(found["Y00001"]) == "全年，开展水行政执法检查320次。"


def test_a_colleagues_mess_changes_nothing_that_was_said() -> None:
    from datetime import date

    book = form()
    fill(book, "法规科", "C00002", 填写内容="组织案卷评查", 数量="2", 单位="次", 时间=date(2025, 6, 3), 填报人="周可")
    page = book["法规科"]
    page.title = "法规科（已填）周可"
    page.insert_rows(5)
    page.cell(5, 4).value = "评出优秀案卷5份"
    page.insert_rows(1)
    page.cell(1, 1).value = "请各位尽快填写！"
    page.insert_cols(4)
    page.cell(4, 4).value = "科室自用"
    found = read(book)

    assert [(one.number, one.department, one.person, told(one)) for one in found.values()] == [
        ("C00002", "法规科", "周可", "6月3日，组织案卷评查2次。"),
        ("C00002-2", "法规科", "周可", "评出优秀案卷5份。"),
    ]


def test_without_its_hidden_sheet_a_form_is_known_by_its_numbers() -> None:
    book = form()
    fill(book, "执法队", "Y00001", 填写内容="检查320次", 填报人="林岚")
    del book[FORM_MARK]

    assert is_form(held(book), "报送表.xlsx")
    assert read(book)["Y00001"].section == "measures"
    assert read(book)["Y00001"].department == "执法队"


def test_other_workbooks_are_no_forms() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].append(["编号", "内容", "数量"])

    assert not is_form(held(book), "台账.xlsx")
    assert not is_form(b"not a workbook", "台账.txt")


def test_a_formula_pasted_into_our_columns_stays_words() -> None:
    rows = (Wanted("demand:x", "Y00009", "=HYPERLINK(1)", "=1+1", "measures", "=cmd"),)
    book = load_workbook(BytesIO(request_form("题", rows, {})))
    page = book.worksheets[0]

    assert page.cell(4, 2).data_type == "s" and page.cell(4, 2).value == "=HYPERLINK(1)"


def test_what_was_sent_before_is_shown_for_correction() -> None:
    before = Filled("Y00001", "", "measures", "执法队", "林岚", "检查320次", "", "", "", "", AT)
    page = form({"Y00001": before})["执法队"]

    assert (page.cell(4, 4).value, page.cell(4, 8).value) == ("检查320次", "林岚")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")
def test_saved_by_another_office_it_is_read_all_the_same(tmp_path: Path) -> None:
    book = form()
    fill(book, "执法队", "Y00001", 填写内容="开展执法检查", 数量=320, 单位="次", 填报人="林岚")
    (tmp_path / "报送表.xlsx").write_bytes(held(book))
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "报送表.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )

    if not (tmp_path / "out" / "报送表.xlsx").is_file():
        pytest.skip("LibreOffice without Calc")
    found = read_form((tmp_path / "out" / "报送表.xlsx").read_bytes(), "报送表.xlsx", (), AT)

    assert [(one.number, one.section, one.department, told(one)) for one in found] == [
        ("Y00001", "measures", "执法队", "开展执法检查320次。")
    ]


@pytest.mark.parametrize(
    ("what", "department"),
    [
        ("行政执法检查、处罚情况", "执法队"),
        ("重大行政决策程序、合法性审查", "法规科"),
        ("政务公开", "办公室"),
        ("普法宣传（场次、人数）", "法规科"),
        ("从来没有听过的事", "办公室"),
    ],
)
def test_each_thing_goes_to_the_department_whose_name_fits(what: str, department: str) -> None:
    assert load_departments().fit_for(what, ["办公室", "法规科", "执法队"]) == department
