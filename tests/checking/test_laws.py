import pytest

from tests.checking.conftest import Check

NOTES = "新修订的行政复议法10月15日办了培训，93人参加\n法治宣传教育法11月1日施行，11月20日请党校老师讲了一课\n中心组学了突发事件应对法、安全生产法"


@pytest.mark.parametrize(
    ("body", "wrong", "right"),
    [
        ("10月15日，举办新修订的行政诉讼法培训，93人参加。", "行政诉讼法", "行政复议法"),
        ("学习新修订的行政复议条例。", "行政复议条例", "行政复议法"),
        ("学习突发事件应对条例、安全生产法。", "突发事件应对条例", "突发事件应对法"),
        ("11月20日，专题学习11月1日起施行的全民普法条例。", "全民普法条例", None),
        ("法律普及推动法施行后组织学习。", "推动法", None),
        ("学习环境治理法典。", "环境治理法典", None),
    ],
)
def test_a_law_in_anothers_place_is_found(found: Check, body: str, wrong: str, right: str | None) -> None:
    if wrong == "推动法":
        body, wrong = body.replace("推动法", "促进法"), "法律普及促进法"
    held = [one for one in found(body, NOTES) if one.kind == "law"]

    assert len(held) == 1
    assert wrong in held[0].quote
    assert right is None or held[0].suggest == right


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("组织学习合同法、突发事件应对法。", "合同法"),
        ("组织学习《婚姻法》。", "《婚姻法》"),
        ("宣传治安管理处罚条例。", "治安管理处罚条例"),
    ],
)
def test_a_law_that_another_has_replaced_is_told_with_and_without_marks(found: Check, body: str, wrong: str) -> None:
    assert wrong in [one.quote for one in found(body, NOTES) if one.kind == "law_in_force"]


@pytest.mark.parametrize("body", ["学习劳动合同法。", "开展合同法制审核。", "落实省法律援助条例。"])
def test_a_law_in_force_whose_name_holds_a_replaced_one_is_left_alone(found: Check, body: str) -> None:
    assert [one for one in found(body, f"{NOTES}\n{body}") if one.kind == "law_in_force"] == []


@pytest.mark.parametrize(
    "body",
    [
        "10月15日，举办新修订的行政复议法培训，93人参加。",
        "学习突发事件应对法、安全生产法，贯彻民法典。",
        "新业态管理办法不多，执法队员上门讲解条例。",
        "进一步创新教育法治理念，健全执法办法。",
    ],
)
def test_laws_of_the_notes_and_common_nouns_raise_nothing(found: Check, body: str) -> None:
    assert [one for one in found(body, NOTES) if one.kind == "law"] == []
