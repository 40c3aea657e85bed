"""Shapes of reports that are seldom met: letters that carry a report, decimal numbers, papers and pages from elsewhere."""

from bot.domain.genre import Role
from bot.reading.outline import outline_json, read_outline
from bot.reading.roles import all_sections

LONG = "全年共召开专题会议研究相关事项并逐项抓好落实，各项制度运行平稳，群众反映良好，下面分别说明。"


def headings(text: str) -> list[str]:
    """Every heading with its level and role."""
    return [
        f"{section.level} {section.role} {section.heading}"
        for section in all_sections(read_outline(text).sections)
        if section.heading
    ]


def test_decimal_numbers_stand_below_the_whole_ones_and_a_heading_may_begin_with_a_year() -> None:
    found = headings(f"""云屏区统计局2025年度法治政府建设情况报告
1. 主要举措和成效
1.1 依法开展统计调查
{LONG}
1.2 严格执行数据审核
{LONG}
2. 存在的不足和原因
一是力量不足；二是经费紧张。
3.2026年工作打算
{LONG}
云屏区统计局
2026年1月8日""")

    assert found == [
        "1 measures 主要举措和成效",
        "2 measures 依法开展统计调查",
        "2 measures 严格执行数据审核",
        "1 problems 存在的不足和原因",
        "1 plans 2026年工作打算",
    ]


def test_a_date_with_a_dot_at_the_start_of_a_line_numbers_nothing() -> None:
    text = f"云屏区司法局2024年度法治政府建设情况报告\n一、主要举措\n12.4国家宪法日当天开展宣誓\n{LONG}\n二、存在问题\n{LONG}"

    assert headings(text) == ["1 measures 主要举措", "1 problems 存在问题"]


def test_a_heading_with_a_comma_behind_its_number_is_not_joined_to_its_text() -> None:
    found = headings(f"""青麦县粮食局2023年法治政府建设情况报告
一,主要工作举措和成效
{LONG}
二,党政主要负责人履行推进法治建设第一责任人职责情况
局党组书记,局长主持会议研究法治工作四次,并抽查了三个库点.
三,存在的不足和原因
{LONG}""")

    assert found[1] == "1 duty 党政主要负责人履行推进法治建设第一责任人职责情况"


def test_parts_and_sections_in_words_are_two_levels() -> None:
    found = headings(f"""青麦县粮食局2023年度法治政府建设情况报告
第一部分  主要工作和成效
第一节  守住收购秩序
{LONG}
第二节  规范库存检查
{LONG}
第二部分  存在的不足和原因
{LONG}""")

    assert found == [
        "1 measures 主要工作和成效",
        "2 measures 守住收购秩序",
        "2 measures 规范库存检查",
        "1 problems 存在的不足和原因",
    ]


def test_items_with_nothing_below_are_headings_where_one_beside_them_has_text() -> None:
    found = headings(f"""青麦县粮食局2023年度法治政府建设情况报告
一、主要工作
{LONG}
二、存在的问题
（一）库点监管不够细。
（二）执法力量不足。
全县只有三名持证人员，主要是编制紧张。
三、下一步打算
（一）加强培训，提升能力。
（二）加强巡查，守住底线。""")

    assert "2 problems 库点监管不够细" in found and "2 problems 执法力量不足" in found
    assert not any("加强培训" in heading for heading in found)


def test_of_a_letter_with_the_report_it_carries_only_the_report_is_read() -> None:
    report = read_outline(f"""青麦县粮食局关于报送2023年度
法治政府建设情况报告的函
县委依法治县办：
现将我局报告呈上，请查收。
附件：1.青麦县粮食局2023年度法治政府建设情况报告
2.粮食流通检查统计表
青麦县粮食局
2024年1月5日
附件1
青麦县粮食局2023年度法治政府建设情况报告
一、主要举措和成效
{LONG}
二、存在的不足和原因
{LONG}
青麦县粮食局
2024年1月5日""")

    assert (report.title, report.genre) == ("青麦县粮食局2023年度法治政府建设情况报告", "annual_report")
    assert [section.heading for section in report.sections] == ["主要举措和成效", "存在的不足和原因"]
    assert any("只读了报告本身" in warning for warning in report.warnings)


