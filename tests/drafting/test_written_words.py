"""Notes become written sentences, and nothing of what they say changes on the way."""

import re

import pytest

from tests.drafting.clerk import written


def plain(text: str) -> str:
    """Without marks, and with one word for words that may stand for one another."""
    for word, other in (("回复", "答复"), ("压缩到", "缩短至"), ("增加到", "增至"), ("没有", "未"), ("被评为", "获评")):
        text = text.replace(word, other)
    return re.sub(r"[。，；]", "", text)


@pytest.mark.parametrize(
    ("notes", "prose"),
    [
        ("5.16 发资料1200份", "5月16日，发放资料1200份。"),
        (
            "6.5环境日、6.25土地日、8.15生态日都做了专题",
            "6月5日环境日、6月25日土地日、8月15日生态日均推出专题。",
        ),
        ("5-16 发资料1200份", "5月16日，发放资料1200份。"),
        ("5/16 发资料1200份", "5月16日，发放资料1200份。"),
        ("5月16号，发资料1200份", "5月16日，发放资料1200份。"),
        ("2024.3.15，发资料300份", "3月15日，发放资料300份。"),
        ("2024-3-15，发资料300份", "3月15日，发放资料300份。"),
        ("2023.11.8，发资料300份", "2023年11月8日，发放资料300份。"),
        ("12.1到12.7，发资料900份", "12月1日至7日，发放资料900份。"),
        ("12/1-12/7，发资料900份", "12月1日至7日，发放资料900份。"),
        ("9.28到10.7，发资料900份", "9月28日至10月7日，发放资料900份。"),
    ],
)
def test_dates_are_written_out_and_the_reports_own_year_is_left_out(notes: str, prose: str) -> None:
    assert written(notes, year=2024) == prose


def test_a_campaign_over_several_years_keeps_the_year_of_each_date() -> None:
    prose = written(
        "“八五”普法以来发资料5.2万份\n2021.5.16办了启动会\n2023.5.16办了现场会\n2025.3.1办了总结会",
        year=2025,
        genre="campaign_summary",
    )

    for day in ("2021年5月16日", "2023年5月16日", "2025年3月1日"):
        assert day in prose


@pytest.mark.parametrize(
    "notes", ["案卷评查平均93.5分", "满意率上升5.16个百分点", "占地3.15亩", "罚款9.4万元", "GB/T 9704标准培训3次"]
)
def test_a_decimal_is_no_date(notes: str) -> None:
    number = re.findall(r"\d+\.\d+|9704", notes)[0]

    assert number in written(notes)
    assert not re.search(r"\d月\d", written(notes))


@pytest.mark.parametrize(
    ("notes", "prose"),
    [
        ("发了资料1200份", "发放资料1200份。"),
        ("办了3场普法讲座", "举办3场普法讲座。"),
        ("家长课堂办了208场", "举办家长课堂208场。"),
        ("普法讲座 36场", "举办普法讲座36场。"),
        ("签了共建协议4份", "签订共建协议4份。"),
        ("拍了短视频12条", "拍摄短视频12条。"),
        ("矛盾纠纷受理217件，调成209件", "受理矛盾纠纷217件，调解成功209件。"),
        ("规范性文件清理了84件，废止7件", "清理规范性文件84件，废止7件。"),
        ("资料两万余册", "发放资料两万余册。"),
        ("法治副校长5所学校都配了", "5所学校均配备法治副校长。"),
    ],
)
def test_spoken_verbs_become_written_ones_before_their_object(notes: str, prose: str) -> None:
    assert written(notes) == prose


@pytest.mark.parametrize(
    ("notes", "tells"),
    [
        ("《取水许可管理细则》6.12印的", "6月12日，印发《取水许可管理细则》"),
        ("6.12印发《取水许可管理细则》", "印发《取水许可管理细则》"),
    ],
)
def test_a_paper_is_issued_on_its_day(notes: str, tells: str) -> None:
    assert tells in written(notes)


@pytest.mark.parametrize("noun", ["执法检查", "法治宣传", "普法宣传", "合法性审查", "专项整治", "安全排查", "案卷评查"])
def test_a_compound_noun_is_not_torn(noun: str) -> None:
    prose = written(f"{noun}64次，整改问题12个")

    assert f"{noun}64次" in prose


