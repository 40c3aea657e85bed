import threading
from pathlib import Path

import pytest

from bot.domain.work import Progress, SectionState, WorkState
from bot.errors import BadInput
from tests.desk_fakes import ZHANG, FakeWriter, World, open_world


def kinds(world: World, draft: str) -> list[str]:
    return [event["kind"] for event in world.desk.events(ZHANG, draft, 0)["events"]]


def save(world: World, draft: str, section: str, text: str) -> None:
    revision = next(one["revision"] for one in world.desk.snapshot(ZHANG, draft)["sections"] if one["id"] == section)
    world.desk.sections.save(ZHANG, draft, section, text, revision)


class Gate:
    """Stops the writer between the pieces of one section until it is opened."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.reached = threading.Event()
        self.open = threading.Event()

    def __call__(self, section: str) -> None:
        if section == self.section:
            self.reached.set()
            assert self.open.wait(10)


def begun(folder: Path, section: str, text: str = "全年普法42场\n不足：办案人员偏少") -> tuple[World, Gate, str]:
    """A job that stands still in the midst of a section."""
    gate = Gate(section)
    world = open_world(folder, FakeWriter(between=gate))
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)
    world.say(draft, text)
    world.desk.start(ZHANG, draft)
    assert gate.reached.wait(10)
    return world, gate, draft


def test_a_whole_draft_is_written_and_told_section_by_section(world: World) -> None:
    draft = world.drafted()

    snapshot = world.desk.snapshot(ZHANG, draft)
    assert world.texts(draft)["measures"] == "全年普法42场。受理复议案件58件。"
    assert world.states(draft)["other"] == "empty"
    assert snapshot["state"] == "ready"
    assert snapshot["status"].startswith("已完成：4个部分")
    assert [one["heading"] for one in snapshot["sections"]][:3] == ["", "一、主要举措和成效", "二、存在的不足"]
    told = kinds(world, draft)
    assert told.index("start") < told.index("section_start") < told.index("section_end") < told.index("done")


def test_a_running_job_shows_its_progress_and_the_half_text(tmp_path: Path) -> None:
    world, gate, draft = begun(tmp_path, "problems")

    snapshot = world.desk.snapshot(ZHANG, draft)

    assert (snapshot["state"], snapshot["status"]) == ("drafting", "正在起草 2/4")
    assert world.states(draft)["problems"] == "drafting"
    gate.open.set()
    world.desk.wait(draft)
    assert world.texts(draft)["problems"] == "办案人员偏少。"


def test_a_second_job_on_the_same_draft_is_refused(tmp_path: Path) -> None:
    world, gate, draft = begun(tmp_path, "problems")

    with pytest.raises(BadInput, match="正在起草"):
        world.desk.start(ZHANG, draft)

    gate.open.set()
    world.desk.wait(draft)


def test_stopping_keeps_what_was_written_and_what_stood_before(tmp_path: Path) -> None:
    world, gate, draft = begun(tmp_path, "problems")

    world.desk.stop(ZHANG, draft)
    gate.open.set()
    world.desk.wait(draft)

    assert world.states(draft) == {
        "preface": "drafted",
        "measures": "drafted",
        "problems": "failed",
        "plans": "empty",
        "other": "empty",
    }
    assert world.texts(draft)["problems"] == "办案人员"
    assert world.desk.snapshot(ZHANG, draft)["state"] == "ready"


def test_a_persons_words_and_locked_parts_are_never_written_over(world: World) -> None:
    draft = world.drafted()
    save(world, draft, "problems", "人员力量不足。")
    world.desk.sections.lock(ZHANG, draft, "measures", True)
    world.say(draft, "新增调解9场")

    says = world.desk.start(ZHANG, draft)
    world.desk.wait(draft)

    assert world.texts(draft)["problems"] == "人员力量不足。"
    assert world.texts(draft)["measures"] == "全年普法42场。受理复议案件58件。"
    assert "“一、主要举措和成效”、“二、存在的不足”是您改过或锁定的，不动" in says
    assert says in [message["content"] for message in world.desk.snapshot(ZHANG, draft)["messages"]]


def test_with_every_part_guarded_nothing_starts(world: World) -> None:
    draft = world.drafted()
    for section in ("preface", "measures", "problems", "plans", "other"):
        world.desk.sections.lock(ZHANG, draft, section, True)

    with pytest.raises(BadInput, match="不会覆盖"):
        world.desk.start(ZHANG, draft)


def test_words_written_while_the_job_runs_stand(tmp_path: Path) -> None:
    world, gate, draft = begun(tmp_path, "measures")
    save(world, draft, "problems", "我自己写的不足。")

    gate.open.set()
    world.desk.wait(draft)

    assert world.texts(draft)["problems"] == "我自己写的不足。"
    assert world.states(draft)["problems"] == "edited"
    assert "没有覆盖" in world.desk.snapshot(ZHANG, draft)["messages"][-1]["content"]


def test_rewriting_ones_own_words_wants_a_yes(world: World) -> None:
    draft = world.drafted()
    save(world, draft, "problems", "人员力量不足。")

    asked = world.desk.reply(ZHANG, draft, "重写第二部分")
    unchanged = world.texts(draft)["problems"]
    world.say(draft, asked.options[0])
    world.desk.wait(draft)

    assert unchanged == "人员力量不足。"
    assert "确定吗" in asked.text
    assert world.texts(draft)["problems"] == "办案人员偏少。"
    assert [one["text"] for one in world.desk.sections.revisions(ZHANG, draft, "problems")][1] == "人员力量不足。"


def test_only_the_named_part_is_written(world: World) -> None:
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)
    world.say(draft, "全年普法42场\n不足：办案人员偏少", "只写第二部分")
    world.desk.wait(draft)

    assert [name for name, text in world.texts(draft).items() if text] == ["problems"]


def test_a_writer_that_fails_is_said_and_the_text_is_kept(tmp_path: Path) -> None:
    world = open_world(tmp_path, FakeWriter(fails_at="problems"))

    draft = world.drafted()

    snapshot = world.desk.snapshot(ZHANG, draft)
    assert snapshot["state"] == "failed"
    assert snapshot["status"] == "失败：模型没有回答。写出来的文字都在，请重试。"
    assert world.texts(draft)["measures"].startswith("全年普法42场")
    assert world.states(draft)["problems"] == "failed"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_ours_ends_the_job_too(tmp_path: Path) -> None:
    world = open_world(tmp_path, FakeWriter(fails_at="problems", error=ZeroDivisionError("made for this test")))

    draft = world.drafted()

    assert world.desk.snapshot(ZHANG, draft)["status"].startswith("失败：起草时出了意外")
    world.writer.fails_at = None
    world.desk.start(ZHANG, draft)
    world.desk.wait(draft)
    assert world.texts(draft)["problems"] == "办案人员偏少。"


def test_after_a_crash_the_section_in_the_making_has_failed_with_its_text(world: World) -> None:
    draft = world.drafted()
    world.store.mark_section(draft, "problems", SectionState.DRAFTING)
    world.store.put_progress(draft, Progress(WorkState.DRAFTING, "正在起草 1/4", 1, 4))

    again = open_world(world.folder)

    assert again.states(draft)["problems"] == "failed"
    assert again.texts(draft)["problems"] == "办案人员偏少。"
    assert again.desk.snapshot(ZHANG, draft)["status"].startswith("失败：上次起草中断了")


def test_a_part_whose_facts_are_gone_is_emptied_by_a_new_draft(world: World) -> None:
    draft = world.drafted("全年普法42场\n其他材料一份")
    world.desk.bench.change_fact(ZHANG, draft, "F2", {"section": "other"})
    world.desk.start(ZHANG, draft)
    world.desk.wait(draft)
    filled = world.texts(draft)["other"]

    world.desk.bench.change_fact(ZHANG, draft, "F2", {"status": "作废"})
    world.desk.start(ZHANG, draft)
    world.desk.wait(draft)

    assert filled == "其他材料一份。"
    assert world.texts(draft)["other"] == ""


def test_drafting_without_facts_is_offered_as_a_frame(world: World) -> None:
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)

    reply = world.desk.reply(ZHANG, draft, "开始起草")
    world.say(draft, reply.options[0])
    world.desk.wait(draft)

    assert "还没有读到事实" in reply.text
    assert world.texts(draft)["plans"] == "【待补充：明年打算做什么？】"


def test_a_section_is_written_anew_as_the_person_wishes(world: World) -> None:
    draft = world.drafted()
    work = world.store.load(ZHANG, draft)

    world.desk.bench.jobs.start(work, ["problems"], "更精炼")
    world.desk.wait(draft)

    assert world.texts(draft)["problems"] == "（更精炼）办案人员偏少。"
    assert world.texts(draft)["measures"] == "全年普法42场。受理复议案件58件。"


def test_a_wish_that_needs_a_model_is_refused_before_anything_is_touched(world: World) -> None:
    draft = world.drafted()
    work = world.store.load(ZHANG, draft)

    with pytest.raises(BadInput, match="要有语言模型"):
        world.desk.bench.jobs.start(work, ["problems"], "写得押韵")

    assert not world.desk.bench.jobs.running(draft)
    assert world.desk.snapshot(ZHANG, draft)["state"] == "ready"


def test_the_chat_says_which_part_the_model_did_not_write_and_why(world: World) -> None:
    draft = world.drafted()

    world.desk.bench.jobs.start(world.store.load(ZHANG, draft), ["problems"], "写成诗")
    world.desk.wait(draft)

    said = world.desk.snapshot(ZHANG, draft)["messages"][-1]["content"]
    assert "“二、存在的不足”按范式写成，没有用模型的文字：模型太慢。" in said
