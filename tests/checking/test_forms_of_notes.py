"""Notes as people keep them: half-width marks, drawn tables, chats, dictation. What follows from them raises nothing."""

import pytest

from tests.checking.conftest import Check

LEDGER = "审合同61份,标的2,840万元;出意见47条.去年审了52份\n执法证:持证24人,新考3人过2人\n巡查商铺 315 家次,发现问题 38 个 改了 36 个"
GRID = """| 指标 | 2023年 | 2024年 | 说明 |
|---|---:|---:|---|
| 立案（件） | 52 | **46** | 其中占道 20、渣土 17、广告 9 |
| 罚没款（万元） | 31.6 | 28.9 | |
~~督办函 14 份~~ 督办函 16 份"""
MONTHS = (
    "项目\t1月\t2月\t3月\t合计\n巡查（家次）\t21\t18\t34\t73\n其中：餐饮（家次）\t8\t7\t12\t27\n立案（件）\t3\t2\t6\t11"
)
YEARS = (
    "类别\t指标\t单位\t2022\t2023\t2024\t合计\n宣传\t广场宣传\t场\t31\t38\t44\t113\n\t听众\t万人次\t2.6\t3.1\t3.9\t9.6\n"
    "对象\t村干部讲座\t期\t7\t9\t12\t28\n保障\t法治宣传经费\t万元\t36\t41\t47\t124"
)
GROUPED = "类别\t指标\t2023\t2024\t合计\n活动\t广场宣传（场）\t38\t44\t82\n\t动画短片（部）\t16\t23\t39\n保障\t法治宣传经费（万元）\t41\t47\t88"
CHAT = "2025-01-06 09:17  执法科 老唐\n全年约谈商户26家次，立案8件\n2025-01-06 10:41  普法科 小宁\n普法短剧14集，平均用时从53天压到36天"
HALVES = (
    "统计人：法规科\t口径：2024年1—12月\t改过的写备注\n"
    "序号\t内容\t计量单位\t上半年\t下半年\t全年\t备注\n"
    "1\t追缴养护费\t万元\t512.4\t633.1\t1145.5\t\n2\t发出督促函\t份\t14\t19\t33\t都有回音"
)
RUNNING = (
    "01 | 2.6 | 路政巡查启动，全年136次\n02 | 3.11 | 货车超限约谈会\n"
    "03 | 4.2 | 法规培训第一期31人（第二期6/5 28人，第三期9/18 35人）\n"
    "04 | 12.26 | “扫码亮证”上线，10月21日起用的，扫了418次"
)
ALOUD = (
    "法规学习 办了7回 嗯 不对 我看一下 是9回\n路损案子 结了一百五十八件 不对不对 结了的是163件 158是到十月的\n"
    "路政APP 装了640户 不是 是640人\n罚了3万2千块 不对 3万2千5 就是3.25万元\n队里22个人 有证的17个 全年巡查"
)
POSTS = "公众号 法治推文 236篇 10万加的5篇\n里面懂法律的少 只有6个\n打了3个 官司 都赢了 赔回来9.2万"
MEETING = (
    "队长：专题研究三回，三月十四、六月九号、九月二十\n小蒲：立案41，不对，41是去年的，今年是46起，结了43起\n"
    "小蒲：路面投诉受理了137件，都办了。12328那个平台转来的是38件，办结38件\n去年信访 84 件供参考，今年 75 件\n"
    "网上学法 参加 XX926XX 人\n《桥下新约》得了全省交通普法作品二等奖"
)
ROWS = "执法队,简易处罚,518件,罚款2.94万元\n执法队,普通处罚,47件,罚款18.6万元"
SPOKEN = "先说学法这一块今年党工委会前学法九次我自己讲了法治课一次\n案卷自己评了八十卷区里抽了十二卷三卷优秀"


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        (LEDGER, "审查合同61份，涉及标的2840万元，提出意见47条。"),
        (LEDGER, "24人持证，年内新考3人、通过2人。巡查商铺315家次，发现问题38个，整改36个。"),
        (GRID, "全年立案46件，其中占道类20件、渣土类17件、广告类9件，罚没款28.9万元，发出督办函16份。"),
        (GRID, "立案由上年的52件降至46件。"),
        (MONTHS, "一季度巡查73家次，其中餐饮27家次，立案11件。"),
        (YEARS, "三年开展广场宣传113场，听众9.6万人次，投入法治宣传经费124万元。村干部讲座28期。"),
        (GROUPED, "累计广场宣传82场，制作动画短片39部，法治宣传经费88万元。今年广场宣传44场。"),
        (CHAT, "约谈商户26家次，立案8件，制作普法短剧14集，平均用时比以往缩短17天。"),
        (HALVES, "全年追缴养护费1145.5万元，发出督促函33份。上半年追缴养护费512.4万元。"),
        (RUNNING, "举办法规培训3期，分别培训31人、28人、35人。10月21日起应用“扫码亮证”，扫码418次。"),
        (ALOUD, "路损案件办结163件，640人安装路政APP，罚款3.25万元。22名队员中17人持证。"),
        (MEETING, "3月14日、6月9日、9月20日专题研究法治工作3次。立案46起，办结43起。网上学法926人参加。"),
        (MEETING, "受理路面投诉137件，办结率100%；12328受理转办38件，办结率100%。信访75件，较上年84件下降10.7%。"),
        (ROWS, "简易处罚518件、罚款2.94万元，普通处罚47件、罚款18.6万元。"),
        (POSTS, "发布法治推文236篇，其中阅读量10万以上的5篇。维权诉讼3起全部胜诉，获赔9.2万元。"),
        (SPOKEN, "街道党工委会前学法9次，本人讲授法治课1次。自查案卷80卷，区级抽查12卷，其中3卷优秀。"),
    ],
)
def test_what_such_notes_say_raises_nothing(found: Check, notes: str, body: str) -> None:
    assert found(body, notes) == ()


