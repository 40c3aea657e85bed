"""Does a number count the same thing in other words? Honest paraphrase passes, a crossed number does not."""

import pytest

from tests.checking.conftest import Check

NOTES = """主任办公会开了18次,议题96个,里面31个合法性审查过才上会,否了2个;审合同74份
夜市摊贩老被投诉,我去现场开了4次会,划了125个规范摊位,摊位投诉降了58%
督察乡镇和部门27家,发现问题143个
案件受理29件,其中调解16件、纠错5件
同比立案、结案分别降12.4%和9.7%
换了取水电子证388张,人均学法48学时
法治干部有62名,其中7人参加省里培训拿了证
《法说大家》第120期10月9日录
李坪村入选省级民主法治村推荐名单,还没定,不要写"""


@pytest.mark.parametrize(
    "body",
    [
        "召开主任办公会18次，研究议题96个，其中31个经合法性审查后上会，2个未予通过。",
        "本人到现场召开会议4次，规范设置摊位125个，投诉下降58%。",
        "受理案件29件，其中调解16件，纠错5件。",
        "立案、结案同比分别下降12.4%和9.7%。",
        "62名法治干部中，7人参加省里培训并取得证书。",
        "《法说大家》第120期开录。",
    ],
)
def test_an_honest_paraphrase_raises_nothing(found: Check, body: str) -> None:
    assert found(body, NOTES) == ()


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("研究合同96份。", "96份"),
        ("审查案件74件。", "74件"),
        ("规范劝离摊贩125人。", "125人"),
        ("开展督察27次，发现问题143个。", "27次"),
        ("受理案件29件，其中调解5件，纠错16件。", "5件"),
        ("立案、结案同比分别下降9.7%和12.4%。", "9.7%"),
        ("注销取水许可388家。", "388家"),
        ("举办48期培训。", "48期"),
        ("62名法治干部中，7次参加省里培训并取得证书。", "7次"),
        ("《法说大家》第102期开录。", "第102期"),
        ("李坪村被命名为省级民主法治村。", "民主法治村"),
    ],
)
def test_a_crossed_number_or_a_hoped_for_honour_is_found(found: Check, body: str, quote: str) -> None:
    assert any(quote in one.quote for one in found(body, NOTES))


YEARS = """【2022年】讲座31场，听众2600人次，资料1.4万份，经费7万元
疫情期间宣传车跑了58个村
【2023年】讲座36场 3100人次 1.9万份 经费8万元
献血者日咨询点5个，全县献血4870人次
【2024年】讲座45场，3700人次，资料2.3万份，经费9万元"""


def test_sums_over_the_ledgers_of_years_follow(found: Check) -> None:
    body = "三年共举办讲座112场，听众9400人次，发放资料5.6万份，累计投入经费24万元。"

    assert found(body, YEARS) == ()
    assert any("9800人次" in one.quote for one in found(body.replace("9400", "9800"), YEARS))


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("在柳湾村、杏花坞新建阵地。", "杏花坞"),
        ("借鉴柳塘镇做法建立台账。", "柳塘镇"),
        ("由副局长詹学军出庭应诉。", "詹学军"),
        ("我镇被表彰为全省政务公开先进乡镇。", "先进乡镇"),
    ],
)
def test_strangers_in_lists_and_behind_verbs_are_found(found: Check, body: str, quote: str) -> None:
    assert any(quote in one.quote for one in found(body, "在柳湾村新建阵地，副局长出庭应诉"))


def test_a_date_of_the_other_title_on_the_line_is_found(found: Check) -> None:
    notes = "印发《预算绩效办法》（7月20日）、《采购质疑规程》（10月9日）"

    assert found("7月20日印发《预算绩效办法》，10月9日印发《采购质疑规程》。", notes) == ()
    assert any("10月9日" in one.quote for one in found("10月9日印发《预算绩效办法》。", notes))
