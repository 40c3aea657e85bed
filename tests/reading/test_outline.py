"""Reading a past report: the small rules, each with a report of a few lines."""

import pytest

from bot.domain.genre import Role
from bot.domain.past_report import PastReport, ReportSection
from bot.reading.outline import outline_json, read_outline, unit_type_of

FILLER = "全年围绕重点任务持续推进，各项工作有序开展，按时完成了年度确定的目标。"


def report_of(*lines: str) -> PastReport:
    return read_outline("\n".join(lines))


def headings(sections: tuple[ReportSection, ...]) -> list[str]:
    return [section.heading for section in sections if section.heading]


def test_the_json_has_exactly_the_agreed_shape() -> None:
    text = f"云汀县司法局2024年度法治政府建设情况报告\n县委：\n{FILLER}\n一、主要举措\n（一）抓学习。{FILLER}\n云汀县司法局\n2024年12月30日"

    told = outline_json(read_outline(text))

    assert list(told) == ["title", "unit", "year", "genre", "addressee", "signoff", "sections", "warnings"]
    assert told["signoff"] == {"unit": "云汀县司法局", "date": "2024年12月30日"}
    assert list(told["sections"][1]) == ["id", "role", "level", "number", "heading", "text", "children"]
    assert told["sections"][1]["children"][0]["level"] == 2
    assert told["sections"][1]["role"] == "measures"


def test_an_empty_text_is_nothing_known() -> None:
    report = read_outline("\n\n")

    assert (report.title, report.unit, report.year, report.genre, report.sections) == (None, None, None, None, ())


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("云汀县司法局关于2024年度法治政府建设情况的报告", "云汀县司法局"),
        ("2024年云汀县司法局法治政府建设工作总结", "云汀县司法局"),
        ("关于云汀县司法局2024年法治建设工作情况的报告", "云汀县司法局"),
        ("云汀县住房和城乡建设局2024年度法治政府建设年度报告", "云汀县住房和城乡建设局"),
        ("中共云汀县委全面依法治县委员会办公室2024年度法治建设工作报告", "中共云汀县委全面依法治县委员会办公室"),
        ("云汀县司法局局长述法报告", "云汀县司法局"),
        ("云汀县教育局“八五”普法中期工作总结", "云汀县教育局"),
        ("XX县司法局2024年度法治政府建设情况报告", None),
        ("某区教育局2024年普法工作总结", None),
        ("法治政府建设工作总结", None),
    ],
)
def test_the_unit_is_read_from_the_title_and_a_stand_in_is_no_unit(title: str, unit: str | None) -> None:
    report = report_of(title, FILLER, "一、主要做法", FILLER)

    assert report.title == title
    assert report.unit == unit


def test_without_a_unit_in_the_title_the_sign_off_names_it() -> None:
    report = report_of("2024年度法治政府建设情况报告", FILLER, "一、主要做法", FILLER, "云汀县水务局", "2025年1月6日")

    assert report.unit == "云汀县水务局"
    assert report.unit_type == "水利局"


def test_without_title_and_sign_off_the_opening_names_its_subject() -> None:
    report = report_of(
        "2024年，云汀县水务局坚持以习近平法治思想为指导，扎实推进法治建设，现将情况报告如下。", "一、主要做法", FILLER
    )

    assert report.title is None
    assert report.unit == "云汀县水务局"
    assert "没有找到标题，请补上" in report.warnings


def test_a_region_in_the_title_gives_way_to_the_government_that_signed() -> None:
    report = report_of(
        "云汀县2023年度法治政府建设情况报告", FILLER, "一、主要做法", FILLER, "云汀县人民政府", "2024年3月1日"
    )

    assert report.unit == "云汀县人民政府"


@pytest.mark.parametrize(
    ("signed", "year"),
    [("2025年1月6日", 2024), ("2024年12月30日", 2024), ("二〇二五年三月一日", 2024), ("2025.2.10", 2024)],
)
def test_a_report_signed_early_in_a_year_tells_of_the_year_before(signed: str, year: int) -> None:
    report = report_of("云汀县水务局法治政府建设情况报告", FILLER, "一、主要做法", FILLER, "云汀县水务局", signed)

    assert report.year == year
    assert report.signoff == ("云汀县水务局", signed)


