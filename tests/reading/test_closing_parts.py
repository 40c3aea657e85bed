"""Problems and plans without a heading of their own still get their roles."""

from bot.domain.genre import Role
from bot.reading.outline import read_outline

FILLER = "全年围绕重点任务持续推进，各项工作有序开展，按时完成了年度确定的目标。"
BUT = "一年来，我局法治建设虽然取得了一定成效，但仍存在一些不足：执法力量薄弱。"
WILL = "2025年，我局将重点抓好执法培训。"


def roles_of(*lines: str) -> list[tuple[Role, str]]:
    report = read_outline("\n".join(["云汀县水务局2024年度法治政府建设情况报告", *lines]))
    return [(section.role, section.heading) for section in report.sections]


def test_paragraphs_below_the_last_measure_that_tell_of_problems_and_plans_are_taken_out_of_it() -> None:
    found = roles_of(FILLER, "一、推进依法治水", FILLER, "二、推进执法改革", FILLER, BUT, WILL)

    assert found[2:] == [(Role.MEASURES, "推进执法改革"), (Role.PROBLEMS, ""), (Role.PLANS, "")]


def test_problems_before_a_headed_plan_are_taken_out_of_the_measure_above() -> None:
    found = roles_of("一、推进依法治水", FILLER, BUT, "二、2025年工作打算", FILLER)

    assert found == [(Role.MEASURES, "推进依法治水"), (Role.PROBLEMS, ""), (Role.PLANS, "2025年工作打算")]


def test_one_paragraph_for_both_is_parted_at_its_sentences() -> None:
    found = roles_of("一、推进依法治水", FILLER, "当前，我局工作还存在形式单一等问题。下一步，将创新形式。")

    assert found[1:] == [(Role.PROBLEMS, ""), (Role.PLANS, "")]


def test_a_section_named_for_both_keeps_its_heading_and_its_plans_become_a_part() -> None:
    report = read_outline(
        f"云汀县水务局2024年普法工作总结\n一、主要做法\n{FILLER}\n二、存在的问题和下步打算\n普法力量不足。下一步，我局将充实队伍。"
    )

    both = report.sections[-1]
    assert (both.role, both.text) == (Role.PROBLEMS, "普法力量不足。")
    assert [(part.role, part.text) for part in both.children] == [(Role.PLANS, "下一步，我局将充实队伍。")]


def test_a_measure_that_only_mentions_next_year_stays_whole() -> None:
    text = "完成改造任务。2025年汛前全部投入使用。"

    assert roles_of("一、推进依法治水", text, "二、存在问题", FILLER, "三、下步打算", FILLER)[0] == (
        Role.MEASURES,
        "推进依法治水",
    )
