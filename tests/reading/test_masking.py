from bot.reading.masking import mask, stems, strangers
from bot.reading.wording import load_wording

WORDS = load_wording()
UNIT = "汐和区梧岭街道办事处"


def test_specifics_become_typed_slots() -> None:
    text = "5月16日印发《梧岭街道电梯加装办法》，组织“梧岭夜谈”议事会12场，参加居民300余人。"

    pattern = mask(text, WORDS, [UNIT])

    assert pattern == "〔日期〕印发〔文件〕，组织“〔单位〕夜谈”议事会〔数量:场〕，参加居民〔数量:人〕。"


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
    text = "全年受理736件，化解721件，化解率98%，追回工资152.4万元，较上年减少三成。"

    assert not any(char.isdigit() for char in mask(text, WORDS))


def test_strangers_are_the_names_that_only_this_report_has() -> None:
    text = "汐和区梧岭街道出台《梧岭街道议事规则》，主任邵一鸣到松坞社区调研，学习《行政处罚法》。"

    found = strangers(text, WORDS, [UNIT])

    assert {"汐和", "梧岭", UNIT, "《梧岭街道议事规则》", "邵一鸣", "松坞社区"} <= found
    assert "《行政处罚法》" not in found


def test_stems_are_the_bare_names_of_regions() -> None:
    assert set(stems(["汐和区梧岭街道办事处"])) == {"汐和", "梧岭"}