def test_the_year_of_the_facts_wins_over_a_title_that_the_text_never_mentions() -> None:
    report = report_of(
        "2023年度法治政府建设情况报告",
        "2021年，我局扎实推进法治建设。",
        "一、主要做法",
        "2021年，全年开展培训。2021年底前完成清理。",
    )

    assert report.year == 2021
    assert any("2023年" in warning and "2021年" in warning for warning in report.warnings)


def test_years_inside_titles_of_documents_and_plans_are_not_the_year_of_the_facts() -> None:
    report = report_of(
        "云汀县水务局法治政府建设情况报告",
        "2022年，我局贯彻《法治政府建设实施纲要（2021—2025年）》和《2019年工作要点》。",
        "一、主要做法",
        FILLER,
        "二、2023年工作打算",
        "2023年，我局将做好三件事。2023年完成修订。",
    )

    assert report.year == 2022


def test_no_year_anywhere_is_none() -> None:
    report = report_of("云汀县水务局法治政府建设情况报告", FILLER, "一、主要做法", FILLER)

    assert report.year is None
    assert any("年份" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("云汀县水务局2024年度依法行政工作报告", "annual_report"),
        ("云汀县水务局2024年法治建设工作总结", "annual_report"),
        ("云汀县水务局2024年法治宣传教育工作总结", "campaign_summary"),
        ("云汀县水务局2024年度“谁执法谁普法”责任制落实情况报告", "campaign_summary"),
        ("云汀县水务局局长2024年度述法报告", "duty_report"),
        ("云汀县水务局主要负责人履行推进法治建设第一责任人职责情况的报告", "duty_report"),
        ("清流入户法润千家——云汀县2024年普法工作掠影", "feature"),
        ("云汀县2024年度法治政府建设工作要点", None),
        ("关于印发云汀县普法规划的通知", None),
    ],
)
def test_the_genre_is_told_by_the_title(title: str, genre: str | None) -> None:
    report = report_of(title, FILLER, "一、主要做法", FILLER)

    assert report.genre == genre


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("党政主要负责人履行推进法治建设第一责任人职责情况", Role.DUTY),
        ("加强组织领导，压实普法责任", Role.DUTY),
        ("推进法治政府建设的主要举措和成效", Role.MEASURES),
        ("坚持问题导向，提升执法水平", Role.MEASURES),
        ("补齐短板弱项，优化营商环境", Role.MEASURES),
        ("坚持靶向施治，解决突出问题", Role.MEASURES),
        ("全面履行监管职责，守护市场秩序", Role.MEASURES),
        ("落实企业主体责任，压实安全监管责任", Role.MEASURES),
        ("落实普法责任制，开展法治宣传", Role.MEASURES),
        ("强化领导责任，认真履行职责", Role.DUTY),
        ("聚焦群众急难愁盼问题，化解矛盾纠纷", Role.MEASURES),
        ("存在的不足和原因", Role.PROBLEMS),
        ("主要问题", Role.PROBLEMS),
        ("下一年度主要安排", Role.PLANS),
        ("2025年工作思路", Role.PLANS),
        ("努力方向", Role.PLANS),
        ("年度工作计划完成情况", Role.MEASURES),
        ("其他需要报告的情况", Role.OTHER),
        ("意见和建议", Role.OTHER),
    ],
)
def test_the_role_of_a_section_is_told_by_its_heading(heading: str, role: Role) -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告", FILLER, f"一、{heading}", FILLER, "二、推进依法治水", FILLER
    )

    assert report.sections[1].role is role


def test_where_the_heading_is_silent_the_text_and_the_place_tell_the_role() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        "一、推进依法治水",
        FILLER,
        "二、正视差距",
        "还存在一些不足：执法力量薄弱，专业人员不够，培训针对性有待加强。",
        "三、乘势而上再出发",
        "下一步，我局将继续加强执法培训，进一步完善制度，力争建成示范窗口。",
    )

    assert [section.role for section in report.sections[1:]] == [Role.MEASURES, Role.PROBLEMS, Role.PLANS]


