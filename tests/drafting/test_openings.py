"""The opening paragraph says what was right to say in the year, and no more."""

import pytest

from tests.drafting.clerk import drafted, section_text

FOUR, TWO_ESTABLISHED, TWENTIETH = "四个意识", "两个确立", "党的二十大"
PLENUMS_19, PLENUMS_20 = "十九届二中、三中、四中、五中全会精神", "二十届二中、三中、四中全会精神"


@pytest.mark.parametrize(
    ("year", "holds", "holds_not"),
    [
        (2020, ("习近平法治思想", FOUR, PLENUMS_19), (TWO_ESTABLISHED, TWENTIETH, "历次全会")),
        (2021, ("习近平法治思想", FOUR, TWO_ESTABLISHED, "十九届历次全会精神"), (TWENTIETH,)),
        (2022, ("习近平法治思想", TWO_ESTABLISHED, "党的二十大精神"), ("二十届二中", "十九届")),
        (2023, (TWENTIETH, "二十届二中全会精神"), ("三中", "四中全会")),
        (2024, (TWENTIETH, "二十届二中、三中全会精神"), ("四中全会",)),
        (2025, (TWENTIETH, PLENUMS_20, TWO_ESTABLISHED), ("五中全会", "十九届")),
    ],
)
def test_the_opening_holds_the_formulations_of_its_year(
    year: int, holds: tuple[str, ...], holds_not: tuple[str, ...]
) -> None:
    text = section_text(drafted("普法讲座办了36场", year=year), "preface")

    assert text.startswith(f"{year}年，梧汀县水务局")
    assert all(words in text for words in holds)
    assert not any(words in text for words in holds_not)


@pytest.mark.parametrize(
    ("genre", "ends"),
    [
        ("annual_report", "现将有关情况报告如下："),
        ("campaign_summary", "现将工作情况总结如下："),
        ("duty_report", "现将有关情况报告如下："),
    ],
)
def test_the_opening_ends_as_the_genre_asks(genre: str, ends: str) -> None:
    assert section_text(drafted("普法讲座办了36场", genre=genre), "preface").endswith(ends)


def test_the_opening_names_only_kinds_of_work_that_the_facts_hold() -> None:
    text = section_text(drafted("普法讲座办了36场\n矛盾纠纷调解217件"), "preface")

    assert "普法" in text
    assert "矛盾" in text
    assert "执法" not in text
    assert "复议" not in text


def test_the_opening_tells_no_number_but_the_year() -> None:
    text = section_text(drafted("普法讲座办了36场，听课2800人次"), "preface")

    assert "36" not in text
    assert "2800" not in text


def test_an_opening_without_facts_reads_as_a_sentence() -> None:
    text = section_text(drafted("不足：宣传形式单一"), "preface")

    assert "围绕推进" not in text
    assert "，。" not in text


def test_the_end_of_a_five_year_campaign_is_named_by_the_campaign() -> None:
    notes = "“八五”普法以来发资料5.2万份\n2021年讲座31场\n2022年讲座38场\n2025年讲座44场"
    draft = drafted(notes, year=2025, genre="campaign_summary")

    assert section_text(draft, "preface").startswith("“八五”普法以来，")
    assert draft.title == "梧汀县水务局“八五”普法工作总结"


def test_a_yearly_summary_that_mentions_the_campaign_stays_yearly() -> None:
    draft = drafted("“八五”普法规划中期检查通过\n普法讲座办了36场", year=2023, genre="campaign_summary")

    assert section_text(draft, "preface").startswith("2023年，")
    assert draft.title == "梧汀县水务局2023年度普法工作总结"


def test_the_scene_of_a_feature_is_left_to_the_person() -> None:
    assert section_text(drafted("普法讲座办了36场", genre="feature"), "preface").startswith("【此处可写")