@pytest.mark.parametrize(
    ("notes", "actor", "deed"),
    [
        ("法律顾问审合同57份", "法律顾问", "审核合同57份"),
        ("律师讲法治课4节", "律师", "法治课4节"),
        ("综合执法队巡查1460次", "综合执法队", "巡查1460次"),
        ("执法大队查处案件41件", "执法大队", "查处案件41件"),
        ("宣讲团进村32次", "宣讲团", "进村32次"),
        ("司法所调解纠纷217件", "司法所", "调解纠纷217件"),
        ("志愿者发资料1200份", "志愿者", "资料1200份"),
        ("县法院判决维持2件", "县法院", "判决维持2件"),
        ("网格员上报隐患72处", "网格员", "上报隐患72处"),
        ("群众听课860人次", "群众", "听课860人次"),
        ("检察院发出检察建议5份", "检察院", "发出检察建议5份"),
    ],
)
def test_the_doer_stays_before_the_deed(notes: str, actor: str, deed: str) -> None:
    prose = written(notes)

    assert prose.startswith(actor)
    assert deed in prose


@pytest.mark.parametrize(
    "line",
    [
        "受理投诉48件，办结47件",
        "收到检察建议5份，均按期回复",
        "向公安机关移送案件2件",
        "撤销行政处罚决定2件",
        "不予处罚12件，免予处罚9件",
        "退回补充调查7件",
        "法院判决维持2件，撤销1件",
        "清理历年文件114件，失效28件",
        "为群众追回损失41.7万元",
        "获评全县先进集体",
        "沉没船只打捞2艘",
        "审查合同45份，退回修改6份",
        "没收非法渔具14件",
        "梳理历年文件86件，建议废止9件",
        "聘请律师2名",
        "受理投诉48件，按期办结47件",
        "局长列席党组会11次",
        "编发普法卡片1200张",
        "公布典型案例8件",
        "接收投诉举报170件",
        "查摆问题8个",
        "带队到企业检查22次",
        "全年上会37项",
        "办案时限由15个工作日压缩到5个工作日",
        "推动群众少跑腿",
        "正在建调解室3个",
        "群众听课860人次",
        "约谈企业7家、责令整改5家",
        "拆除违建27处4100平方米",
        "受理申请48件，不予受理3件",
        "出动执法人员1300人次、车辆260台次",
        "向社会公开信息167条",
        "参加县里法治培训5人次",
    ],
)
def test_what_is_already_written_prose_is_left_alone(line: str) -> None:
    assert plain(written(line)) == plain(line)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("5月到县委党校听课3天", "讲授"),
        ("年底开展书面述法，对照评议意见逐条整改", "围绕年底"),
        ("没有追究刑事责任", "无追究"),
        ("司法所所长讲课6次", "讲授司法所所长讲课"),
    ],
)
def test_no_verb_is_put_where_it_turns_the_sense(line: str, wrong: str) -> None:
    assert wrong not in written(line)


@pytest.mark.parametrize("line", ["没发现违法线索", "没有行政复议案件", "淹没农田12亩", "罚没款52.4万元"])
def test_a_denial_stays_a_denial_and_other_words_with_its_sign_are_left_alone(line: str) -> None:
    prose = written(line)

    assert prose.rstrip("。") in (line, line.replace("没发现", "未发现"), line.replace("没有行", "无行"))


@pytest.mark.parametrize(
    "notes",
    [
        "调解室建了14个，都用上了",
        "发了资料1200份，讲了法律12部",
        "三月中旬搞了执法培训，64人",
        "讲座办过3场，听的人不少",
    ],
)
def test_no_word_of_speech_is_left_at_the_verb(notes: str) -> None:
    assert not re.search(r"(?:开展|举办|建成|建立|发放|讲授|宣讲|办|搞|建)[了过]|听取人", written(notes))


def test_a_day_that_is_a_name_in_a_list_stays_in_the_list() -> None:
    assert "3·15、食品安全宣传周" in written("3·15、食品安全宣传周共办活动23场")


@pytest.mark.parametrize("notes", ["追回工资41.7万", "罚款36.5万", "挽回损失3.2万", "投入经费12万"])
def test_a_sum_of_money_gets_its_unit(notes: str) -> None:
    assert written(notes).endswith("万元。")


@pytest.mark.parametrize(
    ("notes", "about"),
    [
        ("巡查730多次", "730余次"),
        ("咨询1300多人", "1300余人"),
        ("发资料两万多册", "两万余册"),
        ("约860人参加讲座", "约860人"),
    ],
)
def test_an_approximate_number_stays_approximate(notes: str, about: str) -> None:
    assert about in written(notes)