def test_repeated_roles_get_numbered_ids_of_the_genre() -> None:
    report = report_of(
        "云汀县水务局2024年普法工作总结",
        FILLER,
        "一、加强组织领导",
        FILLER,
        "二、丰富载体",
        FILLER,
        "三、深化宣传",
        FILLER,
    )

    assert [section.id for section in report.sections] == ["preface", "organization", "content", "content-2"]


def test_items_that_run_in_are_parted_and_a_list_inside_a_sentence_is_not() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        "一、主要做法",
        "我局多措并举。一是抓好学习。集中学法8次。二是建好队伍。新增执法人员3名。",
        "二、存在不足",
        "主要表现在：一是人手少；二是经费紧；三是设备旧。",
    )

    measures, problems = report.sections[1:]
    assert headings(measures.children) == ["抓好学习", "建好队伍"]
    assert [child.text for child in measures.children] == ["集中学法8次。", "新增执法人员3名。"]
    assert problems.children == ()
    assert problems.text == "主要表现在：一是人手少；二是经费紧；三是设备旧。"


def test_a_numbered_list_of_sentences_stays_text() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        "一、存在问题",
        "1、学习不够深入。",
        "2、执法力量不足。",
        "二、下步打算",
        FILLER,
    )

    assert report.sections[1].text == "1、学习不够深入。\n2、执法力量不足。"
    assert report.sections[1].children == ()


def test_a_date_or_a_decimal_at_the_start_of_a_line_is_no_number() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        "一、主要做法",
        "12.4国家宪法日期间开展宣传6场。",
        "3.5万份资料发放到户，群众反响良好。",
    )

    assert report.sections[1].children == ()
    assert "12.4国家宪法日" in report.sections[1].text


def test_a_slip_of_brackets_does_not_move_a_section_to_another_level() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        *("一、主要做法", FILLER, "（二）存在问题", FILLER, "三、下步打算", FILLER),
    )

    assert headings(report.sections) == ["主要做法", "存在问题", "下步打算"]


def test_half_a_sentence_cut_by_a_page_is_joined_to_its_other_half() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        "2024年，我局坚持以习近平法治思想为指导，把法治建设纳入年度重点任务，坚持做",
        "",
        "到有法必依、执法必严，各项工作取得实效。",
        "一、主要做法",
        FILLER,
    )

    assert "坚持做到有法必依" in report.sections[0].text


def test_a_sign_off_of_two_units_and_a_seal_is_read() -> None:
    report = report_of(
        "云汀县法治政府建设情况报告",
        FILLER,
        "一、主要做法",
        FILLER,
        "中共云汀县委",
        "云汀县人民政府（盖章）",
        "2025年2月1日",
    )

    assert report.signoff == ("中共云汀县委、云汀县人民政府", "2025年2月1日")
    assert report.sections[-1].text == FILLER


def test_what_follows_the_sign_off_is_left_out_and_said() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        "一、主要做法",
        FILLER,
        "云汀县水务局",
        "2025年2月1日",
        "附件：统计表",
        FILLER,
    )

    assert report.sections[-1].text == FILLER
    assert any("落款之后" in warning for warning in report.warnings)


def test_the_files_name_stands_in_for_a_missing_title_only_if_it_is_one() -> None:
    text = f"{FILLER}\n一、主要做法\n{FILLER}"

    named, unnamed = (
        read_outline(text, "云汀县水务局2024年度法治政府建设情况报告（定稿）_20250106.docx"),
        read_outline(text, "新建文档3.docx"),
    )

    assert named.title == "云汀县水务局2024年度法治政府建设情况报告"
    assert unnamed.title is None


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("云汀县融媒体中心", "融媒体中心"),
        ("云汀区葭湾街道办事处", "街道办"),
        ("中共云汀区委宣传部", "区委宣传部"),
        ("云汀区葭湾街道司法所", "司法所"),
        ("云汀县市场监督管理局", "市场监管局"),
        ("云汀县石桥镇人民政府", "镇政府"),
        ("云汀县人民政府", "人民政府"),
        ("云汀县钓鱼爱好者之家", None),
    ],
)
def test_the_type_of_a_unit_is_told_by_the_end_of_its_name(unit: str, kind: str | None) -> None:
    assert unit_type_of(unit) == kind


