import pytest

from bench.masking import measured
from bot.reading.masking import mask, names_told, stems, strangers
from bot.reading.wording import load_wording

WORDS = load_wording()
UNIT = "汐和区梧岭街道办事处"


def test_specifics_become_typed_slots() -> None:
    text = "5月16日印发《梧岭街道电梯加装办法》，组织“梧岭夜谈”议事会12场，参加居民300余人。"

    pattern = mask(text, WORDS, [UNIT])

    assert pattern == "〔日期〕印发〔文件〕，组织“〔单位〕”议事会〔数量:场〕，参加居民〔数量:人〕。"


def test_the_stem_of_the_unit_is_masked_wherever_it_stands() -> None:
    text = "梧岭街道与汐和区融媒体中心、汐和法院合作，在“汐和发布”开设专栏。"

    pattern = mask(text, WORDS, [UNIT])

    assert "梧岭" not in pattern
    assert "汐和" not in pattern


def test_national_formulations_laws_and_days_stay() -> None:
    text = (
        "深刻领悟“两个确立”的决定性意义，学习《中华人民共和国行政处罚法》，12月4日国家宪法日开展宣誓，推进“八五”普法。"
    )

    assert mask(text, WORDS, [UNIT]) == text


def test_blanks_of_templates_are_slots() -> None:
    assert mask("XX县司法局举办讲座", WORDS) == "〔单位〕司法局举办讲座"


def test_a_pattern_holds_no_digit_of_the_report() -> None:
    text = "全年受理732件，化解718件，化解率98%，追回工资152.4万元，较上年减少三成。"

    assert not any(char.isdigit() for char in mask(text, WORDS))


def test_strangers_are_the_names_that_only_this_report_has() -> None:
    text = "汐和区梧岭街道出台《梧岭街道议事规则》，主任邵一鸣到松坞社区调研，学习《行政处罚法》。"

    found = strangers(text, WORDS, [UNIT])

    assert {"汐和", "梧岭", UNIT, "《梧岭街道议事规则》", "邵一鸣", "松坞社区"} <= found
    assert "《行政处罚法》" not in found


def test_stems_are_the_bare_names_of_regions() -> None:
    assert set(stems(["汐和区梧岭街道办事处"])) == {"汐和", "梧岭"}


@pytest.mark.parametrize(
    ("text", "trace"),
    [
        ("网址www.yunting.gov.cn，邮箱ytfgk@163.com。", "yt"),
        ("村民老秦与陈阿婆的纠纷当场化解。", "秦"),
        ("由公职律师丁雪合法性审查。", "丁雪"),
        ("聘请宋予安、魏长青等为法律顾问。", "宋予安"),
        ("有事就进‘和事亭’坐坐。", "和事亭"),
        ("在青云渡口、万家福超市设立宣传点。", "青云"),
        ("检查建设路88号、G318线沿线商户。", "88"),
        ("力争创成全省交通运输法治示范单位。", "交通运输"),
        ("满意度位居全市第2位。", "第2"),
        ("调解员鲜翠娥家住石凹背，雒大爷也来帮忙。", "鲜翠娥"),
        ("调解员鲜翠娥家住石凹背，雒大爷也来帮忙。", "石凹背"),
        ("调解员鲜翠娥家住石凹背，雒大爷也来帮忙。", "雒"),
        ("镇长秋月任双组长，三次召开推进会。", "秋月"),
        ("午时，龙头村的樟树下坐满了人。", "龙头"),
        ("在沅芷江沿线立起宣传牌。", "沅芷"),
        ("桐湾木业的老板主动登记。", "桐湾"),
        ("场所分为ABC三级管理。", "ABC"),
        ("“普法班车”3条线路开到村口。", "3"),
        ("印发『一线执法百问（2023年版）』。", "一线执法百问"),
        ("这是今年的第二百零一次巡查。", "二百零一"),
    ],
)
def test_weak_traces_are_masked_too(text: str, trace: str) -> None:
    assert trace not in mask(text, WORDS)


def test_ordinary_words_that_look_like_names_stay() -> None:
    text = "任双组长，推动规范市场秩序，走访镇街，执法现场有记录，走好改革之路，方便居民安全出行。"

    assert mask(text, WORDS) == text


def test_words_of_the_trade_that_no_dictionary_has_stay() -> None:
    text = "核查卫片图斑，参训人员持证率提高，我局罚没款依法上缴，每所配备网格员，土地权属纠纷调处有序。"

    assert mask(text, WORDS) == text


@pytest.mark.parametrize("said", ["“这路灯修了三回，回回都管不到开春。”", "“我家的猪圈挪到坡下，行不行”"])
def test_what_a_person_said_is_masked_as_a_whole(said: str) -> None:
    assert mask(f"{said}会上有人问。", WORDS) == "〔引语〕会上有人问。"


def test_formulations_that_run_over_a_clause_stay() -> None:
    text = "围绕“坚持全面依法治国，推进法治中国建设”的要求开展工作。"

    assert mask(text, WORDS) == text


def test_numbers_of_items_stay() -> None:
    assert mask("1.推行柔性执法。2.严查重点领域。", WORDS) == "1.推行柔性执法。2.严查重点领域。"


def test_a_national_day_in_quotes_with_its_date_stays() -> None:
    text = "在「4·22世界地球日」「8·29测绘法宣传日」当天设台宣传。"

    assert mask(text, WORDS) == text


def test_stems_are_found_wherever_the_kind_of_region_may_be_taken_for_another_word() -> None:
    assert set(stems(["江南省云州市云屏区市场监督管理局", "鹭洲区城市管理执法局", "社旗县教育局", "芦汀县住房和城乡建设局"])) == {
        "江南", "云州", "云屏", "鹭洲", "社旗", "芦汀",
    }  # fmt: skip


def test_national_days_in_quotes_and_anniversaries_of_all_stay() -> None:
    text = "“3·15”国际消费者权益日期间开展宣传，纪念全民普法40周年。"

    assert mask(text, WORDS) == text


def test_a_name_that_the_report_gives_away_once_is_masked_everywhere() -> None:
    report = "村支书罗大勇牵头建起“和事亭”。一年来，和事亭评理不断，罗大勇最忙。"

    pattern = mask("一年来，和事亭评理不断，罗大勇最忙。", WORDS, told=names_told(report, WORDS))

    assert "和事亭" not in pattern
    assert "罗大勇" not in pattern


def test_of_a_bench_of_invented_reports_hardly_anything_is_left_and_nothing_national_is_lost() -> None:
    found = measured()

    assert found.leaks <= 0.02 * found.specifics
    assert found.lost == 0


def test_the_how_manieth_national_day_it_was_is_of_one_year() -> None:
    assert mask("第5个民法典宣传月期间开展宣传", WORDS) == "〔数量:个〕民法典宣传月期间开展宣传"
    assert mask("第十一个国家宪法日前后", WORDS) == "〔数量:个〕国家宪法日前后"
