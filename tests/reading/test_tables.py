"""Rows pasted from a spreadsheet, as sentences."""

from bot.domain.genre import Role
from tests.reading.clerk import read, words, zones

LEDGER = """条线\t时间\t内容\t数量\t说明
执法\t全年\t立案\t41件\t罚款36.5万元
其中：\t\t非法取水\t17件\t
其中：\t\t占用河道\t24件\t
普法\t3.22到3.28\t“世界水日”宣传\t资料1200份\t现场咨询860人次
不足\t1\t持证的只有3个人\t\t编制少
打算\t1\t2025年6月底前持证的补到8人\t\t
"""


def test_a_row_of_a_ledger_is_one_fact_in_the_order_of_a_sentence() -> None:
    sheet = read(LEDGER)

    assert words(sheet)[0] == "全年立案41件，罚款36.5万元"
    assert words(sheet)[3].startswith("3.22到3.28")
    assert "1200份" in words(sheet)[3]
    assert "860人次" in words(sheet)[3]


def test_the_header_of_a_ledger_is_no_fact() -> None:
    sheet = read(LEDGER)

    assert not any("条线" in text or "数量" in text for text in words(sheet))


def test_rows_of_which_belong_to_the_row_above_them() -> None:
    sheet = read(LEDGER)

    within = [fact.text for fact in sheet.facts if fact.label == "其中"]
    assert within == ["非法取水17件", "占用河道24件"]


def test_the_first_column_opens_zones_and_gives_the_cause_of_a_problem() -> None:
    sheet = read(LEDGER)

    problem = next(fact for fact in sheet.facts if fact.zone is Role.PROBLEMS)
    assert problem.text == "持证的只有3个人，主要是编制少"
    assert [fact.text for fact in sheet.facts if fact.zone is Role.PLANS] == ["2025年6月底前持证的补到8人"]


def test_the_serial_number_of_a_row_is_not_told() -> None:
    sheet = read("序号\t工作内容\t完成情况\n1\t普法讲座\t36场\n2\t执法检查\t630家次，发现隐患72处\n")

    assert [text.replace("，", "") for text in words(sheet)] == ["普法讲座36场", "执法检查630家次发现隐患72处"]


def test_a_correction_row_sets_the_ledger_right() -> None:
    sheet = read(LEDGER + "更正\t12.23\t上面立案罚款写错了，应为35.6万元，以这个为准\t\t\n")

    assert words(sheet)[0] == "全年立案41件，罚款35.6万元"


def test_a_table_without_a_head_gives_a_fact_a_row() -> None:
    sheet = read("普法\t讲座\t36场\n执法\t检查\t630家次\n")

    assert [text.replace("，", "") for text in words(sheet)] == ["讲座36场", "检查630家次"]
    assert [fact.part for fact in sheet.facts] == ["普法", "执法"]


YEARS = "年份\t法治讲座（场）\t普法经费（万元）\n2021年\t31\t4.5\n2022年\t38\t5.2\n2023年\t44\t6.8\n"


def test_a_matrix_by_years_tells_each_measure_over_all_years_with_its_unit() -> None:
    sheet = read(YEARS, year=2023, genre="campaign_summary")

    assert words(sheet) == [
        "2021年至2023年，法治讲座分别为31场、38场和44场",
        "2021年至2023年，普法经费分别为4.5万元、5.2万元和6.8万元",
    ]


def test_a_correction_for_one_year_changes_only_the_cell_of_that_year() -> None:
    sheet = read(YEARS + "更正：2022年法治讲座应为37场，以此为准\n", year=2023, genre="campaign_summary")

    assert words(sheet)[0] == "2021年至2023年，法治讲座分别为31场、37场和44场"


QUARTERS = (
    "指标\t一季度\t二季度\t三季度\t四季度\t全年合计\n"
    "受理信访件（件）\t412\t388\t451\t399\t1650\n普法活动（场）\t6\t9\t8\t12\t35\n"
)


def test_measures_by_quarters_tell_each_quarter_and_the_sum() -> None:
    sheet = read(QUARTERS)

    assert len(sheet.facts) == 2
    for value in ("412件", "388件", "451件", "399件", "1650件"):
        assert value in words(sheet)[0]
    for value in ("6场", "9场", "8场", "12场", "35场"):
        assert value in words(sheet)[1]


def test_a_matrix_by_platforms_tells_each_row_with_the_names_of_its_columns() -> None:
    sheet = read("平台\t粉丝\t普法作品数\n抖音“河畔说法”\t12.5万\t236条\n视频号\t3.5万\t88条\n")

    assert words(sheet) == ["抖音“河畔说法”粉丝12.5万，普法作品236条", "视频号粉丝3.5万，普法作品88条"]


def test_the_total_of_a_matrix_is_told_once_beside_its_rows() -> None:
    sheet = read("单位\t讲座（场）\t资料（份）\n东片\t12\t640\n西片\t24\t560\n合计\t36\t1200\n")

    told = "".join(words(sheet))
    for value in ("12场", "640份", "24场", "560份", "36场", "1200份"):
        assert told.count(value) == 1


def test_the_quote_of_a_matrix_fact_shows_every_number_that_it_tells() -> None:
    sheet = read(YEARS, year=2023, genre="campaign_summary")

    assert all(value in sheet.facts[0].quote for value in ("31", "38", "44"))


def test_lines_after_a_table_are_read_as_lines_again() -> None:
    sheet = read(LEDGER + "\n另外普法讲座办了36场\n")

    assert "另外普法讲座办了36场" in words(sheet)
    assert zones(sheet)["另外普法讲座办了36场"] is None


