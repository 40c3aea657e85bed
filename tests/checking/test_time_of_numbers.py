"""A number of last year, of half a year, or one that the notes put right later, must not pass as this year's."""

import pytest

from bot.domain.draft import Severity
from tests.checking.conftest import Check

MONTHLY = "【6月月报】截至6月底：法治讲座19场，参加2730人次\n【全年】全年法治讲座41场，参加5860人次"
CORRECTED = "渣土整治查扣车辆136台次\n不对不对渣土那个刚才说反了应该是163台次"
REPORTED = "罚款合计21.5万元\n罚款金额重报，少加了一笔，合计应该是27.5万元，21.5万作废"


@pytest.mark.parametrize(
    ("notes", "body", "quote", "says"),
    [
        (MONTHLY, "全年举办法治讲座19场。", "19场", "41场"),
        (MONTHLY, "法治讲座参加2730人次。", "2730人次", "5860人次"),
        (CORRECTED, "渣土整治查扣车辆136台次。", "136台", "163台"),
        (REPORTED, "罚款合计21.5万元。", "21.5万元", "27.5万元"),
        ("矛盾纠纷受理77件（上年93件）", "受理矛盾纠纷93件。", "93件", "上一年"),
    ],
)
def test_it_is_suspect_and_the_later_number_is_told(found: Check, notes: str, body: str, quote: str, says: str) -> None:
    (one,) = found(body, notes)

    assert one.severity is Severity.SUSPECT
    assert quote in one.quote
    assert says in one.says


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        (MONTHLY, "上半年举办法治讲座19场，全年41场、5860人次。"),
        (CORRECTED, "渣土整治查扣车辆163台次。"),
        (REPORTED, "罚款合计27.5万元。"),
        ("矛盾纠纷受理77件（上年93件）", "受理矛盾纠纷77件，较上年的93件减少16件。"),
        ("投诉比上年下降35%，走访商户120家", "走访商户120家，投诉较上年下降35%。"),
        ("退回重报12份\n收到年度报告36份，退回7份", "收到年度报告36份，退回7份。"),
    ],
)
def test_told_with_its_time_or_as_corrected_it_raises_nothing(found: Check, notes: str, body: str) -> None:
    assert found(body, notes) == ()


PLANNED = "普法讲座办了24场\n明年打算\n1、拍普法短剧16集\n2、讲座不少于30场"
COMPARED = "受理投诉34件，检查企业52家\n2023年对比：受理投诉41件，检查企业47家"


@pytest.mark.parametrize(
    ("notes", "body", "quote"),
    [
        (PLANNED, "拍摄普法短剧16集。", "16集"),
        (COMPARED, "检查企业47家。", "47家"),
        ("罚款最早报的46.8万元是把滞纳金算进去了，核定48.6万元", "罚款46.8万元。", "46.8万元"),
        ("人民调解收了514件\n【更正】刚才调解的数看错行了，收件应是541", "受理人民调解514件。", "514件"),
    ],
)
def test_planned_compared_and_withdrawn_numbers_are_found(found: Check, notes: str, body: str, quote: str) -> None:
    assert any(quote in one.quote for one in found(body, notes))


def test_a_plan_told_as_one_raises_nothing(found: Check) -> None:
    assert found("明年拍摄普法短剧16集，讲座不少于30场。", PLANNED) == ()
