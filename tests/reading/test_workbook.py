"""An Excel ledger gives the facts that a person would read from it."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.domain.facts import Note
from bot.errors import UnreadableFile
from bot.reading.documents import read_bytes, read_parts, read_parts_of
from bot.reading.facts import RuleFactReader
from bot.reading.workbook import sheets_of
from tests.reading.clerk import brief_for


def packed(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ledger() -> bytes:
    """Two sheets: titles above the head, a part merged over two rows, a sum, a share, a date, a hidden row."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "普法"
    page.append(["梧岭街道2025年普法台账"])
    page.append(["填报单位：司法所", None, None, "填报日期：2025.12.3"])
    page.append(["类别", "事项", "时间", "数量", "备注"])
    page.append(["宣传", "国家安全日宣传", datetime(2025, 4, 15), 3, "发放折页600份"])
    page.append([None, "宪法进社区宣讲", datetime(2025, 12, 4), 12, "合格率"])
    page.append(["培训", "网格员法治培训", "全年", "=SUM(D4:D5)", None])
    page.append(["作废", "这一行隐藏了", "全年", 99, None])
    page["D4"].number_format = page["D5"].number_format = '0"场"'
    page.merge_cells("A1:E1")
    page.merge_cells("A4:A5")
    page.row_dimensions[7].hidden = True
    other = book.create_sheet("执法")
    other.append(["年度", "检查（家次）", "处罚（件）"])
    other.append(["2024", 310, 12])
    other.append(["2025", 356, 9])
    away = book.create_sheet("底稿")
    away.append(["别看", "这一页"])
    away.sheet_state = "hidden"
    return packed(book)


def test_the_sheets_are_read_apart_and_a_line_is_a_row() -> None:
    (first, text), (second, other) = sheets_of(ledger(), "台账.xlsx")

    lines = text.split("\n")
    assert (first, second) == ("普法", "执法")
    assert lines[0] == "梧岭街道2025年普法台账"
    assert lines[2] == "类别\t事项\t时间\t数量\t备注"
    assert lines[3] == "宣传\t国家安全日宣传\t2025.4.15\t3场\t发放折页600份"
    assert lines[4].startswith("宣传\t宪法进社区宣讲\t2025.12.4\t12场")
    assert lines[5] == "培训\t网格员法治培训\t全年\t15"
    assert "99" not in text
    assert other.split("\n")[2] == "2025\t356\t9"


def test_the_facts_are_those_a_person_reads_each_with_sheet_and_row() -> None:
    notes = [Note(name, text) for name, text in read_parts("台账.xlsx", ledger())]

    facts = RuleFactReader().read(notes, brief_for(year=2025)).facts

    told = {fact.text: (fact.source.note, fact.source.line) for fact in facts}
    one = next(text for text in told if "国家安全日宣传" in text)
    assert "4月15日" in one.replace("2025.4.15", "4月15日")
    assert "3场" in one
    assert told[one] == ("台账.xlsx·普法", 4)
    assert any("网格员法治培训15" in text for text in told)
    assert any("356" in text and "310" in text for text in told)
    assert not any("填报" in text or "99" in text or "别看" in text for text in told)


def test_a_formula_without_a_result_is_said_and_never_guessed() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["事项", "数量"])
    page.append(["普法讲座", "=VLOOKUP(A2,Z:Z,1)"])

    assert "【待核实：公式没有存下结果】" in read_bytes("台账.xlsx", packed(book))


def test_shares_and_breaks_inside_a_cell_are_shown_as_excel_shows_them() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["事项", "完成率"])
    page.append(["案卷评查\n复核", 0.985])
    page["B2"].number_format = "0.0%"

    assert "案卷评查；复核\t98.5%" in read_bytes("台账.xlsx", packed(book))


def test_a_head_of_two_rows_is_one() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["活动", "数量", None, "科室"])
    page.append([None, "场次", "人次", None])
    page.append(["普法讲座", 12, 860, "法规科"])
    page.merge_cells("B1:C1")
    page.merge_cells("A1:A2")

    assert read_bytes("台账.xlsx", packed(book)).split("\n")[0] == "活动\t场次\t人次\t科室"


def test_a_csv_is_read_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes('事项,数量,说明\n普法讲座,12场,"发放折页600份，进2个社区"\n'.encode("gb18030"))

    assert read_parts_of(path) == [("台账.csv", "事项\t数量\t说明\n普法讲座\t12场\t发放折页600份，进2个社区")]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    return out.getvalue()


def _entities() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    return out.getvalue()


@pytest.mark.parametrize(
    "made",
    [
        lambda: b"PK\x03\x04 not a workbook",
        lambda: ledger()[:900],
        _bomb,
        _entities,
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked",
    ],
)
def test_a_broken_swollen_or_unsafe_workbook_is_refused_in_one_sentence(made: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_parts("台账.xlsx", made())

    assert "“台账.xlsx”" in str(refused.value)
    assert str(refused.value).endswith("。")


def sheet_of(rows: list[list[object]], merged: tuple[str, ...] = ()) -> list[str]:
    """The words of the facts in a sheet of these rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    for area in merged:
        page.merge_cells(area)
    notes = [Note(name, text) for name, text in read_parts("统计.xlsx", packed(book))]
    return [fact.text for fact in RuleFactReader().read(notes, brief_for()).facts]


def test_months_across_keep_their_units_and_remarks_and_titles_are_no_facts() -> None:
    said = sheet_of(
        [
            ["霖溪区水务局2024年执法统计表"],
            ["单位：件、万元"],
            ["类别", "1月", "2月", "3月", "合计", "备注"],
            ["立案（件）", 1, 0, 2, "=SUM(B4:D4)", "含非法采砂1件"],
            ["罚款（万元）", 3.5, 0, 4, "=SUM(B5:D5)", None],
            ["合计"],
        ]
    )

    assert said == [
        "1月至3月，立案分别为1件、0件和2件（合计3件），含非法采砂1件",
        "1月至3月，罚款分别为3.5万元、0万元和4万元（合计7.5万元）",
    ]


def test_two_tables_on_a_sheet_are_read_each_by_its_own_head() -> None:
    said = sheet_of(
        [
            ["科室", "执法检查（家次）", "立案（件）"],
            ["水政大队", 356, 9],
            [],
            ["普法活动表"],
            ["活动名称", "时间", "参加人数（人）", "备注"],
            ["世界水日宣传", "3月22日", 320, "发资料1200份"],
            ["合计", None, 1180, None],
        ]
    )

    assert said == ["水政大队执法检查356家次，立案9件", "3月22日世界水日宣传320人，发资料1200份", "合计1180人"]


def test_a_name_over_several_columns_stays_with_what_they_count() -> None:
    said = sheet_of(
        [["科室", "持证", None], [None, "人数", "占比"], ["水政大队", 18, "90%"]], merged=("A1:A2", "B1:C1")
    )

    assert said == ["水政大队持证18人，持证占比90%"]
