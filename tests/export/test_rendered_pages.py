"""The pages as LibreOffice lays them out. Word and WPS are not measured here."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from bot.domain.draft import Draft
from bot.export.layout import Layout
from bot.export.word import write_word

SOFFICE = shutil.which("soffice")
FONTS = Path(__file__).parents[1] / "fonts" / "fonts.conf"
CLAUSE = "组织窗口人员逐条学习新修订的办事规程遇有疑难事项由法制审核员当场会商并记入台账做到受理有据办结有痕"

pytestmark = [
    pytest.mark.skipif(SOFFICE is None, reason="没有安装 LibreOffice，不能排版实测"),
    pytest.mark.skipif(
        "AR PL SungtiL GB" not in subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True).stdout
        if shutil.which("fc-list")
        else True,
        reason="没有安装预览用的中文字体（fonts-arphic-gbsn00lp）",
    ),
]


@dataclass(frozen=True)
class Line:
    """A line of a page: its characters from left to right, and edges in millimetres from the paper's edges."""

    text: str
    left_mm: float
    below_mm: float


def read_lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of a page from top to bottom; characters within 10 points of height are one line."""
    text_page = page.get_textpage()
    characters = [
        (text_page.get_charbox(place, loose=True), text_page.get_text_range(place, 1))
        for place in range(text_page.count_chars())
    ]
    rows: list[list[tuple[tuple[float, float, float, float], str]]] = []
    for box, character in sorted(characters, key=lambda one: -one[0][1]):
        if character.isspace():
            continue
        if rows and rows[-1][0][0][1] - box[1] < 10:
            rows[-1].append((box, character))
        else:
            rows.append([(box, character)])
    return [
        Line(
            "".join(character for _, character in sorted(row)),
            min(box[0] for box, _ in row) / 72 * 25.4,
            min(box[1] for box, _ in row) / 72 * 25.4,
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def pages(draft: Draft, layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[list[Line]]]:
    """Pages of a long report, rendered once with a profile of their own."""
    folder = tmp_path_factory.mktemp("rendered")
    text = "\n".join(f"（{number}）夯实窗口基础\n{CLAUSE * 16}。" for number in "一二三")
    word = folder / "报告.docx"
    write_word(draft.with_section(draft.section("measures").edited(text)), layout, word)
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            word,
        ],
        env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
        check=True,
        timeout=180,
        capture_output=True,
    )
    pdf = pypdfium2.PdfDocument(folder / "报告.pdf")
    yield [read_lines(page) for page in pdf]
    pdf.close()


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[Line]]) -> None:
    first, *full, _last = [[line for line in page if line.below_mm > 33] for page in pages]
    running = [line.text for page in full for line in page if line.left_mm < 29]

    assert len(full) >= 2
    assert [len(page) for page in full] == [22] * len(full)
    # A line is short only where the text goes on in another paragraph, and the full stop may hang in the margin.
    assert {len(line) for line in running[:-1] if set(line) <= set(CLAUSE) and not is_paragraph_end(line)} == {28}
    assert len(first) == 22 - 1, "the title's blank line is the only one without characters"


def is_paragraph_end(line: str) -> bool:
    return line.endswith("办结有痕") and len(line) < 28


def test_lines_stand_on_the_grid_within_the_type_area(pages: list[list[Line]]) -> None:
    page = [line for line in pages[1] if line.below_mm > 33]

    steps = [upper.below_mm - lower.below_mm for upper, lower in pairwise(page)]

    assert all(step == pytest.approx(28.95 / 72 * 25.4, abs=0.6) for step in steps)
    assert {round(line.left_mm) for line in page} <= {28, 39}
    assert page[-1].below_mm > 35


def test_page_numbers_stand_7_mm_below_the_text_odd_right_and_even_left(pages: list[list[Line]]) -> None:
    numbers = [page[-1] for page in pages[:2]]

    assert [line.text for line in numbers] == ["—1—", "—2—"]
    assert numbers[0].left_mm > 150
    assert numbers[1].left_mm == pytest.approx(28 + 14 / 72 * 25.4, abs=1)
    assert all(25 < line.below_mm < 28 for line in numbers)


def test_the_title_takes_two_lines_and_the_signoff_stands_at_the_right(pages: list[list[Line]]) -> None:
    assert [line.text for line in pages[0][:3]] == [
        "岚桥区政务服务局",
        "关于2025年度法治政府建设情况的报告",
        "岚桥区人民政府：",
    ]
    signature, dated = pages[-1][-3:-1]
    assert (signature.text, dated.text) == ("岚桥区政务服务局", "2026年1月9日")
    assert dated.left_mm - signature.left_mm == pytest.approx(2 * 15.75 / 72 * 25.4, abs=0.5)
