import pytest

from bot.errors import BadInput, NotFound
from tests.desk_fakes import LI, ZHANG, World, open_world

NOTES = "收到\n全年普法42场\n受理复议案件58件"


@pytest.fixture
def draft(world: World) -> str:
    return world.desk.open_draft(ZHANG)


def snapshot(world: World, draft: str) -> dict[str, object]:
    return world.desk.snapshot(ZHANG, draft)


def test_one_sentence_opens_the_brief(world: World, draft: str) -> None:
    said = world.say(draft, "我们是云屏区司法局，起草2024年度述法报告")

    brief = world.desk.snapshot(ZHANG, draft)["brief"]
    assert (brief["unit"], brief["year"], brief["genre"]) == ("云屏区司法局", 2024, "duty_report")
    assert said.startswith("记下了：云屏区司法局，2024年度，述法报告。")
    assert world.desk.snapshot(ZHANG, draft)["title"] == "云屏区司法局主要负责人2024年度述法报告"


def test_the_bot_first_says_what_it_understood_then_asks_one_thing(world: World, draft: str) -> None:
    said = world.say(draft, "我们是云屏区司法局", NOTES)

    assert "读了20字，记下2条事实：一、主要举措和成效2条" in said
    assert "1处" in said
    assert "寒暄" in said
    assert said.endswith("今年有哪些不足？")


