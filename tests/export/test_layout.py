from pathlib import Path

import pytest

from bot.errors import BadData
from bot.export.layout import Kind, load_layout

LAYOUT_FILE = Path(__file__).parents[2] / "corpus" / "layouts" / "gbt9704.yaml"


def altered(tmp_path: Path, old: str, new: str) -> Path:
    text = LAYOUT_FILE.read_text("utf-8")
    assert old in text
    path = tmp_path / "本单位版式.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_the_standard_fills_a_page_with_22_lines_of_28_characters() -> None:
    layout = load_layout(LAYOUT_FILE)

    page, grid = layout.page, layout.grid
    width = (page.width_mm - page.left_mm - page.right_mm) / 25.4 * 72
    height = (page.height_mm - page.top_mm - page.bottom_mm) / 25.4 * 72

    assert width // layout.character_pt == grid.characters == 28
    assert height // grid.line_pitch_pt == grid.lines == 22
    assert layout.look(Kind.TITLE).size_pt == 22
    assert layout.title_characters == 20


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("top_mm: 37", "top_mm: 37\n  gutter_mm: 0", "gutter_mm"),
        ("  top_mm: 37\n", "", "top_mm"),
        ("top_mm: 37", "top_mm: 三十七", "page.top_mm"),
        ("top_mm: 37", "top_mm: -37", "page.top_mm"),
        ("align: center", "align: middle", "looks.title.align"),
        ("  closing:", "  ending:", "closing、ending"),
        ("latin_font: null", "latin_font: 12", "latin_font"),
        ("grid:", "grid: 28\nold_grid:", "old_grid"),
        ("name:", "name: [", "本单位版式.yaml"),
    ],
)
def test_a_wrong_layout_file_is_refused_by_name_and_key(tmp_path: Path, old: str, new: str, named: str) -> None:
    path = altered(tmp_path, old, new)

    with pytest.raises(BadData) as refusal:
        load_layout(path)

    assert path.name in str(refusal.value)
    assert named in str(refusal.value)


def test_a_missing_layout_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="没有这个版式"):
        load_layout(tmp_path / "没有这个版式.yaml")