def test_a_notice_that_carries_nothing_is_still_a_notice() -> None:
    report = read_outline(f"青麦县粮食局关于印发普法责任清单的通知\n各科室：\n{LONG}\n一、提高认识\n{LONG}")

    assert report.genre is None


def test_a_title_may_begin_with_a_post_on_a_line_of_its_own() -> None:
    report = read_outline(f"栗山区云埠街道党工委书记\n2024年度述法报告\n一、履职情况\n{LONG}\n二、存在问题\n{LONG}")

    assert report.title == "栗山区云埠街道党工委书记2024年度述法报告"


def test_what_a_site_of_sample_texts_puts_around_a_title_is_no_part_of_it() -> None:
    report = read_outline(
        f"【范文】青麦县粮食局2023年度法治政府建设情况报告（通用版）\n一、主要举措\n{LONG}\n二、存在问题\n{LONG}"
    )

    assert report.title == "青麦县粮食局2023年度法治政府建设情况报告"


PIECE = f"""把法条讲进茶馆里
——青麦县司法局基层普法侧记
2024-10-09 09:20:11  来源：青麦晚报  编辑：小禾
开场的锣声一响，茶馆里坐满了人，青麦县司法局的老调解员端着茶碗走上台，讲起了邻里之间那点事。
一张方桌
{LONG}
一盏长灯
夜深了，灯还亮着，茶客们三三两两往家走，说着刚才那出戏里的对错。新的征程上，他们将继续走村串户，把道理讲到人心里。
文字 | 木子    审核 | 秋白
点个“在看”，转给更多人
阅读 8031   赞 12   在看 5
值班主编：阿远  校对：小满"""


def test_a_feature_takes_unit_and_year_from_its_subtitle_and_from_the_day_it_came_out() -> None:
    report = read_outline(PIECE.replace("锣声一响", "锣声今年又响"))

    assert (report.unit, report.year, report.genre) == ("青麦县司法局", 2024, "feature")


def test_the_last_part_of_a_feature_that_only_looks_ahead_tells_plans() -> None:
    assert [section.role for section in read_outline(PIECE).sections if section.heading] == [
        Role.MEASURES,
        Role.PLANS,
    ]


def test_what_editors_and_readers_left_below_a_feature_is_gone() -> None:
    told = str(outline_json(read_outline(PIECE)))

    assert not [word for word in ("木子", "秋白", "在看", "8031", "阿远", "小满") if word in told]


def test_lines_broken_at_a_narrow_margin_are_joined_though_a_website_stands_around_them() -> None:
    body = "\n".join(
        [
            "“七五”普法五年里，青麦县粮食局", "在县委、县政府领导下，逐年压紧", "普法责任制，结合粮食流通监管工",
            "作特点，把法律送到田头和粮库，", "规划任务全部完成。现将主要做法", "总结如下：",
            "一、健全班子，压实责任，让普法", "工作有人来抓", "普法领导小组由局长牵头，领导小",
            "组，办公室设在法规科，十二个库", "点全部落实了专人，按季度通报进", "展，按年度开展考核。",
            "二、守住粮库，走进田头，让农户", "听得明白", "在粮库门口建成法治长廊，编印收",
            "购政策问答发到售粮农户手中，得", "到广泛好评。",
        ]
    )  # fmt: skip
    report = read_outline(f"""某某资料网_普法宣传范文大全
当前栏目：首页 > 范文 > 普法 > 正文内容在这里
青麦县粮食局“七五”普法工作总结
时间：2021-01-18   作者：guest   点击：615   加入收藏
{body}
推荐访问：普法 粮食 五年规划总结
上一篇：某某局普法验收汇报""")

    assert [section.heading for section in report.sections if section.heading] == [
        "健全班子，压实责任，让普法工作有人来抓",
        "守住粮库，走进田头，让农户听得明白",
    ]


def test_a_section_is_what_most_of_its_headings_are() -> None:
    found = headings(f"""青麦县粮食局“八五”普法工作总结
一、聚力在统字上下功夫
（一）健全领导机制
{LONG}
（二）健全责任机制
{LONG}
二、聚力在准字上下功夫
{LONG}""")

    assert found[0] == "1 duty 聚力在统字上下功夫"