def test_no_question_is_put_twice(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", NOTES)

    said = [world.say(draft, word) for word in ("跳过", "稍后", "暂无")]

    assert said[0].endswith("明年打算做什么？")
    assert "今年有哪些不足" not in "".join(said)
    assert "明年打算做什么" not in "".join(said[1:])


def test_what_was_skipped_is_still_listed_as_missing(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", NOTES, "跳过")

    said = world.say(draft, "还缺什么")

    assert "二、存在的不足：今年有哪些不足？" in said
    assert "三、下步安排：明年打算做什么？" in said


def test_an_answer_becomes_a_fact_of_the_section_asked_about(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", NOTES)

    said = world.say(draft, "新进人员多")

    fact = world.desk.snapshot(ZHANG, draft)["facts"][-1]
    assert (fact["text"], fact["section"]) == ("新进人员多", "problems")
    assert "放在“二、存在的不足”" in said


def test_a_deed_told_to_a_question_about_shortcomings_is_no_shortcoming(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", NOTES)

    world.say(draft, "6月还办了1场宪法讲座")

    assert world.desk.snapshot(ZHANG, draft)["facts"][-1]["section"] == "measures"


def test_the_same_paste_is_said_and_not_added_twice(world: World, draft: str) -> None:
    world.say(draft, NOTES)

    said = world.say(draft, NOTES.replace("\n", "\n\n"))

    assert "和之前贴的一样" in said
    assert len(world.desk.snapshot(ZHANG, draft)["facts"]) == 2


def test_two_values_are_asked_about_and_the_choice_settles_it(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局")
    reply = world.desk.reply(ZHANG, draft, "受理复议案件58件\n受理复议案件56件")

    said = world.say(draft, "以第一个为准")

    assert reply.options[:2] == ("58件", "56件")
    assert "按58件写" in said
    assert world.desk.snapshot(ZHANG, draft)["conflicts"] == []


def test_a_choice_that_names_neither_value_is_asked_again(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", "受理复议案件58件\n受理复议案件56件")

    said = world.say(draft, "好像都不对")

    assert "58件" in said
    assert len(world.desk.snapshot(ZHANG, draft)["conflicts"]) == 1


def test_a_fact_is_changed_and_struck_out_by_its_number(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", NOTES)

    world.say(draft, "第1条改成45场", "删掉第2条")

    facts = world.desk.snapshot(ZHANG, draft)["facts"]
    assert [(fact["text"], fact["status"]) for fact in facts] == [
        ("全年普法45场", "待核"),
        ("受理复议案件58件", "作废"),
    ]
    assert facts[0]["quote"] == "全年普法42场"


def test_a_number_that_no_fact_has_is_said(world: World, draft: str) -> None:
    assert "没有这一条" in world.say(draft, NOTES, "删掉第9条")


def test_the_sign_off_of_the_notes_names_the_unit(world: World, draft: str) -> None:
    said = world.say(draft, "全年普法42场\n落款：青禾镇人民政府")

    assert "单位就按它写" in said
    assert world.desk.snapshot(ZHANG, draft)["brief"]["unit"] == "青禾镇人民政府"


def test_the_bare_name_of_a_unit_is_enough_while_none_is_known(world: World, draft: str) -> None:
    world.say(draft, NOTES, "开始起草")

    said = world.say(draft, "云屏区司法局")

    assert said.startswith("记下了：云屏区司法局")


def test_new_material_after_drafting_is_said_to_be_unwritten(world: World) -> None:
    draft = world.drafted()

    assert "还没写进正文" in world.say(draft, "新增调解9场")
    assert "要更新请说“重新起草”" in world.say(draft, "单位改成青禾街道办事处")


def test_courtesy_does_not_pass_over_the_question_that_waits(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", NOTES, "谢谢")

    world.say(draft, "新进人员多")

    assert world.desk.snapshot(ZHANG, draft)["facts"][-1]["section"] == "problems"


def test_a_deleted_draft_takes_its_files_along(world: World) -> None:
    draft = world.drafted()
    name = world.desk.exports.write(ZHANG, draft, "comment")["name"]

    world.desk.delete(ZHANG, draft)

    assert not (world.folder / "exports" / draft / name).exists()
    assert world.desk.drafts(ZHANG) == []


def test_a_year_of_five_digits_is_refused_and_nothing_changes(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局，起草2025年度述法报告")

    said = world.say(draft, "起草20255年度法治政府建设情况报告")

    assert "“20255”不对" in said
    assert world.desk.snapshot(ZHANG, draft)["brief"]["year"] == 2025
    assert world.desk.snapshot(ZHANG, draft)["brief"]["genre"] == "duty_report"


def test_an_unknown_genre_is_said_with_those_that_there_are(world: World, draft: str) -> None:
    reply = world.desk.reply(ZHANG, draft, "帮我写一份讲话稿")

    assert "“讲话稿”这种文种我还不会写" in reply.text
    assert reply.options == ("法治政府建设年度报告", "普法工作总结", "述法报告")


@pytest.mark.parametrize(("message", "says"), [(" \n\t", "还没有写字"), ("材料" * 100_000, "一次最多10万字")])
def test_nothing_and_too_much_are_refused_in_one_sentence(world: World, draft: str, message: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        world.desk.reply(ZHANG, draft, message)

    assert world.desk.snapshot(ZHANG, draft)["messages"] == []
    assert world.desk.snapshot(ZHANG, draft)["facts"] == []


def test_too_much_material_in_all_is_refused_and_what_was_there_stays(world: World, draft: str) -> None:
    for number in range(5):
        world.say(draft, f"{number}" + "材料" * 49_000)

    said = world.say(draft, "9" + "材料" * 49_000)

    assert "这一次没有存" in said
    assert len(world.desk.snapshot(ZHANG, draft)["facts"]) == 5


def test_what_is_unclear_is_asked_back_and_a_click_does_it(world: World, draft: str) -> None:
    reply = world.desk.reply(ZHANG, draft, "领导出庭应诉")

    world.say(draft, reply.options[0])

    assert [fact["text"] for fact in world.desk.snapshot(ZHANG, draft)["facts"]] == ["领导出庭应诉"]


def test_a_file_is_read_like_a_paste_and_named_after_itself(world: World, draft: str) -> None:
    messages = world.desk.add_file(ZHANG, draft, "C:\\台账\\十二月.txt", "全年普法42场".encode())

    assert messages[0]["content"] == "（上传文件）十二月.txt"
    assert "记下1条事实" in messages[1]["content"]
    assert world.desk.snapshot(ZHANG, draft)["facts"][0]["source"] == {"note": "十二月.txt", "line": 1}


@pytest.mark.parametrize(("data", "says"), [(b"MZ\x90", "不是文档"), (b"  \n", "没有文字")])
def test_a_file_that_cannot_be_used_is_refused_and_leaves_no_trace(
    world: World, draft: str, data: bytes, says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        world.desk.add_file(ZHANG, draft, "材料.docx", data)

    assert world.desk.snapshot(ZHANG, draft)["messages"] == []


def test_the_chat_keeps_a_long_paste_short_and_the_notes_keep_it_whole(world: World, draft: str) -> None:
    notes = "\n".join(f"普法活动第{number}期" for number in range(200))

    messages = world.desk.converse(ZHANG, draft, notes)

    assert len(messages[0]["content"]) < 500
    assert len(world.desk.snapshot(ZHANG, draft)["facts"]) == 200


def test_another_person_sees_none_of_it(world: World, draft: str) -> None:
    world.say(draft, NOTES)

    for ask in (
        lambda: world.desk.snapshot(LI, draft),
        lambda: world.desk.events(LI, draft, 0),
        lambda: world.desk.reply(LI, draft, "还缺什么"),
        lambda: world.desk.exports.write(LI, draft, "comment"),
        lambda: world.desk.delete(LI, draft),
    ):
        with pytest.raises(NotFound):
            ask()

    assert world.desk.drafts(LI) == []


def test_the_whole_conversation_comes_back_after_a_restart(world: World, draft: str) -> None:
    world.say(draft, "我们是云屏区司法局", NOTES)
    before = world.desk.snapshot(ZHANG, draft)
    world.desk.close()
    world.store.close()

    again = open_world(world.folder)

    assert again.desk.snapshot(ZHANG, draft) == before
    assert again.say(draft, "新进人员多").startswith("记下了，1条，放在“二、存在的不足”")


def test_another_genre_keeps_the_texts_that_fit_it(world: World) -> None:
    draft = world.drafted()

    world.desk.bench.change_brief(ZHANG, draft, {"genre": "duty_report"})

    sections = world.desk.snapshot(ZHANG, draft)["sections"]
    assert [section["id"] for section in sections[:3]] == ["preface", "duty", "problems"]
    assert world.texts(draft)["problems"] == "办案人员偏少。"
    assert world.texts(draft)["measures"] == "全年普法42场。受理复议案件58件。"


def test_a_question_of_the_writer_is_asked_after_drafting(world: World) -> None:
    draft = world.drafted()

    last = world.desk.snapshot(ZHANG, draft)["messages"][-1]

    assert last["content"].endswith("原因是什么？")


def test_half_a_character_is_left_out_of_a_message(world: World, draft: str) -> None:
    world.say(draft, "全年调解7场\ud800\x00")

    assert world.desk.snapshot(ZHANG, draft)["facts"][0]["text"] == "全年调解7场"