def test_a_sentence_ends_in_one_full_stop_and_holds_no_stray_marks() -> None:
    prose = written("普法讲座办了36场 ， 听课2800人次 。\n矛盾纠纷调解217件；\n“河畔说法”进村18回（听众640人）")

    assert not re.search(r"[，；。、]{2,}|^[，；。]|\s[，。]|（，|，）", prose)
    assert prose.endswith("。")


def test_a_measure_word_of_two_characters_is_never_parted_by_a_comma() -> None:
    prose = written(
        "年份\t法治课（节）\t听课学生（人次）\n2023\t41\t2.1万\n2024\t52\t3.0万\n2025\t60\t3.4万",
        year=2025,
        genre="campaign_summary",
    )

    assert "2.1万人次、3.0万人次和3.4万人次" in prose


def test_a_doubted_second_value_is_asked_about_once_and_its_line_not_told_again() -> None:
    prose = written("“法在身边”竞赛参赛人数：2024年4.35万人\n2024年“法在身边”竞赛参赛的是4.53万人吧？", year=2024)

    assert prose.count("【待核实：") == 1
    assert "吧" not in prose


@pytest.mark.parametrize(
    ("notes", "prose"),
    [
        ("执法人员培训2期118人次", "举办执法人员培训2期，118人次参加。"),
        ("规范性文件制定1件清理6件", "制定规范性文件1件，清理6件。"),
        ("方案走了征求意见、专家论证程序", "方案履行征求意见、专家论证程序。"),
        ("微信公众号发普法稿58篇", "微信公众号发布普法稿58篇。"),
        ("暂停医保服务7家", "暂停医保服务7家。"),
        ("行政处罚立案9件，结案9件", "行政处罚立案9件，结案9件。"),
        ("打击欺诈骗保专项整治，检查机构412家", "开展打击欺诈骗保专项整治，检查机构412家。"),
        ("“一刻钟服务圈”建成了", "建成“一刻钟服务圈”。"),
        ("协调小组把联席会议制度建立了，开会4次", "协调小组建立联席会议制度，开会4次。"),
        ("窗口下沉到18个乡镇", "窗口下沉至18个乡镇。"),
    ],
)
def test_notes_that_were_once_written_wrong_read_right(notes: str, prose: str) -> None:
    assert written(notes, year=2024) == prose


@pytest.mark.parametrize(
    ("notes", "prose"),
    [
        ("检查网吧、培训机构58家", "网吧、培训机构58家"),
        ("食品封签、明厨亮灶覆盖率100%", "食品封签、明厨亮灶"),
        ("镜头曝光欠薪28次，督促解决25件", "督促解决25件"),
        ("职业索赔占投诉三成", "职业索赔占投诉三成"),
        ("仲裁员人均办案105件", "仲裁员人均办案105件"),
        ("非现场执法案件312件，占全部案件17.1%", "占全部案件17.1%"),
        ("医疗纠纷人民调解46件，成功43件", "人民调解46件"),
        ("制定《柳溪市网络执法细则》，8月20日印发", "8月20日，制定印发《柳溪市网络执法细则》"),
        ("街道办主任讲：我今年牵头研究法治工作4次", "街道办主任全年牵头研究法治工作4次"),
        ("司法所长汇报：调解纠纷533件", "调解纠纷533件"),
        ("把案例编成花鼓戏", "将案例编成花鼓戏"),
        ("双随机抽查任务316家，完结率100%", "完成双随机抽查任务316家"),
        ("在职的走了8个", "离岗8"),
        ("接了纠纷412件", "受理纠纷412件"),
        ("发传单1万多份", "发放传单1万余份"),
        ("3月15日挂的牌", "挂牌"),
    ],
)
def test_words_are_not_torn_and_no_wrong_verb_is_put_before_them(notes: str, prose: str) -> None:
    assert prose in written(notes)


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("宪法宣传周我们和镇中学一起搞的", "共同开展"),
        ("优秀率41%→57%", "优秀率由41%变为57%"),
        ("主会场今年在文化广场", "主会场本年度在文化广场"),
        ("调解摊位纠纷，用了23分钟", "用时23分钟"),
        ("文稿平均压到了3600字", "压缩至3600字"),
    ],
)
def test_a_written_word_means_what_the_spoken_one_did(spoken: str, said: str) -> None:
    assert said in written(spoken)


