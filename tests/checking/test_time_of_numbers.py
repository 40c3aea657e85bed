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


TURNED = "12. 巡查河道5164公里，清理河障 317处\n回访 48户\n清理河障 镇里又点了一遍，317处改成293处，回访不变"
ARROW = "【今】垫付工资 1640万元；回访 73户\n· 垫付的数 专班又改了：1640 → 1705万元"
BARE_ARROW = "护河志愿者 268名，巡河 51次\n志愿者 268→305名（12月底）"
NEWEST_FIRST = "会前学法次数：党组会前学法是14次，小覃那封写的12次漏了11月底两次\n（2）党组会前学法12次（我这里登记的）"
DENIED = "初春倡议里说宣讲预计70场，年底各科合起来实际总场次是215场，不是70，也不是8月统计的148场"
SUMMED = (
    "指标\t2022\t2023\t2024\t合计\n培养护渔员（名）\t210\t185\t240\t635\n宣讲（场）\t12\t15\t19\t46\n"
    "说明：上表护渔员到年底又培养了58名，合计应当是693名，报告里用693，别用635。"
)
LATTER = "与商会合建法治驿站9个，服务商户2380人次，服务商户2915人次（以后一个数为准），培训3期"


@pytest.mark.parametrize(
    ("notes", "body", "quote", "right"),
    [
        (TURNED, "清理河障317处。", "317处", "293处"),
        (ARROW, "垫付工资1640万元。", "1640万元", "1705万元"),
        (BARE_ARROW, "发展护河志愿者268名。", "268名", "305名"),
        (NEWEST_FIRST, "坚持党组会前学法，全年组织12次。", "12次", "14次"),
        (DENIED, "全年开展宣讲148场。", "148场", "215场"),
        (SUMMED, "三年培养护渔员635名。", "635名", "693名"),
        (LATTER, "法治驿站服务商户2380人次。", "2380人次", "2915人次"),
    ],
)
def test_a_number_that_the_notes_gave_up_is_suspect_and_the_one_that_holds_is_suggested(
    found: Check, notes: str, body: str, quote: str, right: str
) -> None:
    (one,) = found(body, notes)

    assert (one.severity, one.suggest) == (Severity.SUSPECT, right)
    assert quote in one.quote


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        (TURNED, "清理河障293处，巡查河道5164公里，回访48户。"),
        (ARROW, "垫付工资1705万元，回访73户。"),
        (BARE_ARROW, "护河志愿者由268名增至305名，巡河51次。"),
        (NEWEST_FIRST, "党组会前学法14次。"),
        (DENIED, "全年开展宣讲215场。"),
        (SUMMED, "累计培养护渔员693名，宣讲46场。"),
        (LATTER, "法治驿站服务商户2915人次。"),
        ("案卷优秀率 46%→59%（去年46%，今年59%）", "案卷优秀率由46%提升至59%。"),
        ("窗口 12个改成9个\n法律顾问 12个单位都有", "设窗口9个，12个单位有法律顾问。"),
    ],
)
def test_what_holds_a_growth_told_whole_and_another_thing_of_the_same_value_raise_nothing(
    found: Check, notes: str, body: str
) -> None:
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
