import pytest

from bot.checking import check, draft_from_text
from bot.domain.draft import Severity
from bot.domain.genre import Brief, Genre
from bot.reading.wording import Wording
from tests.checking.conftest import Check

PURE = (
    "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想和党的二十大、二十届二中、三中全会精神，"
    "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，落实“谁执法谁普法”普法责任制，"
    "坚持严格规范公正文明执法，推进科学立法、严格执法、公正司法、全民守法，引导群众办事依法、遇事找法、解决问题用法、化解矛盾靠法，"
    "加快建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。"
)


@pytest.mark.parametrize(
    "body",
    [
        PURE,
        "坚持以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想为指导。",
        "2026年是“九五”普法的第一年。",
        "2025年是“八五”普法的收官之年。",
    ],
)
def test_a_text_of_pure_formulations_raises_nothing(found: Check, body: str) -> None:
    assert [one for one in found(body) if one.kind == "formulation"] == []


def test_formulations_alone_raise_nothing_at_all(found: Check) -> None:
    assert found(PURE) == ()


@pytest.mark.parametrize(
    "body",
    [
        "深刻领悟“两个确定”的决定性意义。",
        "坚持严格规范公平文明执法。",
        "学习贯彻总书记法治思想。",
        "坚持以新时代中国特色社会主义思想为指导。",
        "落实“谁执法谁释法”普法责任制。",
        "坚持三审二校。",
        "习近平新时代中国特色社会注意思想",
        "加快建设法制政府。",
        "学习党的第二十届大会精神。",
        "坚持以科学发展观为指导，推进依法治理。",
        "深入学习贯彻“三个代表”重要思想。",
        "2026年是“八五”普法的第一年。",
        "2025年是“七五”普法的收官之年。",
        "落实“谁执法谁负责普法”普法责任制。",
        "学习贯彻习近平总书记关于全面依法治国的新理念新思想新战略。",
    ],
)
def test_a_wrong_character_inside_a_formulation_must_be_fixed(found: Check, body: str) -> None:
    findings = found(body)

    assert findings
    assert findings[0].severity is Severity.MUST_FIX


@pytest.mark.parametrize(
    "body", ["引导群众知法懂法守法用法。", "提升基层治理体系和治理能力现代化水平。", "深刻把握“两个确立”的决定性意义。"]
)
def test_a_variant_in_use_is_not_taken_for_a_slip(found: Check, body: str) -> None:
    assert found(body) == ()


def _written_for(year: int, opening: str, genres: dict[str, Genre], words: Wording) -> list[tuple[str, str]]:
    text = f"云屏区水利局关于{year}年度法治政府建设情况的报告\n{opening}\n一、主要举措和成效\n"
    draft = draft_from_text(text, Brief("云屏区水利局", year, genres["annual_report"]))
    return [(one.kind, one.quote) for one in check(draft, words) if one.kind in ("outdated", "meeting", "era")]


@pytest.mark.parametrize(
    ("year", "opening"),
    [
        (2025, "深入学习贯彻党的十九大精神。"),
        (2024, "认真学习习近平总书记关于全面依法治国新理念新思想新战略。"),
        (2019, "深入学习贯彻习近平法治思想。"),
        (2023, "学习贯彻党的二十届三中全会精神。"),
        (2019, "深刻领悟“两个确立”的决定性意义。"),
        (2024, "贯彻党的十九届六中全会精神。"),
        (2025, "完成“六五”普法任务。"),
    ],
)
def test_a_formulation_or_meeting_of_another_year_is_found(
    year: int, opening: str, genres: dict[str, Genre], words: Wording
) -> None:
    assert _written_for(year, opening, genres, words)


@pytest.mark.parametrize(
    ("year", "opening"),
    [
        (2024, "学习贯彻党的二十大和二十届二中、三中全会精神。"),
        (2020, "学习贯彻党的十九大和十九届二中、三中、四中、五中全会精神。"),
        (2025, "学习贯彻党的二十大和二十届历次全会精神，党的十八大以来取得历史性成就。"),
        (2022, "学习贯彻党的十九大、二十大精神。"),
    ],
)
def test_formulations_and_meetings_of_the_year_raise_nothing(
    year: int, opening: str, genres: dict[str, Genre], words: Wording
) -> None:
    assert _written_for(year, opening, genres, words) == []
