import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from bot.domain.draft import Draft, Finding, Section, Severity
from bot.domain.genre import Numbering, Role
from bot.errors import CannotWrite
from bot.export.layout import Layout
from bot.export.word import file_name, write_word


def styled(path: Path) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in Document(str(path)).paragraphs]


def font_of(run: Any) -> str:
    return run._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))


def with_text(draft: Draft, section: str, text: str) -> Draft:
    return draft.with_section(draft.section(section).edited(text))


def test_every_part_of_the_report_has_its_word_style(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"

    write_word(draft, layout, path, "official")

    found = [(style, text[:14]) for style, text in styled(path)]
    assert found == [
        ("Title", "岚桥区政务服务局\n关于202"),
        ("Salutation", "岚桥区人民政府："),
        ("Body Text", "2025年，岚桥区政务服务局"),
        ("Heading 1", "一、主要举措和成效"),
        ("Heading 2", "（一）健全法制审核机制"),
        ("Body Text", "组织窗口人员逐条学习新修订的"),
        ("Body Text", "（二）规范窗口服务。全年办结"),
        ("Heading 3", "1.开展集中学习"),
        ("Body Text", "2.抓好日常监督。组织窗口人"),
        ("Heading 1", "二、存在的不足和原因"),
        ("Body Text", "【待补充：今年还有哪些不足】"),
        ("Closing", "特此报告。"),
        ("Signature", "岚桥区政务服务局"),
        ("Date", "2026年1月9日"),
    ]


def test_a_run_in_heading_is_kaiti_and_the_text_after_it_fangsong(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"

    write_word(draft, layout, path)

    paragraph = next(one for one in Document(str(path)).paragraphs if one.text.startswith("（二）"))
    assert [(run.text[:9], font_of(run)) for run in paragraph.runs] == [
        ("（二）规范窗口服务", "楷体_GB2312"),
        ("全年办结事项120", "仿宋_GB2312"),
    ]


def test_a_numbered_sentence_that_is_no_heading_stays_fangsong(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    long_sentence = "（一）" + "窗口人员流动较快，新进人员对办事规程掌握不牢，" * 2 + "服务不够规范。需要加强培训。"

    write_word(with_text(draft, "problems", f"{long_sentence}\n（二）案卷归档不够及时。"), layout, path)

    lines = [one for one in Document(str(path)).paragraphs if one.text.startswith(("（一）窗口", "（二）案卷"))]
    assert [one.style.name for one in lines] == ["Body Text", "Body Text"]
    assert {font_of(run) for one in lines for run in one.runs} == {"仿宋_GB2312"}


def test_a_feature_has_headings_without_numbers_a_subtitle_and_no_signoff(
    draft: Draft, layout: Layout, tmp_path: Path
) -> None:
    path = tmp_path / "掠影.docx"
    genre = replace(draft.brief.genre, numbering=Numbering.NONE, signed=False)
    feature = replace(
        draft,
        brief=replace(draft.brief, genre=genre),
        title="法润岚桥——岚桥区政务服务局2025年工作掠影",
        sections=(Section("measures", Role.MEASURES, "", "一扇窗口暖民心\n清晨八点，大厅的灯亮了。"),),
        addressee=None,
        closing=None,
        signoff_unit=None,
        signoff_date=None,
    )

    write_word(feature, layout, path)

    assert styled(path) == [
        ("Title", "法润岚桥"),
        ("Subtitle", "——岚桥区政务服务局2025年工作掠影"),
        ("Heading 1", "一扇窗口暖民心"),
        ("Body Text", "清晨八点，大厅的灯亮了。"),
    ]


def test_must_fix_findings_become_comments_on_their_words_in_the_comment_edition_only(
    draft: Draft, layout: Layout, tmp_path: Path
) -> None:
    draft = replace(
        draft,
        findings=(
            Finding("figure", Severity.MUST_FIX, "measures", "1206件", "“1206件”在事实清单里没有出处。", "1026件"),
            Finding("structure", Severity.MUST_FIX, "problems", "", "不足没有写原因。"),
            Finding("year", Severity.MUST_FIX, "title", "服务局关于2025年", "标题年份与事实不一致。"),
            Finding("wording", Severity.HINT, "measures", "办结", "可以不改。"),
        ),
    )

    write_word(draft, layout, tmp_path / "征求意见稿.docx", "comment")
    write_word(draft, layout, tmp_path / "正式稿.docx", "official")

    document = Document(str(tmp_path / "征求意见稿.docx"))
    says = [[one.text for one in comment.paragraphs] for comment in document.comments]
    assert sorted(says) == sorted(
        [["“1206件”在事实清单里没有出处。", "建议：1026件"], ["不足没有写原因。"], ["标题年份与事实不一致。"]]
    )
    bright = [run.text for one in document.paragraphs for run in one.runs if run.font.highlight_color]
    assert bright == ["服务局\n关于2025年", "1206件", "【待补充：今年还有哪些不足】"]
    with ZipFile(tmp_path / "正式稿.docx") as package:
        assert "word/comments.xml" not in package.namelist()


def test_two_findings_with_one_quote_stand_on_its_two_places(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    finding = Finding("figure", Severity.MUST_FIX, "problems", "9件", "“9件”没有出处。")

    write_word(replace(with_text(draft, "problems", "超期9件。\n补正9件。"), findings=(finding, finding)), layout, path)

    lines = [one for one in Document(str(path)).paragraphs if "9件" in one.text]
    assert [len(one._p.findall(qn("w:commentRangeStart"))) for one in lines] == [1, 1]


def test_placeholders_are_yellow_in_both_editions(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    text = "全年办件【待核实：1206件还是1260件】，较上年增长【待补充：增幅】。"

    for edition in ("comment", "official"):
        path = tmp_path / f"{edition}.docx"
        write_word(with_text(draft, "problems", text), layout, path, edition)

        runs = [run for one in Document(str(path)).paragraphs if one.text == text for run in one.runs]
        assert [run.text for run in runs if run.font.highlight_color] == [
            "【待核实：1206件还是1260件】",
            "【待补充：增幅】",
        ]


@pytest.mark.parametrize(
    ("unit", "day", "unit_left", "date_left"),
    [
        ("岚桥区政务服务局", "2026年1月9日", 28 - 2 - 8, 28 - 8),
        ("岚桥区委办", "2025年12月31日", 28 - 2 - 7 - 2, 28 - 2 - 7),
    ],
)
def test_the_signoff_keeps_two_characters_free_and_shifts_the_date_by_two(
    draft: Draft, layout: Layout, tmp_path: Path, unit: str, day: str, unit_left: float, date_left: float
) -> None:
    path = tmp_path / "报告.docx"

    write_word(replace(draft, signoff_unit=unit, signoff_date=day), layout, path)

    *_, signature, dated = Document(str(path)).paragraphs
    lefts = [one.paragraph_format.left_indent.pt / layout.character_pt for one in (signature, dated)]
    assert lefts == pytest.approx([unit_left, date_left], abs=0.01)
    assert signature.paragraph_format.keep_with_next


def test_a_missing_date_is_asked_for_not_invented(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"

    write_word(replace(draft, signoff_unit=None, signoff_date=None), layout, path)

    assert styled(path)[-2:] == [("Signature", "岚桥区政务服务局"), ("Date", "【待补充：成文日期】")]


def test_a_required_part_without_text_is_marked_and_an_optional_one_left_out(
    draft: Draft, layout: Layout, tmp_path: Path
) -> None:
    path = tmp_path / "报告.docx"

    write_word(with_text(draft, "problems", " \n"), layout, path)

    texts = [text for _, text in styled(path)]
    assert texts[texts.index("二、存在的不足和原因") + 1] == "【待补充：本部分内容】"
    assert "三、其他需要报告的情况" not in texts


def test_a_missing_title_is_asked_for_and_still_takes_a_comment(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    finding = Finding("structure", Severity.MUST_FIX, "preface", "没有的话", "标题还没有写。")

    write_word(replace(draft, title=" ", sections=(), findings=(finding,)), layout, path)

    assert styled(path)[0] == ("Title", "【待补充：标题】")
    assert [comment.text for comment in Document(str(path)).comments] == ["标题还没有写。"]


def test_pasted_control_characters_and_blanks_do_not_break_the_file(
    draft: Draft, layout: Layout, tmp_path: Path
) -> None:
    path = tmp_path / "报告.docx"

    write_word(
        with_text(draft, "problems", "\u3000\u3000台账\x00不\x0b全\ud800。\r\n\r\n　\u200b\n整改\t到位。"), layout, path
    )

    texts = [text for _, text in styled(path)]
    start = texts.index("二、存在的不足和原因")
    assert texts[start + 1 : start + 4] == ["台账不", "全。", "整改 到位。"]


def test_a_layout_may_ask_for_times_for_digits(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"

    write_word(draft, replace(layout, latin_font="Times New Roman"), path)

    fonts = [run._r.rPr.find(qn("w:rFonts")) for one in Document(str(path)).paragraphs for run in one.runs]
    assert {font.get(qn("w:ascii")) for font in fonts} == {"Times New Roman"}
    assert {font.get(qn("w:hint")) for font in fonts} == {"eastAsia"}
    assert "Times New Roman" not in {font.get(qn("w:eastAsia")) for font in fonts}


def test_the_file_says_whose_it_is_and_carries_nothing_of_a_template(
    draft: Draft, layout: Layout, tmp_path: Path
) -> None:
    path = tmp_path / "报告.docx"

    write_word(draft, layout, path, "official")

    properties = Document(str(path)).core_properties
    assert (properties.title, properties.author) == (draft.title, "岚桥区政务服务局")
    assert properties.language == "zh-CN"
    with ZipFile(path) as package:
        assert sorted(name for name in package.namelist() if not name.endswith(".rels")) == [
            "[Content_Types].xml",
            "docProps/core.xml",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        whole = b"".join(package.read(name) for name in package.namelist())
    assert b"python-docx" not in whole
    assert b"Theme=" not in whole


def test_the_name_holds_unit_year_genre_edition_and_day(draft: Draft) -> None:
    assert file_name(draft, "comment", date(2026, 1, 12)) == (
        "岚桥区政务服务局2025年度法治政府建设情况报告（征求意见稿）_20260112.docx"
    )
    assert (
        file_name(draft, "official", date(2026, 1, 12)) == "岚桥区政务服务局2025年度法治政府建设情况报告_20260112.docx"
    )


def test_a_name_no_file_system_takes_is_made_safe(draft: Draft) -> None:
    unit = '岚桥区/政务:服务"局?\n' + "某某分局" * 60

    name = file_name(replace(draft, brief=replace(draft.brief, unit=unit)), "comment", date(2026, 1, 12))

    assert name.startswith("岚桥区_政务_服务_局_某某分局")
    assert name.endswith("2025年度法治政府建设情况报告（征求意见稿）_20260112.docx")
    assert len(name.encode()) <= 255


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow over 4 kB: what a full disk does to a writer. Not while pytest itself writes to a file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_in_a_sentence_and_the_old_file_stays(draft: Draft, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")

    with full_disk(), pytest.raises(CannotWrite, match="磁盘空间不足"):
        write_word(draft, layout, path)

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("报告.docx", b"old")]


def test_a_folder_that_is_not_there_and_a_name_that_is_a_folder_are_told(
    draft: Draft, layout: Layout, tmp_path: Path
) -> None:
    (tmp_path / "报告.docx").mkdir()

    for path in (tmp_path / "没有的文件夹" / "报告.docx", tmp_path / "报告.docx"):
        with pytest.raises(CannotWrite, match="没有写成，请检查文件夹"):
            write_word(draft, layout, path)

    assert [one.name for one in tmp_path.iterdir()] == ["报告.docx"]
