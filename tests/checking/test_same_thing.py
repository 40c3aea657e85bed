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
