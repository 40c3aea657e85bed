"""What must not leave the building goes out as tokens and comes back as it was, however the answer is cut in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.disguise import Disguise, MangledToken, Restoring, disguised
from bot.reading.wording import load_wording

NAMES = load_wording().names


def sent(*texts: str) -> tuple[list[str], Disguise]:
    return disguised(texts, NAMES)


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("局长张志远主持召开专题会3次", "局长〔姓名1〕主持召开专题会3次"),
        ("参加人员：张伟、李娜、王强。", "参加人员：〔姓名1〕、〔姓名2〕、〔姓名3〕。"),
        ("当事人王小花，电话13812345678", "当事人〔姓名1〕，电话〔电话1〕"),
        ("值班电话0871-6812345", "值班电话〔电话1〕"),
        ("身份证530102199001011234", "身份证〔证件号1〕"),
        ("卡号6222021234567890123", "卡号〔卡号1〕"),
        ("应诉（2025）云0102行初12号案", "应诉〔案号1〕案"),
        ("作出云市监罚字〔2025〕12号处罚决定", "作出〔案号1〕处罚决定"),
        ("查扣云A·12345号车辆", "查扣〔车牌1〕号车辆"),
        ("邮箱fazhi.ke@yunping.gov.cn", "邮箱〔邮箱1〕"),
    ],
)
def test_names_and_numbers_of_persons_and_cases_stay_here(text: str, goes: str) -> None:
    texts, disguise = sent(text)
    assert texts == [goes]
    assert disguise.restored(goes) == text


@pytest.mark.parametrize(
    "text",
    [
        "云屏区司法局印发《云屏区行政执法监督办法》（云司发〔2025〕5号）",
        "全年开展普法宣传42场，受教育3000人次，12348热线接听咨询1.2万件",
        "做到安全、高效、廉洁，程序、方法、时间都有记录",
    ],
)
def test_what_a_report_is_made_of_goes_as_it_is(text: str) -> None:
    assert sent(text)[0] == [text]


def test_a_value_has_one_token_in_the_whole_request() -> None:
    texts, disguise = sent("局长张志远主持。张志远强调抓落实。", "副局长李明参加，张志远讲话")
    assert texts == ["局长〔姓名1〕主持。〔姓名1〕强调抓落实。", "副局长〔姓名2〕参加，〔姓名1〕讲话"]
    assert disguise.hidden() == {"姓名": 2}


def test_a_short_number_inside_a_longer_one_is_left_alone() -> None:
    texts, _ = sent("电话13812345678", "编号9138123456780")
    assert texts[1] == "编号9138123456780"


@pytest.mark.parametrize("said", ["〔姓名1〕", "【姓名1】", "[姓名 1]", "（姓名1）", "〔姓名１〕"])
def test_a_token_in_other_brackets_is_known(said: str) -> None:
    _, disguise = sent("局长张志远主持召开会议")
    assert disguise.restored(f"{said}主持。") == "张志远主持。"


@pytest.mark.parametrize("said", ["〔姓名9〕", "〔姓名〕", "〔姓名一〕", "姓名1", "〔姓名1", "姓名1〕", "〔电话1〕"])
def test_a_token_that_is_invented_or_broken_is_refused(said: str) -> None:
    _, disguise = sent("局长张志远主持召开会议")
    restoring = Restoring(disguise)
    with pytest.raises(MangledToken):
        _ = [restoring.add(f"由{said}主持。"), restoring.end()]


def test_what_looked_like_a_token_before_stays_what_it_was() -> None:
    texts, disguise = sent("咨询电话1部，表格有〔姓名1〕一栏，局长张志远主持")
    assert texts == ["咨询电话1部，表格有〔姓名1〕一栏，局长〔姓名2〕主持"]
    assert disguise.restored(texts[0]) == "咨询电话1部，表格有〔姓名1〕一栏，局长张志远主持"


def test_without_anything_to_hide_an_answer_is_not_touched() -> None:
    _, disguise = sent("普法42场")
    restoring = Restoring(disguise)
    assert restoring.add("〔") == "〔"
    assert restoring.add("姓名7〕") == "姓名7〕"


def test_text_that_can_be_no_token_is_not_kept_waiting() -> None:
    restoring = Restoring(sent("局长张志远主持")[1])
    assert [restoring.add(piece) for piece in ("全年", "（含第", "三季度）〔", "姓", "名1", "〕主")] == [
        "全年", "（含第", "三季度）", "", "", "张志远主",
    ]  # fmt: skip


WORDS = st.sampled_from(
    [
        "局长张志远",
        "主持",
        "副局长李明",
        "，电话13812345678",
        "。",
        "当事人王小花",
        "（2025）云0102行初12号",
        "普法42场",
        "云A·12345",
        "〔",
        "〕",
        "姓",
        "姓名",
        "电话",
        "身份证530102199001011234",
        "：",
        "、",
        "3",
        "\n",
        "ab@c.cn",
    ]
)


@given(st.lists(WORDS, max_size=30), st.lists(st.integers(1, 7), min_size=1))
def test_what_goes_out_comes_back_whole_however_it_is_cut(words: list[str], lengths: list[int]) -> None:
    text = "".join(words)
    (goes,), disguise = sent(text)
    restoring, came, at, turn = Restoring(disguise), "", 0, 0
    while at < len(goes):
        length = lengths[turn % len(lengths)]
        came += restoring.add(goes[at : at + length])
        at, turn = at + length, turn + 1
    assert came + restoring.end() == text


@given(st.lists(WORDS, max_size=30))
def test_no_phone_or_identity_number_is_in_what_goes_out(words: list[str]) -> None:
    (goes,), _ = sent("，".join(words))
    assert "13812345678" not in goes and "530102199001011234" not in goes and "张志远" not in goes


@given(
    st.lists(
        st.sampled_from(["〔", "〕", "姓名", "姓", "名", "1", "2", "9", "电话", "主持", "（", "）", "一"]), max_size=12
    )
)
def test_whatever_a_model_makes_of_tokens_none_reaches_the_draft(pieces: list[str]) -> None:
    _, disguise = sent("局长张志远与副局长李明主持会议")
    restoring = Restoring(disguise)
    try:
        came = "".join([*map(restoring.add, pieces), restoring.end()])
    except MangledToken:
        return
    assert "〔姓名1〕" not in came and "〔姓名2〕" not in came and "〔姓名9〕" not in came