def test_a_page_of_numbered_samples_gives_the_first_under_its_own_title() -> None:
    report = report_of(
        "2024年法治政府建设工作总结范文精选3篇",
        "法治政府建设工作总结【第一篇】",
        "（一）健全机构。及时调整领导小组，明确职责分工。",
        "（二）规范执法。全年办理案件12件，均依法办结。",
        "法治政府建设工作总结【第二篇】",
        "（一）宣传发动。发放资料900份。",
    )

    assert report.title == "法治政府建设工作总结"
    assert headings(report.sections) == ["健全机构", "规范执法"]


def test_the_last_of_a_run_of_items_is_an_item_even_without_text_of_its_own() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        "一、存在问题",
        "一是人手少。法制审核人员仅1名。二是形式旧。",
        "二、下步打算",
        FILLER,
    )

    assert headings(report.sections[1].children) == ["人手少", "形式旧"]


def test_items_counted_through_the_whole_report_stay_below_their_headings() -> None:
    report = report_of(
        "云汀县2024年法治政府建设情况报告",
        FILLER,
        *("一、主要做法", "（一）抓统筹", "1.强化领导。召开会议3次。", "2.强化督查。督查2轮。"),
        *("（二）抓执法", "3.规范程序。公示信息90条。", "二、下步打算", FILLER),
    )

    first, second = report.sections[1].children
    assert headings(first.children) == ["强化领导", "强化督查"]
    assert headings(second.children) == ["规范程序"]
    assert headings(report.sections) == ["主要做法", "下步打算"]


def test_without_headings_problems_and_plans_are_told_by_how_they_open() -> None:
    report = report_of(
        "云汀市文化局2024年法治政府建设情况报告",
        FILLER,
        f"在执法方面，{FILLER}",
        "回顾全年，我们也清醒看到，不足仍然不少。检查方式单一，案卷评查不够；普法的针对性不强。",
        "新的一年，我们将抓好三件事。要建立案例指导制度；要办好两期培训。",
    )

    assert [section.role for section in report.sections][-2:] == [Role.PROBLEMS, Role.PLANS]


def test_a_years_main_work_before_other_matters_is_the_next_years_plan() -> None:
    report = report_of(
        "云汀县水务局2024年度法治政府建设情况报告",
        FILLER,
        *("一、工作开展情况", FILLER, "二、存在的短板", "（一）人手少。", "（二）形式旧。"),
        *("三、2025年重点工作", "（一）抽查完结率达到100%。", "（二）成立调解委员会。"),
        *("四、其他需要报告的事项", "收到检察建议1份，已回复。"),
    )

    assert [section.role for section in report.sections][-2:] == [Role.PLANS, Role.OTHER]


def test_brief_items_without_text_are_headings_where_their_fellows_are_and_may_count() -> None:
    report = report_of(
        "云汀县司法局2024年度法治政府建设情况报告", FILLER, "一、主要举措",
        f"（一）抓学习。{FILLER}", f"（二）抓执法。{FILLER}",
        "二、2025年工作安排", "（一）组织案卷评查4次。", "（二）开展执法轮训。",
    )  # fmt: skip

    assert headings(report.sections[-1].children) == ["组织案卷评查4次", "开展执法轮训"]


def test_brief_items_among_longer_ones_stay_text_with_them() -> None:
    report = report_of(
        "云汀县司法局2024年度法治政府建设情况报告", FILLER, "一、主要举措",
        f"（一）抓学习。{FILLER}", f"（二）抓执法。{FILLER}",
        "二、2025年工作安排", "（一）组织案卷评查4次。", "（二）添置记录仪，每月抽查回放2回。",
    )  # fmt: skip

    assert report.sections[-1].text == "（一）组织案卷评查4次。\n（二）添置记录仪，每月抽查回放2回。"


@pytest.mark.parametrize("heading", ["五、明确方向，做好2025年工作", "五、2025年重点工作", "五、找准方向再出发"])
def test_a_last_heading_that_turns_to_the_year_to_come_is_of_plans(heading: str) -> None:
    report = report_of(
        "云汀县司法局2024年度法治政府建设情况报告", FILLER, f"一、抓执法。{FILLER}", f"{heading}。一是组织轮训；二是添置设备。"
    )  # fmt: skip

    assert report.sections[-1].role is Role.PLANS


