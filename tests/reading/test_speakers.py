"""Who speaks in a pasted chat, and which lines only say where words come from."""

from bot.domain.genre import Role
from tests.reading.clerk import read, words, zones

FORWARDED = (
    "转发自 梧汀水务大家庭(63)\n"
    "———— 2024-12-18 ————\n"
    "管网科 阿柏\n"
    "管网巡查今年走了486公里\n"
    "阿柏\n"
    "漏点补了37处\n"
    "---------- Forwarded Message ----------\n"
    "来自 法规科 施老师\n"
    "执法检查630家次\n"
    "水质站 小葛\n"
    "问题 你们说说\n"
    "施老师\n"
    "学法律的少 办案容易拖\n"
    "小葛\n"
    "夜间巡查跟不上\n"
    "明年\n"
    "阿柏\n"
    "1 管网巡查 600公里 以上 \n"
)


def test_names_on_lines_of_their_own_and_the_heads_of_a_forwarded_chat_are_no_facts() -> None:
    told = "".join(words(read(FORWARDED)))

    assert "486公里" in told and "37处" in told and "630家次" in told
    for name in ("阿柏", "施老师", "小葛", "大家庭", "Forwarded"):
        assert name not in told


def test_what_was_asked_in_a_chat_heads_all_answers_until_the_next_question() -> None:
    found = zones(read(FORWARDED))

    assert [role for text, role in found.items() if "学法律" in text or "夜间" in text] == [Role.PROBLEMS] * 2
    assert not any("你们说说" in text for text in found)


def test_a_bound_behind_an_amount_stays_with_it() -> None:
    assert "600公里以上" in words(read(FORWARDED))[-1]


def test_two_words_on_a_line_are_no_speaker_where_few_lines_have_that_form() -> None:
    assert words(read("法律顾问 阿柏\n执法检查630家次")) == ["法律顾问，阿柏", "执法检查630家次"]


def test_a_short_line_behind_a_block_heads_what_follows() -> None:
    sheet = read(
        "■ 本子上的\n讲座办了36场\n检查630家次\n隐患改了41处\n■ 局长自己说的\n学法时间不够\n夜间巡查跟不上\n案卷质量不高\n"
    )

    assert not any("本子上" in text or "自己说" in text for text in words(sheet))


def test_a_list_behind_blocks_is_a_list() -> None:
    assert words(read("■ 成立专班\n■ 清理管网\n■ 讲座36场\n")) == ["成立专班", "清理管网", "讲座36场"]