@pytest.mark.parametrize(
    ("notes", "body", "quote"),
    [
        (GRID, "全年立案52件。", "52件"),
        (GRID, "罚没款31.6万元。", "31.6万元"),
        (GRID, "发出督办函14份。", "14份"),
        (YEARS, "村干部讲座113期。", "113期"),
        (YEARS, "听众9.8万人次。", "9.8万人次"),
        (GROUPED, "制作动画短片38部。", "38部"),
        (GROUPED, "全年广场宣传38场。", "38场"),
        (MONTHS, "移送司法机关6件。", "6件"),
        (HALVES, "追缴养护费512.4万元。", "512.4万元"),
        (RUNNING, "查处超限货车4辆。", "4辆"),
        (ALOUD, "路损案件办结158件。", "158件"),
        (ALOUD, "法规学习7次。", "7次"),
        (ALOUD, "640户安装路政APP。", "640户"),
        (MEETING, "立案41起。", "41起"),
        (MEETING, "《桥下新约》获全省交通普法作品一等奖。", "一等奖"),
        (ROWS, "简易处罚518件、罚款18.6万元，普通处罚47件、罚款18.6万元。", "罚款18.6万元"),
        (MONTHS, "其中餐饮问题27条。", "27条"),
        (LEDGER, "全年审查合同52份。", "52份"),
        (CHAT, "走访商户17家。", "17家"),
    ],
)
def test_another_years_or_another_cells_number_is_found(found: Check, notes: str, body: str, quote: str) -> None:
    assert any(quote in one.quote for one in found(body, notes))


def test_a_fact_that_a_person_wrote_anew_is_given_and_the_readers_own_words_are_no_second_note() -> None:
    from bot.checking.note_lines import note_lines
    from bot.domain.facts import Fact, FactSheet, Note, Source
    from bot.reading.wording import load_wording

    note = Note("台账", "评了八十卷案卷")
    read = Fact("F1", note.text, "评查案卷80卷", Source("台账", 1))
    edited = Fact("F2", note.text, "评查案卷80卷，另请律师团队复评", Source("台账", 1))

    lines = list(note_lines(FactSheet((read, edited), notes=(note,)), load_wording()))

    assert lines == ["评了八十卷案卷", "评查案卷80卷，另请律师团队复评"]


BY_MONTH = "3月\n- 18日 带队检查剧本娱乐场所3家\n- 26日 支部讲法治微党课\n四月\n23日 送书1500册\n全年主持会议4次（2月6日、20日和5月9日）"


def test_days_under_a_month_and_in_a_list_are_of_that_month(found: Check) -> None:
    body = "3月26日，讲授法治微党课。4月23日，送书1500册。3月18日，带队检查剧本娱乐场所3家。2月20日主持会议。"

    assert found(body, BY_MONTH) == ()
    assert any("4月26日" in one.quote for one in found("4月26日，讲授法治微党课。", BY_MONTH))


def test_a_month_in_the_heading_of_a_table_is_no_month_of_what_follows_a_new_heading(found: Check) -> None:
    notes = "5月\n12日 演练1次\n其他\n19日 走访4家"

    assert any("5月19日" in one.quote for one in found("5月19日，走访4家。", notes))
