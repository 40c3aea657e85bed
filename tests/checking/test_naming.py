import pytest

from bot.domain.draft import Severity
from tests.checking.conftest import Check


@pytest.mark.parametrize(
    "body",
    [
        "印发《梧岭街道合同审查办法》。",
        "学习《中华人民共和国行政处罚法》。",
        "“梧岭夜谈”议事会召开26场。",
        "获评全区法治建设先进集体。",
        "打通服务群众“最后一公里”。",
        "组织执法人员学习民法典和法治宣传教育法。",
    ],
)
def test_names_of_the_notes_laws_and_common_sayings_raise_nothing(found: Check, body: str) -> None:
    assert found(body) == ()


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("18个社区（含石榴树、上河沿两村）完成换届。", "石榴树"),
        ("走访商铺、汀坞县企业118家。", "汀坞县"),
        ("每周五夜巡从映霞路出发。", "映霞路"),
        ("党组书记、局长郁知行主持会议。", "郁知行"),
    ],
)
def test_a_place_or_a_person_that_nobody_gave_is_found(found: Check, body: str, name: str) -> None:
    assert any(name in one.quote for one in found(body))


@pytest.mark.parametrize("body", ["社区工作者中学习法律的居多，依法办理业务。", "坚持从严治队。"])
def test_words_that_only_begin_like_a_name_are_left_alone(found: Check, body: str) -> None:
    assert [one for one in found(body) if one.kind == "name"] == []


@pytest.mark.parametrize("title", ["《梧岭街道合同管理办法》", "《执法案卷评查规则》"])
def test_a_title_that_nobody_gave_must_be_fixed(found: Check, title: str) -> None:
    (one,) = found(f"印发{title}。")

    assert (one.kind, one.severity, one.quote) == ("title", Severity.MUST_FIX, title)


def test_a_title_almost_right_is_told_the_right_one(found: Check) -> None:
    (one,) = found("印发《梧岭街道合同审核办法》。")

    assert one.suggest == "《梧岭街道合同审查办法》"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("获评全省依法行政示范单位。", "award"),
        ("组织学习全民普法促进法。", "law"),
        ("打造“松坞说法”品牌。", "quoted"),
        ("党工委书记陈知远主持会议。", "person"),
        ("会同临汀区司法局开展检查。", "name"),
        ("在榆岭文化公园集中宣传。", "name"),
    ],
)
def test_an_award_a_law_a_name_a_person_or_a_place_that_nobody_gave_is_suspect(
    found: Check, body: str, kind: str
) -> None:
    (one,) = found(body)

    assert (one.kind, one.severity) == (kind, Severity.SUSPECT)


def test_a_name_of_another_units_past_report_must_be_fixed_and_its_source_is_told(found: Check) -> None:
    (one,) = found("走进红枫书院开展宣讲。", foreign={"红枫书院": "临汀区司法局2023年度报告"})

    assert (one.kind, one.severity, one.quote) == ("stranger", Severity.MUST_FIX, "红枫书院")
    assert "临汀区司法局" in one.says


def test_a_name_that_the_notes_give_is_no_stranger(found: Check) -> None:
    assert found("在松坞社区开展反诈宣传。", foreign={"松坞社区": "别家的报告"}) == ()


def test_the_units_own_name_written_wrongly_must_be_fixed(found: Check) -> None:
    (one,) = found("汐和区桐岭街道办事处制定学法计划。")

    assert (one.kind, one.severity) == ("unit", Severity.MUST_FIX)
