"""Our own sample reports are read into the right sections."""

from pathlib import Path

import pytest

from bot.domain.genre import Role
from bot.errors import BadData
from bot.reading.outline import load_sample, read_outline

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.md"))
HEAD = "unit: 云汀县司法局\nunit_type: 司法局\nlevel: 区县\ngenre: annual_report\nyear: 2024\nsource: 虚构\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_without_a_warning_and_agrees_with_its_head(path: Path) -> None:
    head, report = load_sample(path)

    read_alone = read_outline(path.read_text("utf-8").split("---\n", 2)[2])
    assert report.title and report.warnings == ()
    assert (read_alone.genre, read_alone.year) == (head["genre"], head["year"])
    assert head["unit"] in (read_alone.unit or "") or (read_alone.unit or "?") in head["unit"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_has_the_sections_that_its_genre_asks_for(path: Path) -> None:
    head, report = load_sample(path)

    roles = {section.role for section in report.sections}

    asked = {
        "annual_report": {Role.PREFACE, Role.MEASURES, Role.PROBLEMS, Role.DUTY, Role.PLANS},
        "campaign_summary": {Role.PREFACE, Role.MEASURES, Role.PROBLEMS},
        "duty_report": {Role.PREFACE, Role.DUTY, Role.MEASURES, Role.PROBLEMS, Role.PLANS},
        "feature": {Role.PREFACE, Role.MEASURES},
    }
    assert asked[head["genre"]] <= roles


def test_the_head_of_a_sample_takes_precedence(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f"---\n{HEAD}---\n# 县司法局2023年普法工作总结\n全年开展宣传。\n一、主要做法\n办了三件事。\n", "utf-8"
    )

    _, report = load_sample(path)

    assert (report.unit, report.unit_type, report.level, report.genre, report.year) == (
        "云汀县司法局",
        "司法局",
        "区县",
        "annual_report",
        2024,
    )
    assert report.sections[1].id == "measures"


@pytest.mark.parametrize(
    "head",
    [HEAD + "author: 甲\n", HEAD.replace("level: 区县\n", ""), HEAD.replace("annual_report", "poem"), "- 不是表\n"],
)
def test_a_sample_with_a_wrong_head_is_refused_by_name(tmp_path: Path, head: str) -> None:
    path = tmp_path / "坏范文.md"
    path.write_text(f"---\n{head}---\n# 标题\n", "utf-8")

    with pytest.raises(BadData, match=r"坏范文\.md"):
        load_sample(path)