def test_the_clerks_own_name_of_a_thing_keeps_its_i() -> None:
    assert "“我陪群众走流程”" in written("“我陪群众走流程”我参加了4次", genre="duty_report")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("群众反映的难题都有人跟，解决问题17个", "解决问题17个"),
        ("11个中队法制员全部到岗", "11个中队"),
        ("每年12月组织履职评议", "每年12月组织履职评议"),
        ("10月做完评估再上会的", "完成评估"),
    ],
)
def test_no_rewrite_turns_a_deed_into_another(line: str, said: str) -> None:
    assert said in written(line)


def test_what_the_head_does_keeps_its_own_verb() -> None:
    assert "开展本人" not in written("学法：本人主持党组理论学习中心组法治专题学习5次", genre="duty_report")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("自己配不了药", "配不了药"),
        ("巡查的人夜里跑不过来", "难以兼顾"),
        ("“随手拍”收了不少线索 共36条", "随手拍"),
        ("帮41名工人拿到工钱26.5万", "41名工人领到工资26.5万元"),
        ("系统漏洞修了7个", "修复系统漏洞7个"),
        ("村里定了2个人管水", "确定2人"),
        ("预案依法公示、论证、听证都走了", "依法履行公示、论证、听证等程序"),
        ("经费5.6万 比2023年的4.2万多了", "较2023年的4.2万元有所增加"),
        ("都参加了县里的培训", "均参加县级的培训"),
        ("有个品牌 叫 “河边夜话” 办了9场", "“河边夜话”品牌"),
        ("全年检查 检查了36次", "全年检查36次"),
        ("全镇装了870人", "全镇安装870人"),
        ("局里提请审议3个事项都过了", "3个事项均获通过"),
        ("罚款是4.15万 简易程序的是9件", "罚款4.15万元，简易程序9件"),
        ("站长 主持党支部会议4次", "站长"),
    ],
)
def test_spoken_words_are_written_without_a_change_of_meaning(said: str, told: str) -> None:
    assert told in written(f"{said}\n讲座办了36场")


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("自己建不了模型", "建成不了"),
        ("遇事爱拍脑袋", "拍摄"),
        ("法理讲得少", "上门"),
        ("建一个 素材库 收3000条", "意见"),
        ("主持人说法 做到 80期", "围绕"),
    ],
)
def test_a_rewriting_never_says_what_was_not_said(said: str, never: str) -> None:
    assert never not in written(f"{said}\n讲座办了36场")


def test_parts_of_a_whole_that_have_words_of_their_own_are_parted_by_semicolons() -> None:
    prose = written(
        "事项\t单位\t上半年\t下半年\t全年\t备注\n检查\t次\t20\t30\t50\t\n"
        "其中:河道\t次\t8\t12\t20\t隐患9处\n其中:水库\t次\t12\t18\t30\t\n"
    )

    assert "（其中河道20次，隐患9处；水库30次）" in prose


def test_a_topic_called_out_before_a_pause_is_no_clause_of_its_own() -> None:
    prose = written("调解 全年受理纠纷36件\n信访 受理12批次\n")

    assert "调解，" not in prose and "信访，" not in prose
    assert "信访方面，受理12批次" in prose


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("讲座4场、资料2500份、经费2万元", "投入讲座"),
        ("《河道调研报告》县领导5月批示", "围绕"),
        ("水法知识 3场 / 节水知识 4场", "/"),
        ("培训专班9支、志愿者41人", "配备培训"),
    ],
)
def test_no_word_is_put_before_what_it_does_not_fit(said: str, never: str) -> None:
    assert never not in written(f"{said}\n检查630家次")


def test_counted_labels_of_problems_are_no_words_of_theirs() -> None:
    prose = written("讲座办了36场\n- 不足 1：人手少，主要是编制少\n- 不足 2：设备旧\n")

    assert "一是人员不足" in prose and "不足1" not in prose


@pytest.mark.parametrize(
    ("said", "told"),
    [("宣讲队走了38个村", "走遍38个村"), ("站里今年走了3个人", "离岗3人"), ("合同改了3份", "修改合同3份")],
)
def test_a_verb_of_several_meanings_is_written_by_what_it_is_done_to(said: str, told: str) -> None:
    assert told in written(f"{said}\n讲座办了36场")
