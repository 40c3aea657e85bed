import pytest

from bot.domain.draft import Severity
from tests.checking.conftest import Check


@pytest.mark.parametrize(
    "body",
    [
        "5月16日，在松坞社区开展反诈宣传。",
        "2024年5月，在松坞社区开展反诈宣传。",
        "上半年，综治中心揭牌运行。",
        "12月4日国家宪法日，组织宪法宣誓。",
        "6月中旬，综治中心揭牌。",
        "全年4次研究法治建设。",
    ],
)
def test_a_date_of_the_notes_a_coarser_one_and_a_publicity_day_raise_nothing(found: Check, body: str) -> None:
    assert found(body) == ()


@pytest.mark.parametrize(
    "body", ["5月26日，在松坞社区开展反诈宣传。", "6月8日，综治中心揭牌。", "2022年6月18日，综治中心揭牌。"]
)
def test_a_date_that_the_notes_do_not_give_must_be_fixed(found: Check, body: str) -> None:
    (one,) = found(body)

    assert (one.kind, one.severity) == ("date", Severity.MUST_FIX)


def test_a_changed_date_is_told_the_right_one(found: Check) -> None:
    (one,) = found("6月8日，综治中心揭牌运行，召开议事会。")

    assert one.suggest == "6月18日"


def test_the_date_of_another_event_is_suspect(found: Check) -> None:
    (one,) = found("7月2日，在松坞社区开展反诈宣传。")

    assert (one.kind, one.severity) == ("date_event", Severity.SUSPECT)


def test_a_publicity_day_on_a_wrong_date_must_be_fixed(found: Check) -> None:
    (one,) = found("10月26日世界粮食日，组织宣传。")

    assert one.severity is Severity.MUST_FIX
    assert one.suggest == "10月16日世界粮食日"


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        ("三一五 四二六 六二六 十二四都摆了台子", "在3·15、4·26、6·26、12·4等节点开展宣传。"),
        (
            "宣传活动六十三场 三一五 四一五 五月民法典宣传月 六二六 十二四都搞了",
            "围绕3·15、4·15、5月民法典宣传月、6·26、12·4，开展宣传活动63场。",
        ),
        ("315、626和一二四都摆了台子", "3月15日、6月26日和12月4日开展集中宣传。"),
    ],
)
def test_publicity_days_told_digit_by_digit_are_given(found: Check, notes: str, body: str) -> None:
    assert found(body, notes) == ()


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        ("三一五 六二六都摆了台子", "在3·15、6·16等节点开展宣传。"),
        ("受理三一五件，走访315户", "3·15开展集中宣传。"),
        ("编制“十二五”规划回头看", "12·5开展集中宣传。"),
    ],
)
def test_another_day_and_a_count_give_no_day(found: Check, notes: str, body: str) -> None:
    assert "date" in {one.kind for one in found(body, notes)}