def test_a_working_party_at_the_start_of_a_section_is_the_leaders_duty() -> None:
    report = report_of(
        "云汀县司法局2024年度法治政府建设情况报告", FILLER,
        "一、坚持党的领导，强化法治保障。成立法治建设工作专班，由局长任组长，全年召开会议3次。", f"二、抓执法。{FILLER}",
    )  # fmt: skip

    assert report.sections[1].role is Role.DUTY


def test_the_parts_of_a_notice_are_no_parts_of_a_report() -> None:
    report = report_of("关于报送2024年度普法工作总结的通知", "各股室：", "一、主要举措", FILLER, "二、存在问题", FILLER)

    assert {section.role for section in report.sections if section.heading} == {Role.OTHER}


def test_a_report_without_a_title_that_has_all_parts_of_a_yearly_report_is_one() -> None:
    report = report_of(
        "2024年，云汀县司法局扎实推进法治政府建设。", "一、法治建设推进情况", FILLER, "二、主要负责人履行职责情况", FILLER,
        "三、不足之处", FILLER, "四、下一步安排", FILLER, "云汀县司法局", "2025年1月6日",
    )  # fmt: skip

    assert (report.title, report.genre, report.year) == (None, "annual_report", 2024)


def test_a_feature_that_ends_with_what_is_still_intended_ends_with_plans() -> None:
    report = report_of(
        "把调解桌搬上渡口——云汀县司法局工作纪实", "本刊通讯员　温小溪　文/图", 2 * FILLER,
        "一条船，载来调解员", 2 * FILLER, "一盏灯，照亮归家路", 2 * FILLER, "潮起潮落，渡口常新", f"来年，他们还打算把夜校搬上船。{2 * FILLER}",
    )  # fmt: skip

    assert headings(report.sections) == ["一条船，载来调解员", "一盏灯，照亮归家路", "潮起潮落，渡口常新"]
    assert report.sections[-1].role is Role.PLANS


def test_a_page_in_one_line_with_no_blank_before_its_items_is_parted() -> None:
    report = report_of(
        f"云汀县司法局2024年度法治政府建设工作总结 2024年，云汀县司法局扎实工作。{FILLER}一、主要工作：（一）强化调解。全年调解纠纷。{FILLER}"
        f"（二）规范执法。全年立案。{FILLER}二、存在问题：宣传形式单一。{FILLER}三、2025年工作计划：每月开播普法直播间两期。云汀县司法局 2025年1月3日"
    )  # fmt: skip

    assert headings(report.sections) == ["主要工作", "存在问题", "2025年工作计划"]
    assert report.signoff == ("云汀县司法局", "2025年1月3日")


def test_a_list_of_attachments_above_the_sign_off_is_no_part_of_the_plans() -> None:
    report = report_of(
        "云汀县“八五”普法工作总结", FILLER, "一、主要做法", FILLER, "二、下一步打算", "推动精准普法。",
        "附件1：经费统计表", "附件2：典型案例", "云汀县司法局", "2025年11月20日",
    )  # fmt: skip

    assert report.sections[-1].text == "推动精准普法。"


def test_since_when_somebody_holds_office_is_no_year_of_the_report() -> None:
    report = report_of(
        "2023年度述法报告",
        "我于2021年9月任云汀镇镇长，现将本人履职情况述法如下。",
        "一、抓决策",
        FILLER,
        "二、不足",
        FILLER,
    )

    assert report.year == 2023


def test_the_prologue_of_a_feature_is_its_preface() -> None:
    report = report_of(
        "把调解桌搬上渡口——云汀县司法局工作纪实", "【引子】", 2 * FILLER, "◆ 一条船载来调解员", 2 * FILLER, "◆ 一盏灯照亮归家路", 2 * FILLER,
        "文：温小溪　图：云汀发布", "编辑丨阿舟　审核丨罗川",
    )  # fmt: skip

    assert [section.role for section in report.sections] == [Role.PREFACE, Role.MEASURES, Role.MEASURES]
    assert report.sections[-1].text == 2 * FILLER
