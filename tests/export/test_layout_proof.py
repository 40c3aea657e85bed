from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bot.domain.draft import Draft, Finding, Severity
from bot.errors import UnreadableFile
from bot.export.layout import Layout
from bot.export.layout_proof import prove_layout
from bot.export.word import write_word


@pytest.mark.parametrize("edition", ["comment", "official"])
@pytest.mark.parametrize("latin_font", [None, "Times New Roman"])
def test_what_is_written_keeps_the_layout(
    draft: Draft, layout: Layout, tmp_path: Path, edition: Any, latin_font: str | None
) -> None:
    path, layout = tmp_path / "报告.docx", replace(layout, latin_font=latin_font)
    draft = replace(draft, findings=(Finding("figure", Severity.MUST_FIX, "measures", "服务。全年", "请核对。"),))

    write_word(draft, layout, path, edition)

    assert prove_layout(path, layout) == []


def widen_margin(document: Any) -> None:
    document.sections[0].left_margin = Mm(31.7)


def loosen_grid(document: Any) -> None:
    document.sections[0]._sectPr.find(qn("w:docGrid")).set(qn("w:linePitch"), "312")


def paste_song(document: Any) -> None:
    document.paragraphs[5].runs[0]._r.rPr.find(qn("w:rFonts")).set(qn("w:eastAsia"), "宋体")


def put_latin(document: Any) -> None:
    document.paragraphs[5].runs[0].font.name = "Calibri"


def embolden(document: Any) -> None:
    document.paragraphs[0].runs[0].bold = True


def move_in(document: Any) -> None:
    document.paragraphs[5].paragraph_format.first_line_indent = Pt(24)


def recolour_heading(document: Any) -> None:
    document.styles["Heading 1"].font.size = Pt(14)


def guard_widows(document: Any) -> None:
    document.styles["Body Text"].paragraph_format.widow_control = True


def shift_date(document: Any) -> None:
    document.paragraphs[-1].paragraph_format.left_indent = Pt(100)


def drop_page_field(document: Any) -> None:
    field = document.sections[0].footer._element.find(f".//{qn('w:instrText')}")
    field.getparent().remove(field)


def hyphenate_page_number(document: Any) -> None:
    paragraph = document.sections[0].even_page_footer.paragraphs[0]
    paragraph.runs[0].text = "- "


def unmark_placeholder(document: Any) -> None:
    run = next(run for one in document.paragraphs for run in one.runs if run.text.startswith("【待补充"))
    run.font.highlight_color = None


def add_unstyled(document: Any) -> None:
    document.paragraphs[5].insert_paragraph_before("随手加的一段", style="Normal")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (widen_margin, "左边距应为28毫米，实为31.7毫米"),
        (loosen_grid, "行网格"),
        (paste_song, "中文字体应为仿宋_GB2312，实为宋体"),
        (put_latin, "数字和字母字体应为仿宋_GB2312，实为Calibri"),
        (embolden, "另设了字号、加粗"),
        (move_in, "另设了缩进"),
        (recolour_heading, "样式“heading 1”的字号应为32，实为28"),
        (guard_widows, "样式“Body Text”的孤行控制"),
        (shift_date, "成文日期首字"),
        (drop_page_field, "单页的页码不是自动页码"),
        (hyphenate_page_number, "双页的页码两边没有一字线"),
        (unmark_placeholder, "没有标黄"),
        (add_unstyled, "用的不是公文样式"),
    ],
)
def test_every_deviation_is_found_and_named(
    draft: Draft, layout: Layout, tmp_path: Path, spoil: Callable[[Any], None], says: str
) -> None:
    path = tmp_path / "报告.docx"
    write_word(draft, layout, path)
    document = Document(str(path))
    spoil(document)
    document.save(str(path))

    deviations = prove_layout(path, layout)

    assert deviations
    assert any(says in deviation for deviation in deviations)


def test_a_file_straight_from_the_library_fails_in_many_ways(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "空白.docx"
    Document().save(str(path))

    deviations = prove_layout(path, layout)

    assert len(deviations) > 20
    assert any("主题字体" in deviation for deviation in deviations)
    assert any("thumbnail" in deviation for deviation in deviations)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", "一段文字".encode()])
def test_a_file_that_is_no_word_file_is_refused(layout: Layout, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "坏文件.docx"
    path.write_bytes(data)

    with pytest.raises(UnreadableFile, match="坏文件"):
        prove_layout(path, layout)