def test_a_table_in_markdown_gives_a_fact_a_row_without_its_marks() -> None:
    sheet = read(
        "| 项目 | 数量 | 备注 |\n|:---|---:|---|\n| **行政检查** | 356 次 | 联合检查 12 次 |\n| 行政处罚 | 41 件 | |\n"
    )

    assert words(sheet) == ["行政检查356次，联合检查12次", "行政处罚41件"]
    assert "**行政检查** | 356 次" in sheet.facts[0].quote


def test_a_table_on_a_gap_below_another_has_a_head_of_its_own() -> None:
    sheet = read("项目\t数量\n行政检查\t356次\n\n指标\t上年合计\t本年合计\n普法活动\t30场\t36场\n")

    assert words(sheet) == ["行政检查356次", "普法活动36场（上年30场）"]


def test_a_table_on_a_gap_below_a_line_of_plans_tells_of_the_year() -> None:
    sheet = read("明年打算：培训15场以上\n\n项目\t数量\n行政检查\t356次\n行政处罚\t41件\n")

    assert zones(sheet)["行政检查356次"] is None


def test_what_stands_under_last_years_head_says_so_itself() -> None:
    assert words(read("上年数据：\n1、接访45批\n2、信访件120件\n")) == ["上年接访45批", "上年信访件120件"]
    assert words(read("上年同期：办结案件28件\n")) == ["上年办结案件28件"]


def test_a_number_takes_its_unit_from_the_head_of_its_column() -> None:
    sheet = read(
        "项目\t全年（场）\n法治讲座\t31\n“送法进渔港”\t12\n\n项目\t家次\n日常检查\t210\n\n对象\t规模（万人次）\n渔民\t1.2\n"
    )

    assert words(sheet) == ["法治讲座31场", "“送法进渔港”12场", "日常检查210家次", "渔民1.2万人次"]


def test_a_number_takes_its_unit_from_the_name_of_its_row() -> None:
    sheet = read("培训场次\t46\n参训人数\t1200\n普法活动（场）\t38\n")

    assert words(sheet) == ["培训46场次", "参训1200人", "普法活动38场"]


def test_a_unit_above_the_table_or_in_a_heads_last_words_holds_for_its_numbers() -> None:
    sheet = read("执法情况（单位：件）\n事项\t合计数\n立案\t18\n\n名称\t数量/单位：场\n听证会\t4\n")

    assert words(sheet) == ["立案18件", "听证会4场"]


MERGED = "类别\t指标\t2022\t2023\t合计\n普法\t讲座（场）\t14\t16\t30\n\t受众（万人次）\t1.4\t1.6\t3.0\n"


def test_a_merged_first_cell_holds_for_the_rows_below_it() -> None:
    sheet = read(MERGED, year=2023, genre="campaign_summary")

    assert words(sheet) == [
        "2022年至2023年，讲座分别为14场和16场（合计30场）",
        "2022年至2023年，受众分别为1.4万人次和1.6万人次（合计3.0万人次）",
    ]
    assert [fact.part for fact in sheet.facts] == ["普法", "普法"]


def test_a_series_down_the_months_ends_with_the_total_of_the_table() -> None:
    sheet = read("月份\t宣传（场）\t参加（人次）\n1月\t6\t410\n2月\t4\t260\n合计\t10\t670\n")

    assert [text[text.index("（") :] for text in words(sheet)] == ["（合计10场）", "（合计670人次）"]


def test_what_is_amiss_and_what_is_to_be_done_about_it_go_to_two_parts() -> None:
    sheet = read("问题\t原因\t2025年对策\n持证人员少\t编制少\t上半年补到8人\n")

    assert zones(sheet) == {"持证人员少，主要是编制少": Role.PROBLEMS, "上半年补到8人": Role.PLANS}


HALVES = (
    "填表人：办公室\t口径：全年数\n"
    "序号\t事项\t单位\t上半年\t下半年\t全年\t备注\n"
    "1\t排查隐患\t处\t31\t46\t77\t\n"
    "2\t其中:仓库隐患\t处\t12\t20\t32\t整改28处\n"
    "3\t其中:码头隐患\t处\t19\t26\t45\t\n"
    "\t合计（2至3行）\t处\t31\t46\t77\t和第1行一致\n"
    "4\t普法经费\t万元\t2.5\t4.1\t6.6\t\n"
)


def test_beside_its_two_halves_the_year_alone_is_told_with_the_unit_of_its_own_column() -> None:
    sheet = read(HALVES)

    assert words(sheet) == ["排查隐患77处", "仓库隐患32处，整改28处", "码头隐患45处", "普法经费6.6万元"]
    assert [fact.label for fact in sheet.facts] == ["", "其中", "其中", ""]


def test_a_half_is_kept_with_its_period_where_the_year_is_told() -> None:
    sheet = read(HALVES)

    assert ("上半年普法经费", "2.5") in sheet.facts[-1].row


def test_a_half_that_stands_alone_says_that_it_is_one() -> None:
    sheet = read("事项\t单位\t上半年\t全年\n普法讲座\t场\t9\t\n")

    assert words(sheet) == ["上半年，普法讲座9场"]


def test_a_second_sheet_has_a_head_of_its_own() -> None:
    sheet = read(HALVES + "\nSheet2  办公室\n项目\t数量\t单位\t说明\n持证人员\t29\t人\t全员合格\n")

    assert words(sheet)[-1] == "持证人员29人，全员合格"
